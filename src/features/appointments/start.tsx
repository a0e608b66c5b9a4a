// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { timeZone } from '../../clock.ts';
import type { StartSection } from '../../web/feature.ts';
import { formatCount } from '../../web/format.ts';
import { countEntries, listEntries } from './calendar-queries.ts';
import { Agenda, mondayOf, Week } from './parts.tsx';
import { calendarPath } from './paths.ts';
import { minuteOf } from './rules.ts';

/** More than one person has in a week, and than a team has in a day. */
const mostShown = 60;
const link = 'kern-link kern-link--no-visited-state hs-target';

/** The day and the week of a counsellor; the day of the team for the office. */
export const appointmentSections: readonly StartSection[] = [
  {
    place: 22,
    roles: ['counsellor'],
    async read(tx, { centreId, userId, today, now }) {
      const monday = mondayOf(today);
      const week = { from: monday, to: monday.add({ days: 6 }), counsellor: userId };
      const entries = await listEntries(tx, centreId, week, { limit: mostShown });
      const ofToday = entries.filter(({ day }) => day.equals(today));
      const minute = minuteOf(now.toZonedDateTimeISO(timeZone).toPlainTime());
      return {
        shown: [{ recordKind: 'appointment', ids: idsOf(entries) }],
        view: () => (
          <>
            <section class="hs-section">
              <div class="hs-section__head">
                <h2 class="kern-heading-medium">Termine heute</h2>
              </div>
              {ofToday.length === 0 ? (
                <p class="kern-body">Heute haben Sie keinen Termin.</p>
              ) : (
                <Agenda entries={ofToday} minute={minute} team={false} />
              )}
            </section>
            <section class="hs-section">
              <div class="hs-section__head">
                <h2 class="kern-heading-medium">Ihre Woche</h2>
                <span class="hs-actions hs-actions--links">
                  <a class={link} href={`${calendarPath}?wer=ich&tag=${monday.add({ weeks: 1 }).toString()}`}>
                    Nächste Woche
                  </a>
                  <a class={link} href={calendarPath}>
                    Woche des Teams
                  </a>
                </span>
              </div>
              <Week monday={monday} entries={entries} today={today} team={false} />
            </section>
          </>
        ),
      };
    },
  },
  {
    place: 32,
    roles: ['head', 'administration'],
    async read(tx, { centreId, today, now }) {
      const wanted = { from: today, to: today };
      const { all, free } = await countEntries(tx, centreId, wanted);
      if (all === 0) return undefined;
      const entries = (await listEntries(tx, centreId, wanted, { limit: mostShown })).filter(
        ({ kind }) => kind === 'appointment',
      );
      const minute = minuteOf(now.toZonedDateTimeISO(timeZone).toPlainTime());
      return {
        shown: [{ recordKind: 'appointment', ids: idsOf(entries) }],
        view: () => (
          <section class="hs-section">
            <div class="hs-section__head">
              <h2 class="kern-heading-medium">Termine des Teams heute</h2>
              <a class={link} href={calendarPath}>
                Woche des Teams
              </a>
            </div>
            <p class="hs-text hs-muted">
              {`${formatCount(all - free, 'Termin', 'Termine')}, ${formatCount(free, 'freier', 'freie')}`}
            </p>
            {entries.length === 0 ? null : <Agenda entries={entries} minute={minute} team />}
          </section>
        ),
      };
    },
  },
];

const idsOf = (entries: readonly { kind: string; id: string }[]): string[] =>
  entries.filter(({ kind }) => kind === 'appointment').map(({ id }) => id);
