// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { RecordPaths } from '../../web/feature.ts';

export const overviewPath = '/uebersicht';
export const overviewSheetPath = '/uebersicht.xlsx';
export const targetsPath = `${overviewPath}/ziele`;

export const overviewPaths: RecordPaths = { 'overview.list': () => overviewPath };
