// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { DemoStage } from '../../web/feature.ts';
import { briefCounsellingRow, type Referral } from './rows.ts';
import { briefServices } from './services.ts';

const told: readonly (readonly [days: number, 'family' | 'adult', string, string[], Referral, 'yes' | 'unknown'])[] = [
  [31, 'adult', 'ukr', ['recognition'], { to: 'recognition', place: '', why: 'Zeugnisse aus dem Studium' }, 'yes'],
  [
    20,
    'family',
    'apc',
    ['benefits', 'leisure'],
    { to: 'social_office', place: '', why: 'Bildung und Teilhabe' },
    'unknown',
  ],
  [9, 'adult', 'tur', ['learning_german'], { to: 'language_course', place: '', why: 'Kurs am Abend' }, 'unknown'],
  [4, 'family', 'ron', ['school_questions', 'everyday'], null, 'unknown'],
];

/** Four talks: got there, to be asked about, on the way, and counselled alone. */
export function tellBriefCounselling({ centreId, now, random, rows, served }: DemoStage): void {
  const byUser = rows.of('placement_case').find(({ responsible_user: user }) => user !== null)?.responsible_user;
  if (!byUser) return;
  for (const [days, audience, language, topics, referral, arrived] of told) {
    const at = now.subtract({ hours: 24 * days });
    const heldOn = dayOf(at);
    const ags = '05358008';
    const what = { heldOn, format: 'on_site' as const, audience, language, ags, interpreterPresent: true, topics };
    const person = { personName: 'Frau Beispiel', reach: '02421 555077' };
    const rest = { note: '', ...person, referral, arrived };
    rows.add('brief_counselling', briefCounsellingRow({ ...what, ...rest, centreId, id: random.id(at), byUser }));
    served({ service: briefServices.brief_counselling, occurredOn: heldOn, ags, createdAt: at });
    if (referral) served({ service: briefServices.brief_referral, occurredOn: heldOn, ags, createdAt: at });
  }
}
