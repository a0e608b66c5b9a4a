// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../db/centre.ts';
import { newId } from '../../db/ids.ts';
import type { Row } from '../../db/row.ts';
import { closeAfter } from './needs/state-actions.ts';
import { agreedOf, type Sponsorship } from './queries.ts';
import { sponsorshipEventRow, type sponsorshipRow } from './rows.ts';
import { applyEvent, type SponsorshipEvent, type SponsorshipState } from './states.ts';

/** Who acts; by a mailed link it is nobody with an account. */
const userOf = (by: By): string | null => (by.role === 'link' ? null : by.userId);

async function insertEvent(
  tx: Tx,
  by: By,
  sponsorshipId: string,
  position: number,
  event: SponsorshipEvent,
): Promise<void> {
  const row = sponsorshipEventRow({
    ...{ centreId: by.centreId, id: newId(), sponsorshipId, position, event },
    ...{ at: by.now, by: userOf(by), role: by.role },
  });
  await tx
    .insertInto('sponsorship_event')
    .values({ ...row, payload: JSON.stringify(row.payload) })
    .execute();
}

/** A pupil has a sponsorship from the moment both sides agreed; when it ends the pupil waits again. */
const pupilAfter: Readonly<Partial<Record<SponsorshipState, 'placed' | 'waiting'>>> = {
  meeting: 'placed',
  active: 'placed',
  paused: 'placed',
  ended: 'waiting',
};

async function pupilFollows(tx: Tx, by: By, pupilId: string, state: SponsorshipState): Promise<void> {
  const after = pupilAfter[state];
  if (after === undefined) return;
  await tx
    .updateTable('pupil')
    .set({ state: after, state_since: by.today })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', pupilId)
    // Whose need or consent has ended stays as it is.
    .where('state', '=', after === 'placed' ? 'waiting' : 'placed')
    .execute();
}

/** Columns that an event writes beside the state, when it happens at `by.now`. */
export function columnsOf(event: SponsorshipEvent, by: Pick<By, 'now'>): Partial<Row<'sponsorship'>> {
  switch (event.type) {
    case 'agreed':
      return event.payload.side === 'sponsor' ? { sponsor_yes_at: by.now } : { school_yes_at: by.now };
    case 'meeting_set':
      return { meeting_at: Temporal.Instant.from(event.payload.at) };
    case 'activated':
      return { started_on: Temporal.PlainDate.from(event.payload.from) };
    case 'paused':
      return {
        pause_reason: event.payload.reason,
        paused_until: event.payload.until === null ? null : Temporal.PlainDate.from(event.payload.until),
      };
    case 'resumed':
      return { pause_reason: null, paused_until: null };
    case 'ended':
      return {
        ...{ ended_on: Temporal.PlainDate.from(event.payload.on), end_reason: event.payload.reason },
        ...{ ended_side: event.payload.side, seat: null, pause_reason: null, paused_until: null },
      };
    default:
      return {};
  }
}

/**
 * The one way in which something happens to a sponsorship: state, columns and event in one step. What was before stays.
 * @param before as `lockSponsorship` gave it in this transaction
 * @param more other columns of a move: weekday, lesson, minutes and group
 * @throws Conflict for what cannot happen now
 */
export async function happen(
  tx: Tx,
  by: By,
  before: Sponsorship,
  event: Exclude<SponsorshipEvent, { type: 'proposed' }>,
  more: Partial<
    Pick<Row<'sponsorship'>, 'weekday' | 'lesson' | 'from_minute' | 'to_minute' | 'group_key' | 'group_seat'>
  > = {},
): Promise<SponsorshipState> {
  const state = applyEvent(before.state, event, agreedOf(before));
  await tx
    .updateTable('sponsorship')
    .set({
      ...columnsOf(event, by),
      ...more,
      state,
      ...(state === before.state ? {} : { state_since: by.today }),
      version: before.version + 1,
    })
    .where('centre_id', '=', by.centreId)
    .where('id', '=', before.id)
    .execute();
  await insertEvent(tx, by, before.id, await nextPosition(tx, by.centreId, before.id), event);
  if (event.type === 'ended' && (await closeAfter(tx, by, before.pupilId, event.payload.reason))) return state;
  if (state !== before.state) await pupilFollows(tx, by, before.pupilId, state);
  return state;
}

async function nextPosition(tx: Tx, centreId: string, sponsorshipId: string): Promise<number> {
  const row = await tx
    .selectFrom('sponsorship_event')
    .select((eb) => eb.fn.max('position').as('last'))
    .where('centre_id', '=', centreId)
    .where('sponsorship_id', '=', sponsorshipId)
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}

/**
 * Writes a sponsorship as it is proposed, with its first event. The database refuses a second one of the pupil, a seat that
 * is taken and lessons that overlap: whoever calls says so in words.
 */
export async function insertProposed(tx: Tx, by: By, row: ReturnType<typeof sponsorshipRow>): Promise<void> {
  await tx.insertInto('sponsorship').values(row).execute();
  await insertEvent(tx, by, row.id, 1, {
    type: 'proposed',
    payload: { weekday: row.weekday, lesson: row.lesson, answerBy: row.answer_by.toString() },
  });
}
