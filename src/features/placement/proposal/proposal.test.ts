// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageRange, isoPartialDate } from '../../../codes/partial-date.ts';
import { CEFR_LEVELS, getStage } from '../../../codes/school-forms.ts';
import { formsOffering } from '../../../codes/school-offers.ts';
import { gradePlace } from '../../../codes/school-years.ts';
import { ageProblem } from '../../../codes/usual-place.ts';
import type { ProposalFacts } from './facts.ts';
import { holdsOn, PARAMETERS, type ParameterKey, parameterLabels, parameterOn } from './parameters.ts';
import { type Proposal, propose } from './propose.ts';
import { findRule, RULES } from './rules.ts';
import { missingLabels, remarksOf, ruleSentence } from './words.ts';
import { factsOf, type WorkedCase } from './worked-case.fixture.ts';
import { workedCases } from './worked-cases.fixture.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const idsOf = ({ because }: Proposal): string[] => [
  ...new Set([because.grade, because.kind, because.support, because.remarks].flat().map(({ id }) => id)),
];
const proposed = (one: WorkedCase) => propose(factsOf(one), day(one.on));
const shown = ({ born, on, grade, kind }: WorkedCase) => `${born || 'unbekannt'} am ${on}: ${grade}, ${kind}`;

describe('the worked cases', () => {
  it('are many, each told once', () => {
    expect(workedCases.length).toBeGreaterThanOrEqual(40);
    expect(new Set(workedCases.map(({ why }) => why)).size).toBe(workedCases.length);
  });

  it.each(workedCases.map((one) => [shown(one), one] as const))('%s', (_, one) => {
    const proposal = proposed(one);
    expect({
      grade: proposal.grade,
      kind: proposal.kind,
      until: proposal.supportEnd === null ? undefined : isoPartialDate(proposal.supportEnd),
      rules: idsOf(proposal).sort().join(' '),
    }).toEqual({ grade: one.grade, kind: one.kind, until: one.until, rules: one.rules });
  });

  it('use every rule, and every rule in them is in force on their day', () => {
    const used = workedCases.flatMap((one) => idsOf(proposed(one)).map((id) => ({ id, on: day(one.on) })));
    expect(RULES.map(({ id }) => id).filter((id) => !used.some((one) => one.id === id))).toEqual([]);
    for (const { id, on } of used) expect(holdsOn(findRule(id) ?? { validFrom: '9999' }, on), `${id} ${on}`).toBe(true);
  });
});

describe('the decision table', () => {
  it('names each rule once, with a sentence, a source and days', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    for (const rule of RULES) {
      expect(rule.id).toMatch(/^E-\d\d$/);
      const first = day(rule.validFrom < '2018-10-15' ? '2018-10-15' : rule.validFrom);
      expect(ruleSentence(rule, first), rule.id).toMatch(/^\p{Lu}[^{}]+\.$/u);
      expect(rule.source.length, rule.id).toBeGreaterThan(10);
      if (rule.validUntil) expect(rule.validUntil > rule.validFrom).toBe(true);
      expect(Object.keys(rule.sets).length > 0 || rule.remark !== undefined, rule.id).toBe(true);
    }
  });

  it('keeps its numbers as parameters with a source, without a day between two values', () => {
    for (const key of Object.keys(PARAMETERS) as ParameterKey[]) {
      expect(parameterLabels[key]).toMatch(/^\p{Lu}/u);
      const spans = PARAMETERS[key];
      for (const [index, span] of spans.entries()) {
        expect(span.source.length).toBeGreaterThan(10);
        const next = spans[index + 1];
        if (next)
          expect(
            day(span.validUntil ?? '')
              .add({ days: 1 })
              .toString(),
          ).toBe(next.validFrom);
        else expect(span.validUntil).toBeUndefined();
      }
    }
    expect(() => parameterOn('muchLessYears', day('2018-10-14'))).toThrow('muchLessYears');
  });

  it('asks for rules of the day only: the literacy group came on 6 December 2023', () => {
    const facts: ProposalFacts = {
      ...{ birth: { year: 2011, month: 3 }, way: 'placement', germanLevel: 'none', literacy: 'none' },
      ...{ schoolYears: null, gapMonths: null, supportSince: null },
    };
    expect(propose(facts, day('2023-12-05')).kind).toBe('df');
    expect(propose(facts, day('2023-12-06')).kind).toBe('literacy');
  });
});

const birth = fc
  .record({
    year: fc.integer({ min: 1998, max: 2024 }),
    month: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    day: fc.option(fc.integer({ min: 1, max: 28 }), { nil: undefined }),
  })
  .map(({ year, month, day }) =>
    month === undefined ? { year } : day === undefined ? { year, month } : { year, month, day },
  );
const levels = [null, 'none', ...CEFR_LEVELS.map(({ key }) => key)];
const facts: fc.Arbitrary<ProposalFacts> = fc.record({
  birth: fc.option(birth),
  way: fc.constantFrom('placement' as const, 'direct_registration' as const),
  germanLevel: fc.constantFrom(...levels),
  literacy: fc.constantFrom(null, 'none' as const, 'non_latin' as const, 'latin' as const),
  schoolYears: fc.option(fc.integer({ min: 0, max: 15 })),
  gapMonths: fc.option(fc.integer({ min: 0, max: 60 })),
  supportSince: fc.option(
    fc.record({ year: fc.integer({ min: 2021, max: 2026 }), month: fc.integer({ min: 1, max: 12 }) }),
  ),
});
const on = fc.integer({ min: 0, max: 3000 }).map((days) => day('2020-01-01').add({ days }));

describe('every proposal', () => {
  it('is the same for the same facts, and has a rule for each value', () => {
    fc.assert(
      fc.property(facts, on, (known, when) => {
        const proposal = propose(known, when);
        expect(propose(structuredClone(known), when)).toEqual(proposal);
        expect(proposal.grade === null || proposal.because.grade.length > 0).toBe(true);
        expect(proposal.kind === null || proposal.because.kind.length > 0).toBe(true);
        expect(proposal.supportEnd === null).toBe(proposal.because.support.length === 0);
        // No kind without a grade, and where a date of birth is known something is said in any case.
        expect(proposal.grade !== null || proposal.kind === null).toBe(true);
        expect(known.birth === null || idsOf(proposal).length > 0).toBe(true);
        for (const rule of Object.values(proposal.because).flat()) expect(holdsOn(rule, when)).toBe(true);
        for (const text of remarksOf(known, proposal, when)) expect(text).toMatch(/^[^{}]+\.$/);
      }),
      { numRuns: 3000 },
    );
  });

  it('is a place some school form offers', () => {
    fc.assert(
      fc.property(facts, on, (known, when) => {
        const { grade, kind } = propose({ ...known, way: 'placement' }, when);
        if (grade !== null && kind !== null) expect(formsOffering(grade, kind).map(({ key }) => key)).not.toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('is of a stage that this age can go to: never a primary school at 17', () => {
    fc.assert(
      fc.property(facts, on, (known, when) => {
        const { grade } = propose(known, when);
        if (grade === null || known.birth === null) return;
        const ages = ageRange(known.birth, when);
        expect(ageProblem(getStage(grade), ages)).toBeNull();
        if (ages.min >= 17) expect(getStage(grade)).toBe('secondary2');
      }),
      { numRuns: 3000 },
    );
  });

  it('is never a lower grade for an older child with the same schooling', () => {
    fc.assert(
      fc.property(facts, birth, birth, on, (known, one, other, when) => {
        const [older, younger] = isoPartialDate(one) < isoPartialDate(other) ? [one, other] : [other, one];
        // Whose birthday is half known may be older or younger than it seems.
        if (!('day' in older && 'day' in younger)) return;
        const [high, low] = [older, younger].map((date) => propose({ ...known, birth: date }, when).grade);
        if (high && low) expect(gradePlace(high)).toBeGreaterThanOrEqual(gradePlace(low));
      }),
      { numRuns: 5000 },
    );
  });
});

describe('what is missing', () => {
  const missing = (known: Partial<ProposalFacts>) =>
    propose(
      {
        ...{ birth: { year: 2014, month: 3 }, way: 'placement', germanLevel: 'A1', literacy: 'latin' },
        ...{ schoolYears: 5, gapMonths: null, supportSince: null },
        ...known,
      },
      day('2026-11-24'),
    ).missing;

  it('is named where a rule asks for it', () => {
    expect(missing({})).toEqual([]);
    expect(missing({ schoolYears: null })).toEqual(['school_years']);
    expect(missing({ germanLevel: null, literacy: null })).toEqual(['german', 'literacy']);
    expect(missing({ birth: { year: 2014 } })).toEqual(['birth_month']);
    expect(missing({ birth: { year: 2010, month: 11 } })).toEqual(['birth_month']);
    expect(missing({ birth: null })).toEqual(['birth']);
    expect(missing({ supportSince: { year: 2025 } })).toEqual(['support_month']);
    expect(missing({ way: 'direct_registration', birth: { year: 2018, month: 3 }, schoolYears: null })).toEqual([]);
    for (const text of Object.values(missingLabels)) expect(text).toMatch(/\.$/);
  });
});
