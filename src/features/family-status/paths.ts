// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { deedPath } from '../cases/paths.ts';

/** Where a family looks up how far its case is. */
export const statusPath = '/stand';
/** The same at one centre, by its key. */
export const centreStatusPath = (key: string): string => `${statusPath}/${key}`;
/** What is called up by the QR code: the code stands behind the #, which no browser sends to any server. */
export const scannedPath = (key: string, language: string, code: string): string =>
  `${centreStatusPath(key)}?sprache=${language}#${code}`;

/** The code of a case, for staff. */
export const familyCodePath = (caseId: string): string => deedPath(caseId, 'familiencode');
export const makeCodePath = (caseId: string): string => `${familyCodePath(caseId)}/machen`;
export const revokeCodePath = (caseId: string): string => `${familyCodePath(caseId)}/zurueckziehen`;
/** The sheet the family takes home. */
export const sheetPath = (caseId: string): string => `${familyCodePath(caseId)}/blatt`;

/** The texts of the page by language, to be read and released. */
export const statusTextsPath = '/stand-texte';
export const releaseTextsPath = `${statusTextsPath}/freigeben`;
