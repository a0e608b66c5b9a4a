// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { ageRange, type PartialDate, wholeDate } from '../../../codes/partial-date.ts';
import { getStage, type PlaceKindKey } from '../../../codes/school-forms.ts';
import {
  firstUpperGrade,
  gradeBeside,
  gradeOfYear,
  schoolYearEnd,
  vocationalGrade,
} from '../../../codes/school-years.ts';
import {
  type FirstReadings,
  type ProposalFacts,
  type Readings,
  readFacts,
  readSupport,
  supportLimit,
  supportMonth,
  yearByAge,
} from './facts.ts';
import { holdsOn, parameterOn, supportMonths } from './parameters.ts';
import type { Conditions, Outcome, Rule } from './rule.ts';
import { RULES } from './rules.ts';

/** What would make the proposal better, if it were known. */
export type Missing = 'birth' | 'birth_month' | 'german' | 'literacy' | 'school_years' | 'support_month';

/** What the rules propose for a child on a day, and why. */
export interface Proposal {
  /** Null: none is proposed. */
  readonly grade: string | null;
  readonly kind: PlaceKindKey | null;
  /** Last day or month of the support; null: none, or no kind is proposed. */
  readonly supportEnd: PartialDate | null;
  /** When the Erstförderung that began at an earlier school ends; null: none did. */
  readonly runsUntil: PartialDate | null;
  /** The rules that decided each value, and those that say something beside; a grade may have two. */
  readonly because: {
    readonly grade: readonly Rule[];
    readonly kind: readonly Rule[];
    readonly support: readonly Rule[];
    readonly remarks: readonly Rule[];
  };
  readonly missing: readonly Missing[];
}

const meets = (when: Conditions, readings: Partial<Readings>): boolean =>
  Object.entries(when).every(([name, codes]) => {
    const read = readings[name as keyof Readings];
    return read !== undefined && (codes as readonly string[]).includes(read);
  });

/** The first rule in force on the day that sets this column for such readings. */
function firstRule(column: keyof Outcome, readings: Partial<Readings>, on: Temporal.PlainDate): Rule | undefined {
  return RULES.find((rule) => rule.sets[column] !== undefined && holdsOn(rule, on) && meets(rule.when, readings));
}

/** Rules of the grade: the one that sets it, and the one that shifts it. */
function decideGrade(facts: ProposalFacts, first: FirstReadings, on: Temporal.PlainDate) {
  const base = firstRule('grade', first, on);
  const byAge = facts.birth ? (gradeOfYear(yearByAge(facts.birth, on)) ?? null) : null;
  if (base?.sets.grade !== 'by_age' || byAge === null) {
    const set = base?.sets.grade;
    const grade = set === 'vocational' ? vocationalGrade : set === 'upper' ? firstUpperGrade : null;
    return { grade, rules: base ? [base] : [] };
  }
  const shift = firstRule('shift', first, on);
  const shifted = shift && gradeBeside(byAge, shift.sets.shift === 'one_lower' ? -1 : 1);
  return shifted ? { grade: shifted, rules: [base, shift] } : { grade: byAge, rules: [base] };
}

const monthOf = ({ year, month }: Temporal.PlainYearMonth): PartialDate => ({ year, month });

/** The month in which Erstförderung that runs already ends; null where none runs. */
const runningEnd = (
  since: PartialDate | null,
  known: Pick<Readings, 'script' | 'stage'>,
  on: Temporal.PlainDate,
): Temporal.PlainYearMonth | null => since && supportMonth(since).add({ months: supportLimit(known, on) });

/** When the support ends that a rule sets. */
function endOf(
  support: NonNullable<Outcome['support']>,
  running: Temporal.PlainYearMonth | null,
  on: Temporal.PlainDate,
): PartialDate {
  switch (support) {
    case 'school_year':
      return wholeDate(schoolYearEnd(on));
    case 'full':
      return wholeDate(on.add({ months: supportMonths(on) }));
    case 'rest':
      return running ? monthOf(running) : wholeDate(on.add({ months: supportMonths(on) }));
    case 'literacy': {
      const end = on.add({ months: parameterOn('literacyMonths', on) });
      const sooner = running && Temporal.PlainYearMonth.compare(running, end.toPlainYearMonth()) < 0;
      return sooner ? monthOf(running) : wholeDate(end);
    }
  }
}

/** What is not known although a rule asks for it. */
function missingOf(facts: ProposalFacts, readings: Readings, on: Temporal.PlainDate): Missing[] {
  const { birth } = facts;
  if (!birth) return ['birth'];
  if (readings.stage === 'none') return [];
  const found: Missing[] = [];
  const { min, max } = ageRange(birth, on);
  if (birth.month === undefined || (birth.day === undefined && min !== max && max === parameterOn('vocationalAge', on)))
    found.push('birth_month');
  if (readings.way === 'direct_registration') return found;
  if (facts.germanLevel === null) found.push('german');
  if (facts.literacy === null && readings.german !== 'enough') found.push('literacy');
  if (facts.schoolYears === null) found.push('school_years');
  if (facts.supportSince && facts.supportSince.month === undefined) found.push('support_month');
  return found;
}

/**
 * What the decision table proposes for a child: by these facts, with the rules and parameters in force on the day its school
 * is to begin (the day of the report, while no start is planned). A proposal for counselling: a person decides.
 * @throws RangeError for a day before the first version of the table (15.10.2018)
 */
export function propose(facts: ProposalFacts, on: Temporal.PlainDate): Proposal {
  const first = readFacts(facts, on);
  const { grade, rules: gradeBecause } = decideGrade(facts, first, on);
  const stage = grade === null ? ('none' as const) : getStage(grade);
  const support = readSupport(facts.supportSince, { script: first.script, stage }, on);
  const kindRule = firstRule('kind', { ...first, stage, support }, on);
  const kind = kindRule?.sets.kind ?? 'none';
  const readings: Readings = { ...first, stage, support, kind };
  const supportRule = firstRule('support', readings, on);
  const decided = new Set([...gradeBecause, kindRule, supportRule].filter((rule) => rule !== undefined));
  const running = runningEnd(facts.supportSince, readings, on);
  const beside = RULES.filter(
    (rule) => Object.keys(rule.sets).length === 0 && holdsOn(rule, on) && meets(rule.when, readings),
  );
  return {
    grade,
    kind: kind === 'none' ? null : kind,
    supportEnd: supportRule?.sets.support ? endOf(supportRule.sets.support, running, on) : null,
    runsUntil: running && monthOf(running),
    because: {
      grade: gradeBecause,
      kind: kindRule ? [kindRule] : [],
      support: supportRule ? [supportRule] : [],
      remarks: [...[...decided].filter(({ remark }) => remark !== undefined), ...beside],
    },
    missing: missingOf(facts, readings, on),
  };
}
