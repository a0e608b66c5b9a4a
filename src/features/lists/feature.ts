// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { listTables } from './tables.ts';

/** Import of lists that centres kept before; the first service that takes one brings the page. */
export const lists: Feature = { name: 'lists', routes: [], roles: [], tables: listTables };
