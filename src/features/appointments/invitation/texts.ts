// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import {
  type InvitationKey,
  type InvitationLanguage,
  invitationMessage,
  invitationSource,
  invitationTranslations,
} from '../../../outbound/catalogues/invitation.ts';
import { catalogueLanguages } from '../../../outbound/catalogues/languages.ts';
import type { MessageValues } from '../../../outbound/catalogues/messages.ts';
import {
  type PreFormKey,
  preFormMessage,
  preFormSource,
  preFormTranslations,
} from '../../../outbound/catalogues/pre-form.ts';
import { statusDay } from '../../../outbound/catalogues/status.ts';
import { sheetFor } from '../../../outbound/letters/texts/sheet.ts';
import { releasablesOf } from '../../placement/letter/release-deeds.tsx';

/** Languages of invitations, and of the pre-form. */
export const invitationTexts = catalogueLanguages(invitationSource, invitationTranslations);
export const preFormTexts = catalogueLanguages(preFormSource, preFormTranslations);
export const { pageLanguage: invitationLanguage, languageFor } = invitationTexts;

export const releasables = releasablesOf('invitation', invitationTexts);
/** The same of the pre-form. */
export const preFormReleasables = releasablesOf('pre_form', preFormTexts);

/** The language beside German for a family (ISO 639-3): German where there is none. */
export const languageOf = (familyLanguage: string): InvitationLanguage =>
  invitationLanguage(sheetFor(familyLanguage)) ?? 'de';

/** A sentence in a language. */
export const say = (language: InvitationLanguage, key: InvitationKey, values: MessageValues = {}): string =>
  invitationMessage(language, key, values).text;

/** A day as people say it, without marks of direction: those are for pages. */
export const sayDay = (language: InvitationLanguage, day: Temporal.PlainDate): string =>
  statusDay(language, day).replaceAll(/[\u2066\u2069]/g, '');

/** A sentence of the pre-form in a language. */
export const sayForm = (language: InvitationLanguage, key: PreFormKey, values: MessageValues = {}): string =>
  preFormMessage(language, key, values).text;
