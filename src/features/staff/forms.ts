import { z } from 'zod';

/** A repeated field counts once; anything but text counts as empty. */
const text = (most: number) =>
  z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().max(most).catch('')).catch('');

export const SignInForm = z.object({ email: text(254), password: text(2_000), next: text(500) });
export const NextForm = z.object({ next: text(500) });
export const PasswordForm = z.object({ current: text(2_000), password: text(2_000) });
export const LanguageForm = z.object({ lang: z.enum(['vi', 'en']).catch('vi') });

/** Enough to tell a typing slip from an address. */
export const looksLikeMail = (email: string): boolean => /^\s*[^\s@]+@[^\s@]+\s*$/.test(email);
