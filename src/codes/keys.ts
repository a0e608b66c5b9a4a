// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** The codes of a table, in its order. Only for tables written out in the program: an object from outside may hold more. */
export const codesOf = <K extends string>(table: Readonly<Partial<Record<K, unknown>>>): K[] =>
  Object.keys(table) as K[];

/** Whether a text is one of these codes. */
export const isCode = <K extends string>(codes: readonly K[], text: string): text is K =>
  codes.some((code) => code === text);

/** The word people read for a stored code; a code the table does not know stays as it is. */
export const wordOf = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code;
