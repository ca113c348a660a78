import { z } from 'zod';

/** A repeated field counts once; anything but text counts as empty. */
const text = (most: number) =>
  z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().max(most).catch('')).catch('');

export const SignInForm = z.object({ email: text(254), password: text(2_000), next: text(500) });
export const NextForm = z.object({ next: text(500) });
export const PasswordForm = z.object({ current: text(2_000), password: text(2_000) });
export const LanguageForm = z.object({ lang: z.enum(['vi', 'en']).catch('vi') });
export const CodeForm = z.object({ code: text(100), next: text(500) });
export const AppForm = z.object({ code: text(100), sealed: text(500) });
/** What a browser says about a passkey, as JSON. */
export const PasskeyForm = z.object({ response: text(50_000), label: text(200), next: text(500) });
export const FactorForm = z.object({ which: text(2_000) });
export const SessionForm = z.object({ id: text(100) });

/** Enough to tell a typing slip from an address. */
export const looksLikeMail = (email: string): boolean => /^\s*[^\s@]+@[^\s@]+\s*$/.test(email);
