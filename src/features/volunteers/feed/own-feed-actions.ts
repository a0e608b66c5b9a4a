// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../../context.ts';
import type { Actor, Tx } from '../../../db/centre.ts';
import { closeFeed, openFeed } from '../../calendar/actions.ts';
import { findStanding, type StandingFeed } from '../../calendar/queries.ts';
import { volunteerFeedPurpose } from '../../calendar/words.ts';
import { volunteerFeedPath } from '../paths.ts';

/**
 * Makes or ends the address by which a volunteer's own calendar reads what it has promised.
 * @param deed the button that was pressed: `neu`, `ende`, or anything else to look only
 * @returns the token of a new address, which is kept nowhere; whether one was ended; and the address in force
 */
export async function keepFeed(
  tx: Tx,
  by: Actor,
  id: string,
  deed: unknown,
): Promise<{ made: string | null; ended: boolean; standing: StandingFeed | undefined }> {
  const of = { purpose: volunteerFeedPurpose, recordId: id } as const;
  const made = deed === 'neu' ? await openFeed(tx, by, of) : null;
  const ended = deed === 'ende' && (await closeFeed(tx, by, of));
  return { made, ended, standing: await findStanding(tx, by, of) };
}

/** The address as the person copies it; null where none was made. */
export const feedAddress = ({ settings }: Pick<AppContext, 'settings'>, made: string | null): string | null =>
  made === null ? null : new URL(volunteerFeedPath(made), settings.publicUrl).href;
