// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { isId } from '../../../db/ids.ts';
import type { Pair } from './week-actions.ts';
import { mondayOf } from './week-rules.ts';

const again = 'Bitte laden Sie die Seite neu und wählen Sie noch einmal.';
/** As many rows as a week may have. */
const mostRows = 300;

/** A pair as a form carries it. */
export const pairText = ({ requestId, volunteerId }: Pair): string => `${requestId} ${volunteerId}`;

const pair = z.string(again).transform((text, ctx): Pair => {
  const [requestId = '', volunteerId = '', ...rest] = text.split(' ');
  if (isId(requestId) && isId(volunteerId) && rest.length === 0) return { requestId, volunteerId };
  ctx.addIssue({ code: 'custom', message: again });
  return z.NEVER;
});
const pairs = z
  .union([pair.transform((one) => [one]), z.array(pair).max(mostRows, again)], { error: again })
  .optional()
  .transform((list) => list ?? []);

/** The Monday of the week that a text names; undefined: it names no day. */
export function weekOfText(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return mondayOf(Temporal.PlainDate.from(text, { overflow: 'reject' }));
  } catch {
    return undefined;
  }
}

/** Whom to ask: every proposal of the page, or those that are ticked. */
export const weekAskInput = z
  .strictObject({
    woche: z.string(again).refine((text) => weekOfText(text) !== undefined, again),
    vorschlag: pairs,
    paar: pairs,
    umfang: z.enum(['alle', 'auswahl'], again).optional(),
  })
  .transform(({ vorschlag, paar, umfang }, ctx): readonly Pair[] => {
    const chosen = umfang === 'alle' ? vorschlag : paar;
    const once = [...new Map(chosen.map((one) => [one.requestId, one])).values()];
    if (once.length === 0)
      ctx.addIssue({ code: 'custom', path: ['paar'], message: 'Bitte kreuzen Sie mindestens eine Anfrage an.' });
    return once;
  });
