// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Conflict } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import type { Refusal } from '../../web/form/index.ts';
import { askDay, askTime } from '../../web/form/questions.ts';
import { FormPage } from '../../web/form-page.tsx';
import { centreForm } from '../../web/form-pair.ts';
import { type CentreRequest, centreRoutes, get, param, post, redirect } from '../../web/route.ts';
import { lockCase } from '../cases/actions.ts';
import { listCaseChanges } from '../cases/change-queries.ts';
import { caseListPath, casePath } from '../cases/paths.ts';
import { type CaseHead, getCaseHead } from '../cases/queries.ts';
import { assertAllowed } from '../cases/rules.ts';
import { getFamily } from '../families/queries.ts';
import { fullName } from '../families/rules.ts';
import { sendLater } from '../interpreting/moves/later-actions.ts';
import { assertBooked, bookAppointment, lockAppointment, moveAppointment, type NotFree } from './actions.ts';
import { agreedBy, listFreeSlots, notFreeWords } from './booking.ts';
import { InterpreterFields, ReasonFields, SiblingFields, TimeFields, type TimeOffers } from './booking-fields.tsx';
import {
  atTime,
  bookInput,
  bookingErrors,
  bookSlotInput,
  type ChosenTime,
  choseSlot,
  moveInput,
  moveToSlotInput,
} from './booking-input.ts';
import { tellMoved } from './invitation/actions.ts';
import { listSendings } from './invitation/queries.ts';
import { postOf } from './invitation/routes.tsx';
import type { SendingWay } from './invitation/words.ts';
import { familyOf } from './parts.tsx';
import { appointmentDeedPath, appointmentPath, calendarPath } from './paths.ts';
import { findBooked, findBookedId, getAppointment, listAppointmentChanges, listWaitingSiblings } from './queries.ts';
import type { Agreed } from './rows.ts';
import { getAppointmentSettings } from './setting-queries.ts';
import { peopleOptions, townOptions } from './slot-routes.tsx';
import { dayAndTime } from './words.ts';

const timeOffers = async (
  request: CentreRequest,
  home: { ags: string | null; municipality: string | null },
): Promise<TimeOffers> => ({
  slots: await listFreeSlots(request),
  people: await peopleOptions(request),
  towns: await townOptions(request),
  home: home.ags === null ? null : { ags: home.ags, name: home.municipality ?? home.ags },
  here: `${request.url.pathname}${request.url.search}`,
});

/** People and towns come from the lists of the centre. */
async function listErrors(request: CentreRequest, time: ChosenTime) {
  if (time.slotId !== null) return [];
  const [people, towns] = [await peopleOptions(request), await townOptions(request)];
  const within = (value: string | null, list: readonly { value: string }[]) =>
    value === null || list.some((one) => one.value === value);
  return [
    ...(within(time.counsellor, people)
      ? []
      : [{ field: 'person', message: 'Bitte wählen Sie eine Person aus dem Team.' }]),
    ...(within(time.ags, towns)
      ? []
      : [{ field: 'gemeinde', message: 'Bitte wählen Sie eine Gemeinde aus der Liste.' }]),
  ];
}

const refusedAt = (result: NotFree, time: ChosenTime, agreed: Agreed, children: number) =>
  atTime(time, notFreeWords(result, agreed, children));

const asksOf = ({ today, form }: CentreRequest) =>
  choseSlot(form) ? {} : { tag: askDay('appointment', today), uhrzeit: askTime };

async function openHead(request: CentreRequest): Promise<CaseHead> {
  const head = await getCaseHead(request.tx, request.centreId, param(request, 'id'));
  assertAllowed('scheduled', head, '. „Termin vergeben“ geht jetzt nicht.');
  request.shown('case', head.id);
  return head;
}

const bookForms = centreForm({
  load: async (request) => {
    const { tx, centreId } = request;
    const head = await openHead(request);
    return {
      head,
      booked: await findBooked(tx, centreId, head.id),
      settings: await getAppointmentSettings(tx, centreId),
      siblings: await listWaitingSiblings(tx, centreId, head),
      family: await getFamily(tx, centreId, head.familyId),
    };
  },
  offers: (request, { family }) => timeOffers(request, family),
  values: (_, { family }) => ({
    form: 'on_site',
    ...(family.interpreterNeeded ? { dolmetschen: 'ja', dolmetschen_wer: 'pool', sprache: family.language } : {}),
  }),
  schema: ({ today, form }, { siblings }) =>
    (choseSlot(form) ? bookSlotInput : bookInput)(
      today,
      siblings.map(({ caseId }) => caseId),
    ),
  asks: asksOf,
  also: ({ form }) => bookingErrors(form),
  check: (request, _, { time }) => listErrors(request, time),
  version: ({ head }) => head.version,
  lock: ({ tx, centreId }, { head }) => lockCase(tx, centreId, head.id),
  news: ({ tx, centreId, params }, since) => listCaseChanges(tx, centreId, params['id'] ?? '', since),
  run: async (request, { head, booked, settings }, { time, siblings, interpreter }) => {
    const { tx, by } = request;
    const children = booked ? booked.children.length : 1 + siblings.length;
    const agreed = await agreedBy(request, time, children, settings, {
      interpreter,
      responsibleId: head.responsibleId,
    });
    const twice = time.slotId === null && time.twice;
    const sent = booked ? await listSendings(tx, request.centreId, booked.id) : [];
    const result = booked
      ? await moveAppointment(tx, by, booked, agreed, undefined, twice)
      : await bookAppointment(tx, by, agreed, [head.id, ...siblings], twice);
    if ('notFree' in result) return refusedAt(result, time, agreed, children);
    await sendLater(tx, by, request.app.jobs);
    request.shown('appointment', result.id);
    request.shown('case', siblings);
    if (booked) await tellMoved(tx, by, result.id, { sent, askedByFamily: false }, await postOf(request));
    return result;
  },
  done: (_, { head }) => flash(casePath(head.id), 'terminiert'),
  page: (_, { head, siblings, settings }, form, offers) => {
    const back = casePath(head.id);
    const name = fullName(head.familyName, head.givenNames);
    return (
      <FormPage
        {...form}
        title={`Termin vergeben: ${name}`}
        breadcrumbs={[
          { href: caseListPath, label: 'Fälle' },
          { href: back, label: name },
          { label: 'Termin vergeben' },
        ]}
        intro="Wann und wie wird die Familie beraten?"
        action={offers.here}
        button="Termin vergeben"
        back={back}
      >
        <SiblingFields state={form.state} siblings={siblings} minutes={settings.minutesPerChild} />
        <TimeFields state={form.state} offers={offers} />
        <InterpreterFields state={form.state} />
      </FormPage>
    );
  },
});

/** A case that has an appointment leads to moving it, with the reason. */
async function showBooking(request: CentreRequest) {
  const booked = await findBookedId(request.tx, request.centreId, (await openHead(request)).id);
  return booked === undefined ? await bookForms.show(request) : redirect(movePath(booked));
}

const movePath = (id: string): string => appointmentDeedPath(id, 'verschieben');

const moveForms = centreForm({
  load: async (request) => {
    const { tx, centreId } = request;
    const appointment = await getAppointment(tx, centreId, param(request, 'id'));
    request.shown('appointment', appointment.id);
    assertBooked(appointment);
    const [eldest] = appointment.children;
    if (!eldest) throw new Conflict('Zu diesem Termin kommt kein Kind mehr.');
    return {
      appointment,
      eldest,
      settings: await getAppointmentSettings(tx, centreId),
      family: await getFamily(tx, centreId, eldest.familyId),
    };
  },
  offers: (request, { family }) => timeOffers(request, family),
  values: (_, { appointment }) => ({ form: appointment.format }),
  schema: ({ today, form }) => (choseSlot(form) ? moveToSlotInput : moveInput(today)),
  asks: asksOf,
  also: ({ form }) => bookingErrors(form),
  check: (request, _, { time }) => listErrors(request, time),
  version: ({ appointment }) => appointment.version,
  lock: ({ tx, centreId }, { appointment }) => lockAppointment(tx, centreId, appointment.id),
  news: ({ tx, centreId, params }, since) => listAppointmentChanges(tx, centreId, params['id'] ?? '', since),
  run: async (
    request,
    { appointment, settings },
    { time, reason, note },
  ): Promise<Refusal | { told: SendingWay | undefined }> => {
    const { tx, by } = request;
    const { children, interpreter, counsellor } = appointment;
    const agreed = await agreedBy(request, time, children.length, settings, { interpreter, responsibleId: counsellor });
    const twice = time.slotId === null && time.twice;
    const sent = await listSendings(tx, request.centreId, appointment.id);
    const result = await moveAppointment(tx, by, appointment, agreed, { reason, note }, twice);
    if ('notFree' in result) return refusedAt(result, time, agreed, children.length);
    await sendLater(tx, by, request.app.jobs);
    const askedByFamily = reason === 'family';
    const told = await tellMoved(tx, by, result.id, { sent, askedByFamily }, await postOf(request));
    request.shown(
      'case',
      children.map(({ caseId }) => caseId),
    );
    return { told };
  },
  done: (_, { appointment }, { told }) => {
    const code = told === 'mail' ? 'verschobenMail' : told === 'call' ? 'verschobenAnrufen' : 'verschoben';
    return flash(appointmentPath(appointment.id), code);
  },
  page: (_, { appointment }, form, offers) => {
    const back = appointmentPath(appointment.id);
    return (
      <FormPage
        {...form}
        title={`Termin verschieben: ${familyOf(appointment.children)}`}
        breadcrumbs={[
          { href: calendarPath, label: 'Termine' },
          { href: back, label: familyOf(appointment.children) },
          { label: 'Verschieben' },
        ]}
        intro={`Bisher: ${dayAndTime(appointment)}.`}
        action={offers.here}
        button="Termin verschieben"
        back={back}
      >
        <ReasonFields state={form.state} />
        <TimeFields state={form.state} offers={offers} />
      </FormPage>
    );
  },
});

export const bookingRoutes = centreRoutes('appointments', [
  get('/faelle/:id/termin', 'appointment.plan', 'case.scheduled.form', showBooking),
  post('/faelle/:id/termin', 'appointment.plan', 'case.scheduled', bookForms.send),
  get('/termine/:id/verschieben', 'appointment.plan', 'appointment.move.form', moveForms.show),
  post('/termine/:id/verschieben', 'appointment.plan', 'appointment.move', moveForms.send),
]);
