// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { isId } from '../../../db/ids.ts';
import { mostChildren } from './fact-queries.ts';
import type { Chosen } from './propose-actions.ts';

const again = 'Bitte laden Sie die Seite neu und wählen Sie noch einmal.';

/** Who meets whom when, as a form carries it. */
export const chosenText = ({ pupilId, volunteerId, weekday, lesson }: Chosen): string =>
  `${pupilId} ${volunteerId} ${weekday} ${lesson}`;

/** @returns undefined for what no page of ours has made */
function readChosen(text: string): Chosen | undefined {
  const [pupilId = '', volunteerId = '', weekday = '', lesson = '', ...rest] = text.split(' ');
  if (!isId(pupilId) || !isId(volunteerId) || rest.length > 0) return undefined;
  if (!/^[1-5]$/.test(weekday) || !/^([1-9]|1[0-2])$/.test(lesson)) return undefined;
  return { pupilId, volunteerId, weekday: Number(weekday), lesson: Number(lesson) };
}

const chosen = z.string(again).transform((text, ctx): Chosen => {
  const one = readChosen(text);
  if (one) return one;
  ctx.addIssue({ code: 'custom', message: again });
  return z.NEVER;
});
const several = z
  .union([chosen.transform((one) => [one]), z.array(chosen).max(mostChildren, again)], { error: again })
  .optional()
  .transform((list) => list ?? []);

/** What to take of a proposal: all of it, or what is ticked. */
export const takeInput = z
  .strictObject({
    vorschlag: several,
    paar: several,
    umfang: z.enum(['alle', 'auswahl'], again).optional(),
  })
  .transform(({ vorschlag, paar, umfang }, ctx): readonly Chosen[] => {
    const wanted = umfang === 'alle' ? vorschlag : paar;
    const once = [...new Map(wanted.map((one) => [one.pupilId, one])).values()];
    if (once.length === 0)
      ctx.addIssue({ code: 'custom', path: ['paar'], message: 'Bitte kreuzen Sie mindestens ein Kind an.' });
    return once;
  });

/** One sponsor in one lesson for the child of the page. */
export const takeOneInput = (pupilId: string) =>
  z
    .strictObject({ paar: z.string('Bitte wählen Sie eine Person und eine Stunde aus.') })
    .transform(({ paar }, ctx): Chosen => {
      const one = readChosen(paar);
      if (one && one.pupilId === pupilId) return one;
      ctx.addIssue({ code: 'custom', path: ['paar'], message: 'Bitte wählen Sie eine Person und eine Stunde aus.' });
      return z.NEVER;
    });
