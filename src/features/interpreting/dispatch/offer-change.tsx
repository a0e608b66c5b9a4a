// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { timeZone } from '../../../clock.ts';
import { isolate, statusDay } from '../../../outbound/catalogues/status.ts';
import type { VolunteerKey } from '../../../outbound/catalogues/volunteer.ts';
import { formatClock } from '../../../web/format.ts';
import { german } from '../../../web/sentence.tsx';
import { plain, say } from '../../volunteers/own/own-words.ts';
import { Deed, Fact, type Speaking, When } from './offer-parts.tsx';
import type { clockOf, OfferView } from './offer-view-queries.ts';

/** A promised talk is to take place otherwise: as it was and as it would be, and one tap. */
export function OfferChange({ view, token, language }: Speaking & { view: OfferView; token: string }) {
  const change = view.job?.change;
  if (!view.job || !change) return null;
  const ways = (modes: OfferView['modes']) => modes.map((mode) => plain(language, `offer.mode.${mode}`)).join(', ');
  const until = change.answerBy.toZonedDateTimeISO(timeZone);
  const row = (label: VolunteerKey, span: Parameters<typeof clockOf>[0], modes: OfferView['modes'], place: string) => (
    <Fact label={say(language, label)}>
      <When span={span} language={language} />, {ways(modes)}
      {place === '' ? null : <>, {german(place)}</>}
    </Fact>
  );
  return (
    <section>
      <h2 class="kern-heading-medium">{say(language, 'move.title')}</h2>
      <dl class="kern-description-list kern-description-list--col">
        {row('move.old', view, view.modes, view.job.place)}
        {row('move.new', change, change.modes, change.place)}
      </dl>
      <p class="hs-text">
        {say(language, 'offer.until', {
          day: statusDay(language, until.toPlainDate()),
          time: isolate(formatClock(until.toPlainTime())),
        })}
      </p>
      <Deed token={token} language={language} answer="geht" label="move.yes" kind="primary" />
      <Deed token={token} language={language} answer="geht_nicht" label="move.no" kind="secondary" />
    </section>
  );
}
