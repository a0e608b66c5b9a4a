// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { flash } from '../../web/flash.ts';
import type { Option, Refusal } from '../../web/form/index.ts';
import { askDay, askTime } from '../../web/form/questions.ts';
import { centreForm } from '../../web/form-pair.ts';
import { formatShortDate } from '../../web/format.ts';
import { type CentreRequest, centreRoutes, get, param, post } from '../../web/route.ts';
import { listCounsellors } from '../cases/queries.ts';
import { listTowns } from './calendar-queries.ts';
import { calendarPath } from './paths.ts';
import { getSlot, type Slot } from './queries.ts';
import { getAppointmentSettings } from './setting-queries.ts';
import { assertFree, type Clash, changeSlot, lockSlot, offerSlots, withdrawSlots } from './slot-actions.ts';
import { changeSlotInput, offerInput, seriesErrors, slotErrors, withdrawInput } from './slot-input.ts';
import { OfferPage, SlotPage, WithdrawPage } from './slot-pages.tsx';
import { clockText, dayAndTime } from './words.ts';

/** The municipalities of the area, to choose from. */
export const townOptions = async ({ tx, centreId }: Pick<CentreRequest, 'tx' | 'centreId'>): Promise<Option[]> =>
  (await listTowns(tx, centreId)).map(({ ags, name }) => ({ value: ags, label: name }));
export const peopleOptions = async ({ tx, centreId }: Pick<CentreRequest, 'tx' | 'centreId'>): Promise<Option[]> =>
  (await listCounsellors(tx, centreId)).map(({ id, name }) => ({ value: id, label: name }));

const clashes = ({ clash }: Clash): Refusal => ({
  refused: {
    field: 'uhr_von',
    message: `Für diese Person ist schon ein Termin angeboten: ${dayAndTime(clash)}. Bitte ändern Sie Zeit oder Tage.`,
  },
});
const onCalendar = (day: Temporal.PlainDate | undefined): string =>
  day === undefined ? calendarPath : `${calendarPath}?tag=${day.toString()}`;

const offerForms = centreForm({
  load: async (request) => ({
    people: await peopleOptions(request),
    towns: await townOptions(request),
    settings: await getAppointmentSettings(request.tx, request.centreId),
  }),
  values: ({ user, url, today }, { people, settings }) => ({
    ...(people.some(({ value }) => value === user.id) ? { person: user.id } : {}),
    ...(url.searchParams.get('tag') === 'heute' ? { tag: formatShortDate(today) } : {}),
    dauer: String(settings.minutes),
  }),
  schema: ({ today }) => offerInput(today),
  asks: ({ today, form }) => ({
    // About the days of a series the series itself asks.
    ...(form['serie_bis'] ? {} : { tag: askDay('appointment', today) }),
    uhr_von: askTime,
    uhr_bis: askTime,
  }),
  also: ({ form }) => [...slotErrors(form), ...seriesErrors(form)],
  check: (_, { people, towns }, { counsellor, ags }) => [
    ...(people.some(({ value }) => value === counsellor)
      ? []
      : [{ field: 'person', message: 'Bitte wählen Sie eine Person aus dem Team.' }]),
    ...townErrors(ags, towns),
  ],
  run: async ({ tx, by, shown }, _, offer) => {
    const result = await offerSlots(tx, by, offer);
    if ('clash' in result) return clashes(result);
    shown('appointment_slot', result.ids);
    return { day: offer.days[0] };
  },
  done: (_, __, { day }) => flash(onCalendar(day), 'angeboten'),
  page: (_, { people, towns }, form) => <OfferPage {...form} people={people} towns={towns} />,
});

const townErrors = (ags: string | null, towns: readonly Option[]) =>
  ags === null || towns.some(({ value }) => value === ags)
    ? []
    : [{ field: 'gemeinde', message: 'Bitte wählen Sie eine Gemeinde aus der Liste.' }];

async function loadSlot(request: CentreRequest): Promise<{ slot: Slot; towns: Option[] }> {
  const { tx, centreId } = request;
  const slot = await getSlot(tx, centreId, param(request, 'id'));
  request.shown('appointment_slot', slot.id);
  await assertFree(tx, centreId, slot);
  return { slot, towns: await townOptions(request) };
}

const changeForms = centreForm({
  load: loadSlot,
  values: (_, { slot }) => ({
    tag: formatShortDate(slot.day),
    uhr_von: clockText(slot.fromMinute),
    uhr_bis: clockText(slot.toMinute),
    form: slot.format,
    gemeinde: slot.ags ?? '',
    ort: slot.place,
  }),
  schema: ({ today }) => changeSlotInput(today),
  asks: ({ today }) => ({ tag: askDay('appointment', today), uhr_von: askTime, uhr_bis: askTime }),
  also: ({ form }) => slotErrors(form),
  check: (_, { towns }, { ags }) => townErrors(ags, towns),
  version: ({ slot }) => slot.version,
  lock: ({ tx, centreId }, { slot }) => lockSlot(tx, centreId, slot.id),
  run: async ({ tx, by }, { slot }, to) => {
    const result = await changeSlot(tx, by, slot, to);
    return 'clash' in result ? clashes(result) : { day: to.day };
  },
  done: (_, __, { day }) => flash(onCalendar(day), 'gespeichert'),
  page: (_, { slot, towns }, form) => <SlotPage {...form} slot={slot} towns={towns} />,
});

const withdrawForms = centreForm({
  load: loadSlot,
  schema: () => withdrawInput,
  version: ({ slot }) => slot.version,
  lock: ({ tx, centreId }, { slot }) => lockSlot(tx, centreId, slot.id),
  run: ({ tx, by }, { slot }, input) => withdrawSlots(tx, by, slot, input),
  done: (_, { slot }) => flash(onCalendar(slot.day), 'zurueckgezogen'),
  page: (_, { slot }, form) => <WithdrawPage {...form} slot={slot} />,
});

export const slotRoutes = centreRoutes('appointments', [
  get('/termine-anbieten', 'appointment.plan', 'appointment_slot.form', offerForms.show),
  post('/termine-anbieten', 'appointment.plan', 'appointment_slot.offer', offerForms.send),
  get('/termine-anbieten/:id', 'appointment.plan', 'appointment_slot.view', changeForms.show),
  post('/termine-anbieten/:id', 'appointment.plan', 'appointment_slot.change', changeForms.send),
  get('/termine-anbieten/:id/zuruecknehmen', 'appointment.plan', 'appointment_slot.withdraw.form', withdrawForms.show),
  post('/termine-anbieten/:id/zuruecknehmen', 'appointment.plan', 'appointment_slot.withdraw', withdrawForms.send),
]);
