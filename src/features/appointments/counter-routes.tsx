// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { may } from '../../auth/permissions.ts';
import { timeZone } from '../../clock.ts';
import { flash } from '../../web/flash.ts';
import type { Refusal } from '../../web/form/index.ts';
import { askForm } from '../../web/form/questions.ts';
import { centreForm, type Instead, instead } from '../../web/form-pair.ts';
import { type CentreRequest, centreRoutes, get, post } from '../../web/route.ts';
import { casePath, counselPath } from '../cases/paths.ts';
import { holdKnownFamily, takeReport } from '../cases/report-actions.ts';
import { foundSiblingInput, type ReportInput, reportInput } from '../cases/report-input.ts';
import type { KnownFamily } from '../cases/report-queries.ts';
import { askMunicipality, offerMunicipalities, type Resolved, readFamilyForm } from '../families/municipality.ts';
import { newFamilyValues } from '../families/values.ts';
import { bookAppointment, findHindrance } from './actions.ts';
import { agreedBy, listFreeSlots, notFreeWords } from './booking.ts';
import type { ChosenTime } from './booking-input.ts';
import { counterParts, counterTimeInput, foundFamily, laterOn, rightNow } from './counter-input.ts';
import { type CounterOffers, CounterPage } from './counter-page.tsx';
import { bookPath } from './paths.ts';
import { getAppointmentSettings } from './setting-queries.ts';

interface Known {
  family: KnownFamily | undefined;
  place: Resolved | null;
}
type Input = { report: ReportInput; time: z.output<typeof counterTimeInput> };

const offersOf = async (
  request: CentreRequest,
  { place }: Known,
  duplicates: CounterOffers['duplicates'] = [],
): Promise<CounterOffers> => ({
  municipality: place ?? { choices: await offerMunicipalities(request) },
  slots: await listFreeSlots(request),
  duplicates,
});

/** From now on, in the centre; two at once are meant. */
function now({ now: instant, today }: CentreRequest): ChosenTime {
  const local = instant.toZonedDateTimeISO(timeZone);
  const time = Temporal.PlainTime.from({ hour: local.hour, minute: local.minute - (local.minute % 5) });
  return { slotId: null, day: today, time, format: 'on_site', ags: null, place: '', counsellor: null, twice: true };
}

/** Files the report, then gives the appointment: the time is held first, so that neither is done without the other. */
async function take(
  request: CentreRequest,
  known: Known,
  { report, time }: Input,
): Promise<{ caseId: string; when: string } | Refusal | Instead<CounterOffers>> {
  const { tx, by, centreId, shown } = request;
  const { family, place } = known;
  const settings = await getAppointmentSettings(tx, centreId);
  const chosen = time.when === rightNow ? now(request) : { slotId: time.when };
  const contact = report.family?.contact;
  const interpreter = contact?.interpreterNeeded
    ? { language: contact.language, variety: time.variety, source: 'pool' as const }
    : null;
  const agreed =
    time.when === laterOn ? null : await agreedBy(request, chosen, 1, settings, { interpreter, responsibleId: null });
  const twice = time.when === rightNow;
  const hindrance = agreed && (await findHindrance(tx, by, agreed, { twice }));
  if (agreed && hindrance) return { refused: { field: 'platz', message: notFreeWords(hindrance, agreed, 1) } };
  const ags = family?.ags ?? (place?.ok ? place.ags : '');
  const filed = await takeReport(tx, by, 'all', report, { family, ags, staff: true, withCase: true });
  if ('refused' in filed) return filed;
  if ('early' in filed) return instead({ ...(await offersOf(request, known, [])), early: filed.early });
  if ('asked' in filed) {
    shown(
      'child',
      filed.asked.map(({ id }) => id),
    );
    return instead(await offersOf(request, known, filed.asked));
  }
  const caseId = filed.caseId ?? '';
  shown('child', filed.childId);
  shown('case', caseId);
  const booked = agreed && (await bookAppointment(tx, by, agreed, [caseId], twice));
  if (booked && 'id' in booked) shown('appointment', booked.id);
  return { caseId, when: time.when };
}

/** Where one goes on: with the talk, with another time, or with the case. */
function goOn({ user }: CentreRequest, { caseId, when }: { caseId: string; when: string }): string {
  if (when === laterOn) return flash(bookPath(caseId), 'gemeldet');
  const talks = when === rightNow && may(user.roles, 'case.edit');
  return flash(talks ? counselPath(caseId) : casePath(caseId), 'schalter');
}

const counterForms = centreForm({
  load: (): Known => ({ family: undefined, place: null }),
  loadSent: async (request): Promise<Known> => {
    const id = foundFamily(request.form);
    if (id === '') return { family: undefined, place: await askMunicipality(request) };
    return { family: await holdKnownFamily(request.tx, request.centreId, 'all', id), place: null };
  },
  offers: (request, known) => offersOf(request, known),
  values: () => newFamilyValues,
  // Read part by part, below.
  schema: () => z.custom<Input>(),
  read: (request, { family, place }) => {
    const { report, time } = counterParts(request.form);
    const schema: z.ZodType<ReportInput> = family ? foundSiblingInput(request.today) : reportInput(request.today);
    const reported = readFamilyForm({ ...request, form: report as CentreRequest['form'] }, schema, place);
    const timed = askForm(counterTimeInput, time, {});
    const state = {
      ...reported.state,
      values: { ...reported.state.values, ...timed.state.values },
      errors: [...reported.state.errors, ...timed.state.errors],
    };
    const complete = reported.data !== undefined && timed.data !== undefined;
    return { ...(complete ? { data: { report: reported.data, time: timed.data } as Input } : {}), state };
  },
  run: take,
  done: (request, _, result) => goOn(request, result),
  page: (_, __, form, offers) => <CounterPage {...form} {...offers} />,
});

export const counterRoutes = centreRoutes('appointments', [
  get('/termine/schalter', 'appointment.plan', 'appointment.counter.form', counterForms.show),
  post('/termine/schalter', 'appointment.plan', 'appointment.counter', counterForms.send),
]);
