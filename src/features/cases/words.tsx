// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Badge, type Tone } from '../../web/components/index.ts';
import { formatDate } from '../../web/format.ts';
import { type CaseState, type Owner, owners, type Step, states, steps } from './states.ts';

const tones: Partial<Record<CaseState, Tone>> = {
  no_show: 'warning',
  not_arrived: 'warning',
  left_school: 'warning',
  documents_missing: 'warning',
  refused_by_school: 'warning',
  waiting_list: 'warning',
  legal_remedy: 'warning',
  authority_asked: 'warning',
  returned: 'warning',
  not_allocated: 'warning',
  school_accepted: 'success',
  allocated: 'success',
  admitted: 'success',
  moved_away: 'neutral',
  not_compulsory: 'neutral',
  duplicate: 'neutral',
  handed_over: 'neutral',
};

/** The state of a case as word and icon. */
export const stateBadge = (state: CaseState) => <Badge tone={tones[state] ?? 'info'}>{states[state].label}</Badge>;

/** The state as an office outside the centre reads it: whether somebody else had reported the child before is not for it. */
export const officeLabel = (state: CaseState): string =>
  state === 'duplicate' ? 'Abgeschlossen' : states[state].label;
export const officeBadge = (state: CaseState) => <Badge tone="info">{officeLabel(state)}</Badge>;

export const stepText = (step: Step | null): string => (step ? steps[step] : 'nichts mehr');
export const ownerText = (owner: Owner | null): string => (owner ? owners[owner] : '');

/** Days a case has been waiting, or waited until it was closed. */
export const waitingDays = (openedOn: Temporal.PlainDate, end: Temporal.PlainDate): number =>
  Math.max(0, openedOn.until(end, { largestUnit: 'days' }).days);

/** "Fr 27.11.2026", of an appointment with its time, with a badge when the day is past. */
export function dueCell(due: Temporal.PlainDate | null, today: Temporal.PlainDate, time: string | null = null) {
  if (!due) return '';
  const over = Temporal.PlainDate.compare(due, today) < 0;
  return (
    <>
      {time === null ? formatDate(due) : `${formatDate(due)}, ${time} Uhr`}{' '}
      {over ? <Badge tone="danger">überfällig</Badge> : null}
    </>
  );
}

export const formatLabels = {
  on_site: 'im Zentrum',
  outreach: 'in der Gemeinde',
  video: 'per Video',
  phone: 'am Telefon',
} as const;
export const literacyLabels = {
  none: 'nicht alphabetisiert',
  non_latin: 'nicht in lateinischer Schrift',
  latin: 'in lateinischer Schrift',
} as const;
