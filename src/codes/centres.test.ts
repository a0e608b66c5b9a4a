// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { CENTRES, centreForMunicipality, defaultCompetence, findCentre } from './centres.ts';
import { DISTRICT_GOVERNMENTS, findDistrictGovernment } from './district-governments.ts';

describe('the centres', () => {
  it('are 54 with unique keys and prefixes', () => {
    expect(CENTRES).toHaveLength(54);
    expect(new Set(CENTRES.map((c) => c.key)).size).toBe(54);
    expect(new Set(CENTRES.map((c) => c.numberPrefix)).size).toBe(54);
    for (const centre of CENTRES) {
      expect(centre.key).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(centre.numberPrefix).toMatch(/^[A-Z]{1,3}$/);
    }
  });

  it('count 22 cities, 30 districts, the StädteRegion and the City of Aachen', () => {
    const count = (kind: string) => CENTRES.filter((c) => c.kind === kind).length;
    expect([count('kreisfreie Stadt'), count('Kreis'), count('Städteregion'), count('Stadt')]).toEqual([22, 30, 1, 1]);
  });

  it('belong to the Bezirksregierung their AGS says', () => {
    for (const centre of CENTRES) {
      expect(findDistrictGovernment(centre.ags5)?.shortName).toBe(centre.districtGovernment);
    }
    expect(DISTRICT_GOVERNMENTS.map((g) => CENTRES.filter((c) => c.districtGovernment === g.shortName).length)).toEqual(
      [15, 12, 8, 7, 12],
    );
  });

  it('have a complete Schulamt, 53 in all', () => {
    expect(new Set(CENTRES.map((c) => c.schoolAuthority?.schoolNumber)).size).toBe(53);
    for (const { schoolAuthority } of CENTRES) {
      expect(schoolAuthority?.postcode).toMatch(/^\d{5}$/);
      expect(schoolAuthority?.phone).toMatch(/^0\d+ \d+$/);
      expect(schoolAuthority?.name).toMatch(/^Schulamt für (den|die) /);
    }
  });

  it('know Düren', () => {
    expect(findCentre('dueren')).toEqual({
      key: 'dueren',
      name: 'Kommunales Integrationszentrum Kreis Düren',
      shortName: 'KI Kreis Düren',
      areaName: 'Kreis Düren',
      numberPrefix: 'DN',
      ags5: '05358',
      kind: 'Kreis',
      districtGovernment: 'Köln',
      schoolAuthority: {
        schoolNumber: '600358',
        name: 'Schulamt für den Kreis Düren',
        street: 'Bismarckstraße 16',
        postcode: '52351',
        place: 'Düren',
        phone: '02421 220',
        email: '600358@schule.nrw.de',
      },
    });
  });
});

describe('centreForMunicipality', () => {
  it('gives the City of Aachen its own centre and the rest to the StädteRegion, both with one Schulamt', () => {
    expect(centreForMunicipality('05334002')).toBe('aachen');
    expect(centreForMunicipality('05334032')).toBe('staedteregion-aachen');
    expect(findCentre('aachen')?.schoolAuthority?.schoolNumber).toBe('600334');
    expect(findCentre('aachen')?.excludes).toBeUndefined();
    expect(findCentre('staedteregion-aachen')?.excludes).toEqual(['05334002']);
  });

  it('finds the centre of a district and nothing outside NRW', () => {
    expect(centreForMunicipality('05358008')).toBe('dueren');
    expect(centreForMunicipality('05315000')).toBe('koeln');
    expect(centreForMunicipality('07111000')).toBeUndefined();
    expect(centreForMunicipality('05999000')).toBeUndefined();
    expect(centreForMunicipality('05358')).toBeUndefined();
  });
});

describe('defaultCompetence', () => {
  it('covers each age from 6 to 18 exactly once at every centre', () => {
    for (const { key } of CENTRES) {
      const rows = defaultCompetence(key);
      for (let age = 6; age <= 18; age += 1) {
        expect(rows.filter((row) => row.ageFrom <= age && age <= row.ageTo)).toHaveLength(1);
      }
      expect(rows[0]?.ageFrom).toBe(6);
      expect(rows.at(-1)?.ageTo).toBe(18);
    }
  });

  it('follows what is published for Düren and marks the rest as assumption', () => {
    expect(defaultCompetence('dueren').map((row) => row.path)).toEqual([
      'direct_registration',
      'school_authority',
      'centre_vocational',
    ]);
    expect(defaultCompetence('dueren').every((row) => row.confirmed)).toBe(true);
    expect(defaultCompetence('koeln').some((row) => row.confirmed)).toBe(false);
    expect(() => defaultCompetence('nirgendwo')).toThrow(RangeError);
  });
});
