// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { RecordPaths } from '../../web/feature.ts';
import { emergencyListsPath } from '../centres/paths.ts';

export const emergencyKeyPath = `${emergencyListsPath}/schluessel`;
export const makeEmergencyKeyPath = `${emergencyKeyPath}/machen`;
export const endEmergencyPath = `${emergencyListsPath}/beenden`;
export const emergencyFilePath = (id: string): string => `${emergencyListsPath}/${id}`;

export const emergencyPaths: RecordPaths = { emergency_list: () => emergencyListsPath };
