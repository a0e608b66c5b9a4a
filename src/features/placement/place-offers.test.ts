// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { gradeKeys, isSpecialSchool, kindKeys, type PlaceKindKey, SCHOOL_FORMS } from '../../codes/school-forms.ts';
import { placeOffer } from '../../codes/school-offers.ts';
import type { SchoolWithPlace } from '../schools/queries.ts';
import { placeRefusal } from '../schools/rules.ts';
import { needKey, waitingInstance } from './common/instance.ts';
import { poolId } from './common/rules.ts';
import { type Need, rankingInput } from './ranking/facts.ts';
import { defaultRankingSettings, rankSchools } from './ranking/rank.ts';
import { fitsRecommendation, needProblem, unfitSchools } from './recommendation/rules.ts';

const today = Temporal.PlainDate.from('2026-11-27');
const facts = { position: null, siblingsAt: [], denominationalWish: 'none', hold: undefined } as const;
const numberOf = (form: string): string => `1990${form}`;

/** One school of each form, each with a free place of this grade and kind. */
const schools = ({ grade, kind }: Need): SchoolWithPlace[] =>
  SCHOOL_FORMS.map(({ key }) => ({
    ...{ number: numberOf(key), name: `Schule ${key}`, form: key, operatingKey: '1', legalForm: '1', x: null, y: null },
    denomination: null,
    place: {
      ...{ id: key, grade, kind, capacity: 5, taken: 0, blocked: 0, blockedReason: '', held: 0, free: 5, version: 1 },
      ...{ reportedAt: Temporal.Instant.from('2026-11-26T09:00:00Z'), reportedRole: 'school' },
    },
  }));

/** Forms at which the ranking would place the child, were it not for the procedure that comes before a Förderschule. */
function rankedForms(need: Need): string[] {
  const { child, options } = rankingInput(need, { ...facts, maxMetres: 25_000 }, schools(need));
  const { ranked, excluded } = rankSchools(child, options, defaultRankingSettings(today));
  expect(ranked.some(({ form }) => isSpecialSchool(form))).toBe(false);
  const special = excluded.filter(({ reasons }) => reasons.every(({ rule }) => rule === 'special_school'));
  return [...ranked, ...special].map(({ form }) => form);
}

/** The same by `export m1`. */
function instanceForms(need: Need): string[] {
  const waiting = {
    ...facts,
    id: 'DN-1',
    state: 'recommended',
    openedOn: today,
    familyId: 'f',
    need,
    recommended: [],
  } as const;
  const data = { cases: [waiting], schools: new Map([[needKey(need), schools(need)]]) };
  const { instance, excluded } = waitingInstance({ ...data, maxDistanceM: 25_000, targetDays: 28, today }, 1);
  const arcs = new Set(instance.arcs.map(({ pool }) => pool));
  return SCHOOL_FORMS.map(({ key }) => key).filter((key) => {
    const pool = poolId(numberOf(key), need);
    const rules = excluded.filter(({ pools }) => pools.includes(pool)).map(({ rule }) => rule);
    return arcs.has(pool) || rules.every((rule) => rule === 'special_school');
  });
}

/** Forms the recommendation lets choose from. */
const chosenForms = ({ grade, kind }: Need): string[] =>
  SCHOOL_FORMS.filter(({ key }) => fitsRecommendation(key, grade, kind)).map(({ key }) => key);

/** Forms the recommendation takes when their number is typed. */
const acceptedForms = ({ grade, kind }: Need): string[] =>
  SCHOOL_FORMS.filter(({ key, name }) => unfitSchools([{ name, form: key }], grade, kind).length === 0).map(
    ({ key }) => key,
  );

const reportedForms = ({ grade, kind }: Need): string[] =>
  SCHOOL_FORMS.filter(({ key }) => placeRefusal(key, grade, kind) === null).map(({ key }) => key);

it.each(kindKeys)(
  'report, ranking, recommendation and export give one answer for each form and grade: %s',
  (kind: PlaceKindKey) => {
    for (const grade of gradeKeys) {
      const need = { grade, kind };
      const forms = SCHOOL_FORMS.filter(({ key }) => placeOffer(key, grade, kind).offered).map(({ key }) => key);
      expect({ grade, report: reportedForms(need) }).toEqual({ grade, report: forms });
      expect({ grade, ranking: rankedForms(need).toSorted() }).toEqual({ grade, ranking: forms });
      expect({ grade, choice: chosenForms(need) }).toEqual({ grade, choice: forms });
      expect({ grade, accepted: acceptedForms(need) }).toEqual({ grade, accepted: forms });
      expect(needProblem({ grade, kind }) === null).toBe(forms.length > 0);
      expect({ grade, instance: instanceForms(need) }).toEqual({ grade, instance: forms });
    }
  },
);
