// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { europeanFigures } from '../../../codes/characters.ts';
import { isCode } from '../../../codes/keys.ts';
import { isIso6393 } from '../../../codes/languages.ts';
import { isStateKey } from '../../../codes/nationalities.ts';
import { type PreFormAnswers, preFormSlots } from '../../cases/counselling/pre-form-rules.ts';
import { keysOf, schoolKindLabels, scriptLabels, spokenLabels, wishLabels } from '../../cases/counselling/words.ts';

/** Text fields as they came. */
export type TypedPreForm = Readonly<Record<string, string | readonly string[]>>;

/** A number in the figures of any of our keyboards; null for nothing; undefined for no number in these bounds. */
function number(raw: string, least: number, most: number): number | null | undefined {
  const plain = europeanFigures(raw.trim());
  if (plain === '') return null;
  const value = Number(plain);
  return /^\d{1,4}$/.test(plain) && value >= least && value <= most ? value : undefined;
}

const within = <K extends string>(keys: readonly K[], raw: readonly string[]): K[] =>
  keys.filter((key) => raw.includes(key));

/** What a family has sent: everything may be left out; a year that is no number is said to it. `wrong`: the fields it is in. */
export const preFormInput = z.record(z.string(), z.unknown()).transform((form) => {
  const wrong: string[] = [];
  const text = (name: string): string => {
    const value = form[name];
    return typeof value === 'string' ? value.slice(0, 40) : '';
  };
  const list = (name: string): string[] => [form[name] ?? []].flat().filter((one) => typeof one === 'string');
  const count = (name: string, least: number, most: number): number | null => {
    const value = number(text(name), least, most);
    if (value === undefined) wrong.push(name);
    return value ?? null;
  };
  const level = (raw: string) => (isCode(keysOf(spokenLabels), raw) ? raw : null);
  const kind = (raw: string) => (isCode(keysOf(schoolKindLabels), raw) ? raw : null);
  const answers: PreFormAnswers = {
    languages: preFormSlots.languages.flatMap((n) => {
      const language = text(`ps${n}_sprache`);
      return isIso6393(language) ? [{ language, level: level(text(`ps${n}_stufe`)) }] : [];
    }),
    scripts: within(keysOf(scriptLabels), list('pschriften')),
    noScript: list('pschriften').includes('none'),
    schoolYears: count('pschuljahre', 0, 15),
    kindergartenYears: count('pkita', 0, 4),
    schools: preFormSlots.schools.flatMap((n) => {
      const years = {
        from: count(`pb${n}_von`, 1990, 2100),
        to: count(`pb${n}_bis`, 1990, 2100),
        lastGrade: count(`pb${n}_klasse`, 1, 13),
      };
      const country = text(`pb${n}_land`);
      return isStateKey(country) ? [{ country, kind: kind(text(`pb${n}_art`)), ...years }] : [];
    }),
    wishes: within(keysOf(wishLabels), list('pwuensche')),
    siblingsSchool: list('pwuensche').includes('siblings'),
  };
  return { answers, wrong };
});
