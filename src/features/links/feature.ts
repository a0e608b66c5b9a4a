// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { linkJobs } from './jobs.ts';
import { linkTables } from './tables.ts';

/** Mailed links: one purpose each; opening changes nothing, the button acts. */
export const links: Feature = { name: 'links', routes: [], jobs: linkJobs, roles: [], tables: linkTables };
