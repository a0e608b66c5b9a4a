// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../db/centre.ts';
import { isId } from '../../db/ids.ts';
import type { Row } from '../../db/row.ts';
import { NotFound } from '../../refusals.ts';
import type { Agreed, SponsorshipState } from './states.ts';

type Columns = Row<'sponsorship'>;

/** Whose sponsorships somebody reaches: all of the centre, those at these schools, or those of these volunteers. */
export type Reach = { all: true } | { schools: readonly string[] } | { volunteers: readonly string[] };
/** For the coordination and the program. */
export const everySponsorship: Reach = { all: true };

/** A sponsorship without a word about who the pupil is. */
export interface Sponsorship {
  id: string;
  number: string;
  pupilId: string;
  volunteerId: string;
  schoolNumber: string;
  state: SponsorshipState;
  stateSince: Temporal.PlainDate;
  seat: number | null;
  groupKey: string;
  weekday: number;
  lesson: number;
  /** Minutes of the day. */
  from: number;
  to: number;
  answerBy: Temporal.PlainDate;
  sponsorYesAt: Temporal.Instant | null;
  schoolYesAt: Temporal.Instant | null;
  meetingAt: Temporal.Instant | null;
  startedOn: Temporal.PlainDate | null;
  pausedUntil: Temporal.PlainDate | null;
  pauseReason: Columns['pause_reason'];
  endedOn: Temporal.PlainDate | null;
  endReason: Columns['end_reason'];
  endedSide: Columns['ended_side'];
  version: number;
}

const sponsorships = (tx: Tx, centreId: string, reach: Reach) =>
  tx
    .selectFrom('sponsorship as s')
    .select(['s.id', 's.number', 's.pupil_id as pupilId', 's.volunteer_id as volunteerId'])
    .select(['s.school_number as schoolNumber', 's.state', 's.state_since as stateSince', 's.seat'])
    .select(['s.group_key as groupKey', 's.weekday', 's.lesson', 's.from_minute as from', 's.to_minute as to'])
    .select(['s.answer_by as answerBy', 's.sponsor_yes_at as sponsorYesAt', 's.school_yes_at as schoolYesAt'])
    .select(['s.meeting_at as meetingAt', 's.started_on as startedOn', 's.paused_until as pausedUntil'])
    .select(['s.pause_reason as pauseReason', 's.ended_on as endedOn', 's.end_reason as endReason'])
    .select(['s.ended_side as endedSide', 's.version'])
    .where('s.centre_id', '=', centreId)
    .$if('schools' in reach, (query) =>
      query.where('s.school_number', 'in', 'schools' in reach ? ['', ...reach.schools] : ['']),
    )
    .$if('volunteers' in reach, (query) =>
      query.where(sql<SqlBool>`s.volunteer_id = any(${'volunteers' in reach ? reach.volunteers : []}::uuid[])`),
    );

/** @throws NotFound for a malformed or unknown id, of another centre, and for one out of reach */
export async function getSponsorship(tx: Tx, centreId: string, reach: Reach, id: string): Promise<Sponsorship> {
  const row = isId(id) ? await sponsorships(tx, centreId, reach).where('s.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row;
}

/** The same, locked until the end of the transaction: of two who act at once the second sees what the first did. @throws NotFound */
export async function lockSponsorship(tx: Tx, centreId: string, reach: Reach, id: string): Promise<Sponsorship> {
  const row = isId(id)
    ? await sponsorships(tx, centreId, reach).where('s.id', '=', id).forUpdate().executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  return row;
}

/** The one of a pupil that has not ended; undefined: there is none. */
export const findLiveOfPupil = (tx: Tx, centreId: string, pupilId: string): Promise<Sponsorship | undefined> =>
  sponsorships(tx, centreId, everySponsorship)
    .where('s.pupil_id', '=', pupilId)
    .where('s.state', '<>', 'ended')
    .executeTakeFirst();

/** Those of a volunteer that have not ended, by weekday and lesson. */
export const listLiveOfVolunteer = (tx: Tx, centreId: string, volunteerId: string): Promise<Sponsorship[]> =>
  sponsorships(tx, centreId, everySponsorship)
    .where('s.volunteer_id', '=', volunteerId)
    .where('s.state', '<>', 'ended')
    .orderBy('s.weekday')
    .orderBy('s.from_minute')
    .orderBy('s.id')
    .execute();

/** Which sides have said that they want to meet. */
export const agreedOf = ({ sponsorYesAt, schoolYesAt }: Pick<Sponsorship, 'sponsorYesAt' | 'schoolYesAt'>): Agreed => ({
  sponsor: sponsorYesAt !== null,
  school: schoolYesAt !== null,
});
