// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { lstat, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordsOf } from '../../../../tests/helpers/audit.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import type { PlaceKindKey } from '../../../codes/pupil-keys.ts';
import { Refused, UsageError } from '../../../commands/command.ts';
import { keptIo } from '../../../commands/context.fixture.ts';
import { exportM1Command } from '../../../commands/export-m1.ts';
import { systemUserId } from '../../../db/centre.ts';
import { type InstanceJson, instanceFromJson, packLevels } from '../../../matching/index.ts';
import { giveCase, givePlace } from '../../schools/places.fixture.ts';
import { getCase } from '../case-queries.ts';
import { invented, openStage, recommendedCase, type Stage, type TestCase } from '../placement.fixture.ts';
import { holdForCase } from '../places.ts';
import { askSchool } from '../question/actions.ts';
import type { ExcludedPools, LeftOut } from './instance.ts';

interface Notes {
  excluded: ExcludedPools[];
  leftOut: LeftOut[];
}

describe.each(testDatabases)('export m1 on %s', (kind) => {
  let stage: Stage;
  let folder: string;
  const made: Record<string, TestCase> = {};
  let instance: InstanceJson;
  let notes: Notes;
  let texts: string[];
  let empty: { stdout: string; stderr: string };
  const one = (name: string): TestCase => made[name]!;

  async function run(out: string, centre = 'dueren') {
    const io = keptIo(folder);
    await exportM1Command.run({ positionals: [], values: { centre, out, seed: '7' } }, io, stage.test.context);
    return io;
  }

  /** Holds a place for a case, or asks a school about it. */
  async function keep(
    made: TestCase,
    school: string,
    place: { grade: string; kind: PlaceKindKey } | 'ask',
  ): Promise<void> {
    const { test } = stage;
    const by = {
      centreId: test.centres.dueren,
      userId: systemUserId,
      role: 'counsellor',
      schools: [],
      now: test.context.clock.now(),
      today: test.context.clock.today(),
    } as const;
    await test.inside('dueren', async (tx) => {
      if (place !== 'ask') return await holdForCase(tx, by, made.caseId, { schoolNumber: school, ...place }, 5);
      const placementCase = await getCase(tx, by.centreId, made.caseId);
      return await askSchool(tx, by, placementCase, school, test.context.clock.today().add({ days: 8 }));
    });
  }

  async function prepare(): Promise<void> {
    const { test } = stage;
    for (const name of ['first', 'sibling', 'held', 'asked', 'unreported', 'elsewhere'])
      made[name] = await recommendedCase(test);
    made['protected'] = await recommendedCase(test, { protectedAddress: true });
    made['direct'] = await recommendedCase(test, { direct: true });
    made['foreign'] = await recommendedCase(test, { centre: 'aachen' });
    await test.inside('dueren', async (tx) => {
      const { familyId } = one('first');
      await tx.updateTable('child').set({ family_id: familyId }).where('id', '=', one('sibling').childId).execute();
      const far = { position_x: 300_000, position_y: 5_640_000 };
      await tx.updateTable('family_address').set(far).where('id', '=', one('protected').familyId).execute();
      await givePlace(tx, test.centres.dueren, { school: '199005', grade: '05', kind: 'regular', capacity: 4 });
      await giveCase(tx, test.centres.dueren);
    });
    await keep(one('held'), '199005', { grade: '07', kind: 'df' });
    await keep(one('asked'), '199001', 'ask');
    await keep(one('unreported'), '199002', 'ask');
    await keep(one('elsewhere'), '199005', { grade: '05', kind: 'regular' });
  }

  beforeAll(async () => {
    stage = await openStage(kind);
    folder = join(stage.test.context.settings.dataFolder, 'out');
    empty = await run('empty.json', 'aachen');
    await prepare();
    await run('IN.json');
    texts = [await readFile(join(folder, 'IN.json'), 'utf8'), await readFile(join(folder, 'IN.excluded.json'), 'utf8')];
    instance = JSON.parse(texts[0] ?? '') as InstanceJson;
    notes = JSON.parse(texts[1] ?? '') as Notes;
  });
  afterAll(() => stage.test.close());

  it('makes an instance of the waiting children that can be solved', () => {
    const names = ['first', 'sibling', 'held', 'asked', 'protected'];
    expect(instance.children.map(({ id }) => id)).toEqual(names.map((name) => one(name).number).toSorted());
    expect(packLevels(instanceFromJson(instance)).unit.length).toBe(instance.levels.length + 1);
    expect(instance).toMatchObject({ levels: ['way', 'siblings', 'distance'], seed: 7 });
    const family = one('first').number;
    expect(instance.children.flatMap((child) => (child.family ? [child] : []))).toEqual([
      { id: one('first').number, weight: 1, family },
      { id: one('sibling').number, weight: 1, family },
    ]);
  });

  it('counts free places, those held for its own children among them, and freezes these children', () => {
    expect(instance.pools).toEqual([
      { id: '199001-07-df', limits: ['199001-07-df'], group: '199001' },
      { id: '199005-07-df', limits: ['199005-07-df'], group: '199005' },
    ]);
    expect(instance.limits).toEqual([
      { id: '199001-07-df', cap: 50 },
      { id: '199005-07-df', cap: 1 },
    ]);
    expect(instance.frozen).toEqual([
      { child: one('held').number, pool: '199005-07-df' },
      { child: one('asked').number, pool: '199001-07-df' },
    ]);
  });

  it('has every other pair in the side file, with rule and datum', () => {
    const arcs = new Set(instance.arcs.map(({ child, pool }) => `${child} ${pool}`));
    const excluded = new Map(
      notes.excluded.flatMap(({ child, pools, rule, datum }) =>
        pools.map((pool) => [`${child} ${pool}`, `${rule} ${datum}`] as const),
      ),
    );
    for (const { id } of instance.children) {
      for (const pool of instance.pools) expect(arcs.has(`${id} ${pool.id}`)).toBe(!excluded.has(`${id} ${pool.id}`));
      expect(excluded.get(`${id} 199007-07-df`)).toBe('no_free_place 2/2/0');
      expect(excluded.get(`${id} 199002-07-df`)).toBe('no_place_reported df/07');
    }
    expect(excluded.get(`${one('first').number} 199005-07-df`)).toBe('no_free_place 0/1/1');
    expect([...excluded.keys()].filter((pair) => / 1991\d\d-/.test(pair))).toEqual([]);
  });

  it('leaves out, with the reason, whom nobody can place now', () => {
    expect(notes.leftOut).toContainEqual({ child: one('unreported').number, rule: 'under_way', datum: 'school_asked' });
    expect(notes.leftOut).toContainEqual({
      child: one('elsewhere').number,
      rule: 'held_place_excluded',
      datum: '199005-05-regular',
      because: [{ rule: 'other_place', datum: 'df/07' }],
    });
    expect(notes.leftOut.filter(({ rule }) => rule === 'no_recommendation')).toHaveLength(1);
    expect(notes.leftOut).toHaveLength(3);
  });

  it('names no person and no other centre’s case, and keeps a protected address closed', () => {
    for (const text of texts) {
      for (const word of [...Object.values(invented), 'Musterin', '2014', '318600', '02421'])
        expect(text).not.toContain(word);
      for (const { caseId, childId, familyId } of Object.values(made))
        for (const id of [caseId, childId, familyId]) expect(text).not.toContain(id);
      expect(text).not.toContain(one('direct').number);
      expect(text).not.toContain('AC-');
    }
    const arc = instance.arcs.find(({ child }) => child === one('protected').number);
    expect(arc?.cost).toEqual([0, 0, 0]);
  });

  it('names in the audit log each case that it names', async () => {
    const logged = await stage.test.inside('dueren', (tx) =>
      tx.selectFrom('audit_log').select(['record_id', 'record_ids', 'role']).where('event', '=', 'm1.export').execute(),
    );
    expect(recordsOf(logged)).toHaveLength(instance.children.length + notes.leftOut.length);
    expect(recordsOf(logged)).toContain(one('first').caseId);
    expect(new Set(logged.map(({ role }) => role))).toEqual(new Set(['command']));
  });

  it('writes files that only their owner reads, the same again for the same data', async () => {
    const io = await run('again');
    const file = join(folder, 'again');
    expect(JSON.parse(io.stdout)).toMatchObject({
      file,
      excluded: `${file}.excluded.json`,
      children: 5,
      pools: 2,
      arcs: 6,
    });
    expect(io.stderr).toContain('5 Kinder, 2 Platzarten, 6 mögliche Paare');
    for (const [index, name] of [file, `${file}.excluded.json`].entries()) {
      expect((await stat(name)).mode & 0o777).toBe(0o600);
      expect(await readFile(name, 'utf8')).toBe(texts[index]);
    }
  });

  it('writes through no link that lies beside, and not where a folder is', async () => {
    await writeFile(join(folder, 'victim'), 'not ours');
    await symlink(join(folder, 'victim'), join(folder, 'linked.json.part'));
    await run('linked.json');
    expect(await readFile(join(folder, 'victim'), 'utf8')).toBe('not ours');
    expect((await lstat(join(folder, 'linked.json'))).isFile()).toBe(true);
    await expect(run('.')).rejects.toThrow('ist keine Datei');
    await expect(run(join('linked.json', 'x.json'))).rejects.toThrow('kann nicht angelegt werden');
  });

  it('says so when nobody waits, and refuses what it does not know', async () => {
    expect(empty.stderr).toContain('wartet kein Kind');
    expect(JSON.parse(empty.stdout)).toMatchObject({ children: 0, pools: 0, arcs: 0, leftOut: 0 });
    const file = JSON.parse(await readFile(join(folder, 'empty.json'), 'utf8')) as InstanceJson;
    expect(instanceFromJson(file).childIds).toEqual([]);
    await expect(run('x.json', 'soest')).rejects.toThrow(
      new Refused('Ein Zentrum „soest“ ist hier nicht eingerichtet.'),
    );
    await expect(run('')).rejects.toThrow(UsageError);
  });
});
