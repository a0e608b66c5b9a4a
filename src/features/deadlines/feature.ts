// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { deadlineSections } from './start.tsx';
import { deadlineTables } from './tables.ts';

/** Deadlines that are no step of a case, shown on the start page of their owner. */
export const deadlines: Feature = {
  name: 'deadlines',
  routes: [],
  start: deadlineSections,
  roles: [],
  tables: deadlineTables,
};
