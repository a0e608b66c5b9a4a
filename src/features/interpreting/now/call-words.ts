// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatDateTime } from '../../../web/format.ts';
import type { RunningCall } from './call-queries.ts';

/** Who is to be called for a call that runs. */
export const callDetail = ({ number, answerBy, toCall }: RunningCall): string =>
  [
    number,
    `noch bis ${formatDateTime(answerBy)}`,
    ...toCall.map(({ name, phone }) => `bitte anrufen: ${name}, ${phone || 'keine Telefonnummer'}`),
  ].join(' · ');
