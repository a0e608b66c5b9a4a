// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Rule } from './rule.ts';

const decree = 'BASS 13-63 Nr. 3';
const decree2023 = 'BASS 13-63 Nr. 3 in der Fassung vom 06.12.2023';
const ffm2025 = 'BASS 13-63 Nr. 4 in der Fassung vom 17.03.2025';
const afterFfm =
  '„Fit für Mehr“ bis zum {schoolYearEnd}, danach die Internationale Förderklasse im neuen Schuljahr. Aufgenommen wird örtlich verschieden, meist am {ffmIntakes}; der nächste dieser Tage ist der {nextIntake}.';

/** Which kind of place. */
export const kindRules: readonly Rule[] = [
  {
    id: 'E-20',
    sentence: 'Wer sich selbst an einer Schule anmeldet, kommt dort in eine Klasse: Ein Platz wird nicht vergeben.',
    source: '§ 46 SchulG NRW; örtlicher Weg für Kinder im Grundschulalter',
    validFrom: '2005-08-01',
    verified: false,
    when: { way: ['direct_registration'], stage: ['primary', 'secondary1'] },
    sets: { kind: 'regular' },
  },
  {
    id: 'E-21',
    sentence: 'Wer hinreichend Deutsch kann, kommt in eine Regelklasse.',
    source: decree,
    validFrom: '2018-10-15',
    validUntil: '2023-12-05',
    verified: false,
    when: { stage: ['primary', 'secondary1'], german: ['enough'] },
    sets: { kind: 'regular' },
  },
  {
    id: 'E-22',
    sentence: 'Ab Deutsch B1 reichen die Kenntnisse für die Regelklasse.',
    source: `${decree2023}, Nummer 2.3`,
    validFrom: '2023-12-06',
    verified: true,
    when: { stage: ['primary', 'secondary1'], german: ['enough'] },
    sets: { kind: 'regular' },
  },
  {
    id: 'E-23',
    sentence:
      'Internationale Förderklasse und „Fit für Mehr“ sind für Jugendliche, deren Deutsch für andere Klassen noch nicht reicht: Ab B1 wird keine Art vorgeschlagen.',
    remark:
      'B1 ist erreicht: Suchen Sie mit der Familie einen anderen Bildungsgang des Berufskollegs und wählen Sie die Art selbst.',
    source: `Anlage A APO-BK; ${decree}, Nummer 2.3`,
    validFrom: '2018-10-15',
    verified: false,
    when: { stage: ['secondary2'], german: ['enough'] },
    sets: { kind: 'none' },
  },
  {
    id: 'E-24',
    sentence: 'Ist die Zeit der Erstförderung verbraucht, folgt die Regelklasse mit Anschlussförderung.',
    remark:
      'Die Erstförderung läuft seit {since} und ist verbraucht, auch an früheren Schulen zählt sie mit. B1 ist noch nicht erreicht: Fragen Sie die Schulaufsicht nach einer Verlängerung.',
    source: `${decree}: höchstens zwei Jahre, drei mit Erstalphabetisierung`,
    validFrom: '2018-10-15',
    verified: false,
    when: { stage: ['primary', 'secondary1'], support: ['used_up'] },
    sets: { kind: 'regular' },
  },
  {
    id: 'E-25',
    sentence:
      'Wer ab Sekundarstufe I nicht oder nicht in lateinischer Schrift lesen und schreiben kann, besucht zuerst eine Lerngruppe Erstalphabetisierung, höchstens {literacyMonths} Monate.',
    remark: 'Erstalphabetisierung höchstens {literacyMonths} Monate, danach Deutschförderung.',
    source: `${decree2023}, Nummern 3.4 und 3.4.2`,
    validFrom: '2023-12-06',
    verified: true,
    when: { stage: ['secondary1'], script: ['none', 'other'] },
    sets: { kind: 'literacy' },
  },
  {
    id: 'E-26',
    sentence:
      'Wer nicht in lateinischer Schrift liest und schreibt, geht auch zu Beginn des Schuljahres in „Fit für Mehr“.',
    remark: afterFfm,
    source: `${ffm2025}, Nummer 1.4 (Auszug gelesen; Tag des Inkrafttretens prüfen)`,
    validFrom: '2025-03-17',
    verified: false,
    when: { stage: ['secondary2'], script: ['none', 'other'] },
    sets: { kind: 'ffm' },
  },
  {
    id: 'E-27',
    sentence:
      'Wer wenig Schule besucht hat (höchstens {littleSchoolingYears} Jahre), geht auch zu Beginn des Schuljahres in „Fit für Mehr“.',
    remark: afterFfm,
    source: `${ffm2025}, Nummer 1.4 (Auszug gelesen; Tag des Inkrafttretens prüfen); wie viele Jahre wenig sind, ist eigene Wahl`,
    validFrom: '2025-03-17',
    verified: false,
    when: { stage: ['secondary2'], little: ['yes'] },
    sets: { kind: 'ffm' },
  },
  {
    id: 'E-28',
    sentence: 'Wer bis zum {ifkUntil} beginnt, kommt am Berufskolleg in die Internationale Förderklasse.',
    source: 'Anlage A APO-BK; bis zu welchem Tag, ist Übung der Berufskollegs',
    validFrom: '2005-08-01',
    verified: false,
    when: { stage: ['secondary2'], time: ['start_of_year'] },
    sets: { kind: 'ifk' },
  },
  {
    id: 'E-29',
    sentence:
      'Wer am Berufskolleg nach dem {ifkUntil} beginnt, kommt in „Fit für Mehr“ und im neuen Schuljahr in die Internationale Förderklasse.',
    remark: afterFfm,
    source: 'BASS 13-63 Nr. 4, Nummer 1.3; ab welchem Tag, ist Übung der Berufskollegs',
    validFrom: '2017-02-01',
    verified: true,
    when: { stage: ['secondary2'], time: ['mid_year'] },
    sets: { kind: 'ffm' },
  },
  {
    id: 'E-30',
    sentence: 'Wer noch nicht genug Deutsch für die Regelklasse kann, bekommt Deutschförderung.',
    source: `${decree}, Nummern 2 und 3`,
    validFrom: '2018-10-15',
    verified: false,
    when: { stage: ['primary', 'secondary1'], german: ['too_little', 'unknown'] },
    sets: { kind: 'df' },
  },
];
