// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { expect, it } from 'vitest';
import type { PlaceKindKey } from '../../../codes/school-forms.ts';
import { rankSchools } from './rank.ts';
import type { RankingChild, ReportedPlaces, SchoolOption } from './types.ts';

const today = Temporal.PlainDate.from('2026-11-27');
const settings = { today, order: ['distance'] as const, siblingLiftM: 1000 };

const child = (changes: Partial<RankingChild> = {}): RankingChild => ({
  ...{ grade: '07', placeKind: 'df', stage: 'secondary1', position: null, siblingsAt: [], ...changes },
});

const free = (kind: PlaceKindKey = 'df', grade: string | null = '07'): ReportedPlaces => ({
  ...{ grade, kind, capacity: 18, taken: 15, held: 0, blocked: false, blockedReason: null },
  ...{ reportedAt: today, reportedBy: 'Sekretariat' },
});

const school = (changes: Partial<SchoolOption> = {}): SchoolOption => ({
  ...{ number: '1', name: 'Schule 1', form: '15', operatingKey: '1', legalForm: '1', x: null, y: null },
  ...{ places: [free()], ...changes },
});

const rulesOf = (c: RankingChild, option: SchoolOption) =>
  rankSchools(c, [option], settings).excluded.flatMap((out) => out.reasons.map((reason) => reason.rule));

it('never proposes a Förderschule, whatever places it has', () => {
  for (const form of ['08', '19', '85', '87']) expect(rulesOf(child(), school({ form }))).toEqual(['special_school']);
  const ifk = child({ grade: null, placeKind: 'ifk', stage: 'secondary2' });
  expect(rulesOf(ifk, school({ form: '88', places: [free('ifk', null)] }))).toEqual(['special_school']);
  expect(rulesOf(ifk, school({ form: '30', places: [free('ifk', null)] }))).toEqual([]);
  const { excluded } = rankSchools(child(), [school({ form: '85' })], settings);
  expect(excluded[0]?.reasons[0]?.text).toBe('Förderschule: Sie kommt erst nach dem Verfahren der AO-SF infrage.');
});

it('says of an Ersatzschule that it decides itself whom it admits', () => {
  const remark =
    'Ersatzschule in freier Trägerschaft: Sie entscheidet selbst über die Aufnahme. Fragen Sie sie zuerst.';
  const [own] = rankSchools(child(), [school({ legalForm: '2' })], settings).ranked;
  expect(own).toMatchObject({ privateOwner: true });
  expect(own?.reasons).toContain(remark);
  const [open] = rankSchools(child(), [school()], settings).ranked;
  expect(open).toMatchObject({ privateOwner: false });
  expect(open?.reasons).not.toContain(remark);
});

it('keeps a denominational school in when the family has said nothing', () => {
  expect(rulesOf(child(), school({ denomination: 'protestant' }))).toEqual([]);
  expect(rulesOf(child({ denominationalWish: 'catholic' }), school({ denomination: 'protestant' }))).toEqual([
    'denominational_wish',
  ]);
});
