// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf } from '../../clock.ts';
import { addWorkingDays, isWorkingDay } from '../../codes/holidays.ts';
import type { DemoStage } from '../../web/feature.ts';
import type { CaseEvent } from '../cases/rules.ts';
import { sendingRow } from './invitation/rows.ts';
import { languageOf } from './invitation/texts.ts';
import { absenceRow, appointmentCaseRow, appointmentRow, slotRow } from './rows.ts';
import { minuteOf, overlap, type Span } from './rules.ts';
import { appointmentServices } from './services.ts';

/** Times of a day at which a counsellor of the demo offers an appointment, minutes since midnight. */
export const demoTimes = [8 * 60 + 30, 10 * 60, 11 * 60 + 30, 13 * 60 + 30, 15 * 60] as const;
const length = 75;
const rooms = ['Raum 2.14', 'Raum 2.15', 'Raum 1.03'];

/** Of a notice nobody was sent: the demo invents that it was. */
const standardHash = '0'.repeat(64);

/** Slots from last week to in three weeks, and an appointment for each case that has one; a sixth of the times is left off. */
export function tellAppointments(stage: DemoStage): void {
  const { centreId, now, random, rows } = stage;
  const today = dayOf(now);
  const booked = tellBooked(stage);
  const counsellors = [...new Set(rows.of('placement_case').map((row) => row.responsible_user))].filter(
    (id) => id !== null,
  );
  for (const [index, counsellor] of counsellors.entries()) {
    const taken = booked.filter((one) => one.counsellor === counsellor);
    const standIn = counsellors[index - 1];
    // One of the team is away in two weeks, and somebody stands in.
    const away = index === 1 && standIn !== undefined ? addWorkingDays(today, 10) : null;
    if (away !== null && standIn !== undefined) {
      const madeAt = now.subtract({ hours: 24 * 3 });
      const days = { from: away, to: addWorkingDays(away, 2), standIn, note: 'Schlüssel liegt im Sekretariat.' };
      rows.add(
        'absence',
        absenceRow({ ...days, centreId, id: random.id(madeAt), counsellor, madeBy: counsellor, madeAt }),
      );
    }
    for (let day = addWorkingDays(today, -5), n = 0; n < 20; day = addWorkingDays(day, 1), n += 1)
      for (const fromMinute of demoTimes) {
        const span = { day, fromMinute, toMinute: fromMinute + length };
        if (!isWorkingDay(day) || random.chance(1 / 4) || taken.some((one) => overlap(one, span))) continue;
        const made = now.subtract({ hours: 24 * 21 });
        rows.add(
          'appointment_slot',
          slotRow({
            ...{ centreId, id: random.id(made), seriesId: null, counsellor, madeBy: counsellor, madeAt: made, ...span },
            ...(day.dayOfWeek === 3 && index === 1
              ? { format: 'outreach' as const, ags: townOf(rows), place: 'Rathaus, Zimmer 12' }
              : { format: 'on_site' as const, ags: null, place: rooms[index % rooms.length] ?? '' }),
          }),
        );
      }
  }
}

/** Two appointments of one person at once: only the first of them was offered. */
const sameTime = (one: Span & { counsellor: string | null }, counsellor: string | null, span: Span): boolean =>
  one.counsellor === counsellor && overlap(one, span);

/** The municipality most cases are reported from. */
function townOf(rows: DemoStage['rows']): string {
  const counts = new Map<string, number>();
  for (const { reported_ags: ags } of rows.of('placement_case')) counts.set(ags, (counts.get(ags) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[1]?.[0] ?? [...counts.keys()][0] ?? '';
}

/** The appointments that stand in the histories of cases: the last of each case, with what became of it. */
function tellBooked({ centreId, random, rows, served }: DemoStage): (Span & { counsellor: string | null })[] {
  const children = new Map(rows.of('child').map((row) => [row.id, row]));
  const families = new Map(rows.of('family').map((row) => [row.id, row]));
  const told: (Span & { counsellor: string | null })[] = [];
  const events = Map.groupBy(rows.of('case_event'), (row) => row.case_id);
  for (const one of rows.of('placement_case')) {
    const mine = events.get(one.id) ?? [];
    const last = mine.findLast(({ type }) => type === 'scheduled');
    const after = last && mine.find(({ seq, type }) => seq > last.seq && (type === 'counselled' || type === 'no_show'));
    const family = families.get(children.get(one.child_id)?.family_id ?? '');
    if (!last || !family || (after === undefined && one.state !== 'scheduled')) continue;
    const { on, time, format } = (last as unknown as { payload: Extract<CaseEvent, { type: 'scheduled' }>['payload'] })
      .payload;
    const fromMinute = minuteOf(Temporal.PlainTime.from(time));
    const span = { day: Temporal.PlainDate.from(on), fromMinute, toMinute: fromMinute + length };
    const id = random.id(last.at);
    const place = format === 'on_site' ? (rooms[0] ?? '') : '';
    const free = one.responsible_user !== null && !told.some((other) => sameTime(other, one.responsible_user, span));
    const slotId = free ? random.id(last.at) : null;
    if (slotId !== null && one.responsible_user !== null)
      rows.add(
        'appointment_slot',
        slotRow({
          ...{ centreId, id: slotId, seriesId: null, counsellor: one.responsible_user, ...span, ags: null, place },
          ...{ format: format as 'on_site', madeBy: one.responsible_user, madeAt: last.at },
        }),
      );
    const row = appointmentRow(
      {
        ...{ centreId, id, slotId, counsellor: one.responsible_user, ...span, ags: null, place },
        format: format as 'on_site',
        interpreter: family.interpreter_needed
          ? {
              language: family.language,
              variety: '',
              source: told.length % 3 === 0 ? ('brought' as const) : ('own' as const),
            }
          : null,
        ...{ bookedBy: last.actor, bookedAt: last.at },
      },
      after === undefined
        ? null
        : { state: after.type === 'no_show' ? 'no_show' : 'held', at: after.at, by: after.actor },
    );
    rows.add('appointment', row);
    if (row.state === 'held' || row.state === 'no_show') {
      const service = appointmentServices[row.state === 'held' ? 'appointment_held' : 'appointment_missed'];
      served({ service, occurredOn: span.day, ags: one.reported_ags, createdAt: last.at });
    }
    rows.add(
      'appointment_case',
      appointmentCaseRow({ centreId, id: random.id(last.at), appointmentId: id, caseId: one.id }),
    );
    told.push({ ...span, counsellor: one.responsible_user });
    // Two of three families were invited the same day, by the way they prefer.
    if (random.chance(1 / 3)) continue;
    const way = family.channel === 'mail' && family.email !== '' ? 'mail' : 'letter';
    const sent = { at: last.at, by: last.actor };
    rows.add(
      'invitation_sending',
      sendingRow(
        {
          ...{ centreId, id: random.id(last.at), appointmentId: id, sequence: 0, kind: 'invitation', way },
          ...{ language: languageOf(family.language), notice: { version: 0, hash: standardHash }, ...sent },
        },
        sent,
      ),
    );
  }
  return told;
}
