// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { boardPath } from '../dispatch/paths.ts';

/** The board in the own calendar: where the coordination subscribes, and the addresses calendar programs read. */
export const boardFeedSettingsPath = `${boardPath}-abo`;
export const closeBoardFeedPath = `${boardFeedSettingsPath}/beenden`;
export const boardFeedPath = (token: string): string => `/kalender-vermittlung/${token}.ics`;
