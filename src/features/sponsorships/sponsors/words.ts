// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../../../web/format.ts';
import { checkWords, stateWords } from '../../volunteers/words.ts';
import type { SponsorHindrance } from './rules.ts';

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

/** Why somebody cannot be proposed, as a sentence that says what to do. */
export function hindranceText(one: SponsorHindrance, leastAge: number): string {
  switch (one.code) {
    case 'state':
      return `Noch nicht „${stateWords.active}“: Bitte zuerst das Aufnahmegespräch und die Nachweise eintragen.`;
    case 'paused':
      return one.until === null
        ? 'Macht Pause, bis die Person sich meldet.'
        : `Macht Pause bis ${formatDate(one.until)}.`;
    case 'age':
      return one.until === null
        ? 'Das Geburtsdatum fehlt. Bitte tragen Sie es ein.'
        : `Noch nicht ${leastAge} Jahre alt: ab ${formatDate(one.until)}.`;
    case 'consent':
      return 'Unter 18: Die Einwilligung der Eltern fehlt. Bitte tragen Sie den Tag ein.';
    case 'module':
      return `Vorbereitung „${one.title}“ fehlt.`;
    default:
      return `${checkWords[one.code]}: fehlt oder gilt nicht mehr. Bitte vorlegen lassen und eintragen.`;
  }
}
