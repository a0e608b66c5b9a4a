// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Child } from 'hono/jsx';
import { wordOf } from '../../codes/keys.ts';
import { Badge } from '../../web/components/index.ts';
import { formatCount, formatDate } from '../../web/format.ts';
import { formatLabels } from '../cases/words.tsx';
import { familyLabel } from '../families/rules.ts';
import type { Entry } from './calendar-queries.ts';
import { standWords } from './interpreter/words.ts';
import { appointmentPath, slotPath } from './paths.ts';
import type { Meeting } from './rows.ts';
import { appointmentStates, clockText, languageText, spanText } from './words.ts';

/** "im Zentrum, Raum 2.14", "in der Gemeinde: Jülich, Rathaus" */
export function placeText({ format, place, town }: Meeting & { town: string | null }): string {
  const how = wordOf(formatLabels, format);
  const where = [town, place].filter(Boolean).join(', ');
  if (where === '') return how;
  return format === 'outreach' ? where : `${how}, ${where}`;
}

/** Who has to interpret, and how finding somebody stands. */
export function interpreterBadge({
  language,
  variety,
  interpreterSource,
  stand,
}: Pick<Entry, 'language' | 'variety' | 'interpreterSource' | 'stand'>): Child {
  const { text, tone } = standWords(interpreterSource ?? 'pool', stand);
  return <Badge tone={tone}>{`${languageText(language, variety)}: ${text}`}</Badge>;
}

/** "Familie Al-Hassan": by the eldest of those who come. */
export const familyOf = ([eldest]: readonly { familyName: string; givenNames: string }[]): string =>
  eldest ? familyLabel(eldest.familyName, eldest.givenNames) : 'Familie';

/** "Familie Al-Hassan, 2 Kinder" */
export const familyText = ({ familyName, givenNames, children }: Entry): string =>
  `${familyLabel(familyName, givenNames)}${children > 1 ? `, ${formatCount(children, 'Kind', 'Kinder')}` : ''}`;

export const entryPath = ({ kind, id }: Entry): string => (kind === 'slot' ? slotPath(id) : appointmentPath(id));
export const entryTitle = (entry: Entry): string => (entry.kind === 'slot' ? 'Freier Termin' : familyText(entry));

/** What became of an appointment that is over. */
const over = ({ state }: Entry): Child =>
  state === null || state === 'booked' ? null : (
    <Badge tone={state === 'held' ? 'success' : 'warning'}>{appointmentStates[state]}</Badge>
  );

/** Appointments and free slots of one day, one below the other; with `team`, whose they are. */
export function Agenda({
  entries,
  minute,
  team,
}: {
  entries: readonly Entry[];
  /** Minute of now, where the day is today. */
  minute: number | null;
  team: boolean;
}) {
  return (
    <ol class="hs-agenda">
      {entries.map((entry) => {
        const now = minute !== null && entry.fromMinute <= minute && minute < entry.toMinute;
        return (
          <li class={now ? 'hs-agenda__item hs-agenda__item--now' : 'hs-agenda__item'}>
            <span class="hs-agenda__time">
              {clockText(entry.fromMinute)}
              <br />
              <span class="hs-muted">{clockText(entry.toMinute)}</span>
            </span>
            <div>
              <a class="kern-link kern-link--no-visited-state hs-target" href={entryPath(entry)}>
                {entryTitle(entry)}
              </a>
              <p class="hs-agenda__facts">
                {entry.interpreterNeeded ? interpreterBadge(entry) : null}
                {over(entry)}
                <span class="hs-muted">
                  {[placeText(entry), team ? entry.counsellorName : null].filter(Boolean).join(' · ')}
                </span>
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** Half hours of the week's picture: from 08:00 to 17:00. */
const firstRow = 16;
const rows = 18;

/** Where a slot begins in the picture of a day, and how tall it is; what lies outside stands at the edge. */
export function rowsOf({ fromMinute, toMinute }: Pick<Entry, 'fromMinute' | 'toMinute'>): { at: number; tall: number } {
  const at = Math.min(Math.max(Math.floor(fromMinute / 30) - firstRow + 1, 1), rows);
  const end = Math.min(Math.max(Math.ceil(toMinute / 30) - firstRow + 1, at + 1), rows + 1);
  return { at, tall: end - at };
}

function WeekSlot({ entry, team }: { entry: Entry; team: boolean }) {
  const { at, tall } = rowsOf(entry);
  const free = entry.kind === 'slot';
  const missed = entry.state === 'no_show';
  return (
    <li
      class={`hs-slot${free ? ' hs-slot--free' : ''}${missed ? ' hs-slot--away' : ''}`}
      data-at={String(at)}
      data-for={String(tall)}
    >
      <span class="hs-num">{spanText(entry)}</span>
      <br />
      <a class="kern-link kern-link--no-visited-state kern-link--stretched" href={entryPath(entry)}>
        {free ? 'frei' : familyText(entry).replace(/^Familie /, 'Fam. ')}
      </a>
      {entry.interpreterNeeded && !team ? (
        <span class="hs-muted">{` · ${languageText(entry.language, entry.variety)}`}</span>
      ) : null}
      {team && entry.counsellorName ? <span class="hs-muted">{` · ${entry.counsellorName}`}</span> : null}
      {missed ? <span class="hs-muted"> · nicht erschienen</span> : null}
    </li>
  );
}

/** Monday to Friday as columns, on a phone one day below the other; Saturday and Sunday only where there is something. */
export function Week({
  monday,
  entries,
  today,
  team,
  dayHref,
}: {
  monday: Temporal.PlainDate;
  entries: readonly Entry[];
  today: Temporal.PlainDate;
  team: boolean;
  /** The day by itself. */
  dayHref?: (day: Temporal.PlainDate) => string;
}) {
  const days = Array.from({ length: 7 }, (_, n) => monday.add({ days: n }))
    .map((day) => ({ day, entries: entries.filter((entry) => entry.day.equals(day)) }))
    .filter(({ day, entries: some }) => day.dayOfWeek <= 5 || some.length > 0);
  return (
    <ol class={`hs-week${team ? ' hs-week--team' : ''}`} data-days={String(days.length)}>
      {days.map(({ day, entries: some }) => {
        const name = `${formatDate(day).slice(0, -4)}`;
        return (
          <li class={`hs-week__day${day.equals(today) ? ' hs-week__day--today' : ''}`}>
            <h3 class="hs-week__name">
              {dayHref === undefined ? (
                day.equals(today) ? (
                  `Heute, ${name}`
                ) : (
                  name
                )
              ) : (
                <a class="kern-link kern-link--no-visited-state" href={dayHref(day)}>
                  {day.equals(today) ? `Heute, ${name}` : name}
                </a>
              )}
            </h3>
            {some.length === 0 ? (
              <p class="hs-text hs-muted hs-week__none">nichts eingetragen</p>
            ) : (
              <ol class="hs-week__slots">
                {some.map((entry) => (
                  <WeekSlot entry={entry} team={team} />
                ))}
              </ol>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** The Monday of a day's week. */
export const mondayOf = (day: Temporal.PlainDate): Temporal.PlainDate => day.subtract({ days: day.dayOfWeek - 1 });
