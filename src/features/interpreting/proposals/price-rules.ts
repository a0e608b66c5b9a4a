// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatCents } from '../../../codes/money.ts';
import type { Outcome } from '../words.ts';

/** What can be proposed: up to three other beginnings, phone or video, or a professional service with its price. */
export type Offered =
  | { kind: 'time'; times: readonly Temporal.Instant[] }
  | { kind: 'mode'; modes: readonly ('phone' | 'video')[] }
  | {
      kind: 'professional';
      serviceId: string | null;
      provider: string;
      orderContact: string;
      km: number;
      cents: number;
      payer: 'own' | 'institution';
    };

interface Price {
  hourCents: number;
  kmCents: number;
}

/** What a professional service costs: the minutes by the hour, the kilometres there and back, rounded half up once. Cents. */
export const professionalCents = ({ hourCents, kmCents }: Price, minutes: number, km: number): number =>
  Math.floor((hourCents * minutes) / 60 + 0.5) + kmCents * km;

/** The same in words, so that nobody has to work it out again. */
export const priceText = ({ hourCents, kmCents }: Price, minutes: number, km: number): string =>
  [
    `${minutes} Minuten zu ${formatCents(hourCents)} je Stunde`,
    ...(km > 0 ? [`${km} km zu ${formatCents(kmCents)}`] : []),
  ].join(' und ');

/**
 * Who pays a professional service: the institution where the rules say it pays for interpreting; otherwise the centre's own
 * money. Money of the state is for volunteers alone (StädteRegion Aachen 2023/0121).
 */
export const professionalPayer = (outcome: Outcome | null): 'own' | 'institution' =>
  outcome === 'institution' ? 'institution' : 'own';
