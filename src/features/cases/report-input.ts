// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { oneOf, optionalText, ticked } from '../../web/form/parse.ts';
import { addressFields, childFields, contactFields, guardianFields } from '../families/input.ts';

/** What a report asks beside child and family. Only staff choose whether a case is opened. */
const reportFields = {
  notiz: optionalText(2000),
  fall: oneOf(['ja', 'nein'], 'Bitte wählen Sie, ob ein Fall eröffnet werden soll.').optional(),
  familie: z.uuid({ error: 'Diese Familie kennen wir nicht.' }).optional(),
  trotzdem: ticked(),
};

/** A report of a child of a family not known yet. */
export const reportInput = (today: Temporal.PlainDate) =>
  z.strictObject({ ...childFields(today), ...contactFields, ...guardianFields, ...addressFields, ...reportFields });
/** A report of one more child of a family. */
export const siblingInput = (today: Temporal.PlainDate) => z.strictObject({ ...childFields(today), ...reportFields });

export type ReportInput = z.infer<ReturnType<typeof reportInput>>;
export type SiblingInput = z.infer<ReturnType<typeof siblingInput>>;
