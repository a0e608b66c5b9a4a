// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Kysely, sql, type Transaction } from 'kysely';
import { errorCode } from '../error-code.ts';
import type { Database } from './types.ts';

/** An open transaction inside the wall of one centre. */
export type Tx = Transaction<Database>;

/** Who acts, for which centre, and at what time. `userId` of a job is the system user (all zeros). */
export interface Actor {
  centreId: string;
  userId: string;
  now: Temporal.Instant;
}

export const systemUserId = '00000000-0000-0000-0000-000000000000';

/** Who acts for a centre where nobody is signed in: jobs and the command line. */
export const systemActor = (centreId: string, now: Temporal.Instant): Actor => ({
  centreId,
  userId: systemUserId,
  now,
});

const open = new AsyncLocalStorage<true>();

/** True while a centre's transaction is open: sign-in and queue connections must not be used then. */
function insideCentre(): boolean {
  return open.getStore() === true;
}

/** Throws when a centre's transaction is open: on the embedded database the call would wait for itself for ever. */
export function assertOutsideCentre(what: string): void {
  if (insideCentre()) throw new Error(`${what} must not be called inside inCentre.`);
}

/** Deadlock, or serialisation failure: PostgreSQL asks to try the whole transaction again. */
const asksAgain = (error: unknown): boolean => ['40P01', '40001'].includes(errorCode(error) ?? '');
const mostTries = 3;

async function transaction<T>(db: Kysely<Database>, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (tries === mostTries || !asksAgain(error)) throw error;
    }
  }
}

/**
 * The only door to a centre's data. Opens one transaction that acts as role herzstueck_app with this centre's wall.
 * Nothing slow inside: the embedded database has one connection.
 * @param work keeps nothing but in the transaction, since PostgreSQL may ask to do it again
 * @throws when nested, and whatever `work` throws (then nothing is kept).
 */
export async function inCentre<T>(db: Kysely<Database>, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  assertOutsideCentre('inCentre');
  return open.run(true, () =>
    transaction(db, async (tx) => {
      await sql`select set_config('role', 'herzstueck_app', true), set_config('app.centre_id', ${actor.centreId}, true),
        set_config('app.user_id', ${actor.userId}, true), set_config('app.now', ${actor.now.toString()}, true)`.execute(
        tx,
      );
      return await work(tx);
    }),
  );
}

/**
 * A transaction outside the centres, for what all of them share (register of schools), with the grants of the server only.
 * @param work as in `inCentre`
 * @throws inside a centre's transaction
 */
export async function asServer<T>(db: Kysely<Database>, work: (tx: Tx) => Promise<T>): Promise<T> {
  assertOutsideCentre('asServer');
  return await transaction(db, async (tx) => {
    await sql`select set_config('role', 'herzstueck_server', true)`.execute(tx);
    return await work(tx);
  });
}

/** Who does something, in which role, and when: what an action is given of a request. */
export interface By extends Actor {
  /** The role that allows the deed (`roleFor`). */
  role: string;
  /** For role school: the schools (number, 6 digits) it speaks for. */
  schools: readonly string[];
  /** The day of `now`. */
  today: Temporal.PlainDate;
}
