// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Rule } from './rule.ts';

const openDecree =
  'BASS 13-63 Nr. 3: Die Schule ordnet zu. Wie weit Jahrgang und Alter auseinander liegen dürfen, ist eigene Wahl';

/** Which grade, and where no school duty is left or begun. */
export const gradeRules: readonly Rule[] = [
  {
    id: 'E-01',
    sentence: 'Vor dem Schuljahr, in dem die Schulpflicht beginnt, wird kein Jahrgang vorgeschlagen.',
    remark:
      'Noch nicht schulpflichtig: Die Schulpflicht beginnt am {dutyBegin}. Früher nimmt eine Grundschule das Kind nur auf Antrag der Eltern auf (§ 35 Absatz 2 SchulG NRW).',
    source: '§ 35 Absätze 1 und 2 SchulG NRW',
    validFrom: '2011-08-01',
    verified: false,
    when: { age: ['too_young'] },
    sets: { grade: 'none', kind: 'none' },
  },
  {
    id: 'E-02',
    sentence: 'Von 18 bis {ffmUntilAge} Jahren steht „Fit für Mehr“ auch ohne Schulpflicht offen.',
    source: 'BASS 13-63 Nr. 4 in der Fassung vom 18.01.2017',
    validFrom: '2017-02-01',
    validUntil: '2025-03-16',
    verified: true,
    when: { age: ['adult'] },
    sets: { grade: 'vocational', kind: 'ffm' },
  },
  {
    id: 'E-03',
    sentence: 'Nach dem Schuljahr, in dem jemand 18 wird, endet die Schulpflicht: Es wird kein Platz vorgeschlagen.',
    remark:
      'Nicht mehr schulpflichtig: Beraten Sie zu Weiterbildungskolleg, Sprachkurs und Jugendmigrationsdienst. Fragen Sie beim Berufskolleg nach, ob es trotzdem aufnimmt.',
    source: '§ 38 Absatz 3 SchulG NRW; „Fit für Mehr“ seit 17.03.2025 nur für Schulpflichtige (BASS 13-63 Nr. 4)',
    validFrom: '2005-08-01',
    verified: false,
    when: { age: ['adult', 'beyond'] },
    sets: { grade: 'none', kind: 'none' },
  },
  {
    id: 'E-04',
    sentence:
      'Mit {fullTimeYears} Schuljahren und Deutsch ab B1 kommt die Einführungsphase der gymnasialen Oberstufe infrage.',
    remark:
      'Die Oberstufe setzt einen gleichwertigen Abschluss voraus: Lassen Sie die Zeugnisse prüfen. Sonst kommt ein Bildungsgang am Berufskolleg infrage.',
    source: '§ 38 Absatz 1 SchulG NRW (andere Schule der Sekundarstufe II); APO-GOSt für die Aufnahme',
    validFrom: '2018-10-15',
    verified: false,
    when: { age: ['school_age', 'ten_years', 'vocational'], tenYears: ['yes'], german: ['enough'] },
    sets: { grade: 'upper', kind: 'regular' },
  },
  {
    id: 'E-05',
    sentence: 'Ab {vocationalAge} Jahren führt der Weg an ein Berufskolleg (Sekundarstufe II).',
    source: '§ 38 SchulG NRW; Anlage A APO-BK',
    validFrom: '2005-08-01',
    verified: false,
    when: { age: ['vocational'] },
    sets: { grade: 'vocational' },
  },
  {
    id: 'E-06',
    sentence: 'Sind seit dem Einschulungsalter {fullTimeYears} Schuljahre vorbei, folgt die Sekundarstufe II.',
    source: '§§ 37, 38 SchulG NRW',
    validFrom: '2005-08-01',
    verified: false,
    when: { age: ['ten_years'] },
    sets: { grade: 'vocational' },
  },
  {
    id: 'E-07',
    sentence:
      'Wer mit {vocationalAgeAfterTenYears} Jahren schon {fullTimeYears} Schuljahre besucht hat, hat die Vollzeitschulpflicht erfüllt: Es folgt die Sekundarstufe II.',
    remark: 'Fragen Sie das Berufskolleg, ob es schon mit 15 aufnimmt; sonst bleibt Jahrgang 10.',
    source: '§§ 37, 38 SchulG NRW; ab welchem Alter, ist eigene Wahl',
    validFrom: '2018-10-15',
    verified: false,
    when: { age: ['school_age'], tenYears: ['yes'] },
    sets: { grade: 'vocational' },
  },
  {
    id: 'E-08',
    sentence:
      'Wer bis zum {enrolmentCutOff} sechs Jahre alt wird, ist ab dem 1.8. schulpflichtig. Der Jahrgang folgt aus dem Alter.',
    source: '§ 35 Absatz 1, § 37 SchulG NRW',
    validFrom: '2011-08-01',
    verified: false,
    when: { age: ['school_age'] },
    sets: { grade: 'by_age' },
  },
  {
    id: 'E-09',
    sentence:
      'Fehlen {muchLessYears} oder mehr Schuljahre, kommt ein Jahrgang niedriger infrage, wenn er zur selben Schulstufe gehört.',
    source: openDecree,
    validFrom: '2018-10-15',
    verified: false,
    when: { age: ['school_age'], tenYears: ['no'], schooling: ['much_less'], below: ['yes'] },
    sets: { shift: 'one_lower' },
  },
  {
    id: 'E-10',
    sentence:
      'Fehlen {lessWithGapYears} oder mehr Schuljahre und war der Schulbesuch {longGapMonths} Monate oder länger unterbrochen, kommt ein Jahrgang niedriger infrage, wenn er zur selben Schulstufe gehört.',
    source: openDecree,
    validFrom: '2018-10-15',
    verified: false,
    when: { age: ['school_age'], tenYears: ['no'], schooling: ['less_with_gap'], below: ['yes'] },
    sets: { shift: 'one_lower' },
  },
  {
    id: 'E-11',
    sentence:
      'Sind es {muchMoreYears} oder mehr Schuljahre, als das Alter erwarten lässt, kommt ein Jahrgang höher infrage, wenn er zur selben Schulstufe gehört.',
    source: openDecree,
    validFrom: '2018-10-15',
    verified: false,
    when: { age: ['school_age'], tenYears: ['no'], schooling: ['much_more'], above: ['yes'] },
    sets: { shift: 'one_higher' },
  },
];
