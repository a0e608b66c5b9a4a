// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';

/** The register of figures: each is defined once and read by pages, reports and the command line. */
export const figures: Feature = { name: 'figures', routes: [], roles: [], tables: {} };
