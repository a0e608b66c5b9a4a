// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import { municipalitiesOf } from '../../codes/postcodes.ts';
import { chooseMunicipality, type MunicipalityFacts, namedMunicipality } from './municipality-choice.ts';

const düren = { ags: '05358008', name: 'Düren' };
const jülich = { ags: '05358024', name: 'Jülich' };
const stolberg = { ags: '05334032', name: 'Stolberg (Rhld.)' };
const köln = { ags: '05315000', name: 'Köln' };
const seelscheid = { ags: '05382036', name: 'Neunkirchen-Seelscheid' };
const neunkirchen = { ags: '05970032', name: 'Neunkirchen' };
const known = [düren, jülich, stolberg, köln, seelscheid, neunkirchen];

const choose = (facts: Partial<MunicipalityFacts>) =>
  chooseMunicipality({
    ...{ postcode: '52349', place: 'Düren', chosen: '', answer: '', ofPostcode: [düren], known, own: null },
    area: [düren, jülich],
    ...facts,
  });
const told = (facts: Partial<MunicipalityFacts>) => {
  const found = choose(facts);
  return found.ok ? found.ags : found.error;
};

describe('namedMunicipality', () => {
  it.each([
    ['Düren', düren],
    ['DUEREN', düren],
    ['Düren-Birkesdorf', düren],
    ['Düren, Rhld.', düren],
    ['Stolberg', stolberg],
    ['Stolberg (Rheinland)', stolberg],
    ['Köln – Mülheim', köln],
    ['Neunkirchen-Seelscheid', seelscheid],
    ['Neunkirchen-Struthütten', neunkirchen],
    ['Birkesdorf', undefined],
    ['', undefined],
    ['(', undefined],
  ])('%s', (place, municipality) => {
    expect(namedMunicipality(place, known)).toEqual(municipality);
  });
});

describe('chooseMunicipality, left empty', () => {
  it('takes the only one of the postcode when the place names it or none', () => {
    expect(told({})).toBe('05358008');
    expect(told({ place: 'Birkesdorf' })).toBe('05358008');
  });

  it('asks when the place names another, whichever the centre is competent for', () => {
    const message =
      'Die Postleitzahl 52349 gehört zu Düren, der Ort „Jülich“ ist eine andere Gemeinde. Bitte wählen Sie die Gemeinde oder prüfen Sie Postleitzahl und Ort.';
    expect(told({ place: 'Jülich' })).toEqual({ field: 'ags', message });
    expect(told({ postcode: '51061', ofPostcode: [köln] })).toMatchObject({ field: 'ags' });
  });

  it('asks when the postcode has several or none, even if the place names one of them', () => {
    const several = { ofPostcode: [düren, jülich] };
    const message = 'Die Postleitzahl 52349 gehört zu mehreren Gemeinden. Bitte wählen Sie die Gemeinde.';
    expect(told(several)).toEqual({ field: 'ags', message });
    expect(told({ ...several, place: 'Köln' })).toMatchObject({ message: expect.stringContaining('„Köln“ zu keiner') });
    expect(told({ ofPostcode: [] })).toMatchObject({ message: expect.stringContaining('kennen wir nicht') });
  });

  it('asks for the key itself while nothing is known', () => {
    expect(choose({ ofPostcode: [], known: [], area: [] })).toMatchObject({
      choices: [],
      error: { message: expect.stringContaining('achtstelligen Gemeindeschlüssel') },
    });
  });
});

describe('chooseMunicipality, chosen', () => {
  it('takes what nothing contradicts, of an unknown or shared postcode too', () => {
    expect(told({ chosen: '05358008' })).toBe('05358008');
    expect(told({ chosen: '05358024', place: 'Jülich', ofPostcode: [] })).toBe('05358024');
    expect(told({ chosen: '05358024', place: 'Koslar', ofPostcode: [düren, jülich] })).toBe('05358024');
  });

  it('asks once about what contradicts it, and believes the answer for these very values alone', () => {
    const odd = { chosen: '05358024' };
    const asked = choose(odd);
    expect(asked).toMatchObject({
      ok: false,
      error: {
        field: 'ags',
        message: 'Die Postleitzahl 52349 und der Ort „Düren“ gehören zu Düren. Stimmt die Gemeinde Jülich?',
      },
      question: { field: 'ags', label: 'Ja, die Gemeinde ist Jülich', answered: false },
    });
    const answer = asked.question!.value;
    expect(choose({ ...odd, answer })).toMatchObject({ ok: true, ags: '05358024', question: { answered: true } });
    for (const other of [{ postcode: '52351' }, { place: 'Köln' }, { place: 'Jülich' }])
      expect(choose({ ...odd, ...other, answer }).ok, JSON.stringify(other)).toBe(false);
    expect(choose({ chosen: '05358008', place: 'Jülich', answer }).ok).toBe(false);
    expect(told({ ...odd, place: 'Köln' })).toMatchObject({
      message:
        'Die Postleitzahl 52349 gehört zu Düren, der Ort „Köln“ ist eine andere Gemeinde. Stimmt die Gemeinde Jülich?',
    });
    expect(told({ chosen: '05358008', place: 'Jülich' })).toMatchObject({
      message: 'Der Ort „Jülich“ ist eine andere Gemeinde. Stimmt die Gemeinde Düren?',
    });
  });

  it('does not ask again what was chosen after a question, unless postcode or place changed since', () => {
    const first = choose({ place: 'Jülich' });
    const answer = first.ok ? '' : (first.asked ?? '');
    for (const chosen of ['05358008', '05358024']) expect(told({ place: 'Jülich', chosen, answer })).toBe(chosen);
    expect(choose({ place: 'Köln', chosen: '05358024', answer }).ok).toBe(false);
  });

  it('refuses another area with the name of the competent centre, before any question', () => {
    const foreign = choose({ chosen: '05315000', place: 'Köln' });
    expect(foreign).toMatchObject({
      error: { field: 'ags', message: expect.stringContaining('Kommunales Integrationszentrum Stadt Köln') },
    });
    expect(foreign.question).toBeUndefined();
    expect(told({ postcode: '51061', place: 'Mülheim', ofPostcode: [köln] })).toMatchObject({ field: 'plz' });
    expect(told({ chosen: '05358024', place: 'Jülich', ofPostcode: [jülich], own: ['05358008'] })).toMatchObject({
      message: expect.stringContaining('Sie melden nur für Ihre Gemeinde'),
    });
  });
});

describe('the choices', () => {
  const names = (facts: Partial<MunicipalityFacts>) => choose(facts).choices.map(({ name }) => name);

  it('begin with those of the postcode and the one the place names; the area follows, each once', () => {
    expect(names({ ofPostcode: [köln, jülich], place: 'Stolberg' })).toEqual([
      'Köln',
      'Jülich',
      'Stolberg (Rhld.)',
      'Düren',
    ]);
    expect(names({ place: 'Birkesdorf' })).toEqual(['Düren', 'Jülich']);
    expect(names({ own: ['05358024'], ofPostcode: [] })).toEqual(['Düren', 'Jülich']);
    expect(names({ own: ['05358024'], ofPostcode: [], place: '' })).toEqual(['Jülich']);
  });

  it('hold whatever was chosen', () => {
    expect(names({ chosen: '05334032', place: '' })).toContain('Stolberg (Rhld.)');
  });
});

describe('postcodes the register of schools cannot show', () => {
  it.each([
    ['33154', ['Paderborn', 'Salzkotten']],
    ['33161', ['Hövelhof', 'Paderborn']],
    ['51467', ['Köln', 'Bergisch Gladbach']],
    ['33333', ['Gütersloh']],
    ['52349', []],
  ])('%s', (postcode, names) => {
    expect(municipalitiesOf(postcode).map(({ name }) => name)).toEqual(names);
    for (const { ags } of municipalitiesOf(postcode)) expect(ags).toMatch(/^05\d{6}$/);
  });
});
