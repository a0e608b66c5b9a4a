// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { hashOf, type Releasable } from './release-queries.ts';

/** Notes that a named person has read these texts; a second note for the same texts changes nothing. */
export async function release(tx: Tx, by: By, texts: Releasable): Promise<void> {
  await tx
    .insertInto('translation_review')
    .values({
      centre_id: by.centreId,
      id: newId(),
      template: texts.template,
      language: texts.language,
      text_hash: hashOf(texts),
      reviewed_by: by.userId,
      reviewed_on: by.today,
    })
    .onConflict((conflict) => conflict.columns(['centre_id', 'template', 'language', 'text_hash']).doNothing())
    .execute();
}
