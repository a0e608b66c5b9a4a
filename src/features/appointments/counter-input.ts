// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { optionalLine } from '../../web/form/lines.ts';
import type { FormBody } from '../../web/form/parse.ts';

/** Counselled at once, by whoever stands at the counter. */
export const rightNow = 'jetzt';
/** Another time: given in the next step. */
export const laterOn = 'spaeter';

const choose = 'Bitte wählen Sie einen Termin, „Jetzt beraten“ oder „Andere Zeit“.';
const times = {
  platz: z.string({ error: choose }).regex(/^(?:jetzt|spaeter|[0-9a-f-]{36})$/, { error: choose }),
  varietaet: optionalLine('Varietät oder Dialekt', 60),
};

/** When the family at the counter is counselled. */
export const counterTimeInput = z.strictObject(times).transform((form) => ({
  when: form.platz,
  variety: form.varietaet ?? '',
}));

/** What a page with report and appointment sends, part by part; a case is opened in any case. */
export function counterParts(form: FormBody): { report: FormBody; time: FormBody } {
  const isTime = (name: string): boolean => Object.hasOwn(times, name);
  const part = (own: boolean) => Object.fromEntries(Object.entries(form).filter(([name]) => isTime(name) === own));
  return { report: { ...part(false), fall: 'ja' }, time: part(true) };
}

/** The family of a child that was found while the report was typed; '' for none. */
export const foundFamily = (form: FormBody): string =>
  typeof form['zu_familie'] === 'string' ? form['zu_familie'] : '';
