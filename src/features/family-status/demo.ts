// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { dayOf } from '../../clock.ts';
import { systemUserId } from '../../db/centre.ts';
import type { DemoStage } from '../../web/feature.ts';
import { familyCodeRow, openingRow } from './rows.ts';
import { demoCode, letters } from './rules.ts';

/** Every third family of a case that goes on has a code; the first of a submitted case that of the demo. */
export function tellFamilyCodes({ centreId, now, random, rows }: DemoStage): void {
  const isProtected = new Set(rows.of('family_address').flatMap((row) => (row.protected ? [row.id] : [])));
  const familyOf = new Map(rows.of('child').map(({ id, family_id: familyId }) => [id, familyId]));
  const open = rows
    .of('placement_case')
    .filter(({ closed_on: closed, child_id: child }) => closed === null && !isProtected.has(familyOf.get(child) ?? ''));
  const shown = open.find(({ state }) => state === 'submitted') ?? open[0];
  const at = now.subtract({ hours: 24 });
  for (const { id: caseId } of open) {
    if (caseId !== shown?.id && !random.chance(1 / 3)) continue;
    const code = caseId === shown?.id ? demoCode : Array.from({ length: 12 }, () => random.pick([...letters])).join('');
    rows.add('family_code', familyCodeRow({ centreId, id: random.id(at), caseId, code, by: systemUserId, at }));
  }
  const today = dayOf(now);
  for (let days = 60; days >= 0; days -= 1)
    if (random.chance(2 / 3))
      rows.add('family_code_opening', openingRow(centreId, today.subtract({ days }), random.int(1, 9)));
}
