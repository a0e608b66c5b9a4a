// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { sessionRow } from '../rows.ts';
import { addPupil, addSponsor, proposedRow, smileNow } from '../sponsorships.fixture.ts';

const at = Temporal.Instant.from(smileNow);

/** A sponsorship that has run since 05.05.2026, with three lessons, one of which was not held. */
export async function addRunningChild(
  tx: Tx,
  centreId: string,
  of: { n: number; givenName?: string },
): Promise<{ id: string; volunteerId: string; pupilId: string }> {
  const volunteerId = await addSponsor(tx, centreId, { number: `DN-E-${8000 + of.n}`, name: `Ute${of.n}` });
  const pupilId = await addPupil(tx, centreId, {
    number: `DN-SM-2026-${800 + of.n}`,
    ...(of.givenName === undefined ? {} : { givenName: of.givenName }),
  });
  const row = proposedRow(centreId, { pupilId, volunteerId, number: `DN-P-2026-${800 + of.n}` });
  await tx
    .insertInto('sponsorship')
    .values({
      ...{ ...row, state: 'active', sponsor_yes_at: at, school_yes_at: at },
      started_on: Temporal.PlainDate.from('2026-05-05'),
    })
    .execute();
  for (const [day, held] of [
    ['2026-05-05', true],
    ['2026-06-02', true],
    ['2026-06-09', false],
  ] as const)
    await tx
      .insertInto('sponsorship_session')
      .values(
        sessionRow({
          ...{ centreId, id: newId(), sponsorshipId: row.id, on: Temporal.PlainDate.from(day), sendKey: newId() },
          ...{ held, minutes: held ? 45 : null, whyNot: held ? null : 'pupil_away', tags: held ? ['reading'] : [] },
          ...{ topic: '', nextIdea: '', at, by: null },
        }),
      )
      .execute();
  return { id: row.id, volunteerId, pupilId };
}

/** Ticks as a sponsor sends them. */
export const ticks = (version: number, more: Record<string, string> = {}) => ({
  ...{
    gruss: 'alone',
    braucht: 'alone',
    bild: 'with_help',
    fragt: 'with_help',
    liest: 'with_help',
    schreibt: 'not_yet',
  },
  ...{ _version: String(version), _request: newId(), ...more },
});
