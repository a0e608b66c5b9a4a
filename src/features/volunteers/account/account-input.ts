// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { VolunteerLanguage } from '../../../outbound/catalogues/volunteer.ts';
import type { FormBody } from '../../../web/form/parse.ts';
import { languages } from '../own/own-words.ts';
import { ownAccountPath } from '../paths.ts';

/** The fields by which a signed-in volunteer chooses the language of its pages. */
export const accountLanguageFields = { language: 'sprache', back: 'zurueck' } as const;

/** Pages that speak the person's language: of the account, and of what a service keeps for the person itself. */
const pages = new RegExp(`^(${ownAccountPath}(/[a-z]+)?|/meine-[a-z]+(/[a-z0-9-]+)*)$`);

/** The language that was pressed, undefined for one the pages have not; and the page to go back to, one of the account in any case. */
export function readAccountLanguage(form: FormBody): { language: VolunteerLanguage | undefined; back: string } {
  const back = form[accountLanguageFields.back];
  return {
    language: languages.find((one) => one === form[accountLanguageFields.language]),
    back: typeof back === 'string' && pages.test(back) ? back : ownAccountPath,
  };
}
