// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import type { DemoStage } from '../../../web/feature.ts';
import { proofSheetRow, proofStackRow, sheetNumber } from './rows.ts';

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
