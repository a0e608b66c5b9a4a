// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { preFormRow } from '../features/cases/counselling/rows.ts';
import type { Random } from './random.ts';
import type { DemoRows } from './rows.ts';

/** Days from moving in to the report, as often as a list names them: half of the families are reported within 24 days. */
const daysBefore = [2, 5, 9, 13, 17, 20, 22, 24, 25, 27, 31, 38, 47, 61, 85] as const;

/** A child moves in some days or weeks before it is reported, which is told only with its case. */
export function settleArrivals(rows: DemoRows, random: Random): void {
  const reported = new Map(rows.of('placement_case').map((row) => [row.child_id, row.opened_on]));
  for (const child of rows.of('child')) {
    const on = reported.get(child.id);
    if (on === undefined || child.moved_in_on === null) continue;
    const movedIn = on.subtract({ days: random.pick(daysBefore) });
    child.moved_in_on = movedIn;
    if (child.entered_germany_on && Temporal.PlainDate.compare(child.entered_germany_on, movedIn) > 0)
      child.entered_germany_on = movedIn;
  }
}

/** States in which the talk is still to come, and in which it was lately. */
const before: readonly string[] = ['scheduled', 'no_show'];
const lately: readonly string[] = ['counselled', 'documents_missing', 'recommended'];

/** Half of the families with an appointment have filled in the form before the talk, some of them only a part of it. */
export function tellPreForms(rows: DemoRows, random: Random, centreId: string, now: Temporal.Instant): void {
  const children = new Map(rows.of('child').map((row) => [row.id, row]));
  const families = new Map(rows.of('family').map((row) => [row.id, row]));
  for (const { id: caseId, child_id: childId, state } of rows.of('placement_case')) {
    const child = children.get(childId);
    const family = families.get(child?.family_id ?? '');
    const chance = before.includes(state) ? 1 / 2 : lately.includes(state) ? 1 / 5 : 0;
    if (!child || !family || chance === 0 || !random.chance(chance)) continue;
    const whole = random.chance(2 / 3);
    const country = child.nationality1;
    const latin = random.chance(1 / 2);
    const answers = {
      languages: [{ language: family.language, level: whole ? ('fluent' as const) : null }],
      scripts: latin ? ['latin' as const] : ['arabic' as const],
      noScript: false,
      schoolYears: random.int(0, 8),
      kindergartenYears: whole ? random.int(0, 3) : null,
      schools:
        whole && country !== null
          ? [
              {
                country,
                kind: 'elementary' as const,
                from: 2019,
                to: 2024,
                lastGrade: random.int(1, 6),
              },
            ]
          : [],
      wishes: random.chance(1 / 2) ? ['short_way' as const] : [],
      siblingsSchool: random.chance(1 / 3),
    };
    const receivedAt = now.subtract({ hours: random.int(2, 24 * 6) });
    const language = ['arb', 'apc', 'ary'].includes(family.language) ? 'ar' : 'en';
    rows.add('pre_form', preFormRow({ centreId, caseId, language, answers, receivedAt }));
  }
}
