// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import type { DemoStage } from '../../../web/feature.ts';
import { feedbackRow, proofSheetRow, proofStackRow, sheetNumber } from './rows.ts';

const blankSheets = 10;

/** Blank proofs that lie beside the telephone. */
export function tellPaper({ centreId, now, random, rows, counted }: DemoStage, by: string): void {
  const at = now.subtract({ hours: 24 * 30 });
  const { year } = dayOf(at);
  const stackId = random.id(at);
  rows.add('proof_stack', proofStackRow({ centreId, id: stackId, at, by }));
  for (let n = 1; n <= blankSheets; n += 1)
    rows.add('proof_sheet', proofSheetRow({ centreId, id: random.id(at), stackId, number: sheetNumber(year, n) }));
  counted('proof_sheet', year, blankSheets);
}

const said = [
  { side: 'institution', prepared: 'yes', note: '' },
  { side: 'volunteer', prepared: 'yes', note: '' },
  { side: 'volunteer', prepared: 'partly', note: 'Der Treffpunkt war schwer zu finden.' },
  { side: 'institution', prepared: 'no', note: 'Der Raum war doppelt belegt.' },
] as const;

/** How both sides found some of the latest talks; most were well. */
export function tellFeedback({ centreId, random, rows }: DemoStage): void {
  const proofs = rows.of('interpreting_proof').filter(({ volunteer_at: at }) => at !== null);
  for (const [index, { side, prepared, note }] of said.entries()) {
    const proof = proofs.at(-1 - index);
    const at = proof?.volunteer_at;
    if (!proof || !at) continue;
    const answers = { understood: 'yes', prepared, respectful: 'yes', note } as const;
    rows.add(
      'interpreting_feedback',
      feedbackRow({ centreId, id: random.id(at), jobId: proof.job_id, side, ...answers, at, by: null }),
    );
  }
}
