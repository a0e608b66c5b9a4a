// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { addWorkingDays } from '../../codes/holidays.ts';
import { flash } from '../../web/flash.ts';
import { FormPage } from '../../web/form-page.tsx';
import { centreForm } from '../../web/form-pair.ts';
import { formatCount, formatDate } from '../../web/format.ts';
import { frameOf } from '../../web/frame.ts';
import { type CentreRequest, centreRoutes, get, page, param, post, redirect } from '../../web/route.ts';
import { casePath, counselPath } from '../cases/paths.ts';
import { owners, steps } from '../cases/states.ts';
import { sendLater } from '../interpreting/moves/later-actions.ts';
import {
  assertBooked,
  cancelAppointment,
  changeInterpreter,
  lockAppointment,
  recordArrival,
  recordNoShowAfter,
} from './actions.ts';
import { AppointmentPage } from './appointment-page.tsx';
import { InterpreterFields, ReasonFields } from './booking-fields.tsx';
import { cancelInput, interpreterErrors, interpreterInput, nothingInput } from './booking-input.ts';
import { listInterpreterStands } from './interpreter/queries.ts';
import { tellCancelled } from './invitation/actions.ts';
import { getInvited, listSendings } from './invitation/queries.ts';
import { postOf } from './invitation/routes.tsx';
import { familyOf } from './parts.tsx';
import { appointmentDeedPath, appointmentPath, calendarPath } from './paths.ts';
import { type Appointment, countNoShows, getAppointment, listAppointmentChanges } from './queries.ts';
import { afterNoShow, instantOf } from './rules.ts';
import { getAppointmentSettings } from './setting-queries.ts';
import { dayAndTime } from './words.ts';

async function load(request: CentreRequest): Promise<Appointment> {
  const appointment = await getAppointment(request.tx, request.centreId, param(request, 'id'));
  request.shown('appointment', appointment.id);
  request.shown(
    'case',
    appointment.children.map(({ caseId }) => caseId),
  );
  return appointment;
}

async function loadBooked(request: CentreRequest): Promise<Appointment> {
  const appointment = await load(request);
  assertBooked(appointment);
  return appointment;
}

async function showAppointment(request: CentreRequest) {
  const appointment = await load(request);
  const begun = Temporal.Instant.compare(instantOf(appointment.day, appointment.fromMinute), request.now) <= 0;
  const { tx, centreId } = request;
  const sendings = await listSendings(tx, centreId, appointment.id);
  const stand = (await listInterpreterStands(tx, centreId, [appointment.id])).get(appointment.id);
  const { phone } = appointment.children.length > 0 ? await getInvited(tx, centreId, appointment) : { phone: '' };
  const props = { appointment, begun, sendings, phone, stand };
  return page(<AppointmentPage frame={frameOf(request)} requestId={request.requestId} {...props} />);
}

/** What the forms of an appointment have in common. */
const onAppointment = {
  version: ({ version }: Appointment) => version,
  lock: ({ tx, centreId }: CentreRequest, { id }: Appointment) => lockAppointment(tx, centreId, id),
  news: ({ tx, centreId, params }: CentreRequest, since: Temporal.Instant) =>
    listAppointmentChanges(tx, centreId, params['id'] ?? '', since),
};

const frameFor = (appointment: Appointment, title: string, deed: string) => ({
  title: `${title}: ${familyOf(appointment.children)}`,
  breadcrumbs: [
    { href: calendarPath, label: 'Termine' },
    { href: appointmentPath(appointment.id), label: familyOf(appointment.children) },
    { label: title },
  ],
  action: appointmentDeedPath(appointment.id, deed),
  back: appointmentPath(appointment.id),
});

const cancelForms = centreForm({
  ...onAppointment,
  load: loadBooked,
  schema: () => cancelInput,
  run: async (request, appointment, input) => {
    const { tx, by, centreId } = request;
    const sent = await listSendings(tx, centreId, appointment.id);
    await cancelAppointment(tx, by, appointment, input);
    await sendLater(tx, by, request.app.jobs);
    // A family that cannot come knows.
    if (input.reason === 'family') return { told: undefined };
    return { told: await tellCancelled(tx, by, appointment, sent, await postOf(request)) };
  },
  done: (_, { id }, { told }) => {
    const code = told === 'mail' ? 'abgesagtMail' : told === 'call' ? 'abgesagtAnrufen' : 'abgesagt';
    return flash(appointmentPath(id), code);
  },
  page: (_, appointment, form) => (
    <FormPage
      {...form}
      {...frameFor(appointment, 'Termin absagen', 'absagen')}
      intro={`Der Termin am ${dayAndTime(appointment)} wird frei. ${formatCount(appointment.children.length, 'Kind wartet', 'Kinder warten')} dann auf einen neuen.`}
      danger
      button="Termin absagen"
    >
      <ReasonFields state={form.state} />
    </FormPage>
  ),
});

const interpreterForms = centreForm({
  ...onAppointment,
  load: loadBooked,
  values: (_, { interpreter }) =>
    interpreter
      ? {
          ...{ dolmetschen: 'ja', dolmetschen_wer: interpreter.source },
          ...{ sprache: interpreter.language, varietaet: interpreter.variety },
        }
      : {},
  schema: () => interpreterInput,
  also: ({ form }) => interpreterErrors(form),
  run: async ({ tx, by, app }, appointment, interpreter) => {
    await changeInterpreter(tx, by, appointment, interpreter);
    await sendLater(tx, by, app.jobs);
  },
  done: (_, { id }) => flash(appointmentPath(id), 'gespeichert'),
  page: (_, appointment, form) => (
    <FormPage
      {...form}
      {...frameFor(appointment, 'Dolmetschen ändern', 'dolmetschen')}
      intro="Wer Dolmetschende vermittelt, erfährt die Änderung sofort."
      button="Dolmetschen speichern"
    >
      <InterpreterFields state={form.state} />
    </FormPage>
  ),
});

const noShowForms = centreForm({
  ...onAppointment,
  load: loadBooked,
  offers: async ({ tx, centreId, today }, { children: [first] }) => {
    const before = first ? await countNoShows(tx, centreId, first.caseId) : 0;
    const { step, days, owner } = afterNoShow(before, await getAppointmentSettings(tx, centreId));
    return { before, what: steps[step], who: owners[owner], dueOn: addWorkingDays(today, days) };
  },
  schema: () => nothingInput,
  run: async ({ tx, by, centreId }, appointment) =>
    recordNoShowAfter(tx, by, appointment, await getAppointmentSettings(tx, centreId)),
  done: (_, { id, children: [first] }) => flash(first ? casePath(first.caseId) : appointmentPath(id), 'vermerkt'),
  page: (_, appointment, form, { before, what, who, dueOn }) => (
    <FormPage
      {...form}
      {...frameFor(appointment, 'Nicht erschienen', 'nicht-erschienen')}
      intro={`Die Familie war ${before === 0 ? 'nicht' : `zum ${before + 1}. Mal nicht`} da. Der nächste Schritt ist dann: ${what} (${who}, bis ${formatDate(dueOn)}).`}
      button="Nicht erschienen vermerken"
    />
  ),
});

async function arrive(request: CentreRequest) {
  const appointment = await loadBooked(request);
  await recordArrival(request.tx, request.by, appointment);
  const [first] = appointment.children;
  const counsels = request.by.role !== 'administration';
  if (!first || !counsels) return redirect(flash(appointmentPath(appointment.id), 'vermerkt'));
  return redirect(flash(counselPath(first.caseId), 'vermerkt'));
}

export const appointmentRoutes = centreRoutes('appointments', [
  get('/termine/:id', 'appointment.plan', 'appointment.view', showAppointment),
  get('/termine/:id/absagen', 'appointment.plan', 'appointment.cancel.form', cancelForms.show),
  post('/termine/:id/absagen', 'appointment.plan', 'appointment.cancel', cancelForms.send),
  get('/termine/:id/dolmetschen', 'appointment.plan', 'appointment.interpreter.form', interpreterForms.show),
  post('/termine/:id/dolmetschen', 'appointment.plan', 'appointment.interpreter', interpreterForms.send),
  get('/termine/:id/nicht-erschienen', 'appointment.plan', 'appointment.no_show.form', noShowForms.show),
  post('/termine/:id/nicht-erschienen', 'appointment.plan', 'appointment.no_show', noShowForms.send),
  post('/termine/:id/erschienen', 'appointment.plan', 'appointment.held', arrive),
]);
