// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { findSchoolForm, GRADES, gradeKeys, kindKeys, type PlaceKindKey, SCHOOL_FORMS } from './school-forms.ts';
import {
  directRegistrationForms,
  formsOffering,
  gradesOffering,
  offersStage,
  placeOffer,
  UNDECIDED_PLACES,
} from './school-offers.ts';

const range = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i).padStart(2, '0'));

/** Key table "Jahrgänge" of the school statistics (2025-09), rows in force, and E1–E3 as counselling uses them. */
const entrance = ['E1', 'E2', 'E3'];
const upper = ['EF', 'Q1', 'Q2'];
const official: Readonly<Record<string, readonly string[]>> = {
  '02': [...entrance, ...range(1, 4)],
  '04': range(5, 10),
  '06': range(1, 10),
  '08': [...entrance, ...range(1, 10)],
  '10': range(5, 10),
  '13': [...entrance, ...range(1, 10)],
  '14': range(5, 10),
  '15': [...range(5, 10), ...upper],
  '16': [],
  '17': range(1, 13),
  '18': range(1, 12),
  '19': range(1, 13),
  '20': [...range(5, 10), ...upper],
  '25': [],
  '30': [],
  '81': [],
  '83': [],
  '85': range(5, 10),
  '87': [...range(5, 10), ...upper],
  '88': [],
};

const because = (form: string, grade: string, kind: PlaceKindKey): string => {
  const offer = placeOffer(form, grade, kind);
  return offer.offered ? 'offered' : offer.because;
};

describe('placeOffer', () => {
  it.each(SCHOOL_FORMS.map(({ key, short }) => [short, key] as const))(
    'gives at %s the grades of the table',
    (_, key) => {
      for (const kind of ['regular', 'df', 'literacy'] as const) {
        expect(gradeKeys.filter((grade) => placeOffer(key, grade, kind).offered).toSorted()).toEqual(
          [...(official[key] ?? [])].toSorted(),
        );
      }
    },
  );

  it('has the kinds of the Berufskolleg there only, in the grades that stand for its years', () => {
    for (const kind of ['ifk', 'ffm'] as const) {
      expect(gradesOffering(kind)).toEqual(['11', '12', '13']);
      for (const grade of ['11', '12', '13'])
        expect(formsOffering(grade, kind).map(({ short }) => short)).toEqual(['BK', 'SB']);
      expect(because('15', '07', kind)).toBe('other_form');
      expect(because('30', '07', kind)).toBe('no_such_grade');
    }
  });

  it.each([
    ['06', 'E1', 'undecided'],
    ['17', 'E2', 'undecided'],
    ['18', 'E3', 'undecided'],
    ['19', 'E1', 'undecided'],
    ['83', 'E1', 'undecided'],
    ['83', '07', 'no_placement'],
    ['30', '11', 'undecided'],
    ['88', '13', 'undecided'],
    ['81', '07', 'undecided'],
    ['25', '11', 'no_such_grade'],
    ['16', 'EF', 'form_ended'],
    ['16', '07', 'form_ended'],
    ['18', '13', 'no_such_grade'],
    ['13', 'EF', 'no_such_grade'],
    ['0A', '07', 'unknown_form'],
  ])('says why %s gives no place in %s: %s', (form, grade, reason) => {
    for (const kind of ['regular', 'df', 'literacy'] as const) expect(because(form, grade, kind)).toBe(reason);
  });

  it('names a source for each refusal, and a reason that stands in the table for each undecided one', () => {
    const reasons = new Set(UNDECIDED_PLACES.map(({ reason }) => reason));
    for (const { key } of SCHOOL_FORMS)
      for (const grade of gradeKeys)
        for (const kind of kindKeys) {
          const offer = placeOffer(key, grade, kind);
          if (offer.offered) continue;
          expect(offer.source).not.toBe('');
          expect(reasons.has(offer.source)).toBe(offer.because === 'undecided');
        }
  });
});

describe('forms', () => {
  it('offer a stage by the grades of that stage', () => {
    expect(offersStage('15', 'secondary2', 'df')).toBe(true);
    expect(offersStage('02', 'secondary1', 'df')).toBe(false);
    expect(offersStage('30', 'secondary2', 'ifk')).toBe(true);
    expect(offersStage('30', 'secondary2', 'df')).toBe(false);
    for (const { key, stages } of SCHOOL_FORMS)
      for (const { stage } of GRADES) if (offersStage(key, stage, 'regular')) expect(stages).toContain(stage);
  });

  it('of direct registration have grade 1 and are no Förderschulen', () => {
    expect(directRegistrationForms.map((key) => findSchoolForm(key)?.short)).toEqual(['G', 'V', 'PS', 'FW', 'HI']);
  });
});
