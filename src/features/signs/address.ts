import type { Config } from '../../platform/config/config.ts';

/** What the QR holds: in capitals, so that alphanumeric mode is enough (ISO/IEC 18004 §7.4.4); scheme and host ignore case, our codes too. */
export const qrText = ({ baseUrl }: Pick<Config, 'baseUrl'>, code: string): string =>
  `${baseUrl}/${code}`.toUpperCase();

/** What a person types: host, and path if the program lives under one. */
export const shortAddress = ({ baseUrl }: Pick<Config, 'baseUrl'>, code: string): string =>
  `${baseUrl.replace(/^https?:\/\//, '')}/${code}`;

/** An address that only this machine understands must not be printed. */
export function isLocal({ baseUrl }: Pick<Config, 'baseUrl'>): boolean {
  const { hostname } = new URL(baseUrl);
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
