// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import type { Tx } from '../../../db/centre.ts';
import { job } from '../../../outbound/jobs.ts';
import { startPath } from '../../../web/paths.ts';
import { findRecipient } from '../../people/queries.ts';
import { findConcern } from './concern-queries.ts';
import { readerRoles } from './office-queries.ts';
import { concernInboxPath } from './paths.ts';

/** Something waits that is confidential: told to the one whose it is, later to the deputy and the head. */
export const concernMail = job(
  'mail.concern',
  z.object({
    centreId: z.guid(),
    concernId: z.guid(),
    to: z.guid(),
    as: z.enum(['reader', 'deputy', 'head', 'handed']),
  }),
);

const words = {
  reader: 'Für Sie ist eine vertrauliche Meldung angekommen. Bitte öffnen Sie sie noch heute.',
  deputy:
    'Eine vertrauliche Meldung ist seit 24 Stunden ungeöffnet. Sie vertreten die Person, an die sie ging: Bitte öffnen Sie sie.',
  handed:
    'Wer eine vertrauliche Meldung hatte, arbeitet nicht mehr im Zentrum. Sie ist weitergegeben und wartet. Sie vertreten die Person, an die sie jetzt geht.',
  head: 'Im Zentrum wartet seit 48 Stunden eine vertrauliche Meldung ungeöffnet. Bitte sorgen Sie dafür, dass die zuständige Person oder ihre Vertretung sie öffnet.',
} as const;

/** The mail: that something waits, never what, of whom or from whom. Undefined: it has been opened, or the person is not here any more. */
export async function readConcernMail(
  tx: Tx,
  site: string,
  { centreId, concernId, to, as }: ReturnType<typeof concernMail.schema.parse>,
): Promise<{ to: string; subject: string; text: string } | undefined> {
  const concern = await findConcern(tx, centreId, concernId);
  const [person] = await findRecipient(tx, centreId, to, readerRoles);
  if (!concern || concern.openedAt !== null || !person) return undefined;
  const path = as === 'head' ? startPath : concernInboxPath;
  const text = ['Guten Tag,', words[as], `${site}${path}`].join('\n\n');
  return { to: person.email, subject: 'Etwas Vertrauliches wartet', text };
}
