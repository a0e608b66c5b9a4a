// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Excluded, Reason } from './fact-rules.ts';

/** Why somebody does not come into question. */
export const excludedWords: Readonly<Record<Excluded['code'], string>> = {
  state: 'ist noch nicht oder nicht mehr aktiv',
  paused: 'macht Pause',
  age: 'Geburtsdatum fehlt oder noch nicht 18 Jahre alt',
  conduct: 'Führungszeugnis fehlt oder ist abgelaufen',
  confidentiality: 'Verpflichtung zur Verschwiegenheit fehlt',
  data_protection: 'Verpflichtung auf den Datenschutz fehlt',
  training: 'Grundschulung fehlt',
  direction: 'dolmetscht nur in eine Richtung',
  away: 'ist abwesend',
  mode: 'hilft nicht auf diesem Weg (vor Ort, Telefon, Video)',
  radius: 'der Ort ist zu weit weg',
  gender: 'gewünscht ist jemand anderen Geschlechts',
  never: 'die Einrichtung wünscht diese Person hier nicht',
  knows: 'kennt die Beteiligten (eigene Angabe)',
  declined: 'hat für dieses Gespräch abgesagt',
  busy: 'hat zu dieser Zeit einen anderen Einsatz',
  way: 'der Weg vom oder zum anderen Einsatz reicht nicht',
  month: 'hat die eigene Höchstzahl im Monat erreicht',
  tax_cap: 'hat den steuerfreien Betrag des Jahres erreicht',
};

/** What speaks for or against somebody, in a few words. */
export function reasonText({ code, number, text }: Reason): string {
  switch (code) {
    case 'native':
      return 'Erstsprache';
    case 'level':
      return 'spricht die Sprache gut';
    case 'variety':
      return text ?? '';
    case 'free':
      return 'hat dann meist Zeit';
    case 'by_arrangement':
      return 'Zeiten nach Absprache';
    case 'outside_window':
      return 'außerhalb der üblichen Zeiten';
    case 'way':
      return number === 0 ? 'wohnt ganz in der Nähe' : `etwa ${number} Minuten Weg`;
    case 'no_way':
      return 'kein Weg';
    case 'trained':
      return 'für das Thema geschult';
    case 'again':
      return 'die Familie wünscht dieselbe Person';
    case 'rested':
      return 'lange kein Einsatz';
    case 'month_jobs':
      return `${number === 1 ? '1 Einsatz' : `${number} Einsätze`} in diesem Monat`;
    case 'only_phone':
      return 'nur am Telefon oder per Video';
    case 'asked':
      return 'ist schon gefragt';
    case 'messages':
      return 'möchte diese Woche keine Nachricht mehr: bitte anrufen';
  }
}

/** What came of an offer. */
export const answerWords = {
  accepted: 'hat zugesagt',
  declined: 'kann nicht',
  knows: 'kennt die Beteiligten',
  not_reached: 'nicht erreicht',
  taken: 'inzwischen vergeben',
  expired: 'keine Antwort',
  withdrawn: 'nicht mehr nötig',
} as const;

export const modeWords = { on_site: 'vor Ort', phone: 'am Telefon', video: 'per Video' } as const;

export const releaseWords = {
  volunteer: 'kann doch nicht',
  ill: 'ist krank',
  conflict: 'kennt die Beteiligten',
} as const;

/** Why the program has stopped asking one after the other, and what helps now. */
export const cascadeEnds = {
  accepted: 'Jemand hat zugesagt.',
  withdrawn: 'Die Anfrage ist beendet.',
  nobody:
    'Alle, die in Frage kommen, sind gefragt. Bitte fragen Sie die Einrichtung nach einer anderen Zeit, nach Telefon oder Video, oder nennen Sie ihr einen Fachdienst.',
  payer: 'Es ist nicht mehr klar, wer zahlt. Bitte klären Sie das zuerst.',
  late: 'Das Gespräch hat begonnen.',
  stopped: 'Angehalten.',
} as const;
