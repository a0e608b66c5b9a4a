// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDate } from '../../../web/format.ts';

/** Why „nicht erschienen“ cannot be reported yet. */
export const notExpectedYet = (startOn: Temporal.PlainDate): string =>
  `Das Kind wird erst am ${formatDate(startOn)} erwartet. Vorher kann es nicht fehlen.`;
