// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { optionalText } from '../../web/form/parse.ts';
import {
  childFields,
  closedFamilyFields,
  familyFields,
  type TypedAddress,
  type TypedFamily,
  typedClosedFamily,
  typedFamily,
  typedPerson,
} from '../families/input.ts';
import type { PaperKind } from './counselling/words.ts';
import { papersField } from './report-input.ts';

const note = { notiz: optionalText(2000), ...papersField };

/** What of a report can be corrected: the child alone, its family without a protected address, or all of it. */
export type CorrectPart = 'child' | 'closed' | 'all';

export interface CorrectInput {
  child: ReturnType<typeof typedPerson>;
  /** Null: another child of the family is with the centre already. Its address is null while it is protected. */
  family: (TypedFamily & { address: TypedAddress | null }) | null;
  note: string;
  papers: PaperKind[];
}

/** A corrected report: the fields of a report that this part has. */
export function correctInput(today: Temporal.PlainDate, part: CorrectPart): z.ZodType<CorrectInput> {
  const child = childFields(today);
  if (part === 'all')
    return z.strictObject({ ...child, ...familyFields, ...note }).transform((form) => ({
      child: typedPerson(form),
      family: typedFamily(form),
      note: form.notiz ?? '',
      papers: form.papiere,
    }));
  if (part === 'closed')
    return z.strictObject({ ...child, ...closedFamilyFields, ...note }).transform((form) => ({
      child: typedPerson(form),
      family: typedClosedFamily(form),
      note: form.notiz ?? '',
      papers: form.papiere,
    }));
  return z
    .strictObject({ ...child, ...note })
    .transform((form) => ({ child: typedPerson(form), family: null, note: form.notiz ?? '', papers: form.papiere }));
}
