// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { RecordPaths } from '../../web/feature.ts';

export const schoolPath = (number: string): string => `/schulen/${number}`;

/** Where a record is that somebody only names. */
export const schoolPaths: RecordPaths = { school: schoolPath };
