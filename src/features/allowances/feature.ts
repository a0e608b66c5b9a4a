// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { allowanceTables } from './tables.ts';

/** What volunteers get for a job: rules by date, what a job comes to, and why. */
export const allowances: Feature = { name: 'allowances', routes: [], roles: [], tables: allowanceTables };
