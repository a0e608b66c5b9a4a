// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { happen } from '../actions.ts';
import { everySponsorship, lockSponsorship } from '../queries.ts';
import { listConducts } from './certificate-queries.ts';

/** What became of the sponsorships of a centre: ids. */
export interface Checked {
  paused: string[];
  resumed: string[];
}

/**
 * Pauses what runs without a valid certificate of conduct (§ 72a SGB VIII), and lets go on what paused for that alone and has a
 * valid one again. What was paused for another reason stays as it is.
 */
export async function checkCertificates(tx: Tx, by: By): Promise<Checked> {
  const done: Checked = { paused: [], resumed: [] };
  for (const { valid, active, paused } of await listConducts(tx, by.centreId, by.today)) {
    for (const id of valid ? paused : active) {
      const before = await lockSponsorship(tx, by.centreId, everySponsorship, id);
      // Somebody may have ended, paused or resumed it since the list was read.
      if (valid && before.state === 'paused' && before.pauseReason === 'certificate') {
        await happen(tx, by, before, { type: 'resumed', payload: {} });
        done.resumed.push(id);
      } else if (!valid && before.state === 'active') {
        await happen(tx, by, before, { type: 'paused', payload: { reason: 'certificate', until: null } });
        done.paused.push(id);
      }
    }
  }
  return done;
}
