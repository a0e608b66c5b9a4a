// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { type InstitutionKind, institutionKinds } from '../institutions/words.ts';
import { defaultRules } from './default-rules.ts';
import {
  type AskedTalk,
  allOccasions,
  decide,
  fits,
  lacksAlternative,
  type OccasionRule,
} from './eligibility-rules.ts';
import { type PolicyPreset, policyPresets } from './policy-rules.ts';
import { outcomes } from './words.ts';

const requesters = [...(Object.keys(institutionKinds) as InstitutionKind[]), 'private'] as const;
const sides = [true, false];

/** Every talk somebody can ask for. */
const talks: AskedTalk[] = allOccasions.flatMap((occasion) =>
  requesters.flatMap((requester) =>
    sides.flatMap((legalConsequence) =>
      sides.flatMap((professionalPresent) =>
        sides.map((institutionPays) => ({
          occasion,
          requester,
          legalConsequence,
          professionalPresent,
          institutionPays,
        })),
      ),
    ),
  ),
);
const order = Object.keys(outcomes);

const presetRules = Object.values(policyPresets as Record<string, PolicyPreset>).flatMap(({ rules = [] }) => rules);

describe('whether the service helps, and who pays', () => {
  it.each(defaultRules.map((rule) => [rule.code, rule] as const))(
    '%s of the table decides as it says',
    (code, rule) => {
      const fitting = talks.filter((talk) => fits(rule, talk));
      for (const talk of fitting) {
        expect(decide([rule], talk)).toEqual({ outcome: rule.outcome, rule });
        const { outcome } = decide(defaultRules, talk);
        expect(order.indexOf(outcome ?? '')).toBeGreaterThanOrEqual(order.indexOf(rule.outcome));
      }
      expect(fitting.some((talk) => decide(defaultRules, talk).rule?.code === code)).toBe(true);
      for (const talk of talks.filter((one) => !fits(rule, one))) expect(decide([rule], talk).rule).toBeUndefined();
    },
  );

  it.each([...defaultRules, ...presetRules].map((rule) => [rule.code, rule] as const))(
    '%s says why, where from, and what else helps where a door closes',
    (_, rule) => {
      expect(rule.reason).toMatch(/^\p{Lu}.*\.$/u);
      expect(rule.source).not.toBe('');
      expect(lacksAlternative(rule)).toBe(false);
    },
  );

  it('does not depend on the order of rows, and the strictest of several decides', () => {
    const backwards = defaultRules.toReversed();
    for (const talk of talks) expect(decide(backwards, talk)).toEqual(decide(defaultRules, talk));
    const base = { requester: 'school', professionalPresent: true, institutionPays: false } as const;
    const conflicts: [Partial<AskedTalk> & Pick<AskedTalk, 'occasion'>, string][] = [
      [{ occasion: 'parents_talk', legalConsequence: false }, 'R15'],
      [{ occasion: 'parents_talk', legalConsequence: true }, 'R12'],
      [{ occasion: 'parents_talk', legalConsequence: true, institutionPays: true }, 'R11'],
      [{ occasion: 'parents_talk', legalConsequence: true, institutionPays: true, professionalPresent: false }, 'R10'],
      [{ occasion: 'court', legalConsequence: true, institutionPays: true, professionalPresent: false }, 'R01'],
      [{ occasion: 'counselling', legalConsequence: false, requester: 'court_police' }, 'R02'],
      [{ occasion: 'special_needs', legalConsequence: true }, 'R12'],
      [{ occasion: 'special_needs', legalConsequence: false }, 'R13'],
    ];
    for (const [talk, code] of conflicts)
      expect(decide(defaultRules, { ...base, legalConsequence: false, ...talk }).rule?.code, JSON.stringify(talk)).toBe(
        code,
      );
  });

  it('never gives money of the state to a talk with legal consequence, to whom can pay, or without a professional', () => {
    const state = talks.filter((talk) => decide(defaultRules, talk).outcome === 'land');
    expect(state.length).toBeGreaterThan(0);
    expect(state.filter((talk) => talk.legalConsequence || talk.institutionPays || !talk.professionalPresent)).toEqual(
      [],
    );
  });

  it('leaves to the coordination only what no row knows', () => {
    const undecided = talks.filter((talk) => decide(defaultRules, talk).outcome === null);
    expect(new Set(undecided.map(({ occasion }) => occasion))).toEqual(new Set(['other']));
  });

  it('can only become stricter by another row', () => {
    const open: OccasionRule = {
      ...{ code: 'A01', occasions: [], requesters: [], legalConsequence: null, professionalPresent: null },
      ...{ institutionPays: null, outcome: 'land', reason: 'Alles.', alternative: '', source: 'Test' },
    };
    for (const talk of talks) {
      const before = decide(defaultRules, talk).outcome;
      if (before !== null) expect(decide([open, ...defaultRules], talk).outcome).toBe(before);
    }
  });

  it('is stricter in Rhein-Erft with a talk about special needs', () => {
    const talk = { occasion: 'special_needs', requester: 'school', legalConsequence: false } as const;
    const rest = { professionalPresent: true, institutionPays: false };
    expect(decide([...defaultRules, ...policyPresets.rhein_erft.rules], { ...talk, ...rest }).rule?.code).toBe('R13E');
  });
});
