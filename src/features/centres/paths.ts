// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { RecordPaths } from '../../web/feature.ts';

export const centrePath = '/zentrum';
export const settingsPath = `${centrePath}/einstellungen`;
export const competencePath = `${centrePath}/zustaendigkeit`;
/** How a centre gives appointments; served by `features/appointments`. */
export const appointmentSettingsPath = `${centrePath}/termine`;
/** How a centre invites, and its notice by Art. 13 GDPR; served by `features/appointments`. */
export const invitationSettingsPath = `${centrePath}/einladung`;
export const privacyNoticePath = `${centrePath}/datenschutzhinweis`;
/** When the health office is told of a child; served by `features/health-office`. */
export const healthOfficeSettingsPath = `${centrePath}/gesundheitsamt`;
/** The lists for the day the network is down; served by `features/emergency-list`. */
export const emergencyListsPath = `${centrePath}/notfalllisten`;
export const authorityPath = (id: string): string => `${centrePath}/behoerden/${id}`;
export const remedyNoticePath = (authorityId: string): string => `${authorityPath(authorityId)}/rechtsbehelf`;

/** Where a record is that somebody only names. */
export const centrePaths: RecordPaths = { centre: () => centrePath, authority: authorityPath };
