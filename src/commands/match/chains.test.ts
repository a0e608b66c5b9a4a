// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barelyTooWide, chain, widened } from '../../matching/flow/chains.fixture.ts';
import { matchFolder } from './match.fixture.ts';

let files: Awaited<ReturnType<typeof matchFolder>>;
beforeAll(async () => {
  files = await matchFolder();
});
afterAll(() => files.remove());

const WIDE = 2 ** 25;

describe.each([402, 900])('chains of %i children', (children) => {
  it('match why: all move on by one, since that is better than a step of an earlier level', async () => {
    await writeFile(files.place('why.json'), JSON.stringify(chain(children, 'z in X')));
    const { code, stdout } = await files.call('why', 'why.json', '--child', 'z', '--pool', 'p0', '--json');
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({
      code: 0,
      delta: [0, 0, children - 1],
      moved: children - 1,
    });
  });

  it('match m1: solves the sister instance, and proves it', async () => {
    await writeFile(files.place('in.json'), JSON.stringify(chain(children, 'z beside')));
    const { code, stderr } = await files.call('m1', 'in.json', '--out', 'out.json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('Bewiesen optimal') });
    expect(files.readJson('out.json')).toMatchObject({
      objective: [0, 0, children - 1],
      status: 'optimal',
      certificate: { valid: true, proves: 'optimum' },
    });
  });

  it('match change: the place at X, with few moves or with all', async () => {
    await writeFile(files.place('change.json'), JSON.stringify(chain(children, 'z in X')));
    const what = ['change.json', '--without-limit', 'X', '--max-moved', '1000', '--json'];
    const { code, stdout } = await files.call('change', ...what);
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({
      code: 0,
      extra: [0, 0, children - 1],
      menu: [
        { moved: 1, extra: [1, 0, 0] },
        { moved: children, extra: [0, 0, children - 1] },
      ],
    });
  });
});

describe('levels that do not fit into one number', () => {
  it('are solved and explained all the same', async () => {
    await writeFile(files.place('wide.json'), JSON.stringify(widened(chain(402, 'z in X'), WIDE)));
    expect(await files.call('m1', 'wide.json', '--out', 'wide-out.json')).toMatchObject({ code: 0 });
    expect(files.readJson('wide-out.json')).toMatchObject({ certificate: { valid: true, proves: 'optimum' } });
    const why = await files.call('why', 'wide.json', '--child', 'z', '--pool', 'p0', '--json');
    expect(JSON.parse(why.stdout)).toMatchObject({ delta: [0, 0, 0, 401, 0, 0] });
    const change = await files.call('change', 'wide.json', '--without-child', 'c0', '--max-moved', '9', '--json');
    expect(JSON.parse(change.stdout)).toMatchObject({ possible: true, extra: [0, 0, 0, 0, 0, 0] });
  });

  it('are answered exactly where they would fit only if chains were shorter', async () => {
    await writeFile(files.place('barely.json'), JSON.stringify(barelyTooWide(402, 'z in X')));
    const why = await files.call('why', 'barely.json', '--child', 'z', '--pool', 'p0', '--json');
    expect(JSON.parse(why.stdout)).toMatchObject({ delta: [0, 0, 401, expect.any(Number), expect.any(Number)] });
    const change = ['change', 'barely.json', '--without-limit', 'X', '--json'] as const;
    for (const more of [[], ['--max-moved', '1000']]) {
      const { stdout } = await files.call(...change, ...more);
      expect(JSON.parse(stdout).extra.slice(0, 3)).toEqual([0, 0, 401]);
    }
    await writeFile(files.place('barely.json'), JSON.stringify(barelyTooWide(402, 'z beside')));
    expect(await files.call('m1', 'barely.json', '--out', 'barely-out.json')).toMatchObject({ code: 0 });
    expect(files.readJson('barely-out.json')).toMatchObject({ status: 'optimal', certificate: { valid: true } });
  });

  it('may be stopped: what is written keeps the limits and says how far it may be off', async () => {
    await writeFile(files.place('wide.json'), JSON.stringify(widened(chain(402, 'z beside'), WIDE)));
    const { code } = await files.call('m1', 'wide.json', '--out', 'stopped.json', '--time-limit', '0.0001');
    expect(code).toBe(0);
    expect(files.readJson('stopped.json')).toMatchObject({ certificate: { feasible: true } });
  });
});
