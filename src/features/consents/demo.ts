// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { DemoStage } from '../../web/feature.ts';
import { consentRow } from './rows.ts';
import { type ConsentPurpose, newestVersion } from './words.ts';

/** A consent that stands, given at this moment to the newest words. */
export function tellConsent(
  { centreId, random, rows }: DemoStage,
  one: {
    purpose: ConsentPurpose;
    subjectId: string;
    language: string;
    givenBy: string;
    at: Temporal.Instant;
    by: string;
  },
): void {
  const given = { ...one, textVersion: newestVersion(one.purpose), givenOn: dayOf(one.at) };
  rows.add('consent', consentRow({ ...given, centreId, id: random.id(one.at) }));
}
