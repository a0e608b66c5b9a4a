// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { FieldReader, Fields } from '../instance/fields.ts';
import { arcOf } from '../instance/instance.ts';
import { type Ids, type Pair, pairOf, sharedIds } from './arcs.ts';
import { commonSlots, type Sponsorships } from './sponsorship.ts';

type Kept = Pick<Sponsorships, 'keptArc' | 'keptSlot' | 'keptAt'>;
type Base = Omit<Sponsorships, keyof Kept>;

/** Steps in which an order of lessons is looked for among those one sponsor keeps. */
const MOST_STEPS = 200_000;

/** Somebody who is kept: the school, and the lessons that come in question. */
interface Wish {
  readonly school: number;
  readonly slots: readonly number[];
}

/**
 * A lesson for each, so many of one school at most in one; those with the least choice first.
 * @returns null when there is none
 */
function arranged(wishes: readonly Wish[], groupSize: number): number[] | null {
  const order = [...wishes.keys()].sort((a, b) => wishes[a]!.slots.length - wishes[b]!.slots.length || a - b);
  const found = wishes.map(() => -1);
  const lessons = new Map<number, { school: number; count: number }>();
  let steps = 0;
  const next = (at: number): boolean => {
    const one = order[at];
    if (one === undefined) return true;
    const { school, slots } = wishes[one]!;
    for (const slot of slots) {
      const lesson = lessons.get(slot) ?? { school, count: 0 };
      const fits = lesson.count < groupSize && (lesson.count === 0 || lesson.school === school);
      steps += 1;
      if (!fits || steps > MOST_STEPS) continue;
      lessons.set(slot, { school, count: lesson.count + 1 });
      found[one] = slot;
      if (next(at + 1)) return true;
      lessons.set(slot, lesson);
    }
    return false;
  };
  return next(0) ? found : null;
}

/** One pair that is to stay, checked by itself. */
function checkPair(read: FieldReader, base: Base, pair: Pair, { slot, never }: { slot: unknown; never: Set<number> }) {
  const [child, sponsor] = [base.childIds[pair.child]!, base.sponsorIds[pair.sponsor]!];
  const where = `keep ${child} → ${sponsor}`;
  if (never.has(pair.child * base.sponsorIds.length + pair.sponsor)) {
    read.problems.add(
      'keep-never',
      where,
      `${where}: Dieses Paar steht auch in never. Bitte eines von beiden streichen.`,
    );
    return null;
  }
  const arc = arcOf({ arcStart: base.arcStart, arcPool: base.arcSponsor }, pair.child, pair.sponsor);
  if (arc < 0) {
    read.problems.add('keep-without-arc', where, `${where}: Dieses Paar steht nicht in arcs. Bitte dort ergänzen.`);
    return null;
  }
  const common = commonSlots(base as Sponsorships, pair.child, pair.sponsor);
  if (slot === undefined) {
    if (common.length > 0) return { arc, slot: -1, slots: common };
    read.problems.add('keep-slot', where, `${where}: Beide haben keine Stunde gemeinsam. Bitte slots ergänzen.`);
    return null;
  }
  const name = read.text(slot, `${where}.slot`);
  if (name === null) return null;
  const fixed = base.hasSlots ? common.find((one) => base.slotIds[one] === name) : undefined;
  if (fixed !== undefined) return { arc, slot: fixed, slots: [fixed] };
  const why = base.hasSlots ? 'haben nicht beide' : 'gibt es nicht, denn niemand nennt slots';
  read.problems.add('keep-slot', where, `${where}: Die Stunde „${name}“ ${why}.`);
  return null;
}

/** Finds a lesson for all whom each sponsor keeps. */
function arrange(read: FieldReader, base: Base, kept: Kept, slotsOf: ReadonlyMap<number, readonly number[]>): void {
  const bySponsor = Map.groupBy(slotsOf.keys(), (child) => base.arcSponsor[kept.keptArc[child]!]!);
  for (const [sponsor, unordered] of bySponsor) {
    const children = unordered.toSorted((a, b) => a - b);
    const id = base.sponsorIds[sponsor]!;
    const most = base.maxChildren[sponsor]!;
    if (children.length > most) {
      const why = `keep gibt „${id}“ ${children.length} Kinder, höchstens ${most} sind möglich (maxChildren).`;
      read.problems.add('keep-over-capacity', id, why);
      continue;
    }
    const size = base.groupSize[sponsor]!;
    // A school counts only where groups may be.
    const isGroup = base.hasSlots && size > 1;
    const wishes = children.map((child) => ({
      school: isGroup ? base.arcSchool[kept.keptArc[child]!]! : 0,
      slots: slotsOf.get(child)!,
    }));
    const slots = arranged(wishes, size);
    if (slots !== null) for (const [at, child] of children.entries()) kept.keptAt[child] = slots[at]!;
    else {
      const names = children.map((child) => `„${base.childIds[child]}“`).join(', ');
      const rule = `höchstens ${size} Kinder je Stunde, alle von einer Schule (groupSize)`;
      const why = `keep gibt „${id}“ Kinder, die nicht zusammen in die Stunden passen: ${names}; ${rule}.`;
      read.problems.add('keep-over-capacity', id, why);
    }
  }
}

/** What stays as it is, per child. @param never pairs that must not be, as `child * sponsors + sponsor` */
export function keepsOf(read: FieldReader, whole: Fields, base: Base, never: Set<number>): Kept {
  const column = (): Int32Array => new Int32Array(base.childIds.length).fill(-1);
  const kept: Kept = { keptArc: column(), keptSlot: column(), keptAt: column() };
  const ids: Ids = sharedIds(base.childIds, base.sponsorIds);
  const slotsOf = new Map<number, readonly number[]>();
  const seen = new Set<number>();
  for (const { item, where } of read.objects(whole, 'keep', false)) {
    const pair = pairOf(read, ids, item, where);
    if (pair === null) continue;
    const id = base.childIds[pair.child]!;
    if (seen.has(pair.child)) {
      read.problems.add('keep-twice', id, `Das Kind „${id}“ steht zweimal in keep.`);
      continue;
    }
    seen.add(pair.child);
    const stays = checkPair(read, base, pair, { slot: item['slot'], never });
    if (stays === null) continue;
    kept.keptArc[pair.child] = stays.arc;
    kept.keptSlot[pair.child] = stays.slot;
    slotsOf.set(pair.child, stays.slots);
  }
  arrange(read, base, kept, slotsOf);
  return kept;
}
