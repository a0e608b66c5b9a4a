// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Answers to each question. */
export const feedbackAnswers = { yes: 'ja', partly: 'teilweise', no: 'nein' } as const;
export type FeedbackAnswer = keyof typeof feedbackAnswers;

/** The three questions, the same for both sides, as an institution reads them. */
export const feedbackQuestions = {
  understood: 'Konnten sich alle gut verständigen?',
  prepared: 'Waren Zeit, Ort und Absprachen klar?',
  respectful: 'Sind alle freundlich miteinander umgegangen?',
} as const;
export type FeedbackQuestion = keyof typeof feedbackQuestions;

/** How one side found a talk. */
export interface Feedback extends Readonly<Record<FeedbackQuestion, FeedbackAnswer>> {
  note: string;
}

/** Has somebody to look at it? All well and no words needs nobody. */
export const needsLook = ({ understood, prepared, respectful, note }: Feedback): boolean =>
  note !== '' || [understood, prepared, respectful].some((answer) => answer !== 'yes');

export const longestNote = 500;
