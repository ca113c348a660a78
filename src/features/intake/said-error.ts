/** A mistake as the page says it: a link to the field, and the sentence. */
export interface SaidError {
  field: string;
  message: string;
}
