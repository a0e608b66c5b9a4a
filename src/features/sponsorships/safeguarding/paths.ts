// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { smilePath } from '../paths.ts';

/** Whom to call, and the own reports. */
export const concernsPath = `${smilePath}/sorge`;
export const concernFormPath = `${concernsPath}/schreiben`;
export const concernPolicyPath = `${concernsPath}/einstellungen`;
export const concernInboxPath = `${concernsPath}/eingang`;
export const concernPath = (id: string): string => `${concernInboxPath}/${id}`;
export const openConcernPath = (id: string): string => `${concernInboxPath}/${id}/oeffnen`;
export const takeConcernPath = (id: string): string => `${concernInboxPath}/${id}/annehmen`;
