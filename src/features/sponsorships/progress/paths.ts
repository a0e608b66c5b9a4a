// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Area, pupilIn } from '../needs/paths.ts';
import { ownSponsorshipPath, smilePath } from '../paths.ts';

/** Who looks at a pupil: its school, or the coordination. */
export type Side = Area;

export const pupilProgressPath = (side: Side, id: string): string => `${pupilIn(side, id)}/fortschritt`;
export const newResultPath = (side: Side, id: string, instrument: string): string =>
  `${pupilProgressPath(side, id)}/neu/${instrument}`;
export const dropResultPath = (side: Side, id: string, result: string): string =>
  `${pupilProgressPath(side, id)}/loeschen/${result}`;

/** For the sponsor. */
export const ownProgressPath = (id: string): string => `${ownSponsorshipPath(id)}/fortschritt`;
export const ownCheckPath = (id: string): string => `${ownProgressPath(id)}/ankreuzen`;
export const ownPicturePath = (id: string): string => `${ownProgressPath(id)}/bild`;
export const ownSheetPath = (id: string): string => `${ownProgressPath(id)}/blatt.pdf`;

export const instrumentsPath = `${smilePath}/verfahren`;
export const newInstrumentPath = `${instrumentsPath}/neu`;
export const endInstrumentPath = (id: string): string => `${instrumentsPath}/${id}/ende`;
export const materialsPath = `${smilePath}/material`;
export const newMaterialPath = `${materialsPath}/neu`;
export const startingMaterialsPath = `${materialsPath}/startliste`;
export const materialPath = (id: string): string => `${materialsPath}/${id}`;
export const endMaterialPath = (id: string): string => `${materialPath(id)}/ende`;
