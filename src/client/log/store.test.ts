// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { describe, expect, it } from 'vitest';
import type { Drawer } from './drawer.ts';
import { entryFaults } from './form.ts';
import { type KeptEntry, keptFor, openLog, sendAll, unsentText } from './store.ts';

function box(): Drawer & { all: Map<string, unknown> } {
  const all = new Map<string, unknown>();
  return {
    all,
    get: async (name) => all.get(name),
    set: async (name, value) => void all.set(name, value),
    remove: async (name) => void all.delete(name),
    names: async () => [...all.keys()],
    destroy: async () => all.clear(),
  };
}
const date = {
  href: '/stunde/a/2026-11-24',
  label: 'Kind 1 · Di 24.11.2026, 3. Stunde',
  day: '2026-11-24',
  from: 590,
  version: 0,
  centre: 'dueren',
};
const entry = (n: number): KeptEntry => ({
  ...{
    href: `/stunde/a/${n}`,
    label: `Kind ${n}`,
    sendKey: `key-${n}`,
    version: 0,
    centre: 'dueren',
    state: 'waiting',
    at: n,
  },
  fields: [['idee', 'Wieder Tier-Memory']],
});

describe('the log on a device', () => {
  it('is sealed with a key nobody can take out', async () => {
    const drawer = box();
    const log = openLog(drawer, () => 0);
    await log.meet({ owner: 'eins', dates: [date] });
    await log.put(entry(1));
    expect([await log.dates(), await log.entries()]).toEqual([[date], [entry(1)]]);
    const key = drawer.all.get('key') as CryptoKey;
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
    const bytes = [...drawer.all.values()].flatMap((one) => {
      const { data } = one as { data?: ArrayBuffer };
      return data === undefined ? [] : [new TextDecoder('latin1').decode(data)];
    });
    expect(bytes).toHaveLength(2);
    expect(bytes.join('')).not.toMatch(/Tier-Memory|Kind/);
  });

  it('goes with another person; what was not sent is asked for first and never shown', async () => {
    const drawer = box();
    const log = openLog(drawer, () => 0);
    await log.meet({ owner: 'eins', dates: [date] });
    await log.put(entry(1));
    expect(await log.meet({ owner: 'zwei', dates: [date] })).toEqual({ kind: 'foreign', count: 1 });
    expect([await log.owner(), await log.dates()]).toEqual(['eins', []]);
    await log.remove(entry(1).href);
    expect(await log.belongs('zwei')).toBe(0);
    expect(drawer.all.size).toBe(0);
    expect(await log.meet({ owner: 'zwei', dates: [date] })).toEqual({ kind: 'kept' });
  });

  it('goes when there are no dates any more, but for what waits', async () => {
    const drawer = box();
    const log = openLog(drawer, () => 0);
    await log.meet({ owner: 'eins', dates: [date] });
    await log.put(entry(1));
    expect(await log.meet({ owner: 'eins', dates: [] })).toEqual({ kind: 'kept' });
    expect([await log.dates(), await log.count()]).toEqual([[], 1]);
    await log.remove(entry(1).href);
    expect(await log.meet({ owner: 'eins', dates: [] })).toEqual({ kind: 'empty' });
    expect(drawer.all.size).toBe(0);
  });

  it('goes after 14 days without contact, but for what waits', async () => {
    const drawer = box();
    let now = 0;
    const log = openLog(drawer, () => now);
    await log.meet({ owner: 'eins', dates: [date] });
    now = keptFor - 1;
    expect([await log.expire(), await log.dates()]).toEqual([false, [date]]);
    now = keptFor;
    await log.put(entry(1));
    expect([await log.expire(), await log.dates(), await log.count()]).toEqual([true, [], 1]);
    await log.remove(entry(1).href);
    expect([await log.expire(), drawer.all.size]).toEqual([false, 0]);
  });

  it('sends in order, stops where nothing can be sent, and keeps what is asked about', async () => {
    const log = openLog(box(), () => 0);
    for (const n of [3, 1, 2]) await log.put(entry(n));
    const asked: string[] = [];
    const outcome = await sendAll(log, async ({ sendKey }) => {
      asked.push(sendKey);
      return sendKey === 'key-1' ? 'kept' : sendKey === 'key-2' ? 'asked' : 'offline';
    });
    expect([asked, outcome]).toEqual([['key-1', 'key-2', 'key-3'], { sent: 1, stop: 'offline' }]);
    expect((await log.entries()).map(({ state }) => state)).toEqual(['asked', 'waiting']);
    // What is asked about is not sent again by itself: nothing is overwritten silently.
    const again: string[] = [];
    await sendAll(log, async ({ sendKey }) => {
      again.push(sendKey);
      return 'kept';
    });
    expect(again).toEqual(['key-3']);
  });

  it('says what is missing before it keeps an entry, and how much waits', () => {
    expect(entryFaults([])).toHaveLength(1);
    expect(
      entryFaults([
        ['statt', 'ja'],
        ['dauer', '45'],
        ['was', 'game'],
      ]),
    ).toEqual([]);
    expect(
      entryFaults([['statt', 'ja'], ...['a', 'b', 'c', 'd'].map((one): [string, string] => ['was', one])]),
    ).toHaveLength(2);
    expect(entryFaults([['statt', 'nein']])).toHaveLength(1);
    expect([unsentText(1), unsentText(2)]).toEqual([
      '1 Eintrag ist noch nicht gesendet',
      '2 Einträge sind noch nicht gesendet',
    ]);
  });
});
