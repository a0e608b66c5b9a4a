// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { isPlacementTarget } from '../../codes/school-forms.ts';
import type { RegisterRow } from './register.ts';
import { compareRegister, isAuthority } from './register-compare.ts';
import { learnPlaces } from './register-places.ts';

function school(number: string, changes: Partial<RegisterRow> = {}): RegisterRow {
  return {
    number,
    form: '02',
    name: `Schule ${number}`,
    nameLines: [`Schule ${number}`],
    shortName: `Musterstadt, GG ${number}`,
    postcode: '52399',
    place: 'Musterstadt',
    street: 'Hauptstr. 1',
    phone: null,
    fax: null,
    email: null,
    homepage: null,
    legalForm: '1',
    ownerNumber: '1',
    ags: '05358008',
    operatingKey: '1',
    operatingSince: Temporal.PlainDate.from('1974-08-01'),
    x: 320_000,
    y: 5_630_000,
    districtGovernment: null,
    ...changes,
  };
}

const held = (...rows: RegisterRow[]) => new Map(rows.map((row) => [row.number, row]));

describe('compareRegister', () => {
  it('sees nothing in an equal register, dates and name lines compared by value', () => {
    expect(compareRegister(held(school('1')), [school('1')])).toEqual({
      new: [],
      changed: [],
      closed: [],
      unchanged: 1,
    });
  });

  it('names new schools and the changed fields', () => {
    const after = school('1', { phone: '0241 1', nameLines: ['Neue', 'Schule'] });
    const result = compareRegister(held(school('1')), [after, school('2')]);
    expect(result.new.map((row) => row.number)).toEqual(['2']);
    expect(result.changed).toMatchObject([{ number: '1', after, fields: ['nameLines', 'phone'] }]);
  });

  it('closes schools that dropped out or turned to 4 or 9, once', () => {
    const before = held(school('1'), school('2'), school('3'), school('4', { operatingKey: '9' }));
    const result = compareRegister(before, [school('2', { operatingKey: '9' }), school('3', { operatingKey: '4' })]);
    expect(result.closed.map((row) => [row.number, row.operatingKey])).toEqual([
      ['2', '9'],
      ['3', '4'],
      ['1', '1'],
    ]);
    expect(result.unchanged).toBe(1);
  });
});

describe('kinds of rows', () => {
  it('tell authorities from schools', () => {
    expect(isAuthority({ form: '0A' })).toBe(true);
    expect(isAuthority({ form: '02' })).toBe(false);
  });

  it('take only open schools of a real form as targets', () => {
    for (const operatingKey of '0126') expect(isPlacementTarget({ form: '02', operatingKey })).toBe(true);
    for (const operatingKey of '3459') expect(isPlacementTarget({ form: '02', operatingKey })).toBe(false);
    for (const form of ['0A', '00', '70', '81', '83'])
      expect(isPlacementTarget({ form, operatingKey: '1' })).toBe(false);
  });
});

describe('learnPlaces', () => {
  it('means positions per municipality and postcode, without authorities where there are schools', () => {
    const places = learnPlaces([
      school('1', { x: 320_000, y: 5_630_000 }),
      school('2', { x: 320_600, y: 5_630_800 }),
      school('3', { place: 'Anderswo', x: 329_000, postcode: '52300' }),
      school('600358', { form: '0A', x: 400_000 }),
      school('4', { x: null, y: null }),
    ]);
    expect(places.municipalities).toEqual([
      { ags: '05358008', name: 'Musterstadt', x: 323_200, y: 5_630_267, schools: 3 },
    ]);
    expect(places.postcodes).toEqual([
      { postcode: '52300', ags: '05358008', x: 329_000, y: 5_630_000, schools: 1, spreadM: 0 },
      { postcode: '52399', ags: '05358008', x: 320_300, y: 5_630_400, schools: 2, spreadM: 500 },
    ]);
  });

  it('takes an authority where nothing else is, and keeps a postcode of two municipalities apart', () => {
    const places = learnPlaces([
      school('600358', { form: '0A', postcode: '52300' }),
      school('1'),
      school('2', { ags: '05358024' }),
    ]);
    expect(places.postcodes.map((place) => `${place.postcode} ${place.ags}`)).toEqual([
      '52300 05358008',
      '52399 05358008',
      '52399 05358024',
    ]);
  });
});
