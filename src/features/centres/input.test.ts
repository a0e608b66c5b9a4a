// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { parseForm } from '../../web/form/parse.ts';
import { authorityForm, competenceForm } from './input.ts';

const letterhead = {
  name: 'Schulamt\u200b für den Kreis\u00a0Probe',
  street: 'Karl\u2011Erdacht\u2011Weg 7',
  postcode: 'D-52349',
  place: 'Probe\u00adburg',
  phone: '02421\u201322\u20130',
  email: 'amt@kreis.example',
  signatory: 'I. Erfunden',
};

it('keeps the letterhead of an authority as people copy it', () => {
  expect(parseForm(authorityForm, letterhead)).toEqual({
    ok: true,
    data: {
      ...letterhead,
      name: 'Schulamt für den Kreis Probe',
      street: 'Karl-Erdacht-Weg 7',
      postcode: '52349',
      place: 'Probeburg',
      phone: '02421-22-0',
    },
  });
  expect(parseForm(authorityForm, { name: 'Schulamt' })).toMatchObject({ ok: true, data: { postcode: '', phone: '' } });
});

it('says what is wrong with it, all at once', () => {
  const parsed = parseForm(authorityForm, {
    ...letterhead,
    name: '',
    postcode: '5234',
    phone: 'abc',
    place: 'A\ue000',
  });
  expect(parsed.ok ? [] : parsed.state.errors.map(({ field }) => field)).toEqual([
    'name',
    'postcode',
    'place',
    'phone',
  ]);
});

it('reads the first day of a rule in any spelling', () => {
  const rule = { ageFrom: '6', ageTo: '9', path: 'school_authority', validFrom: '1. Januar 2027' };
  const parsed = parseForm(competenceForm, rule);
  expect(parsed.ok && String(parsed.data.validFrom)).toBe('2027-01-01');
});
