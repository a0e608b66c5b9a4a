// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';
import { isId } from '../../../db/ids.ts';
import { NotFound } from '../../../refusals.ts';
import { likePart } from '../../schools/queries.ts';
import type { NamedPupil, Need } from '../pupil-rows.ts';
import type { EndReason, SponsorshipState } from '../states.ts';
import type { Standing } from './rules.ts';
import type { PupilEndReason } from './state-actions.ts';

/** Whose pupils: of these schools, or null: of the whole centre. */
export type Reach = readonly string[] | null;

/** A pupil as its school and the coordination see it. */
export interface Pupil extends Need, NamedPupil, Standing {
  id: string;
  /** "DN-SM-2026-018", to say on the phone. */
  number: string;
  school: string;
  schoolName: string;
  siblingKey: string | null;
  /** The link to the child of the centre stands; it leads nowhere. */
  linked: boolean;
  endedOn: Temporal.PlainDate | null;
  endReason: PupilEndReason | null;
  reportedAt: Temporal.Instant;
  reportedBy: string | null;
  version: number;
}

interface LiveColumns {
  liveId: string | null;
  liveState: SponsorshipState | null;
  liveWeekday: number | null;
  liveLesson: number | null;
  liveAnswerBy: Temporal.PlainDate | null;
  liveSponsorYesAt: Temporal.Instant | null;
  liveSchoolYesAt: Temporal.Instant | null;
  liveMeetingAt: Temporal.Instant | null;
}

const liveOf = (row: LiveColumns): Standing['live'] =>
  row.liveId === null ||
  row.liveState === null ||
  row.liveWeekday === null ||
  row.liveLesson === null ||
  row.liveAnswerBy === null
    ? null
    : {
        ...{
          id: row.liveId,
          state: row.liveState,
          weekday: row.liveWeekday,
          lesson: row.liveLesson,
          answerBy: row.liveAnswerBy,
        },
        ...{ sponsorYesAt: row.liveSponsorYesAt, schoolYesAt: row.liveSchoolYesAt, meetingAt: row.liveMeetingAt },
      };

const pupils = (tx: Tx, centreId: string, reach: Reach) =>
  tx
    .selectFrom('pupil as p')
    .innerJoin('school as s', 's.number', 'p.school_number')
    .leftJoin('auth_user as u', 'u.id', 'p.reported_by')
    .leftJoin('sponsorship as l', (join) =>
      join.on('l.centre_id', '=', centreId).onRef('l.pupil_id', '=', 'p.id').on('l.state', '<>', 'ended'),
    )
    .select(['p.id', 'p.number', 'p.school_number as school', 's.name as schoolName', 'p.state'])
    .select(['p.state_since as stateSince', 'p.grade', 'p.class_name as className', 'p.room', 'p.language', 'p.german'])
    .select(['p.given_name as givenName', 'p.family_name as familyName', 'p.further_languages as furtherLanguages'])
    .select(['p.reason', 'p.interests', 'p.mind', 'p.sponsor_gender as sponsorGender', 'p.group_fits as groupFits'])
    .select(['p.parents_language as parentsLanguage', 'p.sibling_key as siblingKey', 'p.ended_on as endedOn'])
    .select(['p.end_reason as endReason', 'p.reported_at as reportedAt', 'u.name as reportedBy', 'p.version'])
    .select(sql<boolean>`p.child_id is not null`.as('linked'))
    .select(['l.id as liveId', 'l.state as liveState', 'l.weekday as liveWeekday', 'l.lesson as liveLesson'])
    .select(['l.answer_by as liveAnswerBy', 'l.sponsor_yes_at as liveSponsorYesAt'])
    .select(['l.school_yes_at as liveSchoolYesAt', 'l.meeting_at as liveMeetingAt'])
    .where('p.centre_id', '=', centreId)
    // An empty list of schools is no list of all.
    .$if(reach !== null, (query) => query.where('p.school_number', 'in', ['', ...(reach ?? [])]));

const toPupil = ({ endReason, ...row }: Awaited<ReturnType<ReturnType<typeof pupils>['execute']>>[number]): Pupil => ({
  ...row,
  live: liveOf(row),
  endReason: endReason as PupilEndReason | null,
});

/** @throws NotFound for a pupil of another centre or, where somebody coordinates schools, of another school */
export async function getPupil(tx: Tx, centreId: string, id: string, reach: Reach): Promise<Pupil> {
  const row = isId(id) ? await pupils(tx, centreId, reach).where('p.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return toPupil(row);
}

/** The pupil with this number; written with or without the prefix of the centre. */
export async function findPupilByNumber(
  tx: Tx,
  centreId: string,
  number: string,
  reach: Reach,
): Promise<Pupil | undefined> {
  const row = await pupils(tx, centreId, reach).where('p.number', '=', number.toUpperCase()).executeTakeFirst();
  return row && toPupil(row);
}

/** For how long pupils wait at least, in weeks. */
export const waits = { '4': 'seit mehr als 4 Wochen', '8': 'seit mehr als 8 Wochen' } as const;
/** Which pupils a list shows; without `state` all but those who need nobody any more. */
export interface PupilFilter {
  text?: string | undefined;
  state?: Pupil['state'] | undefined;
  school?: string | undefined;
  language?: string | undefined;
  /** Whole days since which the state stands at least. */
  weeks?: keyof typeof waits | undefined;
  today: Temporal.PlainDate;
}
export type PupilSort = 'seit' | 'nummer' | 'schule';

const matching = (tx: Tx, centreId: string, reach: Reach, filter: PupilFilter) => {
  const { text, state, school, language, weeks, today } = filter;
  const part = text === undefined ? '' : likePart(text);
  return pupils(tx, centreId, reach)
    .$if(state !== undefined, (query) => query.where('p.state', '=', state ?? 'waiting'))
    .$if(state === undefined, (query) => query.where('p.state', '<>', 'ended'))
    .$if(school !== undefined, (query) => query.where('p.school_number', '=', school ?? ''))
    .$if(language !== undefined, (query) => query.where('p.language', '=', language ?? ''))
    .$if(weeks !== undefined, (query) =>
      query
        .where('p.state', 'in', ['reported', 'waiting'])
        .where('p.state_since', '<', today.subtract({ weeks: Number(weeks) })),
    )
    .$if(text !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(p.number ilike ${part} or p.class_name ilike ${part} or s.name ilike ${part}
          or p.given_name ilike ${part} or p.family_name ilike ${part})`,
      ),
    );
};

const order = { seit: 'p.state_since', nummer: 'p.number', schule: 's.name' } as const;

/** Pupils, who waits longest first unless it is said otherwise. */
export async function listPupils(
  tx: Tx,
  centreId: string,
  reach: Reach,
  filter: PupilFilter & {
    sort: { key: PupilSort; direction: 'asc' | 'desc' };
    limit: number;
    offset: number;
  },
): Promise<Pupil[]> {
  const rows = await matching(tx, centreId, reach, filter)
    .$if(filter.sort.key === 'seit', (query) => query.orderBy(sql`p.state not in ('reported', 'waiting')`))
    .orderBy(order[filter.sort.key], filter.sort.direction)
    .orderBy('p.number')
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return rows.map(toPupil);
}

export async function countPupils(tx: Tx, centreId: string, reach: Reach, filter: PupilFilter): Promise<number> {
  const row = await matching(tx, centreId, reach, filter)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Languages and schools there are pupils of, to choose from. */
export const listChoices = (tx: Tx, centreId: string, reach: Reach) =>
  pupils(tx, centreId, reach)
    .clearSelect()
    .select(['p.language', 'p.school_number as school', 's.name as schoolName'])
    .where('p.state', '<>', 'ended')
    .distinct()
    .orderBy('s.name')
    .execute();

export type WishedLesson = { weekday: number; lesson: number };
/** Lessons in which a pupil can meet somebody. */
export const listPupilLessons = (tx: Tx, centreId: string, pupilId: string): Promise<WishedLesson[]> =>
  tx
    .selectFrom('pupil_lesson')
    .select(['weekday', 'lesson'])
    .where('centre_id', '=', centreId)
    .where('pupil_id', '=', pupilId)
    .orderBy('weekday')
    .orderBy('lesson')
    .execute();

/** Pupils without a name yet who may be the same: of one class, with the same language, that need somebody. */
export async function findAlike(
  tx: Tx,
  centreId: string,
  one: { school: string; className: string; language: string },
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('pupil')
    .select('number')
    .where('centre_id', '=', centreId)
    .where('school_number', '=', one.school)
    .where(sql<SqlBool>`lower(class_name) = lower(${one.className})`)
    .where('language', '=', one.language)
    .where('state', '=', 'reported')
    .orderBy('number')
    .executeTakeFirst();
  return row?.number;
}

/** Other pupils of the school and class that have a name: one of them may be the same child. */
export const listNamesakes = (
  tx: Tx,
  centreId: string,
  pupil: Pick<Pupil, 'id' | 'school' | 'className'>,
): Promise<{ number: string; givenName: string }[]> =>
  tx
    .selectFrom('pupil')
    .select(['number', 'given_name as givenName'])
    .where('centre_id', '=', centreId)
    .where('school_number', '=', pupil.school)
    .where(sql<SqlBool>`lower(class_name) = lower(${pupil.className})`)
    .where('id', '<>', pupil.id)
    .where('state', 'in', ['waiting', 'placed'])
    .orderBy('number')
    .execute();

/** Brothers and sisters that are pupils, too. */
export async function listSiblings(
  tx: Tx,
  centreId: string,
  pupil: Pick<Pupil, 'id' | 'siblingKey'>,
): Promise<{ id: string; number: string; school: string }[]> {
  if (pupil.siblingKey === null) return [];
  return await tx
    .selectFrom('pupil')
    .select(['id', 'number', 'school_number as school'])
    .where('centre_id', '=', centreId)
    .where('sibling_key', '=', pupil.siblingKey)
    .where('id', '<>', pupil.id)
    .orderBy('number')
    .execute();
}

/** A sponsorship in the history of its pupil. */
export interface PastSponsorship {
  id: string;
  number: string;
  state: SponsorshipState;
  weekday: number;
  lesson: number;
  startedOn: Temporal.PlainDate | null;
  endedOn: Temporal.PlainDate | null;
  endReason: EndReason | null;
  enteredAt: Temporal.Instant;
}
/** All sponsorships of a pupil, the newest first. */
export async function listSponsorshipsOf(tx: Tx, centreId: string, pupilId: string): Promise<PastSponsorship[]> {
  const rows = await tx
    .selectFrom('sponsorship')
    .select(['id', 'number', 'state', 'weekday', 'lesson', 'started_on as startedOn', 'ended_on as endedOn'])
    .select(['end_reason as endReason', 'entered_at as enteredAt'])
    .where('centre_id', '=', centreId)
    .where('pupil_id', '=', pupilId)
    .orderBy('entered_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, endReason: row.endReason as EndReason | null }));
}

/** Of which lesson at which school a sponsorship was, and whose: for mails to its sponsor. */
export const findMeetings = (tx: Tx, centreId: string, sponsorshipId: string) =>
  tx
    .selectFrom('sponsorship as p')
    .innerJoin('school as s', 's.number', 'p.school_number')
    .select(['p.volunteer_id as volunteerId', 'p.weekday', 'p.lesson', 's.name as schoolName'])
    .where('p.centre_id', '=', centreId)
    .where('p.id', '=', sponsorshipId)
    .executeTakeFirst();
