// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { setImmediate as turn } from 'node:timers/promises';

/** So much is done before others have their turn: some 10 ms of the dearest work done this way. */
const perTurn = 25;

/** What becomes of each row of a long answer, in their order; the event loop has its turn in between. */
export async function mapInTurns<Row, Result>(rows: readonly Row[], work: (row: Row) => Result): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < rows.length; start += perTurn) {
    if (start > 0) await turn();
    results.push(...rows.slice(start, start + perTurn).map(work));
  }
  return results;
}
