import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { formerSecret, keptSecret } from './kept-secret.ts';
import { across, databasePath, peersOf } from './rules.ts';

/** Everything the environment says, parsed once. README has the table; a check keeps the two equal. */
export interface Config {
  port: number;
  host: string;
  /** Address that residents reach, without a slash at the end. */
  baseUrl: string;
  dataDir: string;
  /** SQLite file. */
  databaseFile: string;
  /** Unset: mail stays in the local mailbox. */
  smtpUrl: string | null;
  mailFrom: string;
  dkim: { domain: string; selector: string; privateKey: string } | null;
  /** Mailbox that bounces and replies come back to, `local@domain`, and where it is read; null: nobody reads one. */
  incoming: { address: string; imapUrl: string } | null;
  secretKey: string;
  /** The key before that one, until everything has been sealed anew. */
  secretKeyOld: string | null;
  /** A session of the desk ends after this long without use, and after `mostMs` in any case. */
  session: { idleMs: number; mostMs: number };
  /** Single sign-on of the city; null: none. */
  oidc: { issuer: string; clientId: string; clientSecret: string | null } | null;
  /** Addresses of proxies whose X-Forwarded-For is believed; false: none. */
  trustProxy: string[] | false;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Loads the demo city into an empty database. */
  demo: boolean;
  role: 'all' | 'web' | 'worker';
  production: boolean;
}

/** Every mistake of the environment at once, a line each. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const flag = z.enum(['1', '0', 'true', 'false', 'yes', 'no']).transform((v) => ['1', 'true', 'yes'].includes(v));
const url = (protocols: string[]) =>
  z
    .string()
    .refine(
      (v) => URL.canParse(v) && protocols.includes(new URL(v).protocol),
      `must start with ${protocols.map((p) => `${p}//`).join(' or ')}`,
    );

const PORT_WORDS = 'must be a whole number from 0 to 65535';

const Environment = z.object({
  PORT: z.coerce.number(PORT_WORDS).int(PORT_WORDS).min(0, PORT_WORDS).max(65535, PORT_WORDS).default(3000),
  HOST: z.string().default('127.0.0.1'),
  BASE_URL: url(['http:', 'https:']).optional(),
  DATA_DIR: z.string().default('./var'),
  DATABASE_URL: url(['file:']).optional(),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z.string().includes('@', 'must be a mail address').default('Hòm Thư <hom-thu@example.vn>'),
  MAIL_RETURN: z
    .string()
    .regex(/^[\w.-]{1,18}@[\w.-]+\.\w+$/, 'must be a mail address with at most 18 signs before the @, and no +')
    .optional(),
  IMAP_URL: url(['imap:', 'imaps:']).optional(),
  DKIM_DOMAIN: z.string().optional(),
  DKIM_SELECTOR: z.string().optional(),
  DKIM_PRIVATE_KEY: z.string().optional(),
  SECRET_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  SECRET_KEY_OLD: z.string().min(32, 'must have at least 32 characters').optional(),
  SESSION_IDLE_MINUTES: z.coerce.number('must be a number').int().min(5).max(1440).default(480),
  SESSION_MOST_HOURS: z.coerce.number('must be a number').int().min(1).max(720).default(168),
  OIDC_ISSUER: url(['http:', 'https:']).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  TRUST_PROXY: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DEMO: flag.optional(),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  NODE_ENV: z.string().optional(),
});
type Environment = z.output<typeof Environment>;

/** Names of all settings, for the check that the manual has each. */
export const SETTINGS = Object.keys(Environment.shape);
/** Settings that may also be given as NAME_FILE, a path to a file with the value. */
export const FILE_SETTINGS = [
  'SECRET_KEY',
  'SECRET_KEY_OLD',
  'SMTP_URL',
  'IMAP_URL',
  'DATABASE_URL',
  'DKIM_PRIVATE_KEY',
  'OIDC_CLIENT_SECRET',
];

/** Values that say something; `NAME_FILE` is read into NAME. */
function gather(environment: Record<string, string | undefined>, problems: string[]): Record<string, string> {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) if (value) given[name] = value;
  for (const name of FILE_SETTINGS) {
    const file = given[`${name}_FILE`];
    if (!file) continue;
    try {
      given[name] = readFileSync(file, 'utf8').trim();
    } catch {
      problems.push(`${name}_FILE: cannot read ${file}`);
    }
  }
  return given;
}

/**
 * @param environment usually that of the process; empty text counts as unset
 * @throws ConfigError with every problem, before anything has started
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const given = gather(environment, problems);
  const parsed = Environment.safeParse(given);
  if (!parsed.success)
    problems.push(...parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  problems.push(...across(given));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return assemble(parsed.data);
}

/** The configuration of this process. */
export const configOfProcess = (): Config => readConfig(process.env);

const oidcOf = ({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: secret }: Environment) =>
  issuer && clientId ? { issuer, clientId, clientSecret: secret ?? null } : null;

function assemble(e: Environment): Config {
  const dataDir = path.resolve(e.DATA_DIR);
  const production = e.NODE_ENV === 'production';
  return {
    port: e.PORT,
    host: e.HOST,
    baseUrl: (e.BASE_URL ?? `http://${e.HOST === '0.0.0.0' ? '127.0.0.1' : e.HOST}:${e.PORT}`).replace(/\/+$/, ''),
    dataDir,
    databaseFile: (e.DATABASE_URL && databasePath(e.DATABASE_URL)) || path.join(dataDir, 'homthu.db'),
    smtpUrl: e.SMTP_URL ?? null,
    mailFrom: e.MAIL_FROM,
    dkim:
      e.DKIM_DOMAIN && e.DKIM_SELECTOR && e.DKIM_PRIVATE_KEY
        ? { domain: e.DKIM_DOMAIN, selector: e.DKIM_SELECTOR, privateKey: e.DKIM_PRIVATE_KEY }
        : null,
    incoming: e.MAIL_RETURN && e.IMAP_URL ? { address: e.MAIL_RETURN, imapUrl: e.IMAP_URL } : null,
    ...secretsOf(e, dataDir),
    session: { idleMs: e.SESSION_IDLE_MINUTES * 60_000, mostMs: e.SESSION_MOST_HOURS * 3_600_000 },
    oidc: oidcOf(e),
    trustProxy: e.TRUST_PROXY ? peersOf(e.TRUST_PROXY) : false,
    logLevel: e.LOG_LEVEL,
    demo: e.DEMO ?? !production,
    role: e.ROLE,
    production,
  };
}

/** The present key and, while it is being changed, the one before. */
function secretsOf(e: Environment, dataDir: string): Pick<Config, 'secretKey' | 'secretKeyOld'> {
  if (e.SECRET_KEY) return { secretKey: e.SECRET_KEY, secretKeyOld: e.SECRET_KEY_OLD ?? null };
  try {
    return { secretKey: keptSecret(dataDir), secretKeyOld: e.SECRET_KEY_OLD ?? formerSecret(dataDir) };
  } catch (error) {
    throw new ConfigError([
      `DATA_DIR: cannot write ${dataDir} (${(error as NodeJS.ErrnoException).code}); name a folder that can be written`,
    ]);
  }
}
