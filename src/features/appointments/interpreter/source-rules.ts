// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Who interprets at an appointment. */
export const interpreterSources = {
  pool: 'jemand aus dem Sprachmittlerpool',
  own: 'jemand aus dem Team',
  brought: 'jemand, den die Familie mitbringt',
} as const;
export type InterpreterSource = keyof typeof interpreterSources;
