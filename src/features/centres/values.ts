// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { FormState } from '../../web/form/index.ts';
import type { AuthorityInput } from './input.ts';
import type { Settings } from './queries.ts';

/** Settings as their form shows them. */
export const settingsValues = (settings: Settings): FormState['values'] => ({
  ...(settings.askSchool ? { askSchool: 'ja' } : {}),
  ...(settings.showWorkload ? { showWorkload: 'ja' } : {}),
  blockingProofs: settings.blockingProofs,
  schoolAnswerDays: String(settings.answerDays),
  holdDays: String(settings.holdDays),
  authorityDays: String(settings.decisionDays),
  targetDays: String(settings.targetDays),
  maxKilometres: String(Math.round(settings.maxDistanceM / 1000)),
  street: settings.street,
  postcode: settings.postcode,
  place: settings.place,
  phone: settings.phone,
  email: settings.email,
});

/** A letterhead as its form shows it. */
export const letterheadValues = ({ name, street, postcode, place, phone, email, signatory }: AuthorityInput) => ({
  name,
  street,
  postcode,
  place,
  phone,
  email,
  signatory,
});
