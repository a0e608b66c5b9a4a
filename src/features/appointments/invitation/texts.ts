// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { codesOf } from '../../../codes/keys.ts';
import {
  type InvitationKey,
  type InvitationLanguage,
  invitationMessage,
  invitationSource,
  invitationTranslations,
} from '../../../outbound/catalogues/invitation.ts';
import type { MessageValues } from '../../../outbound/catalogues/messages.ts';
import {
  type PreFormKey,
  preFormMessage,
  preFormSource,
  preFormTranslations,
} from '../../../outbound/catalogues/pre-form.ts';
import { statusDay } from '../../../outbound/catalogues/status.ts';
import { sheetFor } from '../../../outbound/letters/texts/sheet.ts';
import type { Releasable } from '../../placement/letter/release-queries.ts';
import { invitationLanguages } from './words.ts';

export type Translated = Exclude<InvitationLanguage, 'de'>;

export const invitationKeys: readonly InvitationKey[] = codesOf(invitationSource);
export const translated: readonly Translated[] = codesOf(invitationTranslations);
const languages: readonly InvitationLanguage[] = codesOf(invitationLanguages);

/** The texts of each language as a named person releases them: word for word, in the order of the catalogue. */
export const releasables: readonly Releasable[] = translated.map((language) => ({
  template: 'invitation',
  language,
  texts: invitationKeys.map((key) => invitationTranslations[language][key].text),
}));

export const preFormKeys: readonly PreFormKey[] = codesOf(preFormSource);

/** The same of the pre-form. */
export const preFormReleasables: readonly Releasable[] = translated.map((language) => ({
  template: 'pre_form',
  language,
  texts: preFormKeys.map((key) => preFormTranslations[language][key].text),
}));

/** The language that reads what a person asks for ("ar", "ar-SY"); undefined for one we do not have. */
export function invitationLanguage(asked: string | null | undefined): InvitationLanguage | undefined {
  const [language] = (asked ?? '').toLowerCase().split(/[-_;]/);
  return languages.find((known) => known === language);
}

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
