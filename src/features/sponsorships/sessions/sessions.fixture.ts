// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { sponsorshipEventRow } from '../rows.ts';
import { addPupil, addSponsor, proposedRow, smileNow } from '../sponsorships.fixture.ts';
import type { SponsorshipEvent } from '../states.ts';

const at = Temporal.Instant.from(smileNow);

/** A sponsorship that has run since 01.09.2026, Tuesdays in the third lesson. */
export async function addRunning(
  tx: Tx,
  centreId: string,
  of: { n: number; name?: string; givenName?: string; volunteerId?: string; lesson?: number; seat?: number },
): Promise<{ id: string; volunteerId: string; pupilId: string }> {
  const volunteerId =
    of.volunteerId ??
    (await addSponsor(tx, centreId, { number: `DN-E-${7000 + of.n}`, mostPupils: 2, name: of.name ?? `Ute${of.n}` }));
  const pupilId = await addPupil(tx, centreId, {
    number: `DN-SM-2026-${700 + of.n}`,
    ...(of.givenName === undefined ? {} : { givenName: of.givenName }),
  });
  const row = proposedRow(centreId, {
    ...{ pupilId, volunteerId, number: `DN-P-2026-${700 + of.n}`, lesson: of.lesson ?? 3, seat: of.seat ?? 1 },
  });
  await tx
    .insertInto('sponsorship')
    .values({
      ...row,
      state: 'active',
      sponsor_yes_at: at,
      school_yes_at: at,
      started_on: Temporal.PlainDate.from('2026-09-01'),
    })
    .execute();
  return { id: row.id, volunteerId, pupilId };
}

/** What happened, as the history keeps it. */
export async function addEvents(
  tx: Tx,
  centreId: string,
  sponsorshipId: string,
  events: readonly (readonly [at: string, event: SponsorshipEvent])[],
): Promise<void> {
  for (const [index, [when, event]] of events.entries()) {
    const row = sponsorshipEventRow({
      ...{ centreId, id: newId(), sponsorshipId, position: index + 1, event, by: null, role: 'link' },
      at: Temporal.Instant.from(when),
    });
    await tx
      .insertInto('sponsorship_event')
      .values({ ...row, payload: JSON.stringify(row.payload) })
      .execute();
  }
}

/** A form as somebody sends it who read and played for 45 minutes. */
export const typedEntry = (version: number, more: Record<string, string | string[]> = {}) => ({
  ...{ statt: 'ja', dauer: '45', minuten: '', was: ['reading', 'game'], thema: 'Tiere', idee: 'Wieder Tier-Memory' },
  ...{ _version: String(version), _request: newId() },
  ...more,
});
