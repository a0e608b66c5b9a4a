// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { accountPath, demoPath, signInPath } from '../../web/paths.ts';

export const codePath = `${signInPath}/code`;
export const recoveryPath = `${signInPath}/wiederherstellung`;
export const forgottenPath = '/passwort-vergessen';
const newPasswordsPath = '/passwort-neu';
const invitationsPath = '/einladung';
export const newPasswordPath = (token: string): string => `${newPasswordsPath}/${token}`;
export const invitationPath = (token: string): string => `${invitationsPath}/${token}`;
/** Where a mailed token is the right; old browsers do not say there that they come from our page (`originCheck`). */
export const accountTokenPaths = [invitationsPath, newPasswordsPath] as const;
export const setupPath = '/einrichtung';
export const demoSetupPath = `${setupPath}/demo`;
export const passwordPath = `${accountPath}/passwort`;
export const recoveryCodesPath = `${accountPath}/wiederherstellungscodes`;
export const replaceFactorPath = `${accountPath}/zweiter-faktor/neu`;
export const endSessionsPath = `${accountPath}/sitzungen/beenden`;
export const demoConfirmPath = `${demoPath}/bestaetigen`;
