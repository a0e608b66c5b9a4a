// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Feature } from '../../web/feature.ts';
import { consentTables } from './tables.ts';

/** Consents: recorded, withdrawn, and asked for before each use. */
export const consents: Feature = { name: 'consents', routes: [], roles: [], tables: consentTables };
