// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { asRows } from '../instance/columns.ts';
import { ProblemList } from '../instance/errors.ts';
import { FieldReader, type Fields } from '../instance/fields.ts';
import { keyProblem, unknownKeys } from '../instance/shape.ts';
import { arcsOf, sharedIds } from './arcs.ts';
import { keepsOf } from './keep.ts';
import { SPONSORSHIP_SHAPE } from './shape.ts';
import type { SponsorshipJson, Sponsorships } from './sponsorship.ts';

interface Person {
  readonly id: string;
  /** Null where the key is missing. */
  readonly slots: readonly string[] | null;
}
interface Child extends Person {
  readonly weight: number;
}
interface Sponsor extends Person {
  readonly maxChildren: number;
  readonly groupSize: number;
}

const byId = (a: Person, b: Person): number => (a.id < b.id ? -1 : Number(a.id > b.id));

/** People with an id each, in the order of the ids; ids that come twice are noted once. */
function declared<T extends Person>({ problems }: FieldReader, people: readonly T[], what: string): T[] {
  const byIds = Map.groupBy(people, ({ id }) => id);
  for (const [id, same] of byIds)
    if (same.length > 1) problems.add('double-id', id, `${what} „${id}“ steht zweimal in der Liste.`);
  return Array.from(byIds.values(), ([first]) => first!).sort(byId);
}

/** The lessons somebody names; null where the key is missing. */
function slotsOf({ problems }: FieldReader, { slots }: Fields, where: string): string[] | null {
  if (slots === undefined) return null;
  if (!Array.isArray(slots) || slots.some((slot) => typeof slot !== 'string' || slot === '')) {
    problems.add('shape', where, `${where}.slots muss eine Liste von Texten sein; eine leere Liste heißt: keine Zeit.`);
    return [];
  }
  const isDouble = new Set(slots).size < slots.length;
  const double = isDouble ? slots.find((slot, at) => slots.indexOf(slot) !== at) : undefined;
  if (double !== undefined) problems.add('double-id', where, `${where}.slots nennt „${double}“ zweimal.`);
  return slots as string[];
}

function childrenOf(read: FieldReader, whole: Fields): Child[] {
  const all = read.objects(whole, 'children').flatMap(({ item, where }): Child[] => {
    const id = read.text(item['id'], `${where}.id`);
    const weight = read.amount(item['weight'], `${where}.weight`) ?? 0;
    const slots = slotsOf(read, item, where);
    return id === null ? [] : [{ id, weight, slots }];
  });
  return declared(read, all, 'Das Kind');
}

function sponsorsOf(read: FieldReader, whole: Fields): Sponsor[] {
  const all = read.objects(whole, 'sponsors').flatMap(({ item, where }): Sponsor[] => {
    const id = read.text(item['id'], `${where}.id`);
    const maxChildren = read.amount(item['maxChildren'], `${where}.maxChildren`) ?? 0;
    const { groupSize = 1 } = item;
    const size = read.amount(groupSize, `${where}.groupSize`) ?? 1;
    const slots = slotsOf(read, item, where);
    return id === null ? [] : [{ id, maxChildren, groupSize: size, slots }];
  });
  return declared(read, all, 'Die Patin oder der Pate');
}

function levelsOf({ problems }: FieldReader, { levels }: Fields): string[] {
  if (!Array.isArray(levels) || levels.some((name) => typeof name !== 'string' || name === '')) {
    problems.add('shape', 'levels', 'levels muss eine Liste von Namen sein, wichtigste Ebene zuerst.');
    return [];
  }
  const double = levels.find((name, at) => levels.indexOf(name) !== at);
  if (double !== undefined) problems.add('double-id', 'levels', `Die Ebene „${double}“ steht zweimal in levels.`);
  return levels as string[];
}

/** Either everybody names lessons or nobody. @returns whether lessons are named */
function checkSlots({ problems }: FieldReader, children: readonly Child[], sponsors: readonly Sponsor[]): boolean {
  const hasSlots = [...children, ...sponsors].some(({ slots }) => slots !== null);
  if (!hasSlots) return false;
  for (const [people, what] of [
    [children, 'Bei dem Kind'],
    [sponsors, 'Bei der Patin oder dem Paten'],
  ] as const)
    for (const { id, slots } of people)
      if (slots === null)
        problems.add(
          'slots-on-some',
          id,
          `${what} „${id}“ fehlt slots, andere haben es. Entweder alle nennen Stunden oder niemand.`,
        );
  return true;
}

/** Sums of one level that are no longer exact. */
function checkSums(
  { problems }: FieldReader,
  { levels, weight, arcStart, arcCost }: Omit<Sponsorships, KeptPart>,
): void {
  const check = (what: string, sum: number): void => {
    if (sum <= Number.MAX_SAFE_INTEGER) return;
    const why = 'sind zusammen zu groß, um genau zu rechnen. Bitte gröbere Einheiten wählen.';
    problems.add('overflow', what, `Die Zahlen bei „${what}“ ${why}`);
  };
  check(
    'weight',
    weight.reduce((sum, one) => sum + one, 0),
  );
  for (const [level, cost] of arcCost.entries()) {
    let sum = 0;
    for (let child = 0; child < weight.length; child += 1) {
      let largest = 0;
      for (let arc = arcStart[child]!; arc < arcStart[child + 1]!; arc += 1)
        largest = Math.max(largest, Math.abs(cost[arc]!));
      sum += largest;
    }
    check(levels[level] ?? `cost[${level}]`, sum);
  }
}

type KeptPart = 'keptArc' | 'keptSlot' | 'keptAt';

/** Builds an instance from what was read. @throws MatchingInputError naming every culprit, those in `problems` first */
export function sponsorshipsFromParts(whole: Fields, problems: ProblemList): Sponsorships {
  const read = new FieldReader(problems);
  const levels = levelsOf(read, whole);
  const children = childrenOf(read, whole);
  const sponsors = sponsorsOf(read, whole);
  const hasSlots = checkSlots(read, children, sponsors);
  const slotIds = hasSlots ? [...new Set([...children, ...sponsors].flatMap(({ slots }) => slots ?? []))].sort() : [''];
  const slotNumber = new Map(slotIds.map((id, at) => [id, at]));
  const rowsOf = (people: readonly Person[]) =>
    asRows(
      people.map(({ slots }) =>
        (hasSlots ? (slots ?? []) : ['']).map((id) => slotNumber.get(id)!).sort((a, b) => a - b),
      ),
    );
  const ids = sharedIds(
    children.map(({ id }) => id),
    sponsors.map(({ id }) => id),
  );
  const arcs = arcsOf(read, whole, ids, levels.length);
  const base = {
    json: whole as unknown as SponsorshipJson,
    levels,
    childIds: ids.childIds,
    weight: Float64Array.from(children, ({ weight }) => weight),
    sponsorIds: ids.sponsorIds,
    maxChildren: Float64Array.from(sponsors, ({ maxChildren }) => maxChildren),
    // Without lessons there are no groups: only how many children somebody takes counts.
    groupSize: Float64Array.from(sponsors, ({ groupSize }) => (hasSlots ? groupSize : Number.POSITIVE_INFINITY)),
    slotIds,
    hasSlots,
    childSlots: rowsOf(children),
    sponsorSlots: rowsOf(sponsors),
    ...arcs.columns,
  };
  checkSums(read, base);
  const kept = keepsOf(read, whole, base, arcs.never);
  problems.throwIfAny();
  return { ...base, ...kept };
}

/** Builds an instance from its JSON form. @throws MatchingInputError */
export function sponsorshipsFromJson(json: SponsorshipJson): Sponsorships {
  const problems = new ProblemList();
  const unknown = Array.from(unknownKeys(SPONSORSHIP_SHAPE, json), ({ shape, key }) => ({
    key,
    sentence: keyProblem('unknown-key', shape, key),
  }));
  for (const [sentence, { key }] of new Map(unknown.map((one) => [one.sentence, one])))
    problems.add('unknown-key', key, sentence);
  const whole: unknown = json;
  const isObject = whole !== null && typeof whole === 'object' && !Array.isArray(whole);
  return sponsorshipsFromParts(isObject ? (whole as Fields) : {}, problems);
}
