// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { CamelCasePlugin, type Kysely } from 'kysely';

/** What sign-in needs to know from the settings. */
export interface AuthSettings {
  /** 32 bytes or more; from HERZSTUECK_SECRET or the file made at first start. */
  secret: string;
  /** Origin under which people reach the server, for example https://ki.example.de */
  publicUrl: string;
  sendResetMail(user: { id: string; email: string; name: string }, token: string): Promise<void>;
}

/** Absolute length of a session; the idle limit lies in `src/auth/session.ts`. */
export const sessionHours = 12;

/** The options of better-auth; the schema in migrations/0002_auth.sql is generated from them and a test compares. */
export function authOptions(
  plain: Kysely<Record<string, Record<string, unknown>>>,
  settings: AuthSettings,
): BetterAuthOptions {
  const secure = settings.publicUrl.startsWith('https:');
  return {
    appName: 'Herzstück',
    secret: settings.secret,
    baseURL: settings.publicUrl,
    basePath: '/auth',
    trustedOrigins: [settings.publicUrl],
    database: { db: plain.withPlugin(new CamelCasePlugin()), type: 'postgres', transaction: true },
    user: { modelName: 'authUser' },
    session: { modelName: 'authSession', expiresIn: sessionHours * 3600, disableSessionRefresh: true },
    account: { modelName: 'authAccount' },
    verification: { modelName: 'authVerification' },
    rateLimit: { enabled: true, storage: 'database', modelName: 'authRateLimit' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      resetPasswordTokenExpiresIn: 3600,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => settings.sendResetMail(user, token),
    },
    plugins: [
      twoFactor({
        issuer: 'Herzstück',
        twoFactorTable: 'authTwoFactor',
        skipVerificationOnEnable: false,
      }),
    ],
    advanced: {
      database: { generateId: 'uuid' },
      cookiePrefix: secure ? '__Host-herzstueck' : 'herzstueck',
      useSecureCookies: false,
      defaultCookieAttributes: { secure, sameSite: 'lax', path: '/', httpOnly: true },
      ipAddress: { ipAddressHeaders: ['x-herzstueck-address'] },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  };
}

export const createAuth = (...args: Parameters<typeof authOptions>) => betterAuth(authOptions(...args));
