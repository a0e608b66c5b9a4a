// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { LetterError } from '../../../outbound/letters/printer.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { Checkboxes } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import { centreForm } from '../../../web/form-pair.ts';
import {
  type Answer,
  type CentreRequest,
  centreRoutes,
  download,
  get,
  later,
  param,
  post,
  redirect,
} from '../../../web/route.ts';
import { getSettings } from '../../centres/queries.ts';
import type { StatusPlace } from '../../placement/letter/status-actions.ts';
import { assertBooked, lockAppointment } from '../actions.ts';
import { familyOf } from '../parts.tsx';
import { appointmentPath, calendarPath, invitePath } from '../paths.ts';
import { type Appointment, getAppointment } from '../queries.ts';
import { dayAndTime } from '../words.ts';
import { makeAnswerLink, markDone, type Post, sendOf } from './actions.ts';
import { inviteInput } from './input.ts';
import { calendarFile } from './jobs.ts';
import { buildInvitation, getContent, withPictures } from './letter.ts';
import { buildPreForm } from './pre-form-sheet.ts';
import { getInvited, getSending, type Invited, type Sending } from './queries.ts';
import { waysFor } from './rules.ts';
import type { SendingWay } from './words.ts';

/** What sending needs beside the transaction. */
export const postOf = async (request: CentreRequest): Promise<Post> => ({
  jobs: request.app.jobs,
  secret: await secretOf(request),
});

export const secretOf = async ({ app }: CentreRequest): Promise<string> => (await app.auth.$context).secret;

async function load(request: CentreRequest): Promise<Appointment> {
  const appointment = await getAppointment(request.tx, request.centreId, param(request, 'id'));
  request.shown('appointment', appointment.id);
  return appointment;
}

const wayLabel = (way: SendingWay, { email, family, phone }: Invited): string => {
  if (way === 'mail') return `E-Mail an ${email}`;
  if (way === 'letter')
    return `Brief an ${[family.street, family.houseNumber].filter(Boolean).join(' ')}, ${family.postcode} ${family.place}`;
  return phone === '' ? 'Anruf vormerken (keine Nummer bekannt)' : `Anruf vormerken: ${phone}`;
};

const inviteForms = centreForm({
  load: async (request) => {
    const appointment = await load(request);
    assertBooked(appointment);
    const invited = await getInvited(request.tx, request.centreId, appointment);
    return { appointment, invited, ways: waysFor(invited) };
  },
  values: (_, { ways }) => ({ weg: ways.slice(0, 1) }),
  schema: (_, { ways }) => inviteInput(ways),
  version: ({ appointment }) => appointment.version,
  lock: ({ tx, centreId }, { appointment }) => lockAppointment(tx, centreId, appointment.id),
  run: async (request, { appointment, invited }, { ways }) => {
    const { tx, by, app } = request;
    const how = { jobs: app.jobs, secret: await secretOf(request) };
    for (const way of ways) await sendOf(tx, by, appointment, { kind: 'invitation', way, invited }, how);
    return ways;
  },
  done: (_, { appointment }, ways) =>
    flash(
      appointmentPath(appointment.id),
      ways.includes('letter') ? 'briefBereit' : ways.includes('call') ? 'anrufVorgemerkt' : 'einladungUnterwegs',
    ),
  page: (_, { appointment, invited, ways }, form) => {
    const family = familyOf(appointment.children);
    return (
      <FormPage
        {...form}
        title={`Zum Termin einladen: ${family}`}
        breadcrumbs={[
          { href: calendarPath, label: 'Termine' },
          { href: appointmentPath(appointment.id), label: family },
          { label: 'Einladen' },
        ]}
        intro={`Termin: ${dayAndTime(appointment)}. Mit der Einladung bekommt die Familie den Datenschutzhinweis, was sie mitbringen soll, ${invited.family.isProtected ? 'aber wegen der Auskunftssperre keinen Code' : 'ihren Code'} und einen Link zum Absagen oder Verschieben.`}
        action={invitePath(appointment.id)}
        button="Einladen"
        back={appointmentPath(appointment.id)}
      >
        {ways.includes('call') ? (
          <p class="kern-body">
            Diese Familie ist weder mit E-Mail noch mit der Post zu erreichen. Bitte rufen Sie an.
          </p>
        ) : null}
        <Checkboxes
          name="weg"
          label="Wie wird die Familie eingeladen?"
          options={ways.map((way) => ({ value: way, label: wayLabel(way, invited) }))}
          state={form.state}
        />
      </FormPage>
    );
  },
});

const placeOf = async (request: CentreRequest): Promise<StatusPlace> => ({
  publicUrl: request.app.settings.publicUrl,
  centreKey: request.user.centre?.key ?? '',
  secret: await secretOf(request),
});

/** A sending of this appointment that still says what is true. @throws NotFound; Conflict for one that was overtaken */
async function loadSending(request: CentreRequest, way: SendingWay): Promise<[Appointment, Sending]> {
  const appointment = await load(request);
  const sending = await getSending(request.tx, request.centreId, param(request, 'sendung'));
  if (sending.appointmentId !== appointment.id || sending.way !== way) throw new NotFound();
  return [appointment, sending];
}

/** The letter: data, link and log in the transaction; drawing and printing come after it. */
async function print(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, by, app, today } = request;
  const [appointment, sending] = await loadSending(request, 'letter');
  const toAppointment = [{ kind: 'appointment', id: appointment.id, label: 'Zum Termin' }];
  assertBooked(appointment);
  if (sending.sequence !== appointment.sequence)
    throw new Conflict('Der Termin ist inzwischen verschoben. Bitte laden Sie die Familie neu ein.', toAppointment);
  const invited = await getInvited(tx, centreId, appointment);
  const token = await makeAnswerLink(tx, by, appointment, '');
  const place = await placeOf(request);
  const { kind } = sending;
  const content = await getContent(tx, centreId, { appointment, kind, token, named: true }, place);
  const letter = await buildInvitation(tx, centreId, content, invited, today);
  await markDone(tx, by, sending);
  request.shown(
    'case',
    appointment.children.map(({ caseId }) => caseId),
  );
  return later(async () => {
    try {
      const pdf = await app.letters.printInvitation(await withPictures(letter, content, place));
      return download(`Einladung-${letter.number}.pdf`, 'application/pdf', pdf);
    } catch (error) {
      if (!(error instanceof LetterError)) throw error;
      throw new Conflict(error.message, toAppointment);
    }
  });
}

/** The sheets to fill in before the talk, one for each child. */
async function printPreForm(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, app, today } = request;
  const appointment = await load(request);
  const sheet = await buildPreForm(tx, centreId, appointment, today);
  request.shown(
    'case',
    appointment.children.map(({ caseId }) => caseId),
  );
  return later(async () => {
    try {
      return download('Vorab-Bogen.pdf', 'application/pdf', await app.letters.printPreForm(sheet));
    } catch (error) {
      if (!(error instanceof LetterError)) throw error;
      throw new Conflict(error.message, [{ kind: 'appointment', id: appointment.id, label: 'Zum Termin' }]);
    }
  });
}

async function called(request: CentreRequest): Promise<Answer> {
  const [appointment, sending] = await loadSending(request, 'call');
  await markDone(request.tx, request.by, sending);
  return redirect(flash(appointmentPath(appointment.id), 'vermerkt'));
}

/** The appointment for the calendar of whoever works here. */
async function calendar(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, app, user, now } = request;
  const appointment = await load(request);
  const centre = await getSettings(tx, centreId);
  const more = { changedAt: now, mailFrom: app.settings.mailFrom };
  const file = calendarFile(appointment, centre, { email: user.email, language: 'de' }, more);
  return download('termin.ics', 'text/calendar; charset=utf-8', new TextEncoder().encode(file));
}

export const invitationRoutes = centreRoutes('appointments', [
  get('/termine/:id/einladen', 'appointment.plan', 'appointment.invite.form', inviteForms.show),
  post('/termine/:id/einladen', 'appointment.plan', 'appointment.invite', inviteForms.send),
  get('/termine/:id/sendungen/:sendung/brief.pdf', 'appointment.plan', 'appointment.invitation_print', print),
  post('/termine/:id/sendungen/:sendung/angerufen', 'appointment.plan', 'appointment.called', called),
  get('/termine/:id/vorab-bogen.pdf', 'appointment.plan', 'appointment.pre_form_print', printPreForm),
  get('/termine/:id/termin.ics', 'appointment.plan', 'appointment.calendar_file', calendar),
]);
