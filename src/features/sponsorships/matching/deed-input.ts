// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { dayOf, timeZone } from '../../../clock.ts';
import { codesOf } from '../../../codes/keys.ts';
import { germanDate, oneOf, optionalGermanDate, optionalOneOf, ticked, timeOfDay } from '../../../web/form/parse.ts';
import { formatDate } from '../../../web/format.ts';
import { type EndReason, type PauseReason, sides } from '../states.ts';
import { beginDays } from './course-rules.ts';
import { type Slot, slotId } from './fact-rules.ts';

const before = (a: Temporal.PlainDate, b: Temporal.PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0;

/** What a side has said at the telephone. */
export const answerInput = z
  .strictObject({
    seite: oneOf(['sponsor', 'school'], 'Bitte wählen Sie, wer geantwortet hat.'),
    antwort: oneOf(['ja', 'nein'], 'Bitte wählen Sie Ja oder Nein.'),
  })
  .transform(({ seite, antwort }) => ({ side: seite, yes: antwort === 'ja' }));

/** What the school says itself. */
export const schoolAnswerInput = z
  .strictObject({ antwort: oneOf(['ja', 'nein'], 'Bitte wählen Sie Ja oder Nein.') })
  .transform(({ antwort }) => ({ side: 'school' as const, yes: antwort === 'ja' }));

/** When both sides meet first: from now on, at most half a year ahead. */
export const meetingInput = (now: Temporal.Instant) =>
  z.strictObject({ tag: germanDate('Tag'), uhrzeit: timeOfDay('Uhrzeit') }).transform(({ tag, uhrzeit }, ctx) => {
    const at = tag.toZonedDateTime({ timeZone, plainTime: uhrzeit }).toInstant();
    const today = dayOf(now);
    if (Temporal.Instant.compare(at, now) > 0 && !before(today.add({ months: 6 }), tag)) return at;
    ctx.addIssue({
      ...{ code: 'custom', path: ['tag'] },
      message: 'Bitte geben Sie einen Termin an, der noch kommt, höchstens ein halbes Jahr voraus.',
    });
    return z.NEVER;
  });

/** The first day. */
export const beginInput = (today: Temporal.PlainDate) =>
  z.strictObject({ ab: germanDate('Erster Tag') }).transform(({ ab }, ctx) => {
    const [from, to] = [today.subtract({ days: beginDays.before }), today.add({ days: beginDays.ahead })];
    if (!before(ab, from) && !before(to, ab)) return ab;
    ctx.addIssue({
      ...{ code: 'custom', path: ['ab'] },
      message: `Bitte geben Sie einen Tag zwischen ${formatDate(from)} und ${formatDate(to)} an.`,
    });
    return z.NEVER;
  });

/** Another lesson of the school's grid. */
export const moveInput = (slots: readonly Slot[]) =>
  z.strictObject({ stunde: z.string('Bitte wählen Sie eine Stunde aus.') }).transform(({ stunde }, ctx) => {
    const slot = slots.find((one) => slotId(one) === stunde);
    if (slot) return slot;
    ctx.addIssue({ code: 'custom', path: ['stunde'], message: 'Bitte wählen Sie eine Stunde aus.' });
    return z.NEVER;
  });

/** Why the meetings pause, and the last day of it. */
export const pauseInput = (today: Temporal.PlainDate, reasons: readonly PauseReason[]) =>
  z
    .strictObject({
      grund: oneOf(reasons, 'Bitte wählen Sie einen Grund aus.'),
      pause_bis: optionalGermanDate('Letzter Tag der Pause'),
    })
    .transform(({ grund, pause_bis: bis }, ctx) => {
      const until = bis ?? null;
      if (until === null || (!before(until, today) && !before(today.add({ years: 1 }), until)))
        return { reason: grund, until };
      ctx.addIssue({
        ...{ code: 'custom', path: ['pause_bis'] },
        message: 'Bitte geben Sie einen Tag ab heute an, höchstens ein Jahr voraus, oder lassen Sie das Feld leer.',
      });
      return z.NEVER;
    });

/** Why it ends, on whose wish, when, and whether this pair is never to be proposed again. @param from lessons of before stay */
export const endInput = (today: Temporal.PlainDate, reasons: readonly EndReason[], from: Temporal.PlainDate) =>
  z
    .strictObject({
      grund: oneOf(reasons, 'Bitte wählen Sie einen Grund aus.'),
      seite: optionalOneOf(codesOf(sides), 'Bitte wählen Sie aus der Liste.'),
      am: germanDate('Letzter Tag'),
      nie_wieder: ticked(),
    })
    .transform(({ grund, seite, am, nie_wieder: never }, ctx) => {
      if (!before(am, from) && !before(today, am)) return { reason: grund, side: seite ?? undefined, on: am, never };
      ctx.addIssue({
        ...{ code: 'custom', path: ['am'] },
        message: `Bitte geben Sie einen Tag zwischen ${formatDate(from)} und heute an. Stunden, die stattgefunden haben, bleiben.`,
      });
      return z.NEVER;
    });
