// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

const flag = z.enum(['0', '1', 'true', 'false']).transform((text) => text === '1' || text === 'true');

/** A time limit: whole seconds, up to an hour. */
const seconds = (name: string, usual: number) => {
  const error = `${name} muss eine ganze Zahl von 1 bis 3600 sein (Sekunden).`;
  return z.coerce.number({ error }).int(error).min(1, error).max(3600, error).default(usual);
};

const schema = z.object({
  PORT: z.coerce.number({ error: 'PORT muss eine Zahl sein.' }).int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  HERZSTUECK_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL muss mit postgres:// beginnen.')
    .optional(),
  DATABASE_ADMIN_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_ADMIN_URL muss mit postgres:// beginnen.')
    .optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(10),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'PUBLIC_URL muss eine Adresse sein, zum Beispiel https://ki.example.de' })
    .optional(),
  TRUSTED_PROXIES: z.string().default(''),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'SMTP_URL muss mit smtp:// oder smtps:// beginnen.')
    .optional(),
  MAIL_FROM: z.email('MAIL_FROM muss eine E-Mail-Adresse sein.').optional(),
  HERZSTUECK_SECRET: z.string().min(32, 'HERZSTUECK_SECRET muss mindestens 32 Zeichen haben.').optional(),
  HERZSTUECK_CLOCK: z.string().optional(),
  HERZSTUECK_BACKUP_KEY: z.string().min(32, 'HERZSTUECK_BACKUP_KEY muss mindestens 32 Zeichen haben.').optional(),
  HERZSTUECK_CONCERN_KEY: z.string().min(32, 'HERZSTUECK_CONCERN_KEY muss mindestens 32 Zeichen haben.').optional(),
  HERZSTUECK_EMERGENCY_FOLDER: z.string().min(1).optional(),
  HERZSTUECK_ALLOW_HTTP: flag.default(false),
  REQUEST_TIMEOUT: seconds('REQUEST_TIMEOUT', 120),
  HEADERS_TIMEOUT: seconds('HEADERS_TIMEOUT', 20),
  KEEP_ALIVE_TIMEOUT: seconds('KEEP_ALIVE_TIMEOUT', 65),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** The settings of the program, parsed once at start. */
export interface Settings {
  port: number;
  host: string;
  /** Absolute path; made with mode 0700. */
  dataFolder: string;
  databaseUrl: string | undefined;
  databaseAdminUrl: string | undefined;
  databasePool: number;
  /** Origin without a slash at the end. */
  publicUrl: string;
  trustedProxies: string[];
  smtpUrl: string | undefined;
  mailFrom: string;
  secret: string | undefined;
  backupKey: string | undefined;
  /** What the key of reports of worry about a child is made from. */
  concernKey: string | undefined;
  /** Absolute path; the emergency lists are copied into it. */
  emergencyFolder: string | undefined;
  /** Fixed starting time of the clock; refused with real data. */
  clock: Temporal.Instant | undefined;
  /** Seconds in which a whole request must have come. */
  requestTimeout: number;
  /** Seconds in which its head must have come. */
  headersTimeout: number;
  /** Seconds a connection is kept for the next request. */
  keepAliveTimeout: number;
  logLevel: string;
}

/** What is wrong with the settings: German sentences, all of them. */
export class SettingsError extends Error {
  readonly sentences: string[];
  constructor(sentences: string[]) {
    super(`Einstellungen stimmen nicht:\n- ${sentences.join('\n- ')}`);
    this.sentences = sentences;
  }
}

/**
 * Reads the settings from the environment. Empty variables count as not set.
 * @throws SettingsError with every mistake at once.
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (!result.success) {
    throw new SettingsError(result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const values = result.data;
  const problems: string[] = [];
  const publicUrl = values.PUBLIC_URL
    ? new URL(values.PUBLIC_URL).origin
    : `http://${values.HOST === '::1' ? '[::1]' : '127.0.0.1'}:${values.PORT}`;
  const publicHost = new URL(publicUrl).hostname;
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(publicHost);
  if (!loopback && publicUrl.startsWith('http:') && !values.HERZSTUECK_ALLOW_HTTP) {
    problems.push(
      'PUBLIC_URL: Ohne https sind Anmeldung und Kinderdaten nicht geschützt. Bitte eine https-Adresse angeben.',
    );
  }
  const proxies = values.TRUSTED_PROXIES.split(',')
    .map((text) => text.trim())
    .filter(Boolean);
  for (const proxy of proxies)
    if (isIP(proxy) === 0) problems.push(`TRUSTED_PROXIES: „${proxy}“ ist keine IP-Adresse.`);
  let clock: Temporal.Instant | undefined;
  if (values.HERZSTUECK_CLOCK) {
    try {
      clock = Temporal.Instant.from(values.HERZSTUECK_CLOCK);
    } catch {
      problems.push('HERZSTUECK_CLOCK: Bitte einen Zeitpunkt angeben, zum Beispiel 2026-11-27T09:00+01:00.');
    }
  }
  if (problems.length > 0) throw new SettingsError(problems);
  return {
    port: values.PORT,
    host: values.HOST,
    dataFolder: resolve(values.HERZSTUECK_DATA),
    databaseUrl: values.DATABASE_URL,
    databaseAdminUrl: values.DATABASE_ADMIN_URL,
    databasePool: values.DATABASE_POOL,
    publicUrl,
    trustedProxies: proxies,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM ?? `herzstueck@${loopback ? 'localhost.localdomain' : publicHost}`,
    secret: values.HERZSTUECK_SECRET,
    backupKey: values.HERZSTUECK_BACKUP_KEY,
    concernKey: values.HERZSTUECK_CONCERN_KEY,
    emergencyFolder: values.HERZSTUECK_EMERGENCY_FOLDER && resolve(values.HERZSTUECK_EMERGENCY_FOLDER),
    clock,
    requestTimeout: values.REQUEST_TIMEOUT,
    headersTimeout: Math.min(values.HEADERS_TIMEOUT, values.REQUEST_TIMEOUT),
    keepAliveTimeout: values.KEEP_ALIVE_TIMEOUT,
    logLevel: values.LOG_LEVEL,
  };
}
