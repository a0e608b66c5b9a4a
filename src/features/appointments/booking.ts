// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { timeZone } from '../../clock.ts';
import { formatCount } from '../../web/format.ts';
import type { CentreRequest } from '../../web/route.ts';
import { isCounsellor } from '../cases/queries.ts';
import type { NotFree } from './actions.ts';
import type { ChosenTime } from './booking-input.ts';
import { type Entry, listEntries } from './calendar-queries.ts';
import { getSlot } from './queries.ts';
import type { Agreed } from './rows.ts';
import { type AppointmentSettings, dayMinutes, lengthFor, minuteOf } from './rules.ts';
import { clockText, spanText } from './words.ts';

/** Slots that are offered at once; who wants a later one narrows by way or town. */
const mostOffered = 12;

/** The nearest free slots, those of today that have begun left out. */
export async function listFreeSlots({ tx, centreId, now, today, url }: CentreRequest): Promise<Entry[]> {
  const minute = minuteOf(now.toZonedDateTimeISO(timeZone).toPlainTime());
  const format = url.searchParams.get('wie') ?? undefined;
  const ags = url.searchParams.get('in') ?? undefined;
  const wanted = { from: today, fromMinute: minute, free: true, format, ags };
  return await listEntries(tx, centreId, wanted, { limit: mostOffered });
}

/**
 * What is agreed by the time that was chosen: a slot with all it says, longer for several children; or a time of its own with
 * whoever was named, else who is responsible, else the counsellor who books.
 * @throws NotFound for a slot that is not there
 */
export async function agreedBy(
  { tx, centreId, user }: CentreRequest,
  time: ChosenTime,
  children: number,
  settings: AppointmentSettings,
  { interpreter, responsibleId }: { interpreter: Agreed['interpreter']; responsibleId: string | null },
): Promise<Agreed> {
  if (time.slotId !== null) {
    const { day, fromMinute, toMinute, format, ags, place, counsellor } = await getSlot(tx, centreId, time.slotId);
    const longer = toMinute + Math.max(0, children - 1) * settings.minutesPerChild;
    const until = Math.min(longer, dayMinutes);
    return { slotId: time.slotId, day, fromMinute, toMinute: until, format, ags, place, counsellor, interpreter };
  }
  const fromMinute = minuteOf(time.time);
  const toMinute = Math.min(fromMinute + lengthFor(children, settings), dayMinutes);
  const own = (await isCounsellor(tx, centreId, user.id)) ? user.id : null;
  const { day, format, ags, place } = time;
  const counsellor = time.counsellor ?? responsibleId ?? own;
  return { slotId: null, day, fromMinute, toMinute, format, ags, place, counsellor, interpreter };
}

/** Why the time cannot be had, in one sentence that says what to do. */
export function notFreeWords({ notFree }: NotFree, agreed: Agreed, children: number): string {
  if (notFree === 'withdrawn') return 'Dieser Termin wird nicht mehr angeboten. Bitte wählen Sie einen anderen.';
  if (notFree === 'past') return 'Dieser Termin hat schon begonnen. Bitte wählen Sie einen späteren.';
  if (notFree === 'away')
    return 'Wer berät, ist an diesem Tag abwesend. Bitte wählen Sie eine andere Person oder einen anderen Tag.';
  if (agreed.slotId === null)
    return `Wer berät, hat dann schon einen Termin (${spanText(notFree)} Uhr). Bitte wählen Sie eine andere Zeit, oder setzen Sie das Häkchen bei „Trotzdem zur selben Zeit“.`;
  if (notFree.fromMinute > agreed.fromMinute && children > 1)
    return `Für ${formatCount(children, 'Kind', 'Kinder')} dauert der Termin bis ${clockText(agreed.toMinute)} Uhr, um ${clockText(notFree.fromMinute)} Uhr beginnt schon ein anderer. Bitte wählen Sie einen anderen Termin.`;
  return 'Dieser Termin ist gerade an eine andere Familie vergeben worden. Bitte wählen Sie einen anderen. Ihre Eingaben stehen noch hier.';
}
