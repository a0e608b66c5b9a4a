// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { freePlaces, mayReportFor, placeRefusal, placeWarnings } from './rules.ts';

const figures = { capacity: 20, taken: 15, blocked: 1, held: 2 };

describe('freePlaces', () => {
  it('takes away what is taken, blocked and held', () => {
    expect(freePlaces(figures)).toBe(2);
  });

  it('is never below zero', () => {
    expect(freePlaces({ ...figures, taken: 30 })).toBe(0);
  });
});

describe('placeWarnings', () => {
  it('says nothing about usual figures', () => {
    expect(placeWarnings(figures)).toEqual([]);
  });

  it('names more taken than there are', () => {
    expect(placeWarnings({ ...figures, taken: 21, held: 0 })).toEqual([
      'Es sind mehr Plätze belegt (21) als vorhanden (20).',
    ]);
  });

  it('names held places that no longer fit', () => {
    const sentence = '3 Plätze sind noch gehalten. Sie werden gebraucht, wenn die Kinder kommen.';
    expect(placeWarnings({ capacity: 10, taken: 8, blocked: 0, held: 3 })).toEqual([sentence]);
    expect(placeWarnings({ capacity: 11, taken: 8, blocked: 0, held: 3 })).toEqual([]);
  });
});

describe('mayReportFor', () => {
  it('lets centre staff report for all schools and a school for itself only', () => {
    expect(mayReportFor({ roles: ['administration'], schools: [] }, '199001')).toBe(true);
    expect(mayReportFor({ roles: ['school'], schools: ['199001'] }, '199001')).toBe(true);
    expect(mayReportFor({ roles: ['school'], schools: ['199001'] }, '199002')).toBe(false);
    expect(mayReportFor({ roles: ['counsellor'], schools: [] }, '199001')).toBe(false);
  });
});

describe('placeRefusal', () => {
  it('follows the key tables; forms without grades take none', () => {
    expect(placeRefusal('02', '03', 'regular')).toBeNull();
    expect(placeRefusal('02', '07', 'regular')).toMatchObject({ because: 'no_such_grade', about: 'grade' });
    expect(placeRefusal('25', '11', 'regular')?.message).toBe(
      'Jahrgang 11 gibt es an dieser Schulform (Weiterbildungskolleg) nicht.',
    );
  });
  it('names what to change and sends to the school authority where no source decides', () => {
    expect(placeRefusal('17', 'E1', 'regular')).toEqual({
      because: 'undecided',
      about: 'grade',
      message:
        'Ob es „Eingangsphase, 1. Jahr, Regelklasse“ an dieser Schulform (Freie Waldorfschule) gibt, ist nicht festgelegt. Bitte fragen Sie die Schulaufsicht.',
    });
    expect(placeRefusal('15', '07', 'ifk')).toMatchObject({ because: 'other_form', about: 'kind' });
    expect(placeRefusal('83', '07', 'df')).toMatchObject({ because: 'no_placement', about: 'school' });
    expect(placeRefusal('16', '07', 'df')).toMatchObject({ because: 'form_ended', about: 'school' });
    expect(placeRefusal('0A', '07', 'df')).toMatchObject({ because: 'unknown_form', about: 'school' });
  });
});
