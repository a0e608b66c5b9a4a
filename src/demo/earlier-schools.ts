// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf } from '../clock.ts';
import type { PartialDate } from '../codes/partial-date.ts';
import type { EarlierSchool } from '../features/cases/earlier-school-rules.ts';
import { earlierSchoolRow } from '../features/cases/rows.ts';
import type { Story } from './case-story.ts';
import { Random } from './random.ts';

/** Invented schools elsewhere. */
const elsewhere = [
  { name: 'Gemeinschaftsschule Muster am See, Erdachtstadt', district: 'Kreis Erdacht', federalState: 'BY' },
  { name: 'Grundschule Beispielhof, Probeburg', district: 'Kreis Probe', federalState: 'NW' },
  { name: 'Oberschule Attrappenweg, Musterhafen', district: 'Musterhafen', federalState: 'NI' },
] as const;

const monthOf = ({ year, month }: Temporal.PlainDate): PartialDate => ({ year, month });

/**
 * One child in eight has been to a German school in another Kreis. Chance of its own, taken from the child, so that everything
 * else in the demo stays as it was.
 */
export function tellEarlierSchools(story: Story, at: Temporal.Instant): void {
  const { centre, child, rows } = story;
  const random = new Random(Number.parseInt(child.id.slice(-8), 16));
  if (child.age < 8 || !random.chance(0.125)) return;
  const from = dayOf(at).subtract({ months: random.int(6, 14) });
  const school: EarlierSchool = {
    ...random.pick(elsewhere),
    schoolNumber: null,
    from: random.chance(0.2) ? { year: from.year } : monthOf(from),
    to: monthOf(dayOf(at).subtract({ months: 1 })),
    supportSince: random.chance(0.8) ? monthOf(from.add({ months: random.int(0, 2) })) : null,
  };
  story.earlierSchools = [school];
  // Who went to school here had entered Germany by then.
  const row = rows.of('child').at(-1);
  if (row?.id === child.id) row.entered_germany_on = from.subtract({ months: 2 });
  rows.add(
    'earlier_school',
    earlierSchoolRow({
      centreId: centre.id,
      id: random.id(at),
      childId: child.id,
      position: 1,
      school,
      recordedAt: at,
      recordedBy: story.counsellor.id,
    }),
  );
}
