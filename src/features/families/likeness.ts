// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import {
  type Agreement,
  agrees,
  compareNames,
  type NameLikeness,
  type ReadName,
  readName,
} from '../../codes/name-likeness.ts';
import type { PartialDate } from '../../codes/partial-date.ts';
import type { HomeLikeness } from './home-rules.ts';
import { likenessRulesOn } from './likeness-rules.ts';

/** A child as somebody writes it down. */
export interface Identity {
  familyName: string;
  givenNames: string;
  birth: PartialDate | null;
  /** A name before marriage or adoption, and what the child is called. */
  birthName?: string;
  callName?: string;
}

/** What two entries share besides the child: a phone number, a home. Accommodations and numbers of many families do not count. */
export interface SharedContact {
  phone: boolean;
  home: HomeLikeness;
}

/** What two entries may be, in the order in which it is asked. */
export type Verdict = 'same' | 'siblings' | 'maybe' | 'different';

export interface Likeness {
  /** In bits: 0 is as likely as not among the people of a large centre. */
  score: number;
  verdict: Verdict;
  /** What speaks for it, in words for a page. */
  why: string[];
}

type WholeDate = Required<PartialDate>;
const isWhole = (date: PartialDate | null): date is WholeDate => date?.day !== undefined;

/** Day and month the other way round, as countries write them; undefined where that is no date. */
export function swappedBirth(date: PartialDate | null): WholeDate | undefined {
  if (!isWhole(date) || date.day > 12 || date.day === date.month) return undefined;
  return { year: date.year, month: date.day, day: date.month };
}

const isSameDay = (a: WholeDate | undefined, b: WholeDate): boolean =>
  a !== undefined && a.year === b.year && a.month === b.month && a.day === b.day;

interface Weighed {
  bits: number;
  why?: string;
  /** Nothing contradicts, and not all is known. */
  open?: true;
}

const digitsOf = ({ year, month, day }: WholeDate): string =>
  `${String(year).padStart(4, '0')}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;

/** One digit is another, or two neighbours stand the wrong way round. */
function isDigitSlip(a: WholeDate, b: WholeDate): boolean {
  const [one, other] = [digitsOf(a), digitsOf(b)];
  const at = [...one].flatMap((digit, index) => (digit === other[index] ? [] : [index]));
  const [first = 0, second = 0] = at;
  return (
    at.length === 1 ||
    (at.length === 2 && second === first + 1 && one[first] === other[second] && one[second] === other[first])
  );
}

const isNewYear = ({ month, day }: WholeDate): boolean => month === 1 && day === 1;

/** How much two birth dates say, in bits: about 18 years of 365 days can be told apart. */
function weighBirths(a: PartialDate | null, b: PartialDate | null, { birth }: Rules): Weighed {
  if (!a || !b) return { bits: 0, open: true };
  if (isWhole(a) && isWhole(b)) {
    if (isSameDay(a, b)) return { bits: birth.day, why: 'gleiches Geburtsdatum' };
    if (isSameDay(swappedBirth(a), b)) return { bits: birth.swapped, why: 'Tag und Monat vertauscht' };
    if (a.year === b.year && (isNewYear(a) || isNewYear(b)))
      return { bits: birth.newYear, why: 'Geburtsdatum einmal nur als 01.01. des Jahres' };
    if (a.month === b.month && a.day === b.day && Math.abs(a.year - b.year) === 1)
      return { bits: birth.digit, why: 'Geburtsjahr um eins verschieden' };
    return isDigitSlip(a, b)
      ? { bits: birth.digit, why: 'eine Ziffer im Geburtsdatum verschieden' }
      : { bits: birth.other };
  }
  const known = 'Geburtsdatum passt, soweit bekannt';
  if (a.year !== b.year) return { bits: birth.other };
  if (a.month === undefined || b.month === undefined) return { bits: birth.year, why: known, open: true };
  return a.month === b.month ? { bits: birth.month, why: known, open: true } : { bits: birth.other };
}

/** The names of an entry, cut for comparing with many others. */
interface ReadIdentity {
  family: readonly ReadName[];
  given: readonly ReadName[];
}

const readIdentity = ({ familyName, givenNames, birthName = '', callName = '' }: Identity): ReadIdentity => ({
  family: [familyName, birthName].filter((name, at) => at === 0 || name !== '').map(readName),
  given: [givenNames, callName].filter((name, at) => at === 0 || name !== '').map(readName),
});

function best(a: readonly ReadName[], b: readonly ReadName[]): NameLikeness {
  const all = a.flatMap((one) => b.map((other) => compareNames(one, other)));
  return all.reduce((most, one) => (one.bits > most.bits ? one : most));
}

/** Names that stand in the wrong field: a little less sure. */
const crossing = -1;

interface NamesLikeness {
  bits: number;
  family: Agreement;
  given: Agreement;
  crossed: boolean;
  /** Letter by letter, and neither has a name that the other lacks beside one that it has. */
  whole: boolean;
}

function weighNames(a: ReadIdentity, b: ReadIdentity): NamesLikeness {
  const [family, given] = [best(a.family, b.family), best(a.given, b.given)];
  const whole = [family, given].every(({ how, others }) => how === 'same' && !others);
  const straight = { bits: family.bits + given.bits, family: family.how, given: given.how, crossed: false, whole };
  const [one, other] = [best(a.family, b.given), best(a.given, b.family)];
  const bits = one.bits + other.bits + crossing;
  return bits > straight.bits ? { bits, family: one.how, given: other.how, crossed: true, whole: false } : straight;
}

const homeWords: Readonly<Record<HomeLikeness, readonly string[]>> = {
  same: ['gleiche Anschrift'],
  near: ['fast gleiche Anschrift'],
  part: ['Anschrift zum Teil gleich'],
  none: [],
};

const words: Readonly<Record<Agreement, string>> = {
  same: 'gleicher Name',
  spelling: 'gleicher Name in anderer Umschrift',
  slip: 'Name mit ein oder zwei anderen Buchstaben',
  none: '',
  unknown: '',
};
/** The weaker of two agreements names both. */
const byWeakness: readonly Agreement[] = ['slip', 'spelling', 'same'];

function nameReasons({ family, given, crossed }: NamesLikeness): string[] {
  const weaker = byWeakness.find((how) => how === family || how === given);
  if (weaker === undefined) return [];
  if (agrees(family) && agrees(given))
    return [words[weaker], ...(crossed ? ['Vorname und Familienname vertauscht'] : [])];
  if (family === 'unknown' || given === 'unknown') return [words[weaker]];
  return [agrees(family) ? 'gleicher Familienname, anderer Vorname' : 'gleicher Vorname, anderer Familienname'];
}

type Rules = ReturnType<typeof likenessRulesOn>;

/**
 * How an entry is compared with others.
 * @param today which weights and thresholds hold
 */
export function comparer(
  one: Identity,
  today: Temporal.PlainDate,
): (other: Identity, shared?: SharedContact) => Likeness {
  const rules = likenessRulesOn(today);
  const names = readIdentity(one);
  return (other, shared = { phone: false, home: 'none' }) => {
    const named = weighNames(names, readIdentity(other));
    const born = weighBirths(one.birth, other.birth, rules);
    const contact = (shared.phone ? rules.phone : 0) + rules.home[shared.home];
    const score = named.bits + born.bits + contact - rules.prior;
    const why = [
      ...nameReasons(named),
      ...(born.why === undefined ? [] : [born.why]),
      ...(shared.phone ? ['gleiche Telefonnummer'] : []),
      ...homeWords[shared.home],
    ];
    return { score, verdict: judge(named, born, shared, score, rules), why };
  };
}

/** Born on one day of one family, and called differently: twins. Also siblings who were reported one by one. */
function judge(
  { family, given, crossed, whole }: NamesLikeness,
  born: Weighed,
  { phone, home }: SharedContact,
  score: number,
  { thresholds, birth }: Rules,
): Verdict {
  const sameDay = born.bits === birth.day;
  const together = phone || home === 'same' || home === 'near';
  const oneFamily = !crossed && (family === 'same' || family === 'spelling');
  if (given === 'none' && oneFamily && (together || (sameDay && family === 'same'))) return 'siblings';
  // However usual a name is, papers that know less of the birth must not make a second entry.
  const sameNameLessKnown = born.open === true && whole;
  if (score >= thresholds.same || sameNameLessKnown || (sameDay && together)) return 'same';
  return score >= thresholds.maybe ? 'maybe' : 'different';
}
