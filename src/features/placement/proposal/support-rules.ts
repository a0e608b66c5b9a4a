// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { vocationalKinds } from '../../../codes/pupil-keys.ts';
import type { Rule } from './rule.ts';

const decree = 'BASS 13-63 Nr. 3';

/** How long the support lasts, and what else is to be thought of. */
export const supportRules: readonly Rule[] = [
  {
    id: 'E-40',
    sentence: 'Die Erstalphabetisierung dauert höchstens {literacyMonths} Monate.',
    source: `${decree}, Nummern 3.4 und 3.4.2 (Fassung vom 06.12.2023)`,
    validFrom: '2023-12-06',
    verified: true,
    when: { kind: ['literacy'] },
    sets: { support: 'literacy' },
  },
  {
    id: 'E-41',
    sentence: 'Die Erstförderung dauert höchstens {supportMonths} Monate.',
    source: decree,
    validFrom: '2018-10-15',
    verified: false,
    when: { kind: ['df'], support: ['none'] },
    sets: { support: 'full' },
  },
  {
    id: 'E-42',
    sentence: 'Hat die Erstförderung an einer anderen Schule in Deutschland begonnen, läuft ihre Zeit weiter.',
    source: `${decree} (auch bei Wechsel der Schule oder des Kreises)`,
    validFrom: '2018-10-15',
    verified: false,
    when: { kind: ['df'], support: ['running', 'ending'] },
    sets: { support: 'rest' },
  },
  {
    id: 'E-43',
    sentence: 'Internationale Förderklasse und „Fit für Mehr“ dauern bis zum Ende des Schuljahres.',
    source: 'Anlage A APO-BK; BASS 13-63 Nr. 4, Nummern 1.2 und 1.3',
    validFrom: '2017-02-01',
    verified: false,
    when: { kind: vocationalKinds },
    sets: { support: 'school_year' },
  },
  {
    id: 'E-50',
    sentence: 'Zeiten der Erstförderung an früheren Schulen in Deutschland zählen mit.',
    remark: 'Die Erstförderung läuft seit {since} weiter und endet {runsUntil}.',
    source: `${decree} (auch bei Wechsel der Schule oder des Kreises)`,
    validFrom: '2018-10-15',
    verified: false,
    when: { kind: ['df', 'literacy'], support: ['running', 'ending'] },
    sets: {},
  },
  {
    id: 'E-51',
    sentence: 'Bleiben von der Erstförderung höchstens {endingMonths} Monate, ist der Übergang zu planen.',
    remark: 'Die Erstförderung endet bald: Planen Sie den Übergang in die Regelklasse gleich mit.',
    source: `${decree}; wie viele Monate vorher, ist eigene Wahl`,
    validFrom: '2018-10-15',
    verified: false,
    when: { kind: ['df', 'literacy'], support: ['ending'] },
    sets: {},
  },
  {
    id: 'E-52',
    sentence:
      'In der Grundschule lernen alle lesen und schreiben: Eine eigene Erstalphabetisierung gibt es dort nicht.',
    remark: 'Grundschule: Alle lernen lesen und schreiben, daher keine eigene Erstalphabetisierung.',
    source: `${decree}; Übung der Grundschulen`,
    validFrom: '2018-10-15',
    verified: false,
    when: { stage: ['primary'], script: ['none', 'other'], kind: ['df'] },
    sets: {},
  },
  {
    id: 'E-53',
    sentence: 'Auch bei geringer schulischer Vorbildung kommt zuerst eine Lerngruppe Erstalphabetisierung infrage.',
    remark:
      'Höchstens {littleSchoolingYears} Schuljahre: Auch eine Lerngruppe Erstalphabetisierung kommt infrage, obwohl das Kind lateinische Schrift liest.',
    source: `${decree}, Nummer 3.4 (Fassung vom 06.12.2023); wie viele Jahre wenig sind, ist eigene Wahl`,
    validFrom: '2023-12-06',
    verified: true,
    when: { stage: ['secondary1'], script: ['latin'], little: ['yes'], kind: ['df'] },
    sets: {},
  },
  {
    id: 'E-54',
    sentence: 'Wer während „Fit für Mehr“ 18 wird, darf danach die Internationale Förderklasse besuchen.',
    remark: 'Die Schulpflicht endet am {schoolYearEnd}. Die Internationale Förderklasse danach bleibt trotzdem offen.',
    source: 'BASS 13-63 Nr. 4, Nummer 1.3',
    validFrom: '2017-02-01',
    verified: true,
    when: { age: ['vocational'], kind: ['ffm'], lastYear: ['yes'] },
    sets: {},
  },
  {
    id: 'E-55',
    sentence: 'Berufskollegs verlangen für die Internationale Förderklasse eine Erstförderung, die noch läuft.',
    remark:
      'Die Erstförderung läuft seit {since} und ist verbraucht: Klären Sie mit dem Berufskolleg, ob es trotzdem aufnimmt.',
    source: 'Übung der Berufskollegs (Leverkusen)',
    validFrom: '2018-10-15',
    verified: false,
    when: { kind: vocationalKinds, support: ['used_up'] },
    sets: {},
  },
];
