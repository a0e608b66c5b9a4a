// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from 'kysely';
import { type ProofKind, type ProofState, settledProofStates } from '../../../codes/proofs.ts';
import type { Tx } from '../../../db/centre.ts';
import type { TypedText } from '../../../db/json.ts';
import type { Row } from '../../../db/row.ts';
import { partial } from '../earlier-school-queries.ts';
import { type FormerSchool, type SpokenLanguage, schoolGaps } from './rules.ts';
import type { PaperKind } from './words.ts';

type Columns = Row<'counselling'>;

/** A school of the record as a statement gives it. */
interface SchoolRow extends Omit<FormerSchool, 'from' | 'to'> {
  from: string | null;
  to: string | null;
}

interface PaperRow {
  kind: PaperKind;
  seenOn: string;
  by: string | null;
}

interface ProofRow {
  kind: ProofKind;
  state: ProofState;
  onDay: string | null;
}

export interface RecordRow {
  heldOn: Temporal.PlainDate;
  format: Columns['format'];
  interpreterPresent: boolean;
  topics: Columns['topics'];
  germanLevel: string;
  literacy: Columns['literacy'];
  scripts: Columns['scripts'];
  writingSample: boolean;
  englishLevel: string | null;
  secondForeignLanguage: string | null;
  schoolYears: number | null;
  kindergartenYears: number | null;
  certificate: Columns['certificate'];
  leavingCertificate: Columns['leaving_certificate'];
  maths: Columns['maths'];
  siblingsSchoolWish: boolean;
  wishes: Columns['wishes'];
  interests: string;
  benefits: Columns['benefits'];
  authorityTalkWish: boolean;
  schoolNote: string;
  agreements: string;
  by: string | null;
  languages: SpokenLanguage[];
  schools: SchoolRow[];
  papers: PaperRow[];
  proofs: ProofRow[];
}

/** The record of the first counselling, with the papers seen and how it stands with proofs. */
export interface CounsellingRecord extends Omit<RecordRow, 'schools' | 'papers' | 'proofs'> {
  schools: FormerSchool[];
  papers: (Omit<PaperRow, 'seenOn'> & { seenOn: Temporal.PlainDate })[];
  proofs: (Omit<ProofRow, 'onDay'> & { onDay: Temporal.PlainDate | null })[];
}

/** The query behind `findRecord`, to be read together with others; its row becomes a record by `toRecord`. */
export const recordQuery = (centreId: string, caseId: string): RawBuilder<RecordRow> => sql<RecordRow>`
  select c.held_on as "heldOn", c.format, c.interpreter_present as "interpreterPresent", c.topics,
    c.german_level as "germanLevel", c.literacy, c.scripts, c.writing_sample as "writingSample",
    c.english_level as "englishLevel", c.second_foreign_language as "secondForeignLanguage",
    c.school_years as "schoolYears", c.kindergarten_years as "kindergartenYears", c.certificate,
    c.leaving_certificate as "leavingCertificate", c.maths, c.siblings_school_wish as "siblingsSchoolWish", c.wishes,
    c.interests, c.benefits, c.authority_talk_wish as "authorityTalkWish", c.school_note as "schoolNote", c.agreements,
    u.name as by,
    coalesce((select json_agg(json_build_object('language', l.language, 'level', l.level) order by l.position)
      from counselling_language l where l.centre_id = c.centre_id and l.counselling_id = c.id), '[]') as languages,
    coalesce((select json_agg(json_build_object('country', s.country, 'kind', s.kind, 'from', s.from_on, 'to', s.to_on,
        'lastGrade', s.last_grade, 'language', s.language, 'knownFrom', s.known_from) order by s.position)
      from counselling_school s where s.centre_id = c.centre_id and s.counselling_id = c.id), '[]') as schools,
    coalesce((select json_agg(json_build_object('kind', p.kind, 'seenOn', p.seen_on, 'by', w.name) order by p.kind)
      from paper_seen p left join auth_user w on w.id = p.seen_by
      where p.centre_id = c.centre_id and p.case_id = c.case_id), '[]') as papers,
    coalesce((select json_agg(json_build_object('kind', f.kind, 'state', f.state, 'onDay', f.on_day) order by f.kind)
      from proof f where f.centre_id = c.centre_id and f.case_id = c.case_id), '[]') as proofs
  from counselling c left join auth_user u on u.id = c.by_user
  where c.centre_id = ${centreId} and c.case_id = ${caseId}`;

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);

export const toRecord = (row: RecordRow | undefined): CounsellingRecord | undefined =>
  row && {
    ...row,
    schools: row.schools.map((school) => ({
      ...school,
      from: partial(school.from),
      to: partial(school.to),
    })),
    papers: row.papers.map((paper) => ({ ...paper, seenOn: day(paper.seenOn) })),
    proofs: row.proofs.map((proof) => ({ ...proof, onDay: proof.onDay === null ? null : day(proof.onDay) })),
  };

export async function findRecord(tx: Tx, centreId: string, caseId: string): Promise<CounsellingRecord | undefined> {
  const { rows } = await recordQuery(centreId, caseId).execute(tx);
  return toRecord(rows[0]);
}

/** How it stands with the proofs of a case, whether or not there is a record yet. */
export const listProofs = (tx: Tx, centreId: string, caseId: string) =>
  tx
    .selectFrom('proof')
    .select(['kind', 'state', 'on_day as onDay'])
    .where('centre_id', '=', centreId)
    .where('case_id', '=', caseId)
    .orderBy('kind')
    .execute();

/** Which of these proofs a case still waits for. */
export async function missingProofs(
  tx: Tx,
  centreId: string,
  caseId: string,
  asked: readonly string[],
): Promise<string[]> {
  if (asked.length === 0) return [];
  const known = await listProofs(tx, centreId, caseId);
  return asked.filter((kind) => !known.some((one) => one.kind === kind && settledProofStates.includes(one.state)));
}

/** The times of the schools abroad that the record `counselling` (its id column) names, in their order, to be read beside other things. */
export const schoolTimes = (centreId: string, counselling: string): RawBuilder<SchoolTimes> => sql<SchoolTimes>`
  coalesce((select json_agg(json_build_object('from', from_on, 'to', to_on) order by position) from counselling_school
    where centre_id = ${centreId} and counselling_id = ${sql.ref(counselling)}), '[]')`;

export type SchoolTimes = Pick<SchoolRow, 'from' | 'to'>[];

/** Months without school in all; null where fewer than two schools are known. */
export function gapMonths(times: SchoolTimes): number | null {
  if (times.length < 2) return null;
  const schools = times.map(({ from, to }) => ({ from: partial(from), to: partial(to) }));
  return schoolGaps(schools).reduce((sum, { months }) => sum + months, 0);
}

/** A record somebody is still writing. */
export interface Draft {
  /** Field by field as typed. */
  typed: TypedText;
  version: number;
  /** The page it was written on. */
  pageId: string;
  savedAt: Temporal.Instant;
  savedBy: string | null;
}

/** The draft of a case's record, if somebody has begun one. */
export async function findDraft(tx: Tx, centreId: string, caseId: string): Promise<Draft | undefined> {
  return await tx
    .selectFrom('counselling_draft as d')
    .leftJoin('auth_user as u', 'u.id', 'd.saved_by')
    .select(['d.typed', 'd.version', 'd.page_id as pageId', 'd.saved_at as savedAt', 'u.name as savedBy'])
    .where('d.centre_id', '=', centreId)
    .where('d.case_id', '=', caseId)
    .executeTakeFirst();
}

/** Notes of the last counselling, to go on writing. */
export async function findNotes(tx: Tx, centreId: string, caseId: string): Promise<string> {
  const row = await tx
    .selectFrom('case_text as t')
    .innerJoin('case_event as e', (join) =>
      join.onRef('e.centre_id', '=', 't.centre_id').onRef('e.id', '=', 't.event_id'),
    )
    .select('t.body')
    .where('t.centre_id', '=', centreId)
    .where('t.case_id', '=', caseId)
    .where('t.kind', '=', 'counselling')
    .where('t.erased_at', 'is', null)
    .orderBy('e.seq', 'desc')
    .executeTakeFirst();
  return row?.body ?? '';
}

/** What the counselling of a case wants its school to know. Only with a consent that stands may a school read it. */
export async function findSchoolNote(tx: Tx, centreId: string, caseId: string): Promise<string> {
  const row = await tx
    .selectFrom('counselling')
    .select('school_note')
    .where('centre_id', '=', centreId)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row?.school_note ?? '';
}
