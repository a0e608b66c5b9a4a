// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { RecordPaths } from '../../web/feature.ts';
import { deedPath } from '../cases/paths.ts';

export const questionListPath = '/anfragen';
export const questionPath = (id: string): string => `${questionListPath}/${id}`;
export const submissionPath = (id: string): string => `/vorlagen/${id}`;
export const decisionPath = (id: string): string => `/entscheidungen/${id}`;
export const admissionListPath = '/aufnahmen';
export const admissionPath = (caseId: string): string => `${admissionListPath}/${caseId}`;
export const schildPath = (school: string): string => `${admissionListPath}/schild?schule=${school}`;
export const recommendationPath = (caseId: string): string => deedPath(caseId, 'empfehlung');

/** Where a record is that somebody only names. */
export const placementPaths: RecordPaths = {
  'case.recommendation': recommendationPath,
  'question.list': () => questionListPath,
  submission: submissionPath,
  decision: decisionPath,
  'admission.list': () => admissionListPath,
  'admission.schild': schildPath,
};
