// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { pupilPath, pupilsPath, schoolSmilePath } from '../paths.ts';

/** Who works with a pupil: the coordinator of its school, or the coordination of the centre. Each has its own pages. */
export type Area = 'school' | 'centre';

export const pupilListPath: Readonly<Record<Area, string>> = { school: schoolSmilePath, centre: pupilsPath };
export const needFormPath = (area: Area): string => `${pupilListPath[area]}/neu`;
export const pupilFilePath = (area: Area): string => `${pupilListPath[area]}/liste.csv`;
export const schoolGridPath = `${schoolSmilePath}/stunden`;

/** The page of a pupil. */
export const pupilIn = (area: Area, id: string): string =>
  area === 'school' ? `${schoolSmilePath}/kinder/${id}` : pupilPath(id);
/** What is done on a page of its own, below that of the pupil. */
export const needChangePath = (area: Area, id: string): string => `${pupilIn(area, id)}/aendern`;
export const pupilConsentPath = (area: Area, id: string): string => `${pupilIn(area, id)}/einwilligung`;
export const consentSheetPath = (area: Area, id: string, language?: string): string =>
  `${pupilConsentPath(area, id)}/blatt.pdf${language === undefined ? '' : `?sprache=${language}`}`;
export const refusePath = (area: Area, id: string): string => `${pupilConsentPath(area, id)}/nein`;
export const withdrawPath = (area: Area, id: string): string => `${pupilIn(area, id)}/widerruf`;
export const namedPath = (area: Area, id: string): string => `${pupilIn(area, id)}/angaben`;
export const endNeedPath = (area: Area, id: string): string => `${pupilIn(area, id)}/ende`;
export const linkConsentPath = (area: Area, id: string): string => `${pupilIn(area, id)}/zweite-einwilligung`;
export const linkWithdrawPath = (area: Area, id: string): string => `${linkConsentPath(area, id)}/widerruf`;
/** The coordination alone. */
export const siblingsPath = (id: string): string => `${pupilPath(id)}/geschwister`;
export const childLinkPath = (id: string): string => `${pupilPath(id)}/verknuepfung`;
