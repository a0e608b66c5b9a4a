// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import type { FieldError } from '../../../web/form/state.ts';
import { decideTalk } from '../payer-actions.ts';
import { eligibilityFaults } from '../request-faults-input.ts';
import { isBusy, talkOf } from './afterwards-actions.ts';
import type { AfterwardsTalk } from './afterwards-input.ts';
import { usedSentence } from './sheet-actions.ts';
import { findSheet } from './sheet-queries.ts';

/** What the database knows to be wrong with the number of a sheet: nobody printed it, or it was entered before. */
export async function sheetFaults(tx: Tx, centreId: string, number: string | null): Promise<FieldError[]> {
  if (number === null) return [];
  const sheet = await findSheet(tx, centreId, number);
  if (!sheet)
    return [
      {
        field: 'bogen',
        message: `Einen Bogen ${number} haben wir nicht gedruckt. Bitte prüfen Sie die Nummer auf dem Papier.`,
      },
    ];
  return sheet.usedAt === null ? [] : [{ field: 'bogen', message: usedSentence(number, sheet.talk?.number) }];
}

/** The same for a talk that is entered afterwards: its sheet, its occasion, and where the person was then. */
export async function afterwardsFaults(tx: Tx, by: By, entered: AfterwardsTalk): Promise<FieldError[]> {
  const busy = await isBusy(tx, by.centreId, entered.volunteerId, entered.time);
  return [
    ...(await sheetFaults(tx, by.centreId, entered.sheet)),
    ...(busy
      ? [
          {
            field: 'person',
            message:
              'Diese Person hatte in dieser Zeit schon einen anderen Einsatz. Bitte prüfen Sie Person, Tag und Zeiten.',
          },
        ]
      : []),
    ...eligibilityFaults(await decideTalk(tx, by, await talkOf(tx, by.centreId, entered))),
  ];
}
