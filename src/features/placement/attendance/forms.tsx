// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import type { z } from 'zod';
import { nextSchoolDay } from '../../../codes/school-holidays.ts';
import type { By, Tx } from '../../../db/centre.ts';
import { DateField, type FormState, TextArea, TextField } from '../../../web/form/index.ts';
import { type Asks, askDay } from '../../../web/form/questions.ts';
import { formatShortDate } from '../../../web/format.ts';
import type { CaseEventType } from '../../cases/rules.ts';
import { admissionInput } from '../admission/input.ts';
import { correctFirstDay, reportLeft, reportNotArrived } from './actions.ts';
import { leftInput, notArrivedInput } from './input.ts';
import type { Attendance } from './queries.ts';

/** Something to report or correct about a child at its school: the same form for the school and for the centre. */
export interface AttendanceForm<Input> {
  /** Behind the address of the record. */
  path: string;
  event: CaseEventType;
  title: string;
  button: string;
  intro: string;
  danger?: true;
  schema(today: Temporal.PlainDate, child: Attendance): z.ZodType<Input>;
  values(today: Temporal.PlainDate, child: Attendance): FormState['values'];
  asks(today: Temporal.PlainDate, child: Attendance): Asks;
  fields(state: FormState): Child;
  run(tx: Tx, by: By, child: Attendance, input: Input): Promise<void>;
}

const Note = ({ state }: { state: FormState }) => (
  <TextArea
    name="hinweis"
    label="Hinweis an das Zentrum"
    hint="Zum Beispiel, ob Sie die Familie erreicht haben. Keine Angaben zur Gesundheit."
    required={false}
    maxLength={1000}
    rows={3}
    state={state}
  />
);

/** The first school day, or the class, was wrong. */
export const firstDayForm: AttendanceForm<{ firstSchoolDay: Temporal.PlainDate; className: string }> = {
  path: 'erster-schultag',
  event: 'first_day_corrected',
  title: 'Ersten Schultag berichtigen',
  button: 'Ersten Schultag berichtigen',
  intro: 'Der neue Tag gilt überall. Im Verlauf stehen beide Tage.',
  schema: (today) => admissionInput(today),
  values: (_, { admission, startOn }) => ({
    erster_schultag: formatShortDate(admission?.firstSchoolDay ?? nextSchoolDay(startOn)),
    klasse: admission?.className ?? '',
  }),
  asks: (today) => ({ erster_schultag: askDay('start', today) }),
  fields: (state) => (
    <>
      <DateField name="erster_schultag" label="Erster Schultag" state={state} />
      <TextField name="klasse" label="Klasse" hint="Zum Beispiel 6b." required={false} maxLength={20} state={state} />
    </>
  ),
  run: correctFirstDay,
};

/** The child was expected and has not come. */
export const notArrivedForm: AttendanceForm<{ note: string }> = {
  path: 'nicht-in-der-schule',
  event: 'not_arrived',
  title: 'Kind ist nicht erschienen',
  button: '„Nicht erschienen“ melden',
  intro:
    'Das Zentrum erfährt es sofort und spricht mit der Familie. Die Überwachung der Schulpflicht bleibt bei der Schule und dem Schulträger (§ 41 SchulG). Der Platz bleibt für das Kind frei.',
  schema: () => notArrivedInput,
  values: () => ({}),
  asks: () => ({}),
  fields: (state) => <Note state={state} />,
  run: (tx, by, child, { note }) => reportNotArrived(tx, by, child, note),
};

/** The child has left the school. */
export const leftForm: AttendanceForm<{ leftOn: Temporal.PlainDate; note: string }> = {
  path: 'schule-verlassen',
  event: 'left_school',
  title: 'Kind hat die Schule verlassen',
  button: 'Abgang melden',
  intro:
    'Der Platz wird frei. Das Zentrum erfährt es sofort und spricht mit der Familie. Die Überwachung der Schulpflicht bleibt bei der Schule und dem Schulträger (§ 41 SchulG).',
  schema: (_, { startOn }) => leftInput(startOn),
  values: (today) => ({ letzter_schultag: formatShortDate(today) }),
  asks: (today) => ({ letzter_schultag: askDay('start', today) }),
  fields: (state) => (
    <>
      <DateField name="letzter_schultag" label="Letzter Schultag" state={state} />
      <Note state={state} />
    </>
  ),
  run: reportLeft,
};
