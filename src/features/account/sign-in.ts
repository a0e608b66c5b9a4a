// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Account, findAccount, findSecondStep } from '../../auth/accounts.ts';
import { callAuth, isPassword } from '../../auth/calls.ts';
import { credentialMark, endEverything } from '../../auth/credentials.ts';
import {
  type AccountStep,
  type Attempt,
  claimCode,
  clearAttempts,
  forgiveAddress,
  startAttempt,
  startFromAddress,
} from '../../auth/rate-limit.ts';
import { beginFactor } from '../../auth/second-factor.ts';
import { registerSession } from '../../auth/session.ts';
import { openedToken } from '../../auth/session-cookie.ts';
import { writeSystemAudit } from '../../auth/system-audit.ts';
import type { AppContext } from '../../context.ts';
import { systemUserId } from '../../db/centre.ts';
import { operatorPath } from '../../web/paths.ts';
import type { Identity } from './input.ts';

/** Where an attempt comes from, and when. */
export interface Caller {
  /** Network address as our own first middleware wrote it down. */
  address: string;
  now: Temporal.Instant;
}

export type SignInResult =
  | { kind: 'wrong' }
  /** The code has been used a moment ago. */
  | { kind: 'used' }
  | { kind: 'limited'; waitMinutes: number }
  /** The challenge is too old or used up: begin again with the password. */
  | { kind: 'restart' }
  | { kind: 'second-step'; cookies: string[] }
  | { kind: 'set-up-factor'; cookies: string[] }
  | { kind: 'signed-in'; cookies: string[]; userId: string };

/** Counts an attempt for account and address before anything is checked. */
export async function admit(app: AppContext, step: AccountStep, email: string, caller: Caller): Promise<Attempt> {
  const fromAddress = await startFromAddress(app, step === 'reset' ? 'reset' : 'sign-in', caller.address, caller.now);
  if (!fromAddress.allowed) return fromAddress;
  return await startAttempt(app, step, email, caller.now);
}

/** The step was passed: nothing is counted against account and address. */
export async function settle(app: AppContext, step: AccountStep, email: string, caller: Caller): Promise<void> {
  await clearAttempts(app, step, email);
  await forgiveAddress(app, caller.address);
}

/**
 * Was password or second factor changed while this sign-in was going on? Then what it has opened was opened with the old
 * one and ends, with all else of the account: it cannot be told apart.
 */
async function overtaken(app: AppContext, userId: string, before: string): Promise<boolean> {
  if ((await credentialMark(app.database.db, userId)) === before) return false;
  await endEverything(app, userId);
  return true;
}

/**
 * First step: mail address and password. An unknown address is answered like a wrong password, after a hash of the same
 * cost (better-auth does it), and counted alike. Signing in through the municipality's identity provider (OIDC) would
 * attach here: a second way to the same `registerSession`.
 */
export async function signIn(
  app: AppContext,
  given: { email: string; password: string },
  caller: Caller,
): Promise<SignInResult> {
  const { now } = caller;
  const attempt = await admit(app, 'password', given.email, caller);
  if (!attempt.allowed) {
    await writeSystemAudit(app.database.db, { at: now, userId: null, event: 'session.start', outcome: 'limited' });
    return { kind: 'limited', waitMinutes: attempt.waitMinutes };
  }
  const account = await findAccount(app, given.email);
  const before = await credentialMark(app.database.db, account?.id ?? systemUserId);
  const answer = await callAuth(app, 'signInEmail', given);
  if (!answer.ok || !account || (await overtaken(app, account.id, before))) {
    const userId = account?.id ?? null;
    await writeSystemAudit(app.database.db, { at: now, userId, event: 'session.start', outcome: 'refused' });
    return { kind: 'wrong' };
  }
  await settle(app, 'password', given.email, caller);
  if (answer.data.twoFactorRedirect === true) return { kind: 'second-step', cookies: answer.cookies };
  const token = await openedToken(app, answer.cookies);
  const session = token === undefined ? undefined : await registerSession(app, token, now);
  if (session === undefined) return { kind: 'wrong' };
  // No second factor yet: the password was right, so a fresh secret can be made for the page that follows.
  await beginFactor(app, session, now);
  await writeSystemAudit(app.database.db, { at: now, userId: account.id, event: 'session.start' });
  return { kind: 'set-up-factor', cookies: answer.cookies };
}

/** Second step: a code of the app, or one of the recovery codes, each good once. The device is never remembered. */
export async function passSecondStep(
  app: AppContext,
  headers: Headers,
  way: 'totp' | 'recovery',
  code: string,
  caller: Caller,
): Promise<SignInResult> {
  const { now } = caller;
  const pending = await findSecondStep(app, headers);
  if (!pending) return { kind: 'restart' };
  const attempt = await admit(app, 'second-step', pending.email, caller);
  const log = (outcome: 'ok' | 'refused' | 'limited') =>
    writeSystemAudit(app.database.db, {
      at: now,
      userId: pending.id,
      event: way === 'totp' ? 'session.second_step' : 'session.recovery_code',
      outcome,
    });
  if (!attempt.allowed) {
    await log('limited');
    return { kind: 'limited', waitMinutes: attempt.waitMinutes };
  }
  if (!(await claimCode(app, pending.id, code, now))) {
    await log('refused');
    return { kind: 'used' };
  }
  const before = await credentialMark(app.database.db, pending.id);
  const answer = await callAuth(app, way === 'totp' ? 'verifyTOTP' : 'verifyBackupCode', { code }, pending.cookie);
  const token = answer.ok ? await openedToken(app, answer.cookies) : undefined;
  if (token === undefined) {
    await log('refused');
    return refused(answer.status, answer.data.code);
  }
  if ((await overtaken(app, pending.id, before)) || (await registerSession(app, token, now)) === undefined) {
    await log('refused');
    return { kind: 'restart' };
  }
  await settle(app, 'second-step', pending.email, caller);
  await log('ok');
  return { kind: 'signed-in', cookies: answer.cookies, userId: pending.id };
}

function refused(status: number, code: unknown): SignInResult {
  if (code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE') return { kind: 'wrong' };
  // better-auth locks an account by itself too, for 15 minutes after 10 wrong codes.
  return status === 429 ? { kind: 'limited', waitMinutes: 15 } : { kind: 'restart' };
}

/** Start page after sign-in: operators have no cases, theirs is /betrieb. */
export async function goalFor(app: AppContext, userId: string, goal: string): Promise<string> {
  if (goal !== '/') return goal;
  const row = await app.database.db
    .selectFrom('system_operator')
    .select('user_id')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row ? operatorPath : '/';
}

/**
 * Password and code again, of somebody who is signed in: before exports and changes of rights.
 * @returns 'ok', 'wrong' without saying which of the two, or how long to wait
 */
export async function confirmIdentity(
  app: AppContext,
  user: Account,
  cookie: string,
  given: Identity,
  now: Temporal.Instant,
): Promise<'ok' | 'wrong' | { waitMinutes: number }> {
  const attempts = [
    await startAttempt(app, 'password', user.email, now),
    await startAttempt(app, 'second-step', user.email, now),
  ];
  for (const attempt of attempts) if (!attempt.allowed) return { waitMinutes: attempt.waitMinutes };
  if (!(await isPassword(app, cookie, given.password)) || !(await claimCode(app, user.id, given.code, now)))
    return 'wrong';
  const code = await callAuth(app, 'verifyTOTP', { code: given.code }, cookie);
  if (!code.ok) return 'wrong';
  await clearAttempts(app, 'password', user.email);
  await clearAttempts(app, 'second-step', user.email);
  return 'ok';
}
