// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readGermanDate } from '../../web/form/parse.ts';
import { type FilterValues, listQuery } from '../../web/list/index.ts';
import { appointmentFormats } from '../cases/states.ts';

export const views = { tag: 'Tag', woche: 'Woche', liste: 'Liste' } as const;
export type View = keyof typeof views;

/** How the calendar can be narrowed: view, day (ISO or German), person (`ich` or an id), way, free slots only. */
export const calendarFilters = {
  ansicht: ['tag', 'woche', 'liste'],
  tag: 'text',
  wer: 'text',
  form: appointmentFormats,
  frei: ['ja'],
} as const;

/** What is shown of the calendar. */
export interface CalendarQuery {
  view: View;
  day: Temporal.PlainDate;
  /** One person; undefined: the team. */
  counsellor: string | undefined;
  /** The person who looks. */
  own: boolean;
  format: string | undefined;
  free: boolean;
  filters: FilterValues<typeof calendarFilters>;
  page: number;
  limit: number;
  offset: number;
  /** Path with the filters that are set. */
  baseUrl: string;
  filtered: boolean;
}

function dayOr(text: string | undefined, today: Temporal.PlainDate): Temporal.PlainDate {
  if (text === undefined) return today;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return readGermanDate(text) ?? today;
  }
}

/** Reads the address of the calendar. Junk is dropped, never an error. */
export function calendarQuery(url: URL, today: Temporal.PlainDate, userId: string): CalendarQuery {
  const list = listQuery(url.href, { sorts: ['zeit'], filters: calendarFilters });
  const { ansicht, tag, wer, form, frei } = list.filters;
  const counsellor = wer === 'ich' ? userId : /^[0-9a-f-]{36}$/.test(wer ?? '') ? wer : undefined;
  return {
    view: ansicht ?? 'woche',
    day: dayOr(tag, today),
    counsellor,
    own: counsellor === userId,
    format: form,
    free: frei === 'ja',
    filters: list.filters,
    page: list.page,
    limit: list.limit,
    offset: list.offset,
    baseUrl: list.baseUrl,
    filtered: counsellor !== undefined || form !== undefined || frei !== undefined,
  };
}
