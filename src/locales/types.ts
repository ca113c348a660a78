/** A catalogue with exactly the keys of another: a missing or superfluous key is a type error. */
export type Texts<T> = { readonly [K in keyof T]: string };
