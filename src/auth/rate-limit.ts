// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHmac } from 'node:crypto';
import { isIP } from 'node:net';
import { sql } from 'kysely';
import type { AppContext } from '../context.ts';

/**
 * What is counted. Password and second step have counters of their own: a right password must not clear the counter of
 * wrong codes, or somebody who has the password could try codes without end (NIST SP 800-63B 5.2.2).
 */
export type AccountStep = 'password' | 'second-step' | 'reset';

/** An attempt that was let through and counted, or how long to wait. */
export type Attempt = { allowed: true; key: string } | { allowed: false; waitMinutes: number };

const freeFailures = 5;
const longestWait = 30;
const window = { minutes: 10 } as const;

/** Keyed, so that nobody who sees the table can try out addresses. */
async function keyOf(app: AppContext, kind: string, value: string): Promise<string> {
  const { secret } = await app.auth.$context;
  return createHmac('sha256', secret).update(`rate-limit\n${kind}\n${value}`).digest('hex');
}

const minutesBetween = (from: Temporal.Instant, to: Temporal.Instant): number =>
  Math.max(1, Math.ceil(from.until(to).total('minutes')));

/**
 * Counts an attempt on an account before it is checked, so that parallel guesses cannot overtake the counter. After five
 * failures the next ones wait 1, 2, 4 … up to 30 minutes; refused attempts do not lengthen the wait. Counts alike for
 * addresses without an account. After a day without attempts it starts again.
 * @param email as typed; upper and lower case count as one
 */
export async function startAttempt(
  app: AppContext,
  step: AccountStep,
  email: string,
  now: Temporal.Instant,
): Promise<Attempt> {
  const key = await keyOf(app, step, email.trim().toLowerCase());
  const { rows } = await sql<{ key_hash: string }>`
    insert into sign_in_failure as f (key_hash, failures, last_at) values (${key}, 1, ${now})
    on conflict (key_hash) do update set last_at = excluded.last_at,
      failures = case when f.last_at < excluded.last_at - interval '1 day' then 1 else f.failures + 1 end
    where f.failures < ${freeFailures}::int or f.last_at + make_interval(mins => least(${longestWait}::int,
      power(2, least(f.failures, 12) - ${freeFailures}::int)::int)) <= excluded.last_at
    returning key_hash`.execute(app.database.db);
  if (rows.length > 0) return { allowed: true, key };
  const row = await app.database.db
    .selectFrom('sign_in_failure')
    .selectAll()
    .where('key_hash', '=', key)
    .executeTakeFirst();
  if (!row) return { allowed: false, waitMinutes: 1 };
  const wait = Math.min(longestWait, 2 ** Math.min(row.failures - freeFailures, 7));
  return { allowed: false, waitMinutes: minutesBetween(now, row.last_at.add({ minutes: Math.max(1, wait) })) };
}

/** The step was passed: its counter starts again. */
export async function clearAttempts(app: AppContext, step: AccountStep, email: string): Promise<void> {
  const key = await keyOf(app, step, email.trim().toLowerCase());
  await app.database.db.deleteFrom('sign_in_failure').where('key_hash', '=', key).execute();
}

/** Counts towards a limit of `most` in ten minutes, the window starting with the first. */
async function startInWindow(app: AppContext, key: string, most: number, now: Temporal.Instant): Promise<Attempt> {
  const since = now.subtract(window);
  const { rows } = await sql<{ key_hash: string }>`
    insert into sign_in_failure as f (key_hash, failures, last_at) values (${key}, 1, ${now})
    on conflict (key_hash) do update set
      failures = case when f.last_at <= ${since} then 1 else f.failures + 1 end,
      last_at = case when f.last_at <= ${since} then excluded.last_at else f.last_at end
    where f.last_at <= ${since} or f.failures < ${most}::int
    returning key_hash`.execute(app.database.db);
  if (rows.length > 0) return { allowed: true, key };
  const row = await app.database.db
    .selectFrom('sign_in_failure')
    .selectAll()
    .where('key_hash', '=', key)
    .executeTakeFirst();
  return { allowed: false, waitMinutes: row ? minutesBetween(now, row.last_at.add(window)) : 1 };
}

/**
 * Whose attempts count together: an IPv4 address, or the /64 of an IPv6 address, which is what one line or machine gets and
 * can choose its addresses from. The zone of a link-local address is left out.
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.toLowerCase().split('%');
  if (!plain.includes(':') || isIP(plain) !== 6) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = (text: string) => text.split(':').filter(Boolean);
  const last = tail === undefined ? [] : groups(tail);
  // A dotted end stands for two groups.
  const size = groups(head).length + last.length + (plain.includes('.') ? 1 : 0);
  const all = [...groups(head), ...Array<string>(tail === undefined ? 0 : 8 - size).fill('0'), ...last];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/**
 * Counts an attempt from a network address: 20 in ten minutes over all accounts. Reset links are counted apart: whoever
 * asks for many must not lock a whole town hall out of signing in.
 */
export async function startFromAddress(
  app: AppContext,
  what: 'sign-in' | 'reset',
  address: string,
  now: Temporal.Instant,
): Promise<Attempt> {
  const kind = what === 'reset' ? 'address-reset' : 'address';
  return await startInWindow(app, await keyOf(app, kind, networkOf(address)), 20, now);
}

/**
 * Takes an attempt from an address back because it succeeded: a town hall has one address for everybody who signs in
 * there at eight in the morning. It takes back only itself, so an own account does not buy more guesses.
 */
export async function forgiveAddress(app: AppContext, address: string): Promise<void> {
  await forgive(app, await keyOf(app, 'address', networkOf(address)));
}

async function forgive(app: AppContext, key: string): Promise<void> {
  await app.database.db
    .updateTable('sign_in_failure')
    .set((row) => ({ failures: row('failures', '-', 1) }))
    .where('key_hash', '=', key)
    .where('failures', '>', 0)
    .execute();
}

/** What a look-up of a family's code has been counted as; undo it with `forgiveLookup` when the code was right. */
export type Lookup = { allowed: true; keys: readonly string[] } | { allowed: false; waitMinutes: number };

/** Wrong codes of families in ten minutes: from one address, which a whole shelter can share, and in the whole installation. */
export const codeLimits = { address: 30, installation: 300 } as const;

/**
 * Counts a look-up of a family's code from a network address, and of all together: whoever tries codes from a thousand
 * addresses shall not get further than one with a few. What the address may not does not count for all.
 */
export async function startCodeLookup(app: AppContext, address: string, now: Temporal.Instant): Promise<Lookup> {
  const own = await startInWindow(app, await keyOf(app, 'address-code', networkOf(address)), codeLimits.address, now);
  if (!own.allowed) return own;
  const all = await startInWindow(app, await keyOf(app, 'family-code', ''), codeLimits.installation, now);
  return all.allowed ? { allowed: true, keys: [own.key, all.key] } : all;
}

/** A form that anybody may send without signing in. */
export type OpenForm = 'self-report' | 'volunteer' | 'volunteer-link';

/** What is sent by one such form in ten minutes: from one address, which a whole shelter can share, and in the whole installation. */
export const openFormLimits = { address: 30, installation: 300 } as const;

/** Counts what somebody sends by an open form from a network address, and of all together; each form by itself. */
export async function startOpenForm(
  app: AppContext,
  form: OpenForm,
  address: string,
  now: Temporal.Instant,
): Promise<Attempt> {
  const key = await keyOf(app, `address-${form}`, networkOf(address));
  const own = await startInWindow(app, key, openFormLimits.address, now);
  if (!own.allowed) return own;
  return await startInWindow(app, await keyOf(app, form, ''), openFormLimits.installation, now);
}

/** Mails with a link to ask for an interpreter, asked for without sign-in in ten minutes: from one address, and in all. */
export const askLinkLimits = { address: 10, installation: 100 } as const;

/** Counts who asks for such a mail from a network address, and all together: nobody fills somebody's mailbox through us. */
export async function startAskLink(app: AppContext, address: string, now: Temporal.Instant): Promise<Attempt> {
  const key = await keyOf(app, 'address-ask-link', networkOf(address));
  const own = await startInWindow(app, key, askLinkLimits.address, now);
  if (!own.allowed) return own;
  return await startInWindow(app, await keyOf(app, 'ask-link', ''), askLinkLimits.installation, now);
}

/** Takes a look-up back because its code was right: it was no guess. */
export async function forgiveLookup(app: AppContext, keys: readonly string[]): Promise<void> {
  for (const key of keys) await forgive(app, key);
}

/** Counts a try of the set-up code: 5 in ten minutes for the whole installation. */
export async function startSetupAttempt(app: AppContext, now: Temporal.Instant): Promise<Attempt> {
  return await startInWindow(app, await keyOf(app, 'setup', ''), 5, now);
}

/** A code counts for 30 seconds before and after its own (window of one step); a little more to be sure. */
const codeLife = { minutes: 2 } as const;

/**
 * Marks a code of the second factor as used by this account.
 * @returns false when it has been used a moment ago: a code seen over a shoulder or on the line is worth nothing then
 *   (RFC 6238 5.2). Of two at the same time one gets it.
 */
export async function claimCode(
  app: AppContext,
  userId: string,
  code: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const key = await keyOf(app, 'code', `${userId}\n${code}`);
  const { rows } = await sql`
    insert into sign_in_failure as f (key_hash, failures, last_at) values (${key}, 1, ${now})
    on conflict (key_hash) do update set last_at = excluded.last_at where f.last_at <= ${now.subtract(codeLife)}
    returning key_hash`.execute(app.database.db);
  return rows.length > 0;
}
