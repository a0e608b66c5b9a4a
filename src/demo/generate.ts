// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../clock.ts';
import { isCode } from '../codes/keys.ts';
import { activityRow } from '../features/activity/rows.ts';
import { numberSequenceRow } from '../features/cases/rows.ts';
import { closedStates } from '../features/cases/states.ts';
import { type CompetenceRule, competentPathFor } from '../features/centres/competence.ts';
import { questionNumber } from '../features/placement/rules.ts';
import type { DemoPart, DemoStage } from '../web/feature.ts';
import { settleArrivals, tellPreForms } from './arrivals.ts';
import { type DemoCentre, type Story, tellStory } from './case-story.ts';
import { referenceOf } from './decision-tellers.ts';
import { type DemoChild, type DemoFamily, type DemoPostcode, makeChild, makeFamily } from './families.ts';
import { chooseState, chooseWay, spread } from './journeys.ts';
import { DemoPlaces, type DemoSchool } from './places.ts';
import { Random } from './random.ts';
import { DemoRows } from './rows.ts';
import { tellers } from './tellers.ts';

/** What the demo of one centre is made from. The same input gives the same rows. */
export interface DemoInput {
  centre: DemoCentre;
  children: number;
  seed: number;
  schools: readonly DemoSchool[];
  postcodes: readonly DemoPostcode[];
  competence: readonly CompetenceRule[];
  /** What features bring of their own, by their names. */
  parts: ReadonlyMap<string, DemoPart>;
}

/** Chance of its own for each feature: what one tells does not change what the others do. */
const randomOf = (seed: number, feature: string): Random =>
  new Random([...feature].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), seed));

/** Tables in an order in which their rows can be written. */
export const writeOrder = [
  ...(['school_place', 'family', 'family_address', 'family_contact_key', 'guardian'] as const),
  ...(['child', 'child_name_word', 'child_name_sound', 'placement_case'] as const),
  ...([
    'case_event',
    'case_text',
    'counselling',
    'counselling_language',
    'counselling_school',
    'paper_seen',
    'proof',
    'earlier_school',
    'place_hold',
    'recommendation',
    'recommended_school',
  ] as const),
  ...([
    'school_request',
    'submission',
    'submission_copy',
    'decision',
    'admission',
    'activity',
    'number_sequence',
  ] as const),
  ...(['fund', 'fund_period', 'commitment', 'fund_entry'] as const),
] as const;

/** Makes families, children, places and cases in every state; nothing here touches a database or asks a clock. */
export function generateDemo(input: DemoInput): DemoRows {
  const random = new Random(input.seed);
  const rows = new DemoRows();
  const places = new DemoPlaces(random, input.schools, input.centre.now);
  const told = { placement: 0, direct_registration: 0 };
  let family: DemoFamily | undefined;
  let siblings = 0;
  for (let n = 0, families = 0; n < input.children; n += 1) {
    if (!family || siblings === 0) {
      family = makeFamily(
        random,
        rows,
        input.centre.id,
        input.postcodes,
        families,
        input.centre.now.subtract({ hours: 24 * 125 }),
      );
      families += 1;
      siblings = Number(random.weighted({ 1: 55, 2: 28, 3: 12, 4: 5 }));
    }
    siblings -= 1;
    const child = makeChild(random, rows, input.centre.id, family, input.centre.now.subtract({ hours: 24 * 124 }));
    tellCase(input, random, rows, places, child, told);
  }
  settleArrivals(rows, randomOf(input.seed, 'arrivals'));
  tellPreForms(rows, randomOf(input.seed, 'pre-forms'), input.centre.id, input.centre.now);
  places.addRows(rows, input.centre.id);
  giveNumbers(rows, input.centre);
  const { id: centreId, now, people } = input.centre;
  for (const [feature, tell] of input.parts) {
    const own = randomOf(input.seed, feature);
    const served: DemoStage['served'] = (one) =>
      rows.add('activity', activityRow({ centreId, id: own.id(one.createdAt), ...one }));
    const counted: DemoStage['counted'] = (kind, year, last) =>
      rows.add('number_sequence', numberSequenceRow({ centreId, id: own.id(now), kind, year, last }));
    const { head, administration, coordinator, sponsorships, atSchool } = people;
    const staff = { head, administration, coordinator, sponsorships, atSchool };
    const { prefix } = input.centre;
    tell({ centreId, prefix, now, staff, schools: input.schools, random: own, rows, served, counted });
  }
  return rows;
}

function tellCase(
  input: DemoInput,
  random: Random,
  rows: DemoRows,
  places: DemoPlaces,
  child: DemoChild,
  told: { placement: number; direct_registration: number },
): void {
  const { centre } = input;
  const path = competentPathFor(input.competence, child.birth, dayOf(centre.now));
  if (path.kind === 'none') return;
  const target = chooseState(random, path.kind, told[path.kind]);
  told[path.kind] += 1;
  const way = chooseWay(random, path.kind, target);
  const moments = spread(random, way, centre.now, isCode(closedStates, target));
  const story: Story = {
    centre,
    random,
    rows,
    places,
    child,
    kind: path.kind,
    authority: path.authorityId ? centre.authorities.get(path.authorityId) : undefined,
    target,
    id: random.id(moments[0] ?? centre.now),
    moments,
    status: null,
    counsellor: { id: random.pick(centre.people.counsellors), role: 'counsellor' },
    grade: '',
    placeKind: 'df',
    level: 'A1-',
    literacy: 'latin',
    schoolYears: 0,
    earlierSchools: [],
    candidates: [],
    place: undefined,
    hold: undefined,
    recommendation: undefined,
    question: undefined,
    submissionId: '',
    decision: undefined,
  };
  tellStory(story, way, tellers);
}

/** Numbers the given rows by year in the order of their time. @returns the last number of each year */
function numberRows<R>(list: R[], timeOf: (row: R) => string, name: (row: R, year: number, n: number) => void) {
  const last = new Map<number, number>();
  for (const row of list.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))) {
    const year = Number(timeOf(row).slice(0, 4));
    const n = (last.get(year) ?? 0) + 1;
    last.set(year, n);
    name(row, year, n);
  }
  return last;
}

function giveNumbers(rows: DemoRows, centre: DemoCentre): void {
  const numbers = new Map<string, string>();
  const cases = numberRows(
    rows.of('placement_case'),
    (row) => `${String(row.opened_on)} ${row.id}`,
    (row, year, n) => {
      row.case_number = `${centre.prefix}-${year}-${String(n).padStart(4, '0')}`;
      numbers.set(row.id, row.case_number);
    },
  );
  const decisions = numberRows(
    rows.of('decision'),
    (row) => `${String(row.decided_on)} ${row.id}`,
    (row, year, n) => {
      row.reference = referenceOf(row.reference, centre.prefix, year, n);
    },
  );
  const questions = numberRows(
    rows.of('school_request'),
    (row) => `${String(row.asked_at)} ${row.id}`,
    (row, year, n) => {
      row.number = questionNumber(year, n);
    },
  );
  const caseOf = new Map(rows.of('submission').map((row) => [row.id, row.case_id]));
  for (const row of rows.of('submission_copy')) {
    const [number] = row.content.items;
    if (number) number.value = numbers.get(caseOf.get(row.id) ?? '') ?? '';
  }
  const random = new Random(numbers.size);
  for (const [kind, last] of [
    ['case', cases],
    ['decision', decisions],
    ['question', questions],
  ] as const) {
    for (const [year, n] of last) {
      rows.add(
        'number_sequence',
        numberSequenceRow({ centreId: centre.id, id: random.id(centre.now), kind, year, last: n }),
      );
    }
  }
}
