// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { statusDay } from '../../../outbound/catalogues/status.ts';
import type { VolunteerKey, VolunteerLanguage } from '../../../outbound/catalogues/volunteer.ts';
import { Button, Form, Hidden } from '../../../web/form/index.ts';
import { formatClock } from '../../../web/format.ts';
import { unmarked } from '../../../web/sentence.tsx';
import { say } from '../../volunteers/own/own-words.ts';
import { clockOf } from './offer-view-queries.ts';
import { offerPagePath } from './paths.ts';

export type Speaking = { language: VolunteerLanguage };

/** A fact of an offer: its name and what it is. */
export const Fact = ({ label, children }: { label: Child; children: Child }) => (
  <div class="kern-description-list-item">
    <dt class="kern-description-list-item__key">{label}</dt>
    <dd class="kern-description-list-item__value">{children}</dd>
  </div>
);

/** "Friday 27 November 2026, 14:00–15:00", the times readable in both directions. */
export function When({ span, language }: Speaking & { span: Parameters<typeof clockOf>[0] }) {
  const { day, from, to } = clockOf(span);
  return (
    <>
      <bdi>{unmarked(statusDay(language, day))}</bdi>,{' '}
      <bdi class="hs-nowrap" dir="ltr">{`${formatClock(from)}–${formatClock(to)}`}</bdi>
    </>
  );
}

/** A button that answers. */
export function Deed({
  token,
  language,
  answer,
  label,
  kind,
}: Speaking & { token: string; answer: string; label: VolunteerKey; kind: 'primary' | 'secondary' | 'tertiary' }) {
  return (
    <div class={kind === 'tertiary' ? 'hs-answer hs-answer--small' : 'hs-answer'}>
      <Form action={`${offerPagePath(token)}?sprache=${language}`} guard={false}>
        <Hidden name="antwort" value={answer} />
        <Button kind={kind}>{say(language, label)}</Button>
      </Form>
    </div>
  );
}
