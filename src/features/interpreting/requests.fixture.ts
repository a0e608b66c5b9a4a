// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** A request as its form sends it, of Monday 23.11.2026: in time, without legal consequence. */
export const askedTalk = {
  ...{ tag: '10.12.2026', von: '14:00', bis: '15:00', dolmetschsprache: 'kmr', mundart: 'aus Afrin' },
  ...{ geschlecht_wunsch: '', anlass_gespraech: 'parents_talk', thema: 'Übergang in Klasse 5' },
  ...{ gespraech_wie: ['on_site', 'phone'], raum: 'public', strasse: 'Beispielweg 1', plz: '52351', ort: 'Düren' },
  ...{ gemeinde: '05358008', treffpunkt: 'Haupteingang', beteiligte: '4', fachkraft: 'ja', rechtsfolge: 'nein' },
  ...{ zahlt_selbst: 'nein', ansprechperson: 'Sekretariat', telefon: '02421 5550', zeichen: 'K 17/3' },
  bedingungen: 'ja',
};
