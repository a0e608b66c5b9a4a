// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PartialDate } from '../../codes/partial-date.ts';
import { beforeSchoolAge } from '../../codes/school-age.ts';
import type { By, Tx } from '../../db/centre.ts';
import { Conflict, NotFound } from '../../refusals.ts';
import type { Refusal } from '../../web/form/index.ts';
import { recordActivity } from '../activity/actions.ts';
import { type CompetentPath, competentPathFor } from '../centres/competence.ts';
import { getSettings, listCompetence } from '../centres/queries.ts';
import { createChild, createFamily } from '../families/actions.ts';
import type { PossibleDuplicate } from '../families/finding-queries.ts';
import { holdEntry } from '../families/joining-actions.ts';
import { askAbout } from '../families/question-actions.ts';
import { openCase } from './actions.ts';
import { keepPapers } from './paper-actions.ts';
import { noPathError, papersWithoutCase, type ReportInput } from './report-input.ts';
import { getKnownFamily, type KnownFamily, listLikes, type ReportReach, visibleLikes } from './report-queries.ts';
import { caseServices } from './services.ts';

/** A way on which a case can be opened. */
export type OpenPath = Exclude<CompetentPath, { kind: 'none' }>;

/** The way of a child by the centre's competence table of that day. */
export async function findPath(
  tx: Tx,
  centreId: string,
  birth: PartialDate | null,
  on: Temporal.PlainDate,
): Promise<CompetentPath> {
  return competentPathFor(await listCompetence(tx, centreId), birth, on);
}

/**
 * Opens a case for a child on this way and counts the report.
 * @throws Conflict when the child has an open case.
 */
export async function openCaseFor(
  tx: Tx,
  by: By,
  child: { id: string; ags: string; note: string },
  path: OpenPath,
): Promise<{ id: string; number: string }> {
  const { numberPrefix } = await getSettings(tx, by.centreId);
  const opened = await openCase(tx, by, numberPrefix, {
    childId: child.id,
    kind: path.kind,
    ags: child.ags,
    authorityId: path.authorityId,
    note: child.note,
  });
  await recordActivity(tx, by, caseServices.report_received, by.today, child.ags);
  return opened;
}

/**
 * The family a further child is entered into, kept from being joined with another until it is (`getKnownFamily`). Who was joined
 * at the last moment is no news for a reporting office: it is asked to send the form again.
 * @throws NotFound, Conflict
 */
export async function holdKnownFamily(tx: Tx, centreId: string, reach: ReportReach, id: string): Promise<KnownFamily> {
  const { id: before } = await getKnownFamily(tx, centreId, reach, id);
  await holdEntry(tx, 'family', centreId, before);
  const family = await getKnownFamily(tx, centreId, reach, id);
  if (family.id !== before)
    throw new Conflict('Jemand anderes war schneller. Bitte senden Sie die Meldung noch einmal.');
  return family;
}

/** A child that was reported, with its case where one was opened. */
export interface Filed {
  childId: string;
  familyId: string;
  caseId: string | null;
}

/** A report looked at before it is filed. */
export interface Weighed {
  path: CompetentPath;
  likes: readonly PossibleDuplicate[];
  /** Whom of them the person who reports may see. */
  visible: readonly PossibleDuplicate[];
}

/**
 * Which way a reported child goes, and whom it may be. Likes are looked for also for who sees none of them: the answer takes as
 * long whether the child is known or not.
 * @param familyId the family it is entered into, where that is known
 */
export async function weighReport(
  tx: Tx,
  { centreId, today }: Pick<By, 'centreId' | 'today'>,
  reach: ReportReach,
  input: Pick<ReportInput, 'child' | 'family'>,
  familyId: string | undefined,
): Promise<Weighed> {
  const path = await findPath(tx, centreId, input.child.birth, today);
  const likes = await listLikes(tx, centreId, input, { today, familyId });
  return { path, likes, visible: visibleLikes(likes, reach) };
}

/** A child that is not of school age: when school begins for it, and whether this person may open a case all the same. */
export interface EarlyFound {
  begins: Temporal.PlainDate;
  mayOpen: boolean;
}

/**
 * What became of a report that somebody sends: filed, refused at a field, or first to be looked at: whom it may be, or that the
 * child is not of school age before that day.
 */
export type Taken = Filed | Refusal | { asked: readonly PossibleDuplicate[] } | { early: EarlyFound };

/**
 * Takes a report as a person sends it: the way of the child, whom it may be, then its record and case.
 * @param of `staff` see the whole centre and tell likes apart; `withCase`: whether a case is opened
 * @throws Conflict when the child has an open case
 */
export async function takeReport(
  tx: Tx,
  by: By,
  reach: ReportReach,
  input: ReportInput,
  of: { family: KnownFamily | undefined; ags: string; staff: boolean; withCase: boolean },
): Promise<Taken> {
  const { family, ags, staff, withCase } = of;
  const { path, likes, visible } = await weighReport(tx, by, reach, input, family?.id);
  if (!withCase && input.papers.length > 0) return { refused: papersWithoutCase };
  const begins = withCase ? beforeSchoolAge(input.child.birth, by.today) : null;
  const mayOpen = staff && path.kind !== 'none';
  if (begins && !(mayOpen && input.early)) return { early: { begins, mayOpen } };
  if (withCase && path.kind === 'none') return { refused: noPathError(path.why, staff) };
  if (!input.noDuplicate && visible.length > 0) return { asked: visible };
  // Staff have told apart whom they were shown; what a reporting office says, the centre looks at again.
  const seen = new Set(staff ? visible.map(({ id }) => id) : []);
  const open = withCase && path.kind !== 'none' ? path : null;
  return await fileReport(tx, by, input, { family, ags }, open, { found: likes, seen });
}

/** What is known of a new child's likes: whom the centre has, and whom the person who reports has seen and told apart. */
export interface Likes {
  found: readonly PossibleDuplicate[];
  seen: ReadonlySet<string>;
}

/**
 * Records a reported child, in the family it belongs to or in a new one, and opens a case on this way.
 * @param family the family that is known; a report without one brings its own
 * @param path null: no case is opened
 * @param likes whom the child may be: what nobody has told apart is asked about later
 * @throws Conflict when the child has an open case
 */
export async function fileReport(
  tx: Tx,
  by: By,
  { child, family: given, note, papers }: Pick<ReportInput, 'child' | 'family' | 'note' | 'papers'>,
  { family, ags }: { family: { id: string } | undefined; ags: string },
  path: OpenPath | null,
  likes: Likes,
): Promise<Filed> {
  const familyId = given ? await createFamily(tx, by, { ...given, address: { ...given.address, ags } }) : family?.id;
  if (familyId === undefined) throw new NotFound();
  const childId = await createChild(tx, by, familyId, child);
  await askAbout(tx, by, childId, likes.found, likes.seen);
  const opened = path && (await openCaseFor(tx, by, { id: childId, ags, note }, path));
  if (opened) await keepPapers(tx, by, opened.id, papers);
  return { childId, familyId, caseId: opened?.id ?? null };
}
