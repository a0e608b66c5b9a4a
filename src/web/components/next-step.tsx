// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { formatDate, formatDays, sinceDays } from '../format.ts';
import { Badge } from './badge.tsx';

export type NextStepProps = {
  /** What is to be done, as a sentence without full stop: "Schulamt entscheidet über den Vorschlag". */
  deed: string;
  /** Who does it. */
  owner: string;
  due?: Temporal.PlainDate | undefined;
  /** When it takes place, in words, where the step is an appointment on the day `due`: "Di 24.11.2026, 10:00 Uhr, im Zentrum". */
  appointment?: string | undefined;
  /** With it, a missed or near deadline is said in words. */
  today?: Temporal.PlainDate | undefined;
  /** Why this step is next, one sentence. */
  why?: string | undefined;
  /** What can be done (`Actions`), and below it what belongs to the step. */
  children?: Child;
};

function DueMark({ due, today }: { due: Temporal.PlainDate; today: Temporal.PlainDate }) {
  const left = today.until(due, { largestUnit: 'days' }).days;
  if (left < 0) return <Badge tone="danger">{`${sinceDays(-left)} überfällig`}</Badge>;
  if (left === 0) return <Badge tone="warning">heute fällig</Badge>;
  return left <= 3 ? <Badge tone="warning">{`noch ${formatDays(left)}`}</Badge> : null;
}

/** The box every case page leads with: what is next, who does it, by when. */
export function NextStep({ deed, owner, due, appointment, today, why, children }: NextStepProps) {
  return (
    <section class="hs-next-step" aria-labelledby="naechster-schritt">
      <h2 class="kern-title kern-title--small" id="naechster-schritt">
        Nächster Schritt
      </h2>
      <p class="kern-body hs-next-step__deed">{deed}</p>
      <p class="kern-body hs-next-step__facts">
        <span>
          <span class="hs-muted">Wer: </span>
          {owner}
        </span>
        {due === undefined ? null : (
          <span>
            <span class="hs-muted">{appointment === undefined ? 'Bis: ' : 'Termin: '}</span>
            <time datetime={due.toString()}>{appointment ?? formatDate(due)}</time>{' '}
            {today === undefined ? null : <DueMark due={due} today={today} />}
          </span>
        )}
      </p>
      {why === undefined ? null : <p class="kern-body kern-body--small hs-muted">{why}</p>}
      {children}
    </section>
  );
}
