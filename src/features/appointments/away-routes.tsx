// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Conflict } from '../../refusals.ts';
import { DateField, emptyForm, type FormState, Radios, type Refusal, Select, TextArea } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import { centreForm } from '../../web/form-pair.ts';
import { formatDate } from '../../web/format.ts';
import { frameOf } from '../../web/frame.ts';
import { type CentreRequest, centreRoutes, get, page, param, post } from '../../web/route.ts';
import { sendLater } from '../interpreting/moves/later-actions.ts';
import { endAbsence, enterAbsence, lockAbsence } from './absence-actions.ts';
import { type AbsenceNews, AbsencePage } from './absence-page.tsx';
import { type Absence, getAbsence, listStoodIn } from './absence-queries.ts';
import { handOverAppointment, lockAppointment } from './actions.ts';
import { askStoodIn, awayInput, backErrors, backInput, handOverInput, mostRows, stoodInBy } from './away-input.ts';
import { type Entry, listEntries } from './calendar-queries.ts';
import { familyText } from './parts.tsx';
import { awayPath, calendarPath } from './paths.ts';
import { getAppointment } from './queries.ts';
import { peopleOptions } from './slot-routes.tsx';
import { dayAndTime } from './words.ts';

interface Known {
  absence: Absence;
  entries: Entry[];
}

async function read({ tx, centreId }: CentreRequest, id: string): Promise<Known> {
  const absence = await getAbsence(tx, centreId, id);
  const { from, to, counsellor } = absence;
  const entries = await listEntries(tx, centreId, { from, to, counsellor }, { limit: mostRows });
  return { absence, entries: entries.filter(({ state }) => state === 'booked') };
}

async function load(request: CentreRequest): Promise<Known> {
  const known = await read(request, param(request, 'id'));
  request.shown('absence', known.absence.id);
  return known;
}

/** The page of an absence, with what has just been done. */
function pageOf(request: CentreRequest, known: Known, state: FormState = emptyForm(), news?: AbsenceNews) {
  request.shown(
    'appointment',
    known.entries.map(({ id }) => id),
  );
  const { requestId, today } = request;
  const shown = { ...known, today, state, requestId, version: known.absence.version, ...(news ? { news } : {}) };
  return <AbsencePage frame={frameOf(request)} {...shown} />;
}

const awayForms = centreForm({
  load: async (request) => ({
    people: await peopleOptions(request),
    stoodIn: await listStoodIn(request.tx, request.centreId, { from: request.today }),
  }),
  schema: ({ today }, { people }) =>
    awayInput(
      today,
      people.map(({ value }) => value),
    ),
  asks: ({ form }, { stoodIn }) => ({ weg_von: askStoodIn(form, stoodIn) }),
  run: async (request, { stoodIn }, away): Promise<Refusal | (Known & { withdrawn: number })> => {
    const { tx, by, shown } = request;
    const told = new Set(stoodInBy(request.form, stoodIn).map(({ id }) => id));
    const entered = await enterAbsence(tx, by, { ...away, told });
    if ('clash' in entered) {
      const { clash } = entered;
      const own = clash.counsellor === away.counsellor;
      return {
        refused: {
          field: own ? 'weg_von' : 'vertretung',
          message: `${clash.name} ist vom ${formatDate(clash.from)} bis ${formatDate(clash.to)} schon abwesend. ${own ? 'Bitte tragen Sie nur die anderen Tage ein.' : 'Bitte wählen Sie jemand anderes.'}`,
        },
      };
    }
    shown('absence', entered.id);
    return { ...(await read(request, entered.id)), withdrawn: entered.withdrawn };
  },
  done: (request, _, { withdrawn, ...known }) => page(pageOf(request, known, emptyForm(), { withdrawn })),
  page: ({ today }, { people }, form) => (
    <FormPage
      {...form}
      title="Abwesenheit eintragen"
      breadcrumbs={[{ href: calendarPath, label: 'Termine' }, { label: 'Abwesend' }]}
      intro={`Freie Termine dieser Tage werden zurückgenommen. Termine von Familien bleiben stehen; Sie sehen danach, welche zu übergeben sind. Heute ist ${formatDate(today)}.`}
      action={awayPath}
      button="Abwesenheit eintragen"
      back={calendarPath}
    >
      <Select name="wer" label="Wer ist abwesend?" options={people} state={form.state} />
      <DateField name="weg_von" label="Von" state={form.state} />
      <DateField name="weg_bis" label="Bis" state={form.state} />
      <Select name="vertretung" label="Vertretung" options={people} required={false} state={form.state} />
      <Radios
        name="weil"
        label="Warum"
        hint="Steht nur bei den zurückgenommenen Terminen, nicht im Kalender."
        options={[
          { value: 'leave', label: 'Urlaub oder anderes' },
          { value: 'ill', label: 'krank' },
        ]}
        state={form.state}
      />
      <TextArea
        name="hinweis"
        label="Notiz für das Team"
        hint="Bitte nichts über die Gesundheit."
        required={false}
        rows={2}
        maxLength={500}
        state={form.state}
      />
    </FormPage>
  ),
});

const backForms = centreForm({
  load,
  schema: () => backInput,
  check: ({ today }, { absence }, back) => backErrors(back, absence, today),
  version: ({ absence }) => absence.version,
  lock: ({ tx, centreId }, { absence }) => lockAbsence(tx, centreId, absence.id),
  run: async (request, { absence }, back) => {
    const offeredAgain = await endAbsence(request.tx, request.by, absence, back);
    return { ...(await read(request, absence.id)), offeredAgain };
  },
  done: (request, _, { offeredAgain, ...known }) => page(pageOf(request, known, emptyForm(), { offeredAgain })),
  page: (request, known, { state }) => pageOf(request, known, state),
});

/**
 * Hands one appointment over, which may have changed since the page was made. @returns why not, in a sentence
 * @throws whatever is no matter of this one
 */
async function handOver(request: CentreRequest, { absence, entries }: Known, id: string): Promise<string | undefined> {
  const { tx, by, centreId } = request;
  const entry = entries.find((one) => one.id === id);
  if (!entry || (await lockAppointment(tx, centreId, id)) === undefined)
    return 'Ein gewählter Termin steht inzwischen nicht mehr in dieser Zeit.';
  const named = `${familyText(entry)}, ${dayAndTime(entry)}`;
  const appointment = await getAppointment(tx, centreId, id);
  if (appointment.state !== 'booked' || appointment.counsellor !== absence.counsellor)
    return `${named}: Der Termin hat sich inzwischen geändert.`;
  const result = await handOverAppointment(tx, by, appointment, absence.standIn ?? '');
  return 'notFree' in result
    ? `${named}: ${absence.standInName ?? ''} ist dann nicht frei. Bitte verschieben Sie den Termin.`
    : undefined;
}

const handOverForms = centreForm({
  load,
  schema: () => handOverInput,
  run: async (request, known, ids) => {
    const { absence } = known;
    if (absence.standIn === null)
      throw new Conflict('Für diese Abwesenheit ist keine Vertretung eingetragen. Es wurde nichts übergeben.', [
        { kind: 'absence', id: absence.id, label: 'Zur Abwesenheit' },
      ]);
    const notDone: string[] = [];
    // In one order, so that two people who hand over at once wait for each other.
    for (const id of ids.toSorted()) {
      const why = await handOver(request, known, id);
      if (why !== undefined) notDone.push(why);
    }
    await sendLater(request.tx, request.by, request.app.jobs);
    return { ...(await read(request, absence.id)), handedOver: ids.length - notDone.length, notDone };
  },
  done: (request, _, { handedOver, notDone, ...known }) =>
    page(pageOf(request, known, emptyForm(), { handedOver, notDone })),
  page: (request, known, { state }) => pageOf(request, known, state),
});

export const awayRoutes = centreRoutes('appointments', [
  get('/termine-abwesend', 'appointment.plan', 'appointment_slot.away.form', awayForms.show),
  post('/termine-abwesend', 'appointment.plan', 'appointment_slot.away', awayForms.send),
  get('/termine-abwesend/:id', 'appointment.plan', 'absence.view', backForms.show),
  post('/termine-abwesend/:id/beenden', 'appointment.plan', 'absence.end', backForms.send),
  post('/termine-abwesend/:id/uebergeben', 'appointment.plan', 'absence.hand_over', handOverForms.send),
]);
