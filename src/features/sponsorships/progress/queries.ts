// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/centre.ts';
import { isId } from '../../../db/ids.ts';
import { NotFound } from '../../../refusals.ts';
import type { Check, Material } from './rules.ts';
import { commonInstruments, type Instrument, isMethod, type Observed } from './scale-rules.ts';
import type { Observer } from './words.ts';

/** A pupil by what its progress needs: no name. */
export interface ProgressPupil {
  id: string;
  number: string;
  className: string;
  school: string;
  schoolNumber: string;
  state: 'reported' | 'waiting' | 'placed' | 'ended';
}

/**
 * @param schools those somebody coordinates; null: all of the centre
 * @throws NotFound also for a pupil of another school or centre
 */
export async function getProgressPupil(
  tx: Tx,
  centreId: string,
  schools: readonly string[] | null,
  id: string,
): Promise<ProgressPupil> {
  if (!isId(id)) throw new NotFound();
  const row = await tx
    .selectFrom('pupil as p')
    .innerJoin('school as s', 's.number', 'p.school_number')
    .select(['p.id', 'p.number', 'p.class_name as className', 's.name as school', 'p.state'])
    .select('p.school_number as schoolNumber')
    .where('p.centre_id', '=', centreId)
    .where('p.id', '=', id)
    .$if(schools !== null, (query) => query.where('p.school_number', 'in', ['', ...(schools ?? [])]))
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/** What a sponsor may know of a child, as far as its picture needs it. */
export interface OwnChild {
  /** Of the sponsorship. */
  id: string;
  givenName: string;
  languages: string[];
  interests: string;
  /** ISO 639-1, in which the parents read. */
  parentsLanguage: string;
  state: 'meeting' | 'active' | 'paused';
  startedOn: Temporal.PlainDate | null;
}

/** The child of a sponsorship that runs. @throws NotFound also for another's, one that is only proposed, and after the end */
export async function getOwnChild(
  tx: Tx,
  centreId: string,
  volunteerIds: readonly string[],
  id: string,
): Promise<OwnChild> {
  if (!isId(id) || volunteerIds.length === 0) throw new NotFound();
  const row = await tx
    .selectFrom('sponsorship as s')
    .innerJoin('pupil as p', (join) => join.on('p.centre_id', '=', centreId).onRef('p.id', '=', 's.pupil_id'))
    .select(['s.id', 's.state', 's.started_on', 'p.given_name', 'p.language', 'p.further_languages'])
    .select(['p.interests', 'p.parents_language'])
    .where('s.centre_id', '=', centreId)
    .where('s.id', '=', id)
    .where('s.volunteer_id', 'in', [...volunteerIds])
    .where('s.state', 'in', ['meeting', 'active', 'paused'])
    .executeTakeFirst();
  if (!row || row.state === 'proposed' || row.state === 'ended') throw new NotFound();
  return {
    id: row.id,
    givenName: row.given_name,
    languages: [row.language, ...row.further_languages],
    interests: row.interests,
    parentsLanguage: row.parents_language,
    state: row.state,
    startedOn: row.started_on,
  };
}

const checks = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('progress_check as c')
    .select(['c.id', 'c.month', 'c.on_day as on', 'c.greets', 'c.needs', 'c.tells', 'c.asks', 'c.reads', 'c.writes'])
    .select('c.version')
    .where('c.centre_id', '=', centreId);

/** What the sponsor of one sponsorship saw, newest first. */
export const listChecks = (tx: Tx, centreId: string, sponsorshipId: string): Promise<Check[]> =>
  checks(tx, centreId).where('c.sponsorship_id', '=', sponsorshipId).orderBy('c.month', 'desc').execute();

/** What all sponsors of a pupil saw, newest first: for school and coordination. */
export const listChecksOfPupil = (tx: Tx, centreId: string, pupilId: string): Promise<Check[]> =>
  checks(tx, centreId)
    .innerJoin('sponsorship as s', (join) =>
      join.on('s.centre_id', '=', centreId).onRef('s.id', '=', 'c.sponsorship_id'),
    )
    .where('s.pupil_id', '=', pupilId)
    .orderBy('c.on_day', 'desc')
    .orderBy('c.id')
    .execute();

/** A lesson that was held, for the picture. */
export interface Held {
  on: Temporal.PlainDate;
  tags: string[];
}
/** Lessons of a sponsorship that were held, oldest first; planned ones and those that were not are none. */
export const listHeld = (tx: Tx, centreId: string, sponsorshipId: string): Promise<Held[]> =>
  tx
    .selectFrom('sponsorship_session')
    .select(['on_day as on', 'tags'])
    .where('centre_id', '=', centreId)
    .where('sponsorship_id', '=', sponsorshipId)
    .where('held', '=', true)
    .orderBy('on_day')
    .execute();

/** Instruments: those everybody has, then those of the centre by name, also ended ones. */
export async function listInstruments(tx: Tx, centreId: string): Promise<Instrument[]> {
  const own = await tx
    .selectFrom('progress_instrument')
    .select(['id as key', 'name', 'areas', 'levels', 'ended_on'])
    .where('centre_id', '=', centreId)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return [
    ...Object.values(commonInstruments),
    ...own.map(({ ended_on, ...one }) => ({ ...one, unit: 'Stufe' as const, ended: ended_on !== null })),
  ];
}

/** @throws NotFound for an unknown one, and one of another centre */
export async function getInstrument(tx: Tx, centreId: string, key: string): Promise<Instrument> {
  const found =
    isMethod(key) || isId(key) ? (await listInstruments(tx, centreId)).find((one) => one.key === key) : null;
  if (!found) throw new NotFound();
  return found;
}

export interface Result extends Observed {
  id: string;
  observer: Observer;
}
const results = (tx: Tx, centreId: string, pupilId: string) =>
  tx
    .selectFrom('progress_result')
    .select(['id', 'area', 'level', 'on_day as on', 'observer'])
    .select(sql<string>`coalesce(method, instrument_id::text)`.as('instrument'))
    .where('centre_id', '=', centreId)
    .where('pupil_id', '=', pupilId);

/** Results of a pupil, oldest first. */
export const listResults = (tx: Tx, centreId: string, pupilId: string): Promise<Result[]> =>
  results(tx, centreId, pupilId).orderBy('on_day').orderBy('id').execute();

/** @throws NotFound for an unknown one, and one of another pupil */
export async function getResult(tx: Tx, centreId: string, pupilId: string, id: string): Promise<Result> {
  const row = isId(id) ? await results(tx, centreId, pupilId).where('id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row;
}

const materials = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('progress_material')
    .select(['id', 'title', 'place', 'level', 'interest', 'language', 'version'])
    .where('centre_id', '=', centreId)
    .where('ended_on', 'is', null);

/** Materials that are proposed, by level and title. */
export const listMaterials = (tx: Tx, centreId: string): Promise<Material[]> =>
  materials(tx, centreId)
    .orderBy(sql<SqlBool>`array_position(array['first', 'sentences', 'reading'], level)`)
    .orderBy('title')
    .orderBy('id')
    .execute();

/** @throws NotFound for an unknown one, one of another centre, and one that is not proposed any more */
export async function getMaterial(tx: Tx, centreId: string, id: string): Promise<Material> {
  const row = isId(id) ? await materials(tx, centreId).where('id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row;
}
