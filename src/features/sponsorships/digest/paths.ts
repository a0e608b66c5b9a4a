// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { smilePath } from '../paths.ts';

/** Whether one gets the mail of the week. */
export const weekMailPath = `${smilePath}/wochenmail`;
