// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { startOfDay } from '../../../clock.ts';
import type { Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { absenceRow, areaRow, checkRow, languageRow, volunteerRow, windowRow } from '../../volunteers/rows.ts';
import { type CheckRule, defaultCheckRule } from '../../volunteers/rules.ts';
import { everything } from '../event-actions.ts';
import { getRequest } from '../queries.ts';
import { rankCandidates } from './candidate-rules.ts';
import { addInstitution, addRequest, dispatchNow } from './dispatch.fixture.ts';
import { listFacts, needOf } from './fact-queries.ts';
import type { Need } from './fact-rules.ts';
import { listWeekFacts } from './week-fact-queries.ts';

let seed = 20261130;
/** The same people on every machine (minimal standard generator of Park and Miller). */
const chance = (below: number): number => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
};
const pick = <T>(list: readonly T[]): T => list[chance(list.length)] as T;
const many = 240;
const talkDay = Temporal.PlainDate.from('2026-12-03');
/** Around the day of the talk, so that every comparison meets the day itself, too. */
const near = (): Temporal.PlainDate => talkDay.add({ days: chance(7) - 3 });
const at = Temporal.Instant.from(dispatchNow);
const rules: readonly CheckRule[] = [
  defaultCheckRule,
  { ...defaultCheckRule, conduct: 'simple', training: false },
  { ...defaultCheckRule, conduct: 'none', confidentiality: false },
  { ...defaultCheckRule, conduct: 'none', confidentiality: false, dataProtection: false, training: false },
];

function person(centreId: string, n: number) {
  const id = newId();
  const of = () => ({ centreId, id: newId(), volunteerId: id });
  const home = pick([
    { postcode: '52349', ags: '05358008' },
    { postcode: null, ags: '05358024' },
    { postcode: null, ags: null },
  ]);
  const state = pick(['active', 'active', 'active', 'active', 'paused', 'interested', 'training', 'left'] as const);
  const profile = {
    ...{ givenName: `Person ${n}`, familyName: 'Zufall', gender: pick(['female', 'male', null] as const), ...home },
    ...{ birth: pick([null, Temporal.PlainDate.from('1990-01-01'), near().subtract({ years: 18 })]), note: '' },
    ...{ street: '', place: '', phone: '02421 1', email: '', channel: 'phone' as const, letterLanguage: 'de' },
    ...{ interprets: chance(12) > 0, sponsors: false, radiusKm: pick([null, null, 1, 30]) },
    ...{ modes: pick([['on_site'], ['phone'], ['on_site', 'phone', 'video']]), topics: pick([[], ['school']]) },
    ...{ mostJobsMonth: null, mostMessagesWeek: null },
  };
  const row = volunteerRow({
    ...{ ...profile, centreId, id, number: `DN-E-${20_000 + n}`, state, stateSince: talkDay, at, by: null },
  });
  const spoken = () => ({ level: pick(['native', 'fluent', 'good'] as const), reads: true, variety: '' });
  const kinds = ['conduct', 'confidentiality', 'data_protection', 'training'] as const;
  const checks = kinds.flatMap((kind) =>
    Array.from({ length: pick([0, 1, 1, 1, 1, 1, 2, 3]) }, () => {
      const form = kind === 'conduct' ? pick(['simple', 'extended', 'extended'] as const) : null;
      const datedOn = talkDay.subtract({ months: 6 });
      const seen = { kind, form, datedOn, seenOn: talkDay.subtract({ days: chance(90) + 1 }), seenBy: newId(), at };
      const check = checkRow({ ...of(), ...seen, dueOn: pick([null, near(), talkDay.add({ years: 1 })]) });
      return chance(8) === 0 ? { ...check, withdrawn_at: at, withdrawn_by: newId() } : check;
    }),
  );
  const from = pick([480, 840, 841]);
  return {
    volunteer: { ...row, paused_until: state === 'paused' ? pick([null, near()]) : null },
    languages: pick([['tir'], ['tir', 'amh'], ['arb'], ['ara', 'apc']]).map((language) =>
      languageRow({ ...of(), language, direction: pick(['both', 'both', 'to_german'] as const), ...spoken() }),
    ),
    windows: pick([[], [3], [3, 4], [4], [1, 4, 5]]).map((weekday) =>
      windowRow({ ...of(), weekday, from, to: pick([899, 900, 1020]) }),
    ),
    areas: pick([[], [], ['05358008'], ['05358024'], ['05358008', '05358024']]).map((ags) => areaRow({ ...of(), ags })),
    away: pick([0, 0, 1]) === 0 ? [] : [away(of())],
    checks,
  };
}

function away(of: { centreId: string; id: string; volunteerId: string }) {
  const from = near();
  return absenceRow({ ...of, from, to: from.add({ days: chance(3) }), at, by: null });
}

async function fill(tx: Tx, centreId: string): Promise<void> {
  const people = Array.from({ length: many }, (_, n) => person(centreId, n));
  const put = (
    table:
      | 'volunteer'
      | 'volunteer_language'
      | 'volunteer_window'
      | 'volunteer_area'
      | 'volunteer_absence'
      | 'volunteer_check',
    rows: readonly object[],
  ) =>
    tx
      .insertInto(table)
      .values(rows as never)
      .execute();
  await put(
    'volunteer',
    people.map(({ volunteer }) => volunteer),
  );
  await put(
    'volunteer_language',
    people.flatMap(({ languages }) => languages),
  );
  await put(
    'volunteer_window',
    people.flatMap(({ windows }) => windows),
  );
  await put(
    'volunteer_area',
    people.flatMap(({ areas }) => areas),
  );
  await put(
    'volunteer_absence',
    people.flatMap(({ away: days }) => days),
  );
  await put(
    'volunteer_check',
    people.flatMap(({ checks }) => checks),
  );
}

describe.each(testDatabases)('what decides about one talk, read where the rows are, on %s', (kind) => {
  let test: TestApp;
  let school: string;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(dispatchNow);
    await test.inside('dueren', async (tx) => {
      school = await addInstitution(tx, test.centres.dueren, { number: 'DN-I-9401', name: 'Schule des Zufalls' });
      await fill(tx, test.centres.dueren);
    });
  });
  afterAll(() => test.close());

  it.each([
    ['tir', '2026-12-03T14:00:00+01:00', 'on_site'],
    ['arb', '2026-12-03T14:00:00+01:00', 'on_site'],
    ['ara', '2026-12-02T08:00:00+01:00', 'phone'],
    ['apc', '2026-12-03T23:30:00+01:00', 'on_site'],
  ] as const)('is what the plain rules say of everybody: %s at %s, %s', async (language, start, mode) => {
    const centreId = test.centres.dueren;
    await test.inside('dueren', async (tx) => {
      const id = await addRequest(tx, centreId, { institutionId: school, start, language });
      const kept = await getRequest(tx, centreId, everything, id);
      const request = { ...kept, modes: [mode], ags: mode === 'phone' ? null : kept.ags };
      const need: Need = await needOf(tx, request);
      const span = { from: startOfDay(need.day), before: startOfDay(need.day.add({ days: 1 })) };
      const seen = new Set<string>();
      for (const rule of rules) {
        const [plain] = await listWeekFacts(tx, centreId, [request], { rule, span, now: at });
        const facts = await listFacts(tx, centreId, request, { need, rule, now: at });
        expect(facts).toEqual(plain?.people);
        expect(rankCandidates(need, facts)).toEqual(rankCandidates(need, plain?.people ?? []));
        for (const { lacking, window, area } of facts) for (const word of [...lacking, window, area]) seen.add(word);
        expect(facts.length).toBeGreaterThan(20);
      }
      const papers = ['conduct', 'confidentiality', 'data_protection', 'training'];
      const fits = mode === 'phone' ? ['arranged', 'any', 'elsewhere'] : ['arranged', 'any', 'there', 'elsewhere'];
      expect([...seen].toSorted()).toEqual(expect.arrayContaining([...papers, ...fits, 'outside']));
    });
  });
});
