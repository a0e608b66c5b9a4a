// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { RecordPaths } from '../../web/feature.ts';
import { deedPath } from '../cases/paths.ts';

export const questionListPath = '/anfragen';
export const questionPath = (id: string): string => `${questionListPath}/${id}`;
export const submissionListPath = '/vorlagen';
export const submissionPath = (id: string): string => `${submissionListPath}/${id}`;
export const decisionPath = (id: string): string => `/entscheidungen/${id}`;
export const admissionListPath = '/aufnahmen';
export const admissionPath = (caseId: string): string => `${admissionListPath}/${caseId}`;
/** What a school reports or corrects about a child of its own: the last part of the address. */
export const attendancePath = (
  caseId: string,
  what: 'erster-schultag' | 'nicht-in-der-schule' | 'schule-verlassen',
): string => `${admissionPath(caseId)}/${what}`;
export const schildPagePath = `${admissionListPath}/schild`;
export const schildPath = (school: string): string => `${schildPagePath}?schule=${school}`;
export const schildFilePath = `${schildPagePath}/datei`;
/** The rules of the recommendation, one for all children. */
export const ruleListPath = '/empfehlungsregeln';
export const recommendationPath = (caseId: string): string => deedPath(caseId, 'empfehlung');

/** Schools for a child; those for the recommendation, or for another grade and kind of place. */
export const rankingPath = (caseId: string, need?: { grade: string; kind: string }): string =>
  deedPath(caseId, 'schulen') + (need ? `?jahrgang=${need.grade}&art=${need.kind}` : '');
export const chooseSchoolsPath = (caseId: string): string => `${rankingPath(caseId)}/auswahl`;
export const holdPath = (caseId: string): string => deedPath(caseId, 'halten');
/** @param school the number of the school to start with */
export const askPath = (caseId: string, school?: string): string =>
  deedPath(caseId, 'anfragen') + (school === undefined ? '' : `?schule=${school}`);
export const answerPath = (questionId: string): string => `${questionPath(questionId)}/antwort`;
export const takeBackPath = (questionId: string): string => `${questionPath(questionId)}/antwort-zuruecknehmen`;
export const submitPath = (caseId: string): string => deedPath(caseId, 'vorlegen');
export const remedyPath = (caseId: string): string => deedPath(caseId, 'rechtsbehelf');
export const registrationPath = (caseId: string): string => deedPath(caseId, 'anmeldung-bestaetigt');
/** Question back, return, refusal: what an authority can do with a submission beside deciding. */
export const replyPath = (submissionId: string, reply: 'rueckfrage' | 'zurueckgeben' | 'ablehnen'): string =>
  `${submissionPath(submissionId)}/${reply}`;
export const answerAuthorityPath = (caseId: string): string => deedPath(caseId, 'rueckfrage');
export const newDecisionPath = (submissionId: string): string => `${submissionPath(submissionId)}/neue-entscheidung`;
/** @param languages of the letter, with commas: `de,ar` */
export const letterPath = (decisionId: string, languages: string): string =>
  `${decisionPath(decisionId)}/brief.pdf?sprachen=${languages}`;
export const reviewPath = (decisionId: string): string => `${decisionPath(decisionId)}/uebersetzung-geprueft`;
/** Releases the sheet in the language of the family of a decision. */
export const sheetReviewPath = (decisionId: string): string => `${decisionPath(decisionId)}/blatt-freigeben`;
export const confirmAdmissionPath = (caseId: string): string => `${admissionPath(caseId)}/bestaetigen`;

/** Where a record is that somebody only names. */
export const placementPaths: RecordPaths = {
  'case.recommendation': recommendationPath,
  question: questionPath,
  'question.list': () => questionListPath,
  submission: submissionPath,
  'submission.list': () => submissionListPath,
  decision: decisionPath,
  admission: admissionPath,
  'admission.list': () => admissionListPath,
  'admission.schild': schildPath,
};
