// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { isIso6393 } from '../../codes/languages.ts';
import type { FieldError } from '../../web/form/index.ts';
import { optionalLine } from '../../web/form/lines.ts';
import { type FormBody, manyOf, oneOf, optionalOneOf, optionalText, ticked, timeOfDay } from '../../web/form/parse.ts';
import { comingDay } from '../../web/form/questions.ts';
import { type AppointmentReason, appointmentReasons } from '../cases/rules.ts';
import { appointmentFormats } from '../cases/states.ts';
import { type InterpreterSource, interpreterSources } from './interpreter/source-rules.ts';
import type { Agreed } from './rows.ts';

const id = /^[0-9a-f-]{36}$/;
/** Stands for a time of its own among the slots to choose from. */
export const ownTime = 'frei';

const optionalId = (message: string) =>
  z
    .string({ error: message })
    .optional()
    .transform((raw, ctx): string | null => {
      if (raw === undefined || raw === '') return null;
      if (id.test(raw)) return raw;
      ctx.addIssue(message);
      return z.NEVER;
    });

const sourceKeys = Object.keys(interpreterSources) as InterpreterSource[];
const interpreting = {
  dolmetschen: ticked(),
  dolmetschen_wer: optionalOneOf(sourceKeys, 'Bitte wählen Sie, wer dolmetscht.'),
  sprache: z
    .string()
    .optional()
    .transform((raw, ctx): string | null => {
      if (raw === undefined || raw === '') return null;
      if (isIso6393(raw)) return raw;
      ctx.addIssue('Bitte wählen Sie eine Sprache aus der Liste.');
      return z.NEVER;
    }),
  varietaet: optionalLine('Varietät oder Dialekt', 60),
};

interface Interpreting {
  dolmetschen: boolean;
  dolmetschen_wer: InterpreterSource | null;
  sprache: string | null;
  varietaet: string | null;
}
const interpreterOf = (form: Interpreting): Agreed['interpreter'] =>
  form.dolmetschen && form.sprache !== null
    ? { language: form.sprache, variety: form.varietaet ?? '', source: form.dolmetschen_wer ?? 'pool' }
    : null;

/** A button alone. */
export const nothingInput = z.strictObject({});

/** Who has to interpret. */
export const interpreterInput = z.strictObject(interpreting).transform(interpreterOf);

const chooseReason = 'Bitte wählen Sie den Grund.';
const reasonKeys = Object.keys(appointmentReasons) as [AppointmentReason, ...AppointmentReason[]];
const because = { grund: oneOf(reasonKeys, chooseReason), notiz: optionalText(500) };
export const cancelInput = z
  .strictObject(because)
  .transform((form) => ({ reason: form.grund, note: form.notiz ?? '' }));

const blank = z
  .string()
  .optional()
  .transform(() => null);

/** Fields of a time of its own; they may stand empty beside a slot. */
const own = (today: Temporal.PlainDate) => ({
  platz: z.enum(['', ownTime], { error: 'Bitte wählen Sie einen Termin aus der Liste.' }).optional(),
  tag: comingDay('Tag', today),
  uhrzeit: timeOfDay('Uhrzeit'),
  form: oneOf(appointmentFormats, 'Bitte wählen Sie, wie beraten wird.'),
  gemeinde: z
    .string()
    .regex(/^(\d{8})?$/, { error: 'Bitte wählen Sie eine Gemeinde aus der Liste.' })
    .optional(),
  ort: optionalLine('Raum oder Ort', 120),
  person: optionalId('Bitte wählen Sie eine Person.'),
  doppelt: ticked(),
});
const offered = {
  platz: z
    .string({ error: 'Bitte wählen Sie einen Termin, oder „Andere Zeit“ mit Tag und Uhrzeit.' })
    .regex(id, { error: 'Bitte wählen Sie einen Termin, oder „Andere Zeit“ mit Tag und Uhrzeit.' }),
  tag: blank,
  uhrzeit: blank,
  form: blank,
  gemeinde: blank,
  ort: blank,
  person: blank,
  doppelt: blank,
};

/** The time that was chosen: a slot by its id, or one of its own. */
export type ChosenTime =
  | { slotId: string }
  | {
      slotId: null;
      day: Temporal.PlainDate;
      time: Temporal.PlainTime;
      format: (typeof appointmentFormats)[number];
      ags: string | null;
      place: string;
      counsellor: string | null;
      twice: boolean;
    };

interface OwnTime {
  tag: Temporal.PlainDate;
  uhrzeit: Temporal.PlainTime;
  form: (typeof appointmentFormats)[number];
  gemeinde?: string | undefined;
  ort: string | null;
  person: string | null;
  doppelt: boolean;
}
const ownTimeOf = (form: OwnTime): ChosenTime => ({
  slotId: null,
  day: form.tag,
  time: form.uhrzeit,
  format: form.form,
  ags: form.gemeinde || null,
  place: form.ort ?? '',
  counsellor: form.person,
  twice: form.doppelt,
});

/** Who else of the family comes. @param siblings ids of the cases to choose from */
const coming = (siblings: readonly string[]) => ({
  geschwister: manyOf(siblings, 'Bitte wählen Sie Geschwister aus der Liste.'),
});

/** An appointment at a time of its own. */
export const bookInput = (today: Temporal.PlainDate, siblings: readonly string[]) =>
  z.strictObject({ ...own(today), ...coming(siblings), ...interpreting }).transform((form) => ({
    time: ownTimeOf(form),
    siblings: form.geschwister,
    interpreter: interpreterOf(form),
  }));
/** An appointment from a slot. */
export const bookSlotInput = (_today: Temporal.PlainDate, siblings: readonly string[]) =>
  z.strictObject({ ...offered, ...coming(siblings), ...interpreting }).transform((form) => ({
    time: { slotId: form.platz } satisfies ChosenTime as ChosenTime,
    siblings: form.geschwister,
    interpreter: interpreterOf(form),
  }));
/** The same for an appointment that is moved. */
export const moveInput = (today: Temporal.PlainDate) =>
  z.strictObject({ ...own(today), ...because }).transform((form) => ({
    time: ownTimeOf(form),
    reason: form.grund,
    note: form.notiz ?? '',
  }));
export const moveToSlotInput = z.strictObject({ ...offered, ...because }).transform((form) => ({
  time: { slotId: form.platz } satisfies ChosenTime as ChosenTime,
  reason: form.grund,
  note: form.notiz ?? '',
}));

const text = (value: FormBody[string] | undefined): string => (typeof value === 'string' ? value.trim() : '');

const typedTime = (form: FormBody): boolean => text(form['tag']) !== '' || text(form['uhrzeit']) !== '';

/** A slot was chosen, or nothing at all: then nothing is asked about a time of its own. */
export function choseSlot(form: FormBody): boolean {
  const chosen = text(form['platz']);
  return chosen === '' ? !typedTime(form) : chosen !== ownTime;
}

/** Slot and own time exclude each other; who interprets needs a language; an outreach day a municipality. */
export function bookingErrors(form: FormBody): FieldError[] {
  return [
    ...(choseSlot(form) && typedTime(form)
      ? [
          {
            field: 'platz',
            message: 'Bitte wählen Sie entweder einen angebotenen Termin, oder „Andere Zeit“ mit Tag und Uhrzeit.',
          },
        ]
      : []),
    ...interpreterErrors(form),
  ];
}

/** Who finds an interpreter has to know the language. */
export const interpreterErrors = (form: FormBody): FieldError[] =>
  text(form['dolmetschen']) !== '' && text(form['sprache']) === ''
    ? [{ field: 'sprache', message: 'Bitte wählen Sie die Sprache, in die gedolmetscht wird.' }]
    : [];

/** Puts an error at the time that was chosen. */
export const atTime = (chosen: ChosenTime, message: string): { refused: FieldError } => ({
  refused: { field: chosen.slotId === null ? 'uhrzeit' : 'platz', message },
});
