// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { SheetFormat } from '../../outbound/spreadsheet/cells.ts';
import type { RecordPaths } from '../../web/feature.ts';
import { childPath } from '../families/paths.ts';

export const caseListPath = '/faelle';
export const caseFilePath = '/faelle.csv';
export const caseSheetPath = '/faelle.xlsx';
/** Does the same with several cases of the list; served by `features/appointments`, which knows what can be done. */
export const bulkPath = '/faelle-auswahl';
export const casePath = (id: string): string => `${caseListPath}/${id}`;
/** The form of a deed on a case: `einladen`, `termin` … */
export const deedPath = (id: string, deed: string): string => `${casePath(id)}/${deed}`;
/** One click; the address says who was responsible when it was offered, so that two at once do not take it from each other. */
export const takeOverPath = (id: string, before: string | null): string =>
  `${deedPath(id, 'uebernehmen')}?bisher=${before ?? ''}`;
export const reportListPath = '/meldungen';
export const reportPath = (id: string): string => `${reportListPath}/${id}`;
/** Puts a report right that the centre has not taken up. */
export const correctReportPath = (id: string): string => `${reportPath(id)}/berichtigen`;
export const reportFormPath = `${reportListPath}/neu`;
/** Counts children that a primary school has admitted itself. */
export const directAdmissionPath = '/direkte-aufnahme';
/** Reports as a list: where it is handed in, its template, and one that was handed in. */
export const reportImportPath = `${reportListPath}/liste`;
export const reportTemplatePath = (format: SheetFormat): string => `${reportListPath}/vorlage.${format}`;
export const reportedListPath = (id: string): string => `${reportImportPath}/${id}`;
export const mapReportsPath = (id: string): string => `${reportedListPath(id)}/spalten`;
export const applyReportsPath = (id: string): string => `${reportedListPath(id)}/melden`;
export const refusedReportsPath = (id: string): string => `${reportedListPath(id)}/nicht-gemeldet`;
/** One more child of a family; an office, which sees no family, names a report of its own. */
export const siblingFormPath = (of: { familyId: string } | { reportId: string }): string =>
  'familyId' in of ? `${reportFormPath}?familie=${of.familyId}` : `${reportFormPath}?familie-von=${of.reportId}`;
export const counselPath = (id: string): string => deedPath(id, 'beratung');
/** Keeps the record as a draft. */
export const counselDraftPath = (id: string): string => `${counselPath(id)}/entwurf`;
/** Puts the record right after the counselling. */
export const correctRecordPath = (id: string): string => `${counselPath(id)}/berichtigen`;
/** Keeps a correction as a draft; apart from that of the record, which may still arrive when the record is entered. */
export const correctDraftPath = (id: string): string => `${correctRecordPath(id)}/entwurf`;
export const proofsPath = (id: string): string => deedPath(id, 'nachweise');
export const earlierSchoolsPath = (id: string): string => deedPath(id, 'fruehere-schulen');
/** Opens a case for a child that is known. */
export const openCasePath = (childId: string): string => `${childPath(childId)}/fall`;

/** Where a record is that somebody only names. */
export const casePaths: RecordPaths = {
  case: casePath,
  'case.list': () => caseListPath,
  'case.proofs': proofsPath,
  report: reportPath,
  report_list: reportedListPath,
};
