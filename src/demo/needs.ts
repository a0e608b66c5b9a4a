// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { PlaceKindKey } from '../codes/pupil-keys.ts';
import { gradeBeside, gradeOfYear, vocationalGrade } from '../codes/school-years.ts';
import { deviates } from '../features/placement/proposal/deviation.ts';
import { type Proposal, propose } from '../features/placement/proposal/propose.ts';
import type { Deviation } from '../features/placement/proposal/words.ts';
import type { Story } from './case-story.ts';
import { Random } from './random.ts';

/** What a counsellor of the demo recommends, what the rules proposed, and why that differs. */
export interface Chosen {
  grade: string;
  kind: PlaceKindKey;
  proposal: Proposal;
  deviation: Deviation | null;
}

/** What the rules propose for the child of a story, for a start on a day. */
const proposalFor = ({ child, kind, level, literacy, schoolYears, earlierSchools }: Story, on: Temporal.PlainDate) =>
  propose(
    {
      ...{ birth: child.birth, way: kind, germanLevel: level, literacy, schoolYears, gapMonths: null },
      supportSince: earlierSchools[0]?.supportSince ?? null,
    },
    on,
  );

/** The grade of the proposal; of its age where none is proposed, because a child of the demo goes to school in any case. */
export function neededGrade(story: Story, on: Temporal.PlainDate): string {
  const { grade } = proposalFor(story, on);
  return grade ?? gradeOfYear(Math.max(1, story.child.age - 5)) ?? vocationalGrade;
}

/** What somebody recommends instead, and why: the other kind at a Berufskolleg, else a grade below. */
function another(
  story: Story,
  grade: string,
  kind: PlaceKindKey,
): { grade: string; kind: PlaceKindKey; why: Deviation } {
  if (kind === 'ifk' || kind === 'ffm') return { grade, kind: kind === 'ifk' ? 'ffm' : 'ifk', why: 'agreed' };
  const random = new Random(Number.parseInt(story.child.id.slice(-8), 16) + 1);
  const why = random.pick(['family_wish', 'schooling', 'schooling', 'siblings'] as const);
  return { grade: gradeBeside(grade, -1) ?? grade, kind, why };
}

/**
 * What is recommended: mostly the proposal, sometimes something else, and the nearest to it that any school of the area
 * offers.
 * @param follows whether the counsellor follows the proposal
 */
export function choose(story: Story, on: Temporal.PlainDate, follows: boolean): Chosen {
  const proposal = proposalFor(story, on);
  const wanted = { grade: neededGrade(story, on), kind: proposal.kind ?? ('df' as const) };
  const { why, ...choice } = follows
    ? { ...wanted, why: 'no_place' as const }
    : another(story, wanted.grade, wanted.kind);
  const kinds: readonly PlaceKindKey[] = [choice.kind, 'df', 'regular', 'ifk'];
  const offered = [choice.grade, vocationalGrade].flatMap((grade) => kinds.map((kind) => ({ grade, kind })));
  const found = offered.find(({ grade, kind }) => story.places.near(story.child.family, grade, kind).length > 0);
  const chosen = found ?? choice;
  const asWished = chosen.grade === choice.grade && chosen.kind === choice.kind;
  return {
    ...chosen,
    proposal,
    deviation: deviates(proposal, chosen) ? (asWished && !follows ? why : 'no_place') : null,
  };
}
