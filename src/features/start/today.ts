// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Role } from '../../auth/permissions.ts';
import type { Tx } from '../../db/centre.ts';
import type { Shown } from '../../web/audit.ts';
import { listReports, type Report } from '../cases/report-queries.ts';
import { countNow } from '../figures/queries.ts';
import { listNotices, type Notice } from '../notices/queries.ts';
import { type AssignedChild, listAssigned } from '../placement/admission-queries.ts';
import { type AskedOfSchool, listAsked } from '../placement/request-queries.ts';
import { decidesFor } from '../placement/rules.ts';
import { listSubmissions, type SubmissionRow } from '../placement/submission-queries.ts';
import { findOldPlaces, listOpenings, listWaiting, mostLines, type Opening, type WaitingCase } from './queries.ts';

/** Who looks at the start page. */
export interface Viewer {
  centreId: string;
  userId: string;
  roles: readonly Role[];
  ags: readonly string[];
  schools: readonly string[];
  now: Temporal.Instant;
  today: Temporal.PlainDate;
  targetDays: number;
}

/** Figures of the centre for its head and administration, each with a link to the list of its cases. */
const shownFigures = ['open', 'overdue', 'unassigned', 'late'] as const;
export type Figures = Record<(typeof shownFigures)[number], number>;

/** What waits for somebody; a part is there only for the roles it concerns. */
export interface Today {
  mine?: WaitingCase[];
  overdue?: WaitingCase[];
  figures?: Figures;
  notices?: Notice[];
  reports?: Report[];
  submissions?: SubmissionRow[];
  asked?: AskedOfSchool[];
  assigned?: AssignedChild[];
  oldPlaces?: { count: number; oldest: Temporal.Instant | null };
  openings?: Opening[];
}

/** Numbers of places older than this many days are asked for again. */
export const oldAfterDays = 30;
const range = { limit: mostLines, offset: 0 };

/** Gathers the parts of the start page; for one role at most four queries. */
export async function gatherToday(tx: Tx, viewer: Viewer): Promise<Today> {
  const { centreId, roles, today } = viewer;
  const is = (...wanted: Role[]): boolean => wanted.some((role) => roles.includes(role));
  const parts: Today = {};
  // Two days ahead: what falls due tomorrow is prepared today.
  if (is('counsellor')) parts.mine = await listWaiting(tx, centreId, today.add({ days: 2 }), viewer.userId);
  if (is('head', 'administration')) {
    parts.overdue = await listWaiting(tx, centreId, today.subtract({ days: 1 }), null);
    parts.figures = await countNow(tx, viewer, shownFigures);
  }
  if (is('head', 'counsellor')) parts.notices = await listNotices(tx, viewer, mostLines);
  if (is('reporting_office')) parts.reports = await listReports(tx, centreId, viewer.ags, range);
  if (is('school_authority')) {
    const rows = await listSubmissions(tx, centreId, decidesFor(roles), range);
    parts.submissions = rows.filter((row) => row.decidedOn === null);
  }
  if (is('school')) {
    parts.asked = (await listAsked(tx, centreId, viewer.schools, range)).filter(({ answer }) => answer === 'open');
    parts.assigned = (await listAssigned(tx, centreId, viewer.schools, range)).filter(
      ({ state }) => state === 'allocated',
    );
    parts.oldPlaces = await findOldPlaces(
      tx,
      centreId,
      viewer.schools,
      viewer.now.subtract({ hours: 24 * oldAfterDays }),
    );
  }
  if (is('data_protection_officer')) parts.openings = await listOpenings(tx, centreId);
  return parts;
}

/** The records the page shows, for the audit log. */
export function recordsOf(parts: Today): Shown[] {
  const of = (recordKind: string, ids: readonly string[]): Shown => ({ recordKind, ids });
  const cases = [
    ...(parts.mine ?? []).map(({ id }) => id),
    ...(parts.overdue ?? []).map(({ id }) => id),
    ...(parts.reports ?? []).map(({ id }) => id),
    ...(parts.assigned ?? []).map(({ caseId }) => caseId),
  ];
  return [
    of('case', [...new Set(cases)]),
    of(
      'submission',
      (parts.submissions ?? []).map(({ id }) => id),
    ),
    of(
      'school_request',
      (parts.asked ?? []).map(({ id }) => id),
    ),
    of('family', [...new Set((parts.openings ?? []).map(({ familyId }) => familyId))]),
  ];
}
