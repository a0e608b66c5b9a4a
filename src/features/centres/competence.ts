// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CompetencePath } from '../../codes/centres.ts';
import { ageRange, type PartialDate } from '../../codes/partial-date.ts';

/** A row of the centre's dated competence table; ages in completed years, both ends included. */
export interface CompetenceRule {
  id: string;
  validFrom: Temporal.PlainDate;
  validTo: Temporal.PlainDate | null;
  ageFrom: number;
  ageTo: number;
  path: string;
  authorityId: string | null;
  note: string;
}

/** Which kind of authority decides on each way that ends with a decision. */
export const decidingKind = {
  school_authority: 'school_authority',
  centre_vocational: 'centre',
  district_government: 'district_government',
} as const satisfies Readonly<Record<Exclude<CompetencePath, 'direct_registration'>, string>>;

/** How a new case goes, and why in one sentence. */
export type CompetentPath =
  | { kind: 'direct_registration'; authorityId: null; why: string }
  | { kind: 'placement'; authorityId: string | null; why: string }
  | { kind: 'none'; why: string };

const holds = (rule: CompetenceRule, on: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(rule.validFrom, on) <= 0 &&
  (rule.validTo === null || Temporal.PlainDate.compare(on, rule.validTo) <= 0);

const years = ({ min, max }: { min: number; max: number }): string =>
  min === max ? `${min} Jahre` : `${min} bis ${max} Jahre`;
const withNote = (text: string, rule: CompetenceRule): string => (rule.note === '' ? text : `${text} ${rule.note}`);

/**
 * The way of a child of this age by the centre's competence table. When the age is not known exactly and several rows
 * fit, the child goes the way that ends with a place given by an authority: no child is sent away on a guess.
 * @param age possible ages in completed years, or null when the birth date is unknown
 * @param on day of the report
 */
export function competentPath(
  rules: readonly CompetenceRule[],
  age: { min: number; max: number } | null,
  on: Temporal.PlainDate,
): CompetentPath {
  const valid = rules.filter((rule) => holds(rule, on)).toSorted((a, b) => a.ageFrom - b.ageFrom);
  if (valid.length === 0)
    return { kind: 'placement', authorityId: null, why: 'Für Ihr Zentrum ist noch keine Zuständigkeit eingetragen.' };
  const fitting = age ? valid.filter((rule) => rule.ageFrom <= age.max && age.min <= rule.ageTo) : valid;
  const placing = fitting.filter((rule) => rule.path !== 'direct_registration');
  const [first] = fitting;
  if (!first)
    return {
      kind: 'none',
      why: `Für ${age ? years(age) : 'dieses Alter'} steht in der Zuständigkeitstabelle niemand. Ein Fall ist nicht nötig oder gehört an eine andere Stelle.`,
    };
  if (fitting.length === 1 || placing.length === 0)
    return first.path === 'direct_registration'
      ? {
          kind: 'direct_registration',
          authorityId: null,
          why: withNote(`Alter: ${age ? years(age) : 'unbekannt'}.`, first),
        }
      : {
          kind: 'placement',
          authorityId: first.authorityId,
          why: withNote(`Alter: ${age ? years(age) : 'unbekannt'}.`, first),
        };
  const chosen = placing[0] ?? first;
  return {
    kind: 'placement',
    authorityId: chosen.authorityId,
    why: `Das Alter steht nicht genau fest (${age ? years(age) : 'Geburtsdatum unbekannt'}), mehrere Wege kommen in Frage. Bis es geklärt ist, führt das Zentrum den Fall.`,
  };
}

/** `competentPath` for a birth date that may be known in part or not at all. */
export const competentPathFor = (
  rules: readonly CompetenceRule[],
  birth: PartialDate | null,
  on: Temporal.PlainDate,
): CompetentPath => competentPath(rules, birth ? ageRange(birth, on) : null, on);

/** The ages at which a family registers its child at a school itself, by the centre's table of that day; undefined: it does not say. */
export function directAges(
  rules: readonly CompetenceRule[],
  on: Temporal.PlainDate,
): { from: number; to: number } | undefined {
  const direct = rules.filter((rule) => holds(rule, on) && rule.path === 'direct_registration');
  if (direct.length === 0) return undefined;
  return {
    from: Math.min(...direct.map(({ ageFrom }) => ageFrom)),
    to: Math.max(...direct.map(({ ageTo }) => ageTo)),
  };
}
