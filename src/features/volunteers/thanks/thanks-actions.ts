// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Actor, By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import type { Jobs } from '../../../outbound/jobs.ts';
import { Conflict } from '../../../refusals.ts';
import { inReach, lockVolunteer } from '../queries.ts';
import type { HelpReach } from '../rules.ts';
import { thanksMail } from './mails.ts';
import { thanksRefusalRow, thanksRow, thanksSettingRow, thanksWordRow } from './rows.ts';
import { listThanks, type ThanksPerson } from './thanks-queries.ts';
import type { ThanksWay } from './thanks-rules.ts';

/** What came of thanking: how many got a mail, whose letter is to be printed, who was called. */
export type Thanked = Readonly<Record<ThanksWay, number>>;

/** Whoever thanks for the same year at the same time waits, and finds then who was thanked. */
const lock = (tx: Tx, centreId: string, year: number) =>
  sql`select pg_advisory_xact_lock(hashtext('volunteer-thanks'), hashtext(${`${centreId} ${year}`}))`.execute(tx);

async function thank(
  tx: Tx,
  by: By,
  year: number,
  { id: volunteerId, way }: Pick<ThanksPerson, 'id' | 'way'>,
  jobs: Pick<Jobs, 'send'>,
): Promise<boolean> {
  const { centreId, userId, now } = by;
  const sentAt = way === 'phone' ? now : null;
  const written = await tx
    .insertInto('volunteer_thanks')
    .values(thanksRow({ centreId, id: newId(), volunteerId, year, way, at: now, by: userId, sentAt }))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) return false;
  if (way === 'mail') await jobs.send(tx, thanksMail, { centreId, thanksId: written.id });
  return true;
}

/**
 * Thanks everybody within reach who helped in a year and was not thanked yet: a mail, or a letter to be printed. Who has neither mail nor
 * address is left to a call. Pressed again, or by two at once, nobody is thanked twice.
 */
export async function thankAll(
  tx: Tx,
  by: By,
  { year, reach }: { year: number; reach: HelpReach },
  jobs: Pick<Jobs, 'send'>,
): Promise<Thanked> {
  await lock(tx, by.centreId, year);
  const count = { mail: 0, letter: 0, phone: 0 };
  const due = (await listThanks(tx, by.centreId, year, { reach })).filter(
    ({ group, way }) => group === 'due' && way !== 'phone',
  );
  for (const one of due) if (await thank(tx, by, year, one, jobs)) count[one.way] += 1;
  return count;
}

const toPage = (id: string) => [{ kind: 'volunteer_thanks', id, label: 'Aktuellen Stand ansehen' }];

/**
 * Thanks one person, also who did nothing that counts. `way`: as the page said it.
 * @returns false: the person was thanked already, nothing goes out twice
 * @throws Conflict for who has left or wants no thank-you, and when it would go another way by now; NotFound
 */
export async function thankOne(
  tx: Tx,
  by: By,
  of: { volunteerId: string; year: number; way: ThanksWay },
  jobs: Pick<Jobs, 'send'>,
): Promise<boolean> {
  const { volunteerId, year } = of;
  await lock(tx, by.centreId, year);
  await lockVolunteer(tx, by.centreId, volunteerId);
  const [person] = await listThanks(tx, by.centreId, year, { people: [volunteerId] });
  if (person?.group === 'had') return false;
  if (!person || person.group === 'refused')
    throw new Conflict(
      person
        ? 'Diese Person möchte keinen Dank. Es ist nichts hinausgegangen.'
        : 'Diese Person ist nicht (mehr) aktiv. Es ist nichts hinausgegangen.',
      toPage(volunteerId),
    );
  if (person.way !== of.way)
    throw new Conflict(
      'Mailadresse oder Anschrift haben sich eben geändert. Es ist nichts hinausgegangen. Bitte sehen Sie noch einmal nach, wie der Dank ankommt.',
      toPage(volunteerId),
    );
  return await thank(tx, by, year, person, jobs);
}

/** The mail server had it. Said again nothing changes. */
export async function noteMailed(tx: Tx, { centreId, now }: Actor, id: string): Promise<void> {
  await tx
    .updateTable('volunteer_thanks')
    .set({ sent_at: now })
    .where('centre_id', '=', centreId)
    .where('id', '=', id)
    .where('way', '=', 'mail')
    .where('sent_at', 'is', null)
    .execute();
}

/**
 * All letters of a year, of those within reach, that were printed are posted.
 * @param count how many stood on the page
 * @returns how many there were; 0: somebody has said it already
 * @throws Conflict when there are more by now, which nobody has printed
 */
export async function notePosted(
  tx: Tx,
  by: By,
  { year, reach }: { year: number; reach: HelpReach },
  count: number,
): Promise<number> {
  await lock(tx, by.centreId, year);
  const posted = await tx
    .updateTable('volunteer_thanks')
    .set({ sent_at: by.now })
    .where('centre_id', '=', by.centreId)
    .where('year', '=', year)
    .where('way', '=', 'letter')
    .where('sent_at', 'is', null)
    .where('volunteer_id', 'in', (e) =>
      e.selectFrom('volunteer as v').select('v.id').where('v.centre_id', '=', by.centreId).where(inReach(reach)),
    )
    .returning('id')
    .execute();
  if (posted.length > 0 && posted.length !== count)
    throw new Conflict(
      'Der Stapel der Briefe hat sich inzwischen geändert. Nichts ist als verschickt eingetragen. Bitte laden Sie das PDF noch einmal und vergleichen Sie.',
    );
  return posted.length;
}

/**
 * One thank-you that is still on its way or to be printed has come to the person otherwise, or by a letter posted alone.
 * Said again nothing changes.
 */
export async function noteArrived(tx: Tx, by: By, volunteerId: string, year: number): Promise<void> {
  await tx
    .updateTable('volunteer_thanks')
    .set({ sent_at: by.now })
    .where('centre_id', '=', by.centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('year', '=', year)
    .where('sent_at', 'is', null)
    .execute();
}

/** Who leaves or wants no thank-you gets none that has not gone out yet. */
export async function withdrawThanks(tx: Tx, centreId: string, volunteerId: string): Promise<void> {
  await tx
    .deleteFrom('volunteer_thanks')
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('sent_at', 'is', null)
    .execute();
}

/** Somebody wants no thank-you any more, or wants one again. @throws NotFound */
export async function refuseThanks(tx: Tx, by: By, volunteerId: string, refuses: boolean): Promise<void> {
  const { centreId, userId, now } = by;
  await lockVolunteer(tx, centreId, volunteerId);
  if (refuses) {
    await tx
      .insertInto('thanks_refusal')
      .values(thanksRefusalRow({ centreId, id: newId(), volunteerId, at: now, by: userId }))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await withdrawThanks(tx, centreId, volunteerId);
  } else
    await tx
      .deleteFrom('thanks_refusal')
      .where('centre_id', '=', centreId)
      .where('volunteer_id', '=', volunteerId)
      .execute();
}

const faster = () =>
  new Conflict('Jemand anderes war schneller. Ihre Änderung ist nicht gespeichert. Bitte laden Sie die Seite neu.');

/** Writes the sentence of the centre for a year. @param seen version it rests on, 0 for none @throws Conflict */
export async function writeThanksWord(tx: Tx, by: By, year: number, seen: number, word: string): Promise<void> {
  const { id, ...columns } = thanksWordRow({ centreId: by.centreId, id: newId(), year, word, version: seen + 1 });
  const written = await tx
    .insertInto('thanks_word')
    .values({ id, ...columns })
    .onConflict((conflict) =>
      conflict.columns(['centre_id', 'year']).doUpdateSet(columns).where('thanks_word.version', '=', seen),
    )
    .returning('id')
    .executeTakeFirst();
  if (!written) throw faster();
}

/** Sets from when on people are thanked and who signs. @param seen version it rests on, 0 for none @throws Conflict */
export async function setThanks(
  tx: Tx,
  by: By,
  seen: number,
  setting: { month: number; day: number; signedBy: string | null },
): Promise<void> {
  const row = thanksSettingRow({ centreId: by.centreId, id: newId(), ...setting, version: seen + 1 });
  const { id, ...columns } = row;
  const written = await tx
    .insertInto('thanks_setting')
    .values({ id, ...columns })
    .onConflict((conflict) =>
      conflict.columns(['centre_id']).doUpdateSet(columns).where('thanks_setting.version', '=', seen),
    )
    .returning('id')
    .executeTakeFirst();
  if (!written) throw faster();
}

/** What is kept of the thanks of some volunteers goes with them. */
export async function forgetThanks(tx: Tx, centreId: string, ids: readonly string[]): Promise<void> {
  const of = [...ids];
  await tx.deleteFrom('volunteer_thanks').where('centre_id', '=', centreId).where('volunteer_id', 'in', of).execute();
  await tx.deleteFrom('thanks_refusal').where('centre_id', '=', centreId).where('volunteer_id', 'in', of).execute();
}
