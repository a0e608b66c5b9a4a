// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { RecordPaths } from '../../web/feature.ts';

export const casePath = (id: string): string => `/faelle/${id}`;
/** The form of a deed on a case: `einladen`, `termin` … */
export const deedPath = (id: string, deed: string): string => `${casePath(id)}/${deed}`;
export const reportPath = (id: string): string => `/meldungen/${id}`;

/** Where a record is that somebody only names. */
export const casePaths: RecordPaths = { case: casePath };
