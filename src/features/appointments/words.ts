// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { languageName } from '../../codes/languages.ts';
import type { Row } from '../../db/row.ts';
import { formatDate, formatTime } from '../../web/format.ts';
import { type Span, timeOf } from './rules.ts';

export const appointmentStates = {
  booked: 'vereinbart',
  held: 'hat stattgefunden',
  no_show: 'nicht erschienen',
  cancelled: 'abgesagt',
} as const satisfies Record<Row<'appointment'>['state'], string>;
export type AppointmentState = keyof typeof appointmentStates;

/** Why a slot is taken back. */
export const withdrawReasons = {
  ill: 'krank',
  leave: 'abwesend',
  room: 'Raum nicht frei',
  other: 'anderer Grund',
} as const;
export type WithdrawReason = keyof typeof withdrawReasons;

/** Why an appointment ended without a talk. */
export const endReasons = {
  family: 'Familie kann nicht',
  centre: 'Zentrum kann nicht',
  interpreter: 'niemand zum Dolmetschen',
  case_closed: 'Fall geschlossen',
  other: 'anderer Grund',
} as const;

const clock = (minute: number): string => (minute >= 24 * 60 ? '24:00' : formatTime(timeOf(minute)).slice(0, 5));

/** "10:30–11:45" */
export const spanText = ({ fromMinute, toMinute }: Pick<Span, 'fromMinute' | 'toMinute'>): string =>
  `${clock(fromMinute)}–${clock(toMinute)}`;

export const clockText = clock;

/** "Di 24.11.2026, 10:30–11:45 Uhr" */
export const dayAndTime = (span: Span): string => `${formatDate(span.day)}, ${spanText(span)} Uhr`;

/** "Arabisch (Levante)" */
export const languageText = (language: string | null, variety: string): string =>
  `${language === null ? 'Sprache offen' : languageName(language)}${variety === '' ? '' : ` (${variety})`}`;
