// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Hours after which the deputy, then the head learn that a report waits unopened. */
export const tellDeputyHours = 24;
export const tellHeadHours = 48;

/**
 * Years from the end of a report until nothing of it is left; the database refuses to let it go sooner (migration 0077).
 * Own choice: long enough to answer a child that asks later, shorter than the files of a Jugendamt. As of 2026-12. ?
 */
export const concernKeptYears = {
  value: 10,
  source: 'Eigene Festlegung, Stand 12/2026, angelehnt an § 199 Abs. 3 BGB (zehn Jahre) ?',
};

/** Who in a centre is there for reports; ids of accounts. */
export interface Office {
  person: string | null;
  deputy: string | null;
  /** In the order of their names. */
  heads: readonly string[];
  /** Where all before are concerned. */
  third: string | null;
}

/** Whose a report is, and who learns later that it waits. */
export interface Route {
  reader: string;
  deputy: string | null;
  head: string | null;
}

/**
 * To whom a report goes: the named person, else the deputy, else a head, else the third person; never to somebody it names or
 * who wrote it, and only to who works here now. Who learns after 24 hours is the next of them, after 48 a head, else the next.
 * @param passed accounts it must not reach
 * @returns undefined when nobody is left: it must not be kept as if somebody read it
 */
export function routeOf(office: Office, working: ReadonlySet<string>, passed: ReadonlySet<string>): Route | undefined {
  const { person, deputy, heads, third } = office;
  const named = [person, deputy, ...heads, third].filter((id) => id !== null);
  const chain = [...new Set(named)].filter((id) => working.has(id) && !passed.has(id));
  const [reader, second = null, ...rest] = chain;
  if (reader === undefined) return undefined;
  return { reader, deputy: second, head: rest.find((id) => heads.includes(id)) ?? rest[0] ?? null };
}

/** What a report says; kept sealed alone. */
export interface ConcernText {
  child: string;
  what: string;
  when: string;
  others: string;
  /** Names of staff and sponsors it names, as they were that day. */
  named: readonly string[];
  /** Accounts it must not reach, whoever it is handed on to; missing in reports of before 12/2026. */
  passed?: readonly string[];
}
