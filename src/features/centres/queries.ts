// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Kysely, Selectable } from 'kysely';
import { type Actor, inCentre, systemActor, type Tx } from '../../db/centre.ts';
import type { AuthorityTable, Database, RemedyNoticeTable } from '../../db/types.ts';
import { NotFound } from '../../refusals.ts';
import type { CompetenceRule } from './competence.ts';

export type RemedyNotice = Selectable<RemedyNoticeTable>;

/** Who decides about an allocation, as kept in table authority. */
export type AuthorityKind = 'school_authority' | 'district_government' | 'centre';

/** An authority of the centre's area with its letterhead. */
export type Authority = Selectable<AuthorityTable>;

/** A centre that works here, by its key ("dueren"). */
export interface ActiveCentre {
  id: string;
  key: string;
}

const activeQuery = (db: Kysely<Database>) =>
  db.selectFrom('centre').select(['id', 'key']).where('active', '=', true).orderBy('key');

/** The centres that work here, by key. Ask outside the wall of a centre. */
export const listActiveCentres = (db: Kysely<Database>): Promise<ActiveCentre[]> => activeQuery(db).execute();

/** Acts for an active centre from the command line. @throws NotFound when it is not set up here */
export async function actorFor(db: Kysely<Database>, key: string, now: Temporal.Instant): Promise<Actor> {
  const centre = await activeQuery(db).where('key', '=', key).executeTakeFirst();
  if (!centre) throw new NotFound(`Ein Zentrum „${key}“ ist hier nicht eingerichtet.`);
  return systemActor(centre.id, now);
}

/**
 * Does the same in every active centre, one after the other, each in a transaction of its own as the system. What fails in one
 * keeps the others from nothing.
 * @throws what failed first, when all have had their turn; inside a centre's transaction
 */
export async function inEachCentre(
  db: Kysely<Database>,
  now: Temporal.Instant,
  work: (tx: Tx, centre: ActiveCentre) => Promise<unknown>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const centre of await listActiveCentres(db)) {
    try {
      await inCentre(db, systemActor(centre.id, now), (tx) => work(tx, centre));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** A centre and its local practice. Days for school, hold and authority are working days, the target calendar days. */
export interface Settings {
  /** Name of the centre, and of its area. */
  name: string;
  area: string;
  /** Prefix of the centre's case and reference numbers. */
  numberPrefix: string;
  /** Whether schools are asked before the decision. */
  askSchool: boolean;
  answerDays: number;
  holdDays: number;
  decisionDays: number;
  /** Target of waiting, from the report to the first school day. */
  targetDays: number;
  /** Longest estimated way to school, metres. */
  maxDistanceM: number;
  /** Proofs without which no case is submitted. */
  blockingProofs: string[];
  /** Whether the start page of the head says, by person, what lies open there now. */
  showWorkload: boolean;
  street: string;
  postcode: string;
  place: string;
  phone: string;
  email: string;
  version: number;
}

/** What a centre starts with: the defaults of table centre_setting (a test compares them). */
export const defaultSettings = {
  ...{
    askSchool: true,
    answerDays: 5,
    holdDays: 5,
    decisionDays: 5,
    targetDays: 28,
    maxDistanceM: 25_000,
    showWorkload: true,
  },
  ...{ street: '', postcode: '', place: '', phone: '', email: '', version: 1 },
} as const satisfies Partial<Settings>;

/** The query behind `getSettings`, to be read together with others: one row, the defaults where nothing is set yet. */
export const settingsQuery = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('centre as c')
    .leftJoin('centre_setting as s', 's.centre_id', 'c.id')
    .select(['c.name', 'c.area_name as area', 'c.number_prefix as numberPrefix'])
    .select(({ fn, lit, val }) => [
      fn.coalesce('s.ask_school_before_decision', lit(defaultSettings.askSchool)).as('askSchool'),
      fn.coalesce('s.school_answer_days', lit(defaultSettings.answerDays)).as('answerDays'),
      fn.coalesce('s.hold_days', lit(defaultSettings.holdDays)).as('holdDays'),
      fn.coalesce('s.authority_decision_days', lit(defaultSettings.decisionDays)).as('decisionDays'),
      fn.coalesce('s.target_days', lit(defaultSettings.targetDays)).as('targetDays'),
      fn.coalesce('s.max_distance_m', lit(defaultSettings.maxDistanceM)).as('maxDistanceM'),
      fn.coalesce('s.blocking_proofs', val<string[]>([])).as('blockingProofs'),
      fn.coalesce('s.show_workload', lit(defaultSettings.showWorkload)).as('showWorkload'),
      fn.coalesce('s.street', val(defaultSettings.street)).as('street'),
      fn.coalesce('s.postcode', val(defaultSettings.postcode)).as('postcode'),
      fn.coalesce('s.place', val(defaultSettings.place)).as('place'),
      fn.coalesce('s.phone', val(defaultSettings.phone)).as('phone'),
      fn.coalesce('s.email', val(defaultSettings.email)).as('email'),
      fn.coalesce('s.version', lit(defaultSettings.version)).as('version'),
    ])
    .where('c.id', '=', centreId);

/** Local practice of a centre. */
export const getSettings = (tx: Tx, centreId: string): Promise<Settings> =>
  settingsQuery(tx, centreId).executeTakeFirstOrThrow();

const authorityQuery = (tx: Tx, centreId: string) =>
  tx.selectFrom('authority').selectAll().where('centre_id', '=', centreId);

/** Who decides in this area. */
export const listAuthorities = (tx: Tx, centreId: string): Promise<Authority[]> =>
  authorityQuery(tx, centreId).orderBy('kind').orderBy('name').execute();

export const findAuthority = (tx: Tx, centreId: string, id: string): Promise<Authority | undefined> =>
  authorityQuery(tx, centreId).where('id', '=', id).executeTakeFirst();

/** The centre's competence table, youngest children first, as a query to be read together with others. */
export const competenceQuery = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('competence_rule')
    .select(['id', 'valid_from as validFrom', 'valid_to as validTo', 'age_from as ageFrom', 'age_to as ageTo'])
    .select(['path', 'authority_id as authorityId', 'note'])
    .where('centre_id', '=', centreId)
    .orderBy('age_from')
    .orderBy('valid_from');

/** All rules of competence, those of the past and to come too. `competentPath` says which holds for a child. */
export const listCompetence = (tx: Tx, centreId: string): Promise<CompetenceRule[]> =>
  competenceQuery(tx, centreId).execute();

/** Rules that apply on a day or later. */
export const listCompetenceFrom = (tx: Tx, centreId: string, from: Temporal.PlainDate): Promise<CompetenceRule[]> =>
  competenceQuery(tx, centreId)
    .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>=', from)]))
    .execute();

/** All notices of remedy, newest first. */
export const listRemedyNotices = (tx: Tx, centreId: string): Promise<RemedyNotice[]> =>
  tx.selectFrom('remedy_notice').selectAll().where('centre_id', '=', centreId).orderBy('valid_from', 'desc').execute();

/** The id of the notice of remedy of an authority that is valid on a day. */
export async function findRemedyNotice(
  tx: Tx,
  centreId: string,
  authorityId: string,
  on: Temporal.PlainDate,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('remedy_notice')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('authority_id', '=', authorityId)
    .where('valid_from', '<=', on)
    .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>=', on)]))
    .executeTakeFirst();
  return row?.id;
}

/** The wording of a notice of remedy, and the district of its centre (official key, 5 digits). */
export const getRemedyText = (
  tx: Tx,
  centreId: string,
  id: string,
): Promise<{ de: string; ar: string; ags5: string }> =>
  tx
    .selectFrom('remedy_notice as n')
    .innerJoin('centre as c', 'c.id', 'n.centre_id')
    .select(['n.text_de as de', 'n.text_ar as ar', 'c.ags5'])
    .where('n.centre_id', '=', centreId)
    .where('n.id', '=', id)
    .executeTakeFirstOrThrow();

/** A municipality by AGS (8 digits). */
export interface Municipality {
  ags: string;
  name: string;
}

/** The query behind `listMunicipalities`, to be read together with others. */
export const areaQuery = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('centre_municipality as c')
    .leftJoin('municipality as m', 'm.ags', 'c.ags')
    .select(['c.ags', (e) => e.fn.coalesce('m.name', 'c.ags').as('name')])
    .where('c.centre_id', '=', centreId)
    .orderBy('name');

/** The area of the centre, by name; a municipality the register does not know is named by its key. */
export const listMunicipalities = (tx: Tx, centreId: string): Promise<Municipality[]> =>
  areaQuery(tx, centreId).execute();
