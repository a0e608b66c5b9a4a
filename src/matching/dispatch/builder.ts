// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { nameOf, ProblemList } from '../instance/errors.ts';
import { FieldReader, type Fields } from '../instance/fields.ts';
import { indexOfId } from '../instance/instance.ts';
import { keyProblem, unknownKeys } from '../instance/shape.ts';
import { type Dispatch, type DispatchJson, jobCost } from './dispatch.ts';
import { DISPATCH_SHAPE } from './shape.ts';
import { clashesOf, travelOf } from './ways.ts';

interface Named {
  readonly id: string;
}
interface Request extends Named {
  readonly start: number;
  readonly end: number;
  readonly site: string;
  readonly weight: number;
}
interface Volunteer extends Named {
  readonly maxJobs: number;
  readonly minutesLeft: number;
  readonly monthJobs: number;
}
interface Pair {
  readonly request: number;
  readonly volunteer: number;
  readonly where: string;
}
interface Arc extends Pair {
  readonly mismatch: number;
  readonly travel: number;
}

const byId = (a: Named, b: Named): number => (a.id < b.id ? -1 : Number(a.id > b.id));

/** Elements with an id each, in the order of the ids; ids that come twice are noted. */
function declared<T extends Named>(read: FieldReader, items: readonly T[], what: string): T[] {
  const seen = new Set<string>();
  const told = new Set<string>();
  for (const { id } of items) {
    if (seen.has(id) && !told.has(id)) {
      told.add(id);
      read.problems.add('double-id', id, `${what} „${id}“ steht zweimal in der Liste.`);
    }
    seen.add(id);
  }
  return items.filter(({ id }) => seen.delete(id)).sort(byId);
}

function requestsOf(read: FieldReader, whole: Fields): Request[] {
  const all = read.objects(whole, 'requests').flatMap(({ item, where }): Request[] => {
    const id = read.text(item['id'], `${where}.id`);
    const site = read.text(item['site'], `${where}.site`) ?? '';
    const start = read.integer(item['start'], `${where}.start`);
    const end = read.integer(item['end'], `${where}.end`);
    const weight = read.amount(item['weight'], `${where}.weight`) ?? 0;
    if (start !== null && end !== null && end <= start)
      read.problems.add(
        'end-before-start',
        id ?? where,
        `Die Anfrage „${id ?? where}“ endet (${end}), bevor sie beginnt (${start}). end muss größer sein als start.`,
      );
    return id === null ? [] : [{ id, site, start: start ?? 0, end: end ?? 1, weight }];
  });
  return declared(read, all, 'Die Anfrage');
}

function volunteersOf(read: FieldReader, whole: Fields): Volunteer[] {
  const endless = Number.POSITIVE_INFINITY;
  const all = read.objects(whole, 'volunteers').flatMap(({ item, where }): Volunteer[] => {
    const id = read.text(item['id'], `${where}.id`);
    const bound = (key: string, otherwise: number): number =>
      item[key] === undefined ? otherwise : (read.amount(item[key], `${where}.${key}`) ?? otherwise);
    const bounds = {
      maxJobs: bound('maxJobs', endless),
      minutesLeft: bound('minutesLeft', endless),
      monthJobs: bound('monthJobs', 0),
    };
    return id === null ? [] : [{ id, ...bounds }];
  });
  return declared(read, all, 'Die ehrenamtliche Person');
}

/** Request and volunteer of a pair by number; ids that are not known are noted. */
function pairOf(read: FieldReader, ids: Ids, { item, where }: { item: Fields; where: string }): Pair | null {
  const request = read.text(item['request'], `${where}.request`);
  const volunteer = read.text(item['volunteer'], `${where}.volunteer`);
  if (request === null || volunteer === null) return null;
  const pair = { request: indexOfId(ids.requests, request), volunteer: indexOfId(ids.volunteers, volunteer), where };
  const add = (id: string, list: string): void =>
    read.problems.add('unknown-id', id, `${where} nennt „${id}“, das steht nicht in ${list}.`);
  if (pair.request < 0) add(request, 'requests');
  if (pair.volunteer < 0) add(volunteer, 'volunteers');
  return pair.request < 0 || pair.volunteer < 0 ? null : pair;
}

interface Ids {
  readonly requests: readonly string[];
  readonly volunteers: readonly string[];
}

function arcsOf(read: FieldReader, whole: Fields, ids: Ids): Arc[] {
  const arcs = read.objects(whole, 'arcs').flatMap((entry): Arc[] => {
    const cost = entry.item['cost'];
    const { where } = entry;
    const isPair = Array.isArray(cost) && cost.length === 2;
    if (!isPair) read.problems.add('level-count', where, `${where}.cost braucht genau zwei Zahlen: [Abweichung, Weg].`);
    const [mismatch, travel] = isPair ? cost.map((one, at) => read.amount(one, `${where}.cost[${at}]`) ?? 0) : [0, 0];
    const pair = pairOf(read, ids, entry);
    return pair === null ? [] : [{ ...pair, mismatch: mismatch!, travel: travel! }];
  });
  const sorted = arcs.sort((a, b) => a.request - b.request || a.volunteer - b.volunteer);
  return sorted.filter((arc, at) => {
    const before = sorted[at - 1];
    const isNew = before === undefined || before.request !== arc.request || before.volunteer !== arc.volunteer;
    if (!isNew) {
      const where = `arc ${ids.requests[arc.request]} → ${ids.volunteers[arc.volunteer]}`;
      read.problems.add('double-arc', where, `${where} steht zweimal in arcs.`);
    }
    return isNew;
  });
}

function previousOf(read: FieldReader, whole: Fields, ids: Ids): Int32Array {
  const previous = new Int32Array(ids.requests.length).fill(-1);
  for (const entry of read.objects(whole, 'previous', false)) {
    const pair = pairOf(read, ids, entry);
    if (pair === null) continue;
    const id = ids.requests[pair.request]!;
    if (previous[pair.request]! >= 0)
      read.problems.add('previous-twice', id, `Die Anfrage „${id}“ steht zweimal in previous.`);
    previous[pair.request] = pair.volunteer;
  }
  return previous;
}

function fairnessOf(read: FieldReader, { fairness }: Fields): number[] {
  if (!Array.isArray(fairness)) {
    read.problems.add(
      'shape',
      'fairness',
      'fairness muss eine Liste sein: die Kosten des ersten, zweiten … Einsatzes.',
    );
    return [];
  }
  const costs = fairness.map((cost, at) => read.amount(cost, `fairness[${at}]`));
  for (const [at, cost] of costs.entries()) {
    const before = costs[at - 1];
    if (cost !== null && typeof before === 'number' && cost < before)
      read.problems.add(
        'falling-fairness',
        `fairness[${at}]`,
        `fairness darf nicht fallen: fairness[${at}] ist ${cost}, der Eintrag davor ${before}.`,
      );
  }
  return costs.map((cost) => cost ?? 0);
}

function secondsOf(read: FieldReader, { seconds }: Fields): number {
  if (seconds === undefined) return Number.POSITIVE_INFINITY;
  if (typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0) return seconds;
  const text = `seconds muss eine Zahl ab 0 sein, nicht ${nameOf(seconds)}.`;
  read.problems.add(typeof seconds === 'number' && seconds < 0 ? 'negative' : 'shape', 'seconds', text);
  return Number.POSITIVE_INFINITY;
}

/** Sums of one level, or of times, that are no longer exact. */
function checkSums({ problems }: FieldReader, instance: Omit<Dispatch, 'clashes'>, buffer: number): void {
  const { arcStart, mismatch, travel, fairness, requestIds, minutes, weight, volunteerIds, monthJobs, start } =
    instance;
  const largest = (cost: Float64Array): number =>
    requestIds.reduce(
      (sum, _, at) => sum + cost.subarray(arcStart[at], arcStart[at + 1]).reduce((a, b) => Math.max(a, b), 0),
      0,
    );
  const total = (list: Float64Array): number => list.reduce((sum, value) => sum + value, 0);
  const sums = {
    weight: total(weight),
    'cost[0]': largest(mismatch),
    'cost[1]': largest(travel),
    fairness: requestIds.length * jobCost(fairness, fairness.length),
    'end − start': total(minutes),
    'start, end, buffer':
      start.reduce((last, time, at) => Math.max(last, time + minutes[at]!), 0) -
      start.reduce((first, time) => Math.min(first, time), 0) +
      buffer,
    monthJobs: volunteerIds.reduce((most, _, at) => Math.max(most, monthJobs[at]!), 0) + requestIds.length,
  };
  for (const [what, sum] of Object.entries(sums))
    if (sum > Number.MAX_SAFE_INTEGER)
      problems.add(
        'overflow',
        what,
        `Die Zahlen bei „${what}“ sind zusammen zu groß, um genau zu rechnen. Bitte gröbere Einheiten wählen.`,
      );
}

/** Builds an instance from what was read. @throws MatchingInputError naming every culprit, those in `problems` first */
export function dispatchFromParts(whole: Fields, problems: ProblemList): Dispatch {
  const read = new FieldReader(problems);
  const buffer = read.amount(whole['buffer'], 'buffer') ?? 0;
  const ways = travelOf(read, whole);
  const requests = requestsOf(read, whole);
  const volunteers = volunteersOf(read, whole);
  const ids: Ids = { requests: requests.map(({ id }) => id), volunteers: volunteers.map(({ id }) => id) };
  const arcs = arcsOf(read, whole, ids);
  const arcStart = new Int32Array(requests.length + 1);
  for (const { request } of arcs) arcStart[request + 1]! += 1;
  for (let at = 0; at < requests.length; at += 1) arcStart[at + 1]! += arcStart[at]!;
  const instance = {
    json: whole as unknown as DispatchJson,
    requestIds: ids.requests,
    minutes: Float64Array.from(requests, ({ start, end }) => end - start),
    start: Float64Array.from(requests, ({ start }) => start),
    weight: Float64Array.from(requests, ({ weight }) => weight),
    volunteerIds: ids.volunteers,
    maxJobs: Float64Array.from(volunteers, ({ maxJobs }) => maxJobs),
    minutesLeft: Float64Array.from(volunteers, ({ minutesLeft }) => minutesLeft),
    monthJobs: Float64Array.from(volunteers, ({ monthJobs }) => monthJobs),
    arcStart,
    arcVolunteer: Int32Array.from(arcs, ({ volunteer }) => volunteer),
    mismatch: Float64Array.from(arcs, ({ mismatch }) => mismatch),
    travel: Float64Array.from(arcs, ({ travel }) => travel),
    fairness: fairnessOf(read, whole),
    previous: previousOf(read, whole, ids),
    seconds: secondsOf(read, whole),
  };
  checkSums(read, instance, buffer);
  const clashes = clashesOf(read, instance, { requests, buffer, ways });
  problems.throwIfAny();
  return { ...instance, clashes };
}

/** Builds an instance from its JSON form. @throws MatchingInputError */
export function dispatchFromJson(json: DispatchJson): Dispatch {
  const problems = new ProblemList();
  const unknown = Array.from(unknownKeys(DISPATCH_SHAPE, json), ({ shape, key }) => ({
    key,
    sentence: keyProblem('unknown-key', shape, key),
  }));
  for (const [sentence, { key }] of new Map(unknown.map((one) => [one.sentence, one])))
    problems.add('unknown-key', key, sentence);
  const whole: unknown = json;
  const isObject = whole !== null && typeof whole === 'object' && !Array.isArray(whole);
  return dispatchFromParts(isObject ? (whole as Fields) : {}, problems);
}
