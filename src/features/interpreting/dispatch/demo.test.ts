// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import type { Row } from '../../../db/row.ts';
import type { DemoStage } from '../../../web/feature.ts';
import { tellProof } from './demo.ts';

it('a talk that ended a minute ago is proven by now at the latest', () => {
  const now = Temporal.Instant.from('2026-11-30T20:00:00Z');
  const told: Row<'interpreting_proof'>[] = [];
  const stage = {
    ...{ centreId: newId(), now, random: { id: () => newId() } },
    rows: { of: () => told, add: (_: string, row: Row<'interpreting_proof'>) => told.push(row) },
  } as unknown as DemoStage;
  const talk = { startsAt: now.subtract({ minutes: 61 }), endsAt: now.subtract({ minutes: 1 }) };
  tellProof(stage, talk, newId(), { outcome: 'held', both: true });
  expect(told.map((row) => [row.volunteer_at, row.institution_at])).toEqual([[now, now]]);
});
