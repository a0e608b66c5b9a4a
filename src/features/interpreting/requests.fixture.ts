// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** A request as its form sends it, of Monday 23.11.2026: in time, without legal consequence. */
export const askedTalk = {
  ...{ tag: '10.12.2026', uhr_von: '14:00', uhr_bis: '15:00', dolmetschsprache: 'kmr', mundart: 'aus Afrin' },
  // Nobody in the pool of a test speaks it: it is asked for all the same.
  dolmetschsprache_stimmt: 'kmr',
  ...{ geschlecht_wunsch: '', anlass_gespraech: 'parents_talk', thema: 'Übergang in Klasse 5' },
  ...{ gespraech_wie: ['on_site', 'phone'], raum: 'public', strasse: 'Beispielweg 1', plz: '52351', ort: 'Düren' },
  ...{ gemeinde: '05358008', treffpunkt: 'Haupteingang', beteiligte: '4', fachkraft: 'ja', rechtsfolge: 'nein' },
  ...{ zahlt_selbst: 'nein', ansprechperson: 'Sekretariat', telefon: '02421 5550', zeichen: 'K 17/3' },
  bedingungen: 'ja',
};

/** What cannot be taken: what it is, the fields that differ from `askedTalk`, and what is said. */
export const wrongTalks: readonly (readonly [what: string, fields: Record<string, string>, sentence: string])[] = [
  ['yesterday', { tag: '22.11.2026' }, 'Bitte geben Sie heute oder einen späteren Tag an.'],
  [
    'an hour ago',
    { tag: '23.11.2026', uhr_von: '08:00', uhr_bis: '08:30', eil_grund: 'Aufnahme' },
    'liegt in der Vergangenheit',
  ],
  ['too soon without a reason', { tag: '02.12.2026' }, 'Ohne Eile geht es ab dem 03.12.2026.'],
  ['too long', { uhr_bis: '17:30' }, 'Ein Gespräch dauert höchstens 3 Stunden.'],
  ['an end before the beginning', { uhr_bis: '13:00' }, 'Das Gespräch endet nicht nach dem Beginn.'],
  ['in a flat', { raum: 'private' }, 'Gedolmetscht wird nur in öffentlichen Räumen.'],
  ['without a place', { ort: '' }, 'Für ein Gespräch vor Ort brauchen wir Straße und Ort.'],
  ['a wish without reason', { geschlecht_wunsch: 'female' }, 'Bitte schreiben Sie kurz, warum'],
  ['no language', { dolmetschsprache: 'und' }, 'Bitte wählen Sie die Sprache aus der Liste.'],
  ['half an other time', { ausweich1_tag: '11.12.2026' }, 'Zu einem anderen Termin gehören Tag und Uhrzeit.'],
  ['an other time that is past', { ausweich1_tag: '20.11.2026', ausweich1_von: '9' }, 'liegt in der Vergangenheit'],
  ['a line that is no date', { weitere: 'jede Woche' }, '„jede Woche“ ist kein Termin.'],
  ['a line in the past', { weitere: '20.11.2026' }, 'Fr 20.11.2026: Der Termin liegt in der Vergangenheit.'],
  ['the same twice', { weitere: '10.12.2026' }, 'Ein Termin steht zweimal da.'],
  [
    'thirteen',
    { weitere: Array.from({ length: 12 }, (_, n) => `${11 + n}.01.2027`).join('\n') },
    'höchstens 12 Termine',
  ],
  ['not reached', { telefon: '' }, 'Bitte geben Sie Telefon oder E-Mail-Adresse an'],
  ['conditions', { bedingungen: '' }, 'Bitte bestätigen Sie, dass die Familie gefragt ist'],
  ['a holiday', { tag: '25.12.2026' }, 'ist ein Feiertag (1. Weihnachtstag)'],
  ['a further holiday', { weitere: '25.12.2026 10–11' }, 'Stimmen die Tage?'],
];
