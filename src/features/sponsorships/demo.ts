// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { DemoStage } from '../../web/feature.ts';
import { tellLessons } from './demo-lessons.ts';
import { tellPairs } from './demo-pairs.ts';
import { endedBefore, endedPupils, type PlannedPair, pairPlans, waitingPupils } from './demo-plan.ts';
import { tellPupils } from './demo-pupils.ts';
import { tellSponsors } from './demo-sponsors.ts';
import { gridFor, hasOwnGrid, momentBefore, ownGrid, type SmileStage } from './demo-stage.ts';
import { defaultPolicy } from './policy-rules.ts';
import { tellProgress } from './progress/demo.ts';
import { lessonRow, policyRow } from './rows.ts';
import { concernPolicyRow } from './safeguarding/concern-rows.ts';

/** Sponsors, children with one, those who wait, those without consent and those of before; as in Düren, and a small demo. */
const many = {
  whole: { sponsors: 60, placed: 93, waiting: 22, reported: 4, ended: 14, schools: 30 },
  small: { sponsors: 14, placed: 17, waiting: 6, reported: 2, ended: 5, schools: 8 },
};
/** A demo with fewer cases than this is a small one. */
const wholeCases = 300;
/** The key of primary schools (`codes/school-forms.ts`). */
const primaryForm = '02';

function tellSettings({ centreId, rows, random, now, staff, primary }: SmileStage): void {
  const at = now.subtract({ hours: 24 * 800 });
  const policy = { ...defaultPolicy, groupSize: 2 };
  rows.add('sponsorship_policy', policyRow({ ...policy, centreId, at, by: staff.sponsorships, version: 1 }));
  rows.add(
    'concern_policy',
    concernPolicyRow({
      ...{ centreId, at, by: staff.head, version: 1, person: staff.head, deputy: staff.administration, third: null },
      ...{ specialist: 'Kinderschutzfachkraft (erfunden)', specialistPhone: '02421 555901' },
      ...{ youthOffice: 'Jugendamt (erfunden)', youthOfficePhone: '02421 555902' },
    }),
  );
  for (const school of primary.filter(hasOwnGrid))
    for (const lesson of ownGrid)
      rows.add('lesson_time', lessonRow({ ...lesson, centreId, id: random.id(at), school: school.number }));
}

/** A year of SmiLe: children who meet their sponsor, those who wait, those of before, and every lesson that was held or not. */
export function tellSponsorships(stage: DemoStage): void {
  const size = stage.rows.of('placement_case').length < wholeCases ? many.small : many.whole;
  const coordinatedFirst = stage.schools
    .filter(({ form }) => form === primaryForm)
    .toSorted((a, b) => Number(b.coordinated) - Number(a.coordinated));
  const primary = coordinatedFirst.slice(0, size.schools);
  if (primary.length === 0) return;
  const sponsors = tellSponsors(stage, primary, size.sponsors);
  if (sponsors.length === 0) return;
  const whole: SmileStage = {
    ...{ ...stage, sponsors, primary, today: dayOf(stage.now) },
    ...{ gridOf: gridFor(primary), moment: momentBefore(stage.now) },
  };
  tellSettings(whole);
  const placed = pairPlans(whole, size.placed);
  const waiting = waitingPupils(whole, size, placed);
  const planned: PlannedPair[] = [...placed, ...waiting.proposed, ...endedPupils(whole, size.ended)];
  const again = endedBefore(whole, placed);
  const ids = tellPupils(whole, [...planned.map(({ pupil }) => pupil), ...waiting.without]);
  const pairs = tellPairs(
    whole,
    [...planned, ...again].map(({ pupil, pair }) => ({ ...pair, pupilId: ids.get(pupil) ?? '' })),
  );
  tellProgress(whole, pairs);
  for (const [index, pair] of pairs.entries()) tellLessons(whole, pair, pair.until === 'active' && index % 12 === 5);
}
