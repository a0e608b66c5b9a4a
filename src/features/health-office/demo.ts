// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf, timeZone } from '../../clock.ts';
import { addWorkingDays } from '../../codes/holidays.ts';
import type { ProofState } from '../../codes/proofs.ts';
import type { DemoStage } from '../../web/feature.ts';
import { healthOfficeNoticeRow, healthOfficeSettingRow } from './rows.ts';
import type { OfficeAnswer } from './words.ts';

const recipient = 'kinderaerztlicher-dienst@example.org';
/** What the office may have said, by how it stands with the examination; null: nothing yet. */
const said: Readonly<Record<ProofState, readonly (OfficeAnswer | null)[]>> = {
  open: [null, 'not_come', 'unreachable', null],
  announced: ['invited'],
  shown: ['examined'],
  exempt: ['not_needed'],
};

/** The office is told after the counselling; of some open cases it was, and most of them are answered. */
export function tellHealthOffice({ centreId, now, random, rows }: DemoStage): void {
  const since = now.subtract({ hours: 24 * 120 });
  const setting = { centreId, id: random.id(since), moment: 'after_counselling' as const, email: recipient };
  rows.add('health_office_setting', healthOfficeSettingRow({ ...setting, since, version: 1 }));
  const open = new Set(rows.of('placement_case').flatMap((row) => (row.closed_on === null ? [row.id] : [])));
  const examinations = rows.of('proof').filter(({ kind }) => kind === 'entry_examination');
  const proofs = new Map(examinations.map(({ case_id: id, state }) => [id, state]));
  const talks = rows.of('counselling').filter(({ case_id: id }) => open.has(id));
  for (const [index, { case_id: caseId, by_user: by, held_on: heldOn }] of talks.entries()) {
    const at = addWorkingDays(heldOn, 1).toZonedDateTime({ timeZone, plainTime: '09:07' }).toInstant();
    if (Temporal.Instant.compare(at, now) >= 0 || Temporal.Instant.compare(at, since) < 0) continue;
    const states = said[proofs.get(caseId) ?? 'open'];
    const answer = states[index % states.length] ?? null;
    const answeredAt = at.add({ hours: 24 * 5 });
    const answered =
      answer === null || Temporal.Instant.compare(answeredAt, now) >= 0
        ? null
        : { answer, on: answer === 'unreachable' ? null : dayOf(answeredAt), at: answeredAt };
    const notice = { centreId, id: random.id(at), caseId, number: 1, recipient, by, at };
    rows.add('health_office_notice', healthOfficeNoticeRow(notice, { mailedAt: at.add({ minutes: 1 }), answered }));
  }
}
