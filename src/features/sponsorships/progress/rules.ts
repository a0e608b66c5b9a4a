// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Can, type MaterialLevel, type Stage, stageWords } from './words.ts';

export type Answers = Readonly<Record<Can, Stage>>;

/** What a sponsor saw in a month. */
export interface Check extends Answers {
  id: string;
  /** First day of the month. */
  month: Temporal.PlainDate;
  on: Temporal.PlainDate;
  version: number;
}

export const monthOf = (day: Temporal.PlainDate): Temporal.PlainDate => day.with({ day: 1 });
export const endOfMonth = (day: Temporal.PlainDate): Temporal.PlainDate => day.with({ day: day.daysInMonth });

/** 1 to 3, as many stairs. */
export const stairsOf = (stage: Stage): number => Object.keys(stageWords).indexOf(stage) + 1;

/** What a pupil can do so far, for choosing materials: by the last ticks, without any the first words. */
export function materialLevelOf(check: Answers | undefined): MaterialLevel {
  if (check === undefined) return 'first';
  const begun = (can: Can): boolean => check[can] !== 'not_yet';
  if (begun('reads') || begun('writes')) return 'reading';
  return begun('tells') || begun('asks') ? 'sentences' : 'first';
}

export interface Material {
  id: string;
  title: string;
  place: string;
  level: MaterialLevel;
  /** '' for any interest. */
  interest: string;
  /** ISO 639-3, beside German; null: none. */
  language: string | null;
  version: number;
}

/** So many are proposed at most; the page says so. */
export const mostProposed = 5;

const words = (text: string): string[] =>
  text
    .toLocaleLowerCase('de')
    .split(/[^\p{L}]+/u)
    .filter(Boolean);

/** Materials for a pupil: of its level, in German or one of its languages, those for its interests first, then by title. */
export function proposed(
  materials: readonly Material[],
  child: { level: MaterialLevel; languages: readonly string[]; interests: string },
): Material[] {
  const likes = new Set(words(child.interests));
  const rank = ({ interest, language }: Material): number =>
    (interest !== '' && words(interest).some((word) => likes.has(word)) ? 0 : 2) + (language === null ? 1 : 0);
  return materials
    .filter(({ level, language }) => level === child.level && (language === null || child.languages.includes(language)))
    .toSorted((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title, 'de'))
    .slice(0, mostProposed);
}

/** A few materials every centre can begin with: kinds of things, found everywhere. */
export const startingMaterials: readonly Omit<Material, 'id' | 'version'>[] = [
  {
    title: 'Bildkarten zu Schule und Alltag',
    place: 'Schule oder Stadtbücherei',
    level: 'first',
    interest: '',
    language: null,
  },
  { title: 'Memory mit Tieren', place: 'Schule oder Stadtbücherei', level: 'first', interest: 'Tiere', language: null },
  { title: 'Lieder und Klatschverse', place: 'ohne Material', level: 'first', interest: 'Musik', language: null },
  { title: 'Wimmelbuch zum Erzählen', place: 'Stadtbücherei', level: 'sentences', interest: '', language: null },
  { title: 'Würfel mit Fragewörtern', place: 'selbst gemacht', level: 'sentences', interest: 'Spiele', language: null },
  { title: 'Bilderbuch ohne Text', place: 'Stadtbücherei', level: 'sentences', interest: 'Tiere', language: null },
  { title: 'Erstlesebuch mit kurzen Sätzen', place: 'Stadtbücherei', level: 'reading', interest: '', language: null },
  {
    title: 'Postkarten zum Schreiben',
    place: 'selbst mitgebracht',
    level: 'reading',
    interest: 'Malen',
    language: null,
  },
];
