// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { DecisionLetter } from './data.ts';
import { remedyNotice } from './remedy.ts';

const decidedOn = Temporal.PlainDate.from('2026-11-23');

/** A complete letter about invented people and an invented school, for tests. */
export const sampleLetter: DecisionLetter = {
  authority: {
    name: 'Schulamt für den Kreis Düren',
    street: 'Beispielallee 16',
    postcode: '52351',
    place: 'Düren',
    phone: '02421 555-0',
    email: 'schulamt@kreis.example',
    signatory: 'Annegret Weißenfels-Öztürk',
  },
  recipient: { lines: ['Yasmīn und Karım Al-Ḥamdānī', 'Musterstraße 31 a', '52349 Düren'] },
  child: {
    familyName: 'Al-Ḥamdānī',
    givenNames: 'Nūr Işıl ʻĀʼisha',
    birthText: '03.05.2014',
    nameArabic: 'نور الحمداني',
  },
  school: {
    name: 'Städtische Gesamtschule Am Beispielweg',
    number: '199999',
    street: 'Beispielweg 5',
    postcode: '52349',
    place: 'Düren',
  },
  gradeText: 'Jahrgang 7',
  kindText: 'Deutschförderklasse',
  startOn: Temporal.PlainDate.from('2026-12-01'),
  reference: '40.2-2026-0815',
  decidedOn,
  reasons: 'Ihr Kind ist schulpflichtig und lernt noch Deutsch.\nIn der Deutschförderklasse ist ein Platz frei.',
  legalBasis: ['§ 46 Schulgesetz NRW', '§ 34 Schulgesetz NRW (Schulpflicht)'],
  remedyNotice: remedyNotice('05358', decidedOn),
  translation: { lang: 'ar' },
  contact: 'Kommunales Integrationszentrum Kreis Düren, Telefon 02421 555-1000',
};
