// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../clock.ts';
import type { Row } from '../db/row.ts';
import { schoolActor } from './answer-tellers.ts';
import { happen, type Story, type Teller } from './case-story.ts';

/** The admission told last, when it is one of this story. */
function admissionOf(story: Story): Row<'admission'> | undefined {
  const row = story.rows.of('admission').at(-1);
  return row?.case_id === story.id ? (row as Row<'admission'>) : undefined;
}

function leaveSchool(story: Story): void {
  const child = story.rows.of('child').at(-1);
  if (child?.id === story.child.id) Object.assign(child, { school_number: null, school_since: null });
}

/** The child never came; the school says so. */
export const tellNotArrived: Teller = (story, at) => {
  const admission = admissionOf(story);
  if (admission) Object.assign(admission, { ended_at: at, ended_as: 'not_arrived' });
  leaveSchool(story);
  const schoolNumber = story.place?.school.number ?? '';
  const payload = { schoolNumber, admissionId: admission?.id ?? null };
  happen(story, { type: 'not_arrived', payload }, schoolActor(story), at);
};

/** The child has left the school; its place is free again. */
export const tellLeft: Teller = (story, at) => {
  const admission = admissionOf(story);
  if (!admission) throw new Error('leaving without an admission');
  const leftOn = dayOf(at);
  Object.assign(admission, { ended_at: at, ended_as: 'left_school', left_on: leftOn });
  leaveSchool(story);
  const hold = story.rows.of('place_hold').at(-1);
  if (hold?.case_id === story.id && hold.state === 'used' && story.place) {
    hold.state = 'released';
    story.place.taken -= 1;
  }
  const { school_number: schoolNumber, id: admissionId } = admission;
  const payload = { schoolNumber, admissionId, leftOn: leftOn.toString() };
  happen(story, { type: 'left_school', payload }, schoolActor(story), at);
};
