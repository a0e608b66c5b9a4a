// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sponsorPath, sponsorsPath } from '../paths.ts';

export const sponsorFilePath = `${sponsorsPath}.csv`;
/** What a sponsor can and wants; the first time it takes a volunteer into service. */
export const sponsorFormPath = (id: string): string => `${sponsorPath(id)}/angaben`;
/** A wrong entry of who was there goes. */
export const missedPath = (id: string): string => `${sponsorPath(id)}/vorbereitung/loeschen`;
/** The preparation of sponsors, and its modules. */
export const modulesPath = '/smile/vorbereitung';
export const moduleFormPath = `${modulesPath}/neu`;
export const modulePath = (id: string): string => `${modulesPath}/${id}`;
export const moduleNeededPath = (id: string): string => `${modulePath(id)}/pflicht`;
export const moduleEndPath = (id: string): string => `${modulePath(id)}/beenden`;
