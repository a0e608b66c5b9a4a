// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { CEFR_LEVELS } from '../../../codes/pupil-keys.ts';

/** An ordinal scale: areas, and levels from the lowest to the highest. */
export interface Instrument {
  /** `niveau`, `profil`, `ger`, or the id of one of the centre. */
  key: string;
  name: string;
  areas: readonly string[];
  levels: readonly string[];
  /** What level it is, before the name of the level: "Stufe 3". */
  unit: 'Stufe' | 'Niveau';
  /** Not offered any more. */
  ended: boolean;
}

export type Method = 'niveau' | 'profil' | 'ger';

/**
 * Instruments every centre has. Niveaubeschreibungen Deutsch als Zweitsprache (Döll and Reich, FörMig and Saxony; Primarstufe and
 * Sekundarstufe I): areas A to F, each in four levels. Profilanalyse (Grießhaber): position of the verb, stages 0 to 6. GeR: five
 * skills, levels as the school statistics of NRW keys them.
 */
export const commonInstruments: Readonly<Record<Method, Instrument>> = {
  niveau: {
    key: 'niveau',
    name: 'Niveaubeschreibungen DaZ',
    areas: [
      'A Weite der sprachlichen Handlungsfähigkeit',
      'B Wortschatz',
      'C Aussprache',
      'D Lesen',
      'E Schreiben',
      'F Grammatik',
    ],
    levels: ['I', 'II', 'III', 'IV'],
    unit: 'Niveau',
    ended: false,
  },
  profil: {
    key: 'profil',
    name: 'Profilanalyse nach Grießhaber',
    areas: ['Stellung des Verbs'],
    levels: ['0', '1', '2', '3', '4', '5', '6'],
    unit: 'Stufe',
    ended: false,
  },
  ger: {
    key: 'ger',
    name: 'Europäischer Referenzrahmen (GeR)',
    areas: ['Hören', 'Lesen', 'An Gesprächen teilnehmen', 'Zusammenhängend sprechen', 'Schreiben'],
    levels: CEFR_LEVELS.map(({ label }) => label),
    unit: 'Niveau',
    ended: false,
  },
};
export const isMethod = (key: string): key is Method => Object.hasOwn(commonInstruments, key);

/** One result: places in the instrument, 1 is the first area and the lowest level. */
export interface Observed {
  instrument: string;
  area: number;
  level: number;
  on: Temporal.PlainDate;
}

/** A month of one scale as it is drawn. */
export interface Point {
  /** First day of the month. */
  month: Temporal.PlainDate;
  level: number;
  /** Levels that are possible as well, `level` included. */
  least: number;
  most: number;
  /** How many observations of the month it stands on. */
  count: number;
}

/** So many observations of a month that agree leave no doubt to draw. */
export const enoughObservations = 2;

/**
 * The months of ONE scale (one area of one instrument), oldest first. Ordinal all along: the level of a month is the middle one of
 * its observations in their order (of an even number the lower of the two), never a mean. The doubt is what the observations
 * leave open: from the lowest to the highest of the month; a single observation says little, so one level down and one up are
 * possible as well, where the scale has them. It is a plain rule, no statistical interval: there are too few observations for one.
 * @param levels how many levels the scale has
 */
export function pointsOf(observed: readonly Pick<Observed, 'level' | 'on'>[], levels: number): Point[] {
  const months = Map.groupBy(observed, ({ on }) => on.with({ day: 1 }).toString());
  return [...months]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, all]) => {
      const sorted = all.map(({ level }) => level).toSorted((a, b) => a - b);
      const level = sorted[Math.floor((sorted.length - 1) / 2)] ?? 1;
      const wider = sorted.length < enoughObservations ? 1 : 0;
      return {
        month: Temporal.PlainDate.from(month),
        level,
        least: Math.max(1, (sorted[0] ?? level) - wider),
        most: Math.min(levels, (sorted.at(-1) ?? level) + wider),
        count: sorted.length,
      };
    });
}
