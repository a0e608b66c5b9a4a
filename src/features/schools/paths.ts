// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { RecordPaths } from '../../web/feature.ts';

export const schoolListPath = '/schulen';
export const schoolFilePath = '/schulen.csv';
export const schoolPath = (number: string): string => `${schoolListPath}/${number}`;
export const importPath = `${schoolListPath}/import`;
export const applyImportPath = `${importPath}/anwenden`;
export const placeListPath = '/plaetze';
export const placeFilePath = '/plaetze.csv';
export const ownPlacesPath = '/meine-plaetze';
/** Places as the centre sees them, or as their own school does. */
export type PlaceBasePath = typeof placeListPath | typeof ownPlacesPath;
export const placePath = (base: PlaceBasePath, id: string): string => `${base}/${id}`;
/** @param school the number of the school to start with */
export const newPlacePath = (base: PlaceBasePath, school?: string): string =>
  school === undefined ? `${base}/neu` : `${base}/neu?schule=${school}`;

/** Where a record is that somebody only names. */
export const schoolPaths: RecordPaths = { school: schoolPath };
