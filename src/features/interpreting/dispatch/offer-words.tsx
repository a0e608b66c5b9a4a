// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Child } from 'hono/jsx';
import type { MessageValues } from '../../../outbound/catalogues/messages.ts';
import { type VolunteerKey, type VolunteerLanguage, volunteerMessage } from '../../../outbound/catalogues/volunteer.ts';

/** A sentence; what `isolate` marked stands in `<bdi>`. */
export function say(language: VolunteerLanguage, key: VolunteerKey, values: MessageValues = {}): Child {
  const parts = volunteerMessage(language, key, values).text.split(/\u2066([^\u2069]*)\u2069/);
  return parts.map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <bdi class="hs-nowrap" dir="ltr">
        {part}
      </bdi>
    ),
  );
}
/** The same as plain text. */
export const plain = (language: VolunteerLanguage, key: VolunteerKey, values: MessageValues = {}): string =>
  volunteerMessage(language, key, values).text.replaceAll(/[\u2066\u2069]/g, '');

/** Languages that volunteers read. */
export const languages: readonly VolunteerLanguage[] = ['de', 'en', 'ar', 'uk', 'tr'];
/** The language a volunteer reads; German for one we do not write. */
export const pageLanguage = (asked: string | undefined, otherwise: string): VolunteerLanguage =>
  languages.find((one) => one === asked) ?? languages.find((one) => one === otherwise) ?? 'de';
