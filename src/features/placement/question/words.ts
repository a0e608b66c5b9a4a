// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { formatDate, sinceDays } from '../../../web/format.ts';

/** Answer of a school to the centre's question. */
export type Answer = 'open' | 'accepted' | 'refused' | 'withdrawn';

/** What is known of a question to a school. */
export interface QuestionFacts {
  answer: Answer;
  askedOn: Temporal.PlainDate;
  dueOn: Temporal.PlainDate;
  answeredOn: Temporal.PlainDate | null;
}

/** Why an answer cannot be taken back any more. */
export const goneOn =
  'Das Zentrum hat mit Ihrer Antwort schon weitergearbeitet. Sie lässt sich hier nicht mehr zurücknehmen. Bitte rufen Sie das Zentrum an.';

/** The state of a question in words. Silence stays silence, however long it lasts: it is never read as consent. */
export function answerInWords(question: QuestionFacts, today: Temporal.PlainDate): string {
  const on = question.answeredOn ? ` am ${formatDate(question.answeredOn)}` : '';
  if (question.answer === 'accepted') return `Zusage${on}`;
  if (question.answer === 'refused') return `Absage${on}`;
  if (question.answer === 'withdrawn') return `zurückgezogen${on}`;
  const late = question.dueOn.until(today).days;
  if (late > 0) return `keine Antwort ${sinceDays(late)} (Frist war ${formatDate(question.dueOn)})`;
  return `noch keine Antwort (Frist ${formatDate(question.dueOn)})`;
}
