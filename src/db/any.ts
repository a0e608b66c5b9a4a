// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type RawBuilder, sql } from 'kysely';

/** `where('id', '=', anyOf(ids))`: one of many ids as a single value, however many; a list of values is read anew for each length. */
export const anyOf = (ids: readonly string[]): RawBuilder<string> => sql<string>`any(${[...ids]}::uuid[])`;
