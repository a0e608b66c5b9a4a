// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Selectable } from 'kysely';
import type { Database } from './types.ts';

/**
 * A whole row as the builders of a feature's `rows.ts` make it: every column, those with a default too, and what holds JSON
 * as the value itself. A new column does not compile until every maker of rows gives it.
 */
export type Row<T extends keyof Database> = Selectable<Database[T]>;
