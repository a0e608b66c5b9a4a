// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { activityTables } from './tables.ts';

/** Services rendered, one row each: what all reporting stands on. */
export const activity: Feature = { name: 'activity', routes: [], roles: [], tables: activityTables };
