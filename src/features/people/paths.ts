// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { RecordPaths } from '../../web/feature.ts';

export const peoplePath = '/personen';
export const endPath = (membershipId: string): string => `${peoplePath}/${membershipId}/beenden`;
export const withdrawPath = (invitationId: string): string => `${peoplePath}/einladungen/${invitationId}/zurueckziehen`;
export const inviteFormPath = `${peoplePath}/einladen`;

/** Where a record is that somebody only names. */
export const peoplePaths: RecordPaths = { 'invitation.form': () => inviteFormPath };
