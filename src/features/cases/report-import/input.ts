// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { isId } from '../../../db/ids.ts';
import type { ListMapping } from '../../../db/json.ts';
import { reportListFields } from './columns-input.ts';
import { anotherChild, asReferral } from './target.ts';

const megabyte = 1024 * 1024;
/** More no list of 1,000 children has. */
const largest = 3 * megabyte;

/** A list that is handed in. */
export const reportListInput = z
  .strictObject({
    datei: z
      .custom<File>((file) => file instanceof File && file.size > 0, { error: 'Bitte wählen Sie eine Datei aus.' })
      .refine((file) => !(file instanceof File) || file.size <= largest, {
        error: 'Die Datei ist größer als 3 MB. Bitte teilen Sie die Liste in mehrere Dateien.',
      }),
  })
  .transform((form) => ({ file: form.datei }));

type Sent = Readonly<Record<string, unknown>>;
const sent = (form: Sent, name: string): string => {
  const value = form[name];
  return typeof value === 'string' ? value : '';
};

/** Into which field each column goes, as it was chosen. @param count columns of the list */
export const chosenMapping = (form: Sent, count: number): ListMapping =>
  Array.from({ length: count }, (_, at) => {
    const field = sent(form, `spalte_${at}`);
    return Object.hasOwn(reportListFields, field) ? field : null;
  });
export const columnField = (at: number): string => `spalte_${at}`;
export const answerField = (line: number): string => `antwort_${line}`;

/** What was seen before the button was pressed, and what was answered to questions, by line. */
export const agreedOf = (form: Sent): { seen: string; answers: ReadonlyMap<number, string> } => ({
  seen: sent(form, 'gesehen'),
  answers: new Map(
    Object.entries(form).flatMap(([name, value]): [number, string][] => {
      const line = /^antwort_(\d{1,7})$/.exec(name)?.[1];
      const known = typeof value === 'string' && (value === anotherChild || value === asReferral || isId(value));
      return line !== undefined && known ? [[Number(line), value]] : [];
    }),
  ),
});
export const seenField = 'gesehen';
