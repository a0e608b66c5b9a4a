// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Whom a sponsor would rather meet. */
export const pupilGenderWords = { female: 'lieber ein Mädchen', male: 'lieber einen Jungen' } as const;
/** Whether a sponsor can meet one more pupil. */
export const roomWords = {
  frei: 'kann noch ein Kind treffen',
  voll: 'kein Platz frei',
  neu: 'noch nicht aufgenommen',
} as const;
export const paperFilters = { open: 'etwas fehlt oder ist abgelaufen', soon: 'läuft in 8 Wochen ab' } as const;

/** What is done with a sponsor and with the preparation, for the log. */
export const sponsorDeeds = {
  'sponsor.list': 'Patinnen und Paten angesehen',
  'sponsor.export': 'Liste der Patinnen und Paten ausgegeben',
  'sponsor.view': 'Patin oder Pate angesehen',
  'sponsor.change': 'Angaben einer Patin oder eines Paten geändert',
  'sponsor.attendance.withdraw': 'Teilnahme an der Vorbereitung gelöscht',
  'sponsor_module.list': 'Vorbereitung angesehen',
  'sponsor_module.view': 'Modul der Vorbereitung angesehen',
  'sponsor_module.create': 'Modul der Vorbereitung angelegt',
  'sponsor_module.need': 'Festgelegt, ob ein Modul der Vorbereitung nötig ist',
  'sponsor_module.end': 'Modul der Vorbereitung beendet',
  'sponsor_module.attend': 'Teilnahme an der Vorbereitung eingetragen',
} as const;
