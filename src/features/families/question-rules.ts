// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
/** What a person says of two entries. */
export type Answer = 'different' | 'joined' | 'no_siblings' | 'linked';

/** Two entries in the order in which a pair is kept. */
export const pairOf = (one: string, other: string): { child_id: string; other_id: string } =>
  one < other ? { child_id: one, other_id: other } : { child_id: other, other_id: one };
