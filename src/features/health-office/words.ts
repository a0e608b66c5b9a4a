// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { ProofState } from '../../codes/proofs.ts';

/** When the health office is told of a child. */
export const moments = {
  never: 'nie',
  after_report: 'nach der Meldung',
  after_counselling: 'nach der Erstberatung',
} as const;
export type Moment = keyof typeof moments;

interface AnswerFacts {
  label: string;
  /** What it says about the proof of the entry examination. */
  proof: ProofState;
  /** Which day goes with it: one to come or past, a past one, none. */
  day: 'any' | 'past' | 'none';
  /** Nothing more is expected after it. */
  last: boolean;
}

/** What the health office can answer: where it stands, never a finding. */
export const answers = {
  invited: { label: 'eingeladen, der Termin steht', proof: 'announced', day: 'any', last: false },
  examined: { label: 'untersucht', proof: 'shown', day: 'past', last: true },
  not_needed: { label: 'Untersuchung nicht nötig', proof: 'exempt', day: 'none', last: true },
  not_come: { label: 'zum Termin nicht erschienen', proof: 'open', day: 'past', last: false },
  unreachable: { label: 'Familie nicht erreicht', proof: 'open', day: 'none', last: false },
} as const satisfies Record<string, AnswerFacts>;
export type OfficeAnswer = keyof typeof answers;

/** Whether the office may still answer: not taken back, and not answered for good. */
export const isOpen = ({ withdrawnAt, answer }: { withdrawnAt: unknown; answer: OfficeAnswer | null }): boolean =>
  withdrawnAt === null && (answer === null || !answerFacts[answer].last);

/** What is known of how the health office answers. */
export const answerFacts: Readonly<Record<OfficeAnswer, AnswerFacts>> = answers;
