// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import type { FieldError } from '../../web/form/index.ts';
import { manyOf, oneOf, optionalText, ticked } from '../../web/form/parse.ts';
import { childFields, familyFields, typedFamily, typedPerson } from '../families/input.ts';
import { keysOf, paperLabels } from './counselling/words.ts';

/** Which papers somebody has seen at the report. */
export const papersField = { papiere: manyOf(keysOf(paperLabels), 'Bitte wählen Sie Papiere aus der Liste.') };

/** What a report asks beside child and family. Only staff choose whether a case is opened. */
const reportFields = {
  ...papersField,
  notiz: optionalText(2000),
  fall: oneOf(['ja', 'nein'], 'Bitte wählen Sie, ob ein Fall eröffnet werden soll.').optional(),
  familie: z.uuid({ error: 'Diese Familie kennen wir nicht.' }).optional(),
  zu_familie: z.uuid({ error: 'Diese Familie kennen wir nicht.' }).optional(),
  trotzdem: ticked(),
  vorzeitig: ticked(),
};

const typedReport = (form: z.infer<z.ZodObject<typeof reportFields>>) => ({
  note: form.notiz ?? '',
  papers: form.papiere,
  /** Whether a case is opened; undefined: not answered. */
  withCase: form.fall === undefined ? undefined : form.fall === 'ja',
  /** The child is new although one like it is known. */
  noDuplicate: form.trotzdem,
  /** Staff open a case although the child is not of school age yet (§ 35 (2) SchulG). */
  early: form.vorzeitig,
});

/** A report of a child of a family not known yet. */
export const reportInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({ ...childFields(today), ...familyFields, ...reportFields })
    .transform((form) => ({ child: typedPerson(form), family: typedFamily(form), ...typedReport(form) }));
/** A report of one more child of a family. */
export const siblingInput = (today: Temporal.PlainDate) =>
  z
    .strictObject({ ...childFields(today), ...reportFields })
    .transform((form) => ({ child: typedPerson(form), family: null, ...typedReport(form) }));
/** What was typed about a family that turned out to be known is not read any more. */
const unread = new Set(Object.keys(familyFields));
const withoutFamily = (form: unknown): unknown =>
  typeof form === 'object' && form !== null
    ? Object.fromEntries(Object.entries(form).filter(([name]) => !unread.has(name)))
    : form;
/** A report of a child whose family was found while it was typed: what is known of the family stays. */
export const foundSiblingInput = (today: Temporal.PlainDate) => z.preprocess(withoutFamily, siblingInput(today));

export type ReportInput = z.infer<ReturnType<typeof reportInput>> | z.infer<ReturnType<typeof siblingInput>>;

export const caseUnanswered: FieldError = {
  field: 'fall',
  message: 'Bitte wählen Sie, ob ein Fall eröffnet werden soll.',
};

export const papersWithoutCase: FieldError = {
  field: 'papiere',
  message: 'Gesehene Papiere stehen beim Fall. Bitte eröffnen Sie einen Fall oder wählen Sie hier nichts.',
};

/** Why no case can be opened for a child born then, at its birth. Staff may keep a child without one. */
export const noPathError = (why: string, staff: boolean): FieldError => ({
  field: 'geburtsdatum',
  message: staff ? `${why} Sie können das Kind ohne Fall erfassen.` : why,
});
