// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { timeZone } from '../../clock.ts';
import { frameOf } from '../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page } from '../../web/route.ts';
import { listCounsellors } from '../cases/queries.ts';
import { listAbsences } from './absence-queries.ts';
import { CalendarPage, mostShown } from './calendar-page.tsx';
import { countEntries, listEntries, type Wanted } from './calendar-queries.ts';
import { type CalendarQuery, calendarQuery } from './list-input.ts';
import { mondayOf } from './parts.tsx';
import { minuteOf } from './rules.ts';

/** The days a view shows. */
function wantedBy({ view, day, counsellor, format, free }: CalendarQuery): Wanted {
  const narrow = { counsellor, format, free };
  if (view === 'tag') return { ...narrow, from: day, to: day };
  if (view === 'liste') return { ...narrow, from: day };
  const monday = mondayOf(day);
  return { ...narrow, from: monday, to: monday.add({ days: 6 }) };
}

async function showCalendar(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today, user, now } = request;
  const query = calendarQuery(request.url, today, user.id);
  const wanted = wantedBy(query);
  const entries = await listEntries(tx, centreId, wanted, query.view === 'liste' ? query : { limit: mostShown });
  request.shown(
    'appointment',
    entries.filter(({ kind }) => kind === 'appointment').map(({ id }) => id),
  );
  return page(
    <CalendarPage
      frame={frameOf(request)}
      query={query}
      entries={entries}
      absences={await listAbsences(tx, centreId, wanted)}
      count={await countEntries(tx, centreId, wanted)}
      people={await listCounsellors(tx, centreId)}
      today={today}
      minute={minuteOf(now.toZonedDateTimeISO(timeZone).toPlainTime())}
    />,
  );
}

export const calendarRoutes = centreRoutes('appointments', [
  get('/termine', 'appointment.plan', 'appointment.list', showCalendar),
]);
