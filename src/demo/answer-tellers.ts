// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Actor, happen, type Story } from './case-story.ts';
import { endHold } from './holds.ts';

/** Who speaks for the school of a case. */
export const schoolActor = (story: Story): Actor => ({
  id: story.place?.school.userId ?? story.counsellor.id,
  role: 'school',
});

/** The school answers the question; after a no its place is free. */
export function answer(story: Story, as: 'accepted' | 'refused', at: Temporal.Instant): void {
  const actor = schoolActor(story);
  const { question } = story;
  if (!question) throw new Error('an answer without a question');
  Object.assign(question, { answer: as, answered_by: actor.id, answered_at: at, version: 2 });
  const payload = { requestId: String(question.id), schoolNumber: String(question.school_number) };
  if (as === 'accepted') {
    happen(story, { type: 'school_accepted', payload }, actor, at);
    return;
  }
  happen(story, { type: 'school_refused', payload }, actor, at, [
    { kind: 'school_answer', body: 'Die Klasse ist inzwischen voll.' },
  ]);
  endHold(story, 'released', at);
}
