// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { TestApp } from '../../../../tests/helpers/app.ts';
import { type By, systemUserId, type Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { checkRow, languageRow, windowRow } from '../../volunteers/rows.ts';
import { addPupil, addSponsor, smileNow } from '../sponsorships.fixture.ts';
import type { ChildFacts, SponsorFacts } from './fact-rules.ts';

const seen = Temporal.PlainDate.from('2026-10-01');

/** Every paper a sponsor needs, with the times they have; a language where it is said. */
export async function makeFit(
  tx: Tx,
  centreId: string,
  volunteerId: string,
  of: {
    /** The day from which the certificate counts no more. */
    conductDue?: Temporal.PlainDate | undefined;
    language?: string;
    windows?: readonly (readonly [weekday: number, from: number, to: number])[];
  } = {},
): Promise<void> {
  const kinds = ['conduct', 'confidentiality', 'data_protection', 'training'] as const;
  for (const kind of kinds)
    await tx
      .insertInto('volunteer_check')
      .values(
        checkRow({
          ...{ centreId, id: newId(), volunteerId, kind, form: kind === 'conduct' ? 'extended' : null },
          ...{ datedOn: seen, dueOn: kind === 'conduct' ? (of.conductDue ?? seen.add({ years: 5 })) : null },
          ...{ seenOn: seen, seenBy: systemUserId, at: Temporal.Instant.from(smileNow) },
        } as Parameters<typeof checkRow>[0]),
      )
      .execute();
  for (const [weekday, from, to] of of.windows ?? [])
    await tx
      .insertInto('volunteer_window')
      .values(windowRow({ centreId, id: newId(), volunteerId, weekday, from, to }))
      .execute();
  if (of.language !== undefined)
    await tx
      .insertInto('volunteer_language')
      .values(
        languageRow({
          ...{ centreId, id: newId(), volunteerId, language: of.language, level: 'native' },
          ...{ direction: 'both', reads: true, variety: '' },
        }),
      )
      .execute();
}

/** Somebody who coordinates in Düren, at the time of the test's clock. */
export const coordinates = (test: TestApp): By => {
  const now = test.context.clock.now();
  const today = now.toZonedDateTimeISO('Europe/Berlin').toPlainDate();
  return { centreId: test.centres.dueren, userId: systemUserId, role: 'head', schools: [], now, today };
};

let counter = 0;
/** A number nobody has yet. */
export const nextNumberOf = (kind: 'E' | 'SM-2026'): string => {
  counter += 1;
  return `DN-${kind}-${String(3000 + counter)}`;
};

/** A fit sponsor and a child that waits in their lesson. */
export async function addPair(
  test: TestApp,
  of: {
    mostPupils?: number;
    lessons?: readonly (readonly [number, number])[];
    school?: string;
    conductDue?: Temporal.PlainDate;
  } = {},
): Promise<{ pupilId: string; volunteerId: string }> {
  return await test.inside('dueren', async (tx) => {
    const centreId = test.centres.dueren;
    const volunteerId = await addSponsor(tx, centreId, { number: nextNumberOf('E'), mostPupils: of.mostPupils ?? 1 });
    await makeFit(tx, centreId, volunteerId, {
      ...{ windows: [[2, 480, 785]], language: 'apc', conductDue: of.conductDue },
    });
    const pupilId = await addPupil(tx, centreId, {
      ...{ number: nextNumberOf('SM-2026'), lessons: of.lessons ?? [[2, 3]], school: of.school ?? '199001' },
    });
    return { pupilId, volunteerId };
  });
}

/** A child for tests of the rules alone. */
export const childFacts = (of: Partial<ChildFacts> & { id: string }): ChildFacts => ({
  ...{ number: of.id, givenName: of.id, className: '2b', grade: 2, school: 'A', schoolName: 'Schule A' },
  ...{ at: { x: 0, y: 0 }, language: 'apc', furtherLanguages: [], sponsorGender: null, groupFits: true },
  ...{ waitsSince: Temporal.PlainDate.from('2026-11-02'), slots: [{ weekday: 2, lesson: 3, from: 590, to: 635 }] },
  ...{ blocked: new Set(), declined: new Set(), before: new Set(), siblings: new Set() },
  ...of,
});

/** A sponsor for tests of the rules alone. */
export const sponsorFacts = (of: Partial<SponsorFacts> & { id: string }): SponsorFacts => ({
  ...{ name: of.id, gender: 'female', languages: ['deu'], home: { x: 1000, y: 0 }, radiusKm: 10, schools: [] },
  ...{
    fromGrade: null,
    toGrade: null,
    pupilGender: null,
    inGroups: true,
    windows: [],
    away: [],
    hindrances: [],
    minor: false,
  },
  ...{ freeSeats: [1], taken: [] },
  ...of,
});
