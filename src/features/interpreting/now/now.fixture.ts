// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { standbyWindowRow } from '../../volunteers/rows.ts';

/** A Monday on which those of the tests stand by from 9 to 16. */
export const nowDay = '2026-11-23T10:00:00+01:00';

/** Somebody stands by on Mondays from 9 to 16. */
export async function standBy(tx: Tx, centreId: string, volunteerId: string): Promise<void> {
  const row = standbyWindowRow({ centreId, id: newId(), volunteerId, weekday: 1, from: 540, to: 960 });
  await tx.insertInto('standby_window').values(row).execute();
}

/** What an institution types at its counter. */
export const typedCall = (institutionId: string, language: string): Record<string, string> => ({
  ...{ einrichtung: institutionId, dolmetschsprache: language, rueckruf: '02421 000020', dauer: '20' },
  ...{
    anlass_gespraech: 'parents_talk',
    rechtsfolge: 'nein',
    zahlt_selbst: 'nein',
    zeichen: 'K 17',
    bedingungen: 'ja',
  },
});
