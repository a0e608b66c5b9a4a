// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import { type Addressable, addresseeOf } from './addressee-rules.ts';
import { withFamily } from './rows.ts';

const person = (familyName: string, changes: Partial<Addressable> = {}): Addressable => ({
  ...{ familyName, givenNames: '', relation: 'parent' as const, ...withFamily },
  ...changes,
});
const away = { street: 'Fernweg 1', postcode: '52428', place: 'Jülich' };
const mother = person('Mutter');
const father = person('Vater', away);
const guardian = person('Vormund', { relation: 'guardian', ...away });

it.each([
  ['all who have custody and live with the family', [mother, person('Opa')], false, ['Mutter', 'Opa'], false],
  ['nobody without custody', [person('Vater', { custody: 'no' }), mother], false, ['Mutter'], false],
  [
    'nobody whose custody is unclear beside one who has it',
    [person('A', { custody: 'unclear' }), mother],
    false,
    ['Mutter'],
    false,
  ],
  ['one whose custody is unclear where nobody has it', [person('A', { custody: 'unclear' })], false, ['A'], false],
  ['the parent at home, of parents apart', [father, mother], false, ['Mutter'], false],
  ['the one parent elsewhere who has custody', [father, person('M', { custody: 'no' })], false, ['Vater'], true],
  ['whom the letters are for', [mother, { ...father, letters: true }], false, ['Vater'], true],
  ['the guardian at the office', [guardian, person('Mutter', { custody: 'no' })], false, ['Vormund'], true],
  ['no parent elsewhere beside an Auskunftssperre', [mother, { ...father, letters: true }], true, ['Mutter'], false],
  [
    'the guardian at the office also beside an Auskunftssperre',
    [{ ...guardian, letters: true }],
    true,
    ['Vormund'],
    true,
  ],
  ['nobody where no person is known', [person(' ')], false, [], false],
] as const)('letters go to %s', (_, persons, isProtected, names, elsewhere) => {
  const { people, own } = addresseeOf(persons, isProtected);
  expect(people.map(({ familyName }) => familyName)).toEqual(names);
  expect(own).toEqual(elsewhere ? ['Fernweg 1', '52428 Jülich'] : null);
});
