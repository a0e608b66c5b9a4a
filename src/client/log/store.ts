// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Drawer } from './drawer.ts';

/** A lesson as agreed: "Kind 1 · Di 24.11.2026, 3. Stunde". */
export interface KeptDate {
  /** Where it is entered. */
  href: string;
  label: string;
  /** "2026-11-24" */
  day: string;
  /** Minute of the day at which it begins. */
  from: number;
  /** Version of what is entered; 0: nothing. */
  version: number;
  /** Key of the centre, which forms carry. */
  centre: string;
}

/** What the page hands the device. */
export interface Handed {
  owner: string;
  dates: KeptDate[];
}

/** An entry that has not been sent yet. */
export interface KeptEntry {
  href: string;
  label: string;
  /** Number by which an entry that comes twice is one. */
  sendKey: string;
  version: number;
  centre: string;
  fields: [name: string, value: string][];
  /** When it was entered, in milliseconds: they are sent in this order. */
  at: number;
  /** waiting: to be sent; asked: the server has something to show first. */
  state: 'waiting' | 'asked';
}

/** So long without contact, in milliseconds, until the dates go. */
export const keptFor = 14 * 24 * 60 * 60 * 1000;

const entryName = 'entry ';
interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

/** The log on this device: sealed with a key that never leaves the browser (AES-GCM, not extractable). */
export interface Log {
  owner(): Promise<string | undefined>;
  dates(): Promise<KeptDate[]>;
  entries(): Promise<KeptEntry[]>;
  /** How many entries there are, without opening them. */
  count(): Promise<number>;
  put(entry: KeptEntry): Promise<void>;
  remove(href: string): Promise<void>;
  /**
   * Somebody is signed in: what belongs to another person goes, except what that person has not sent.
   * @returns how many entries of another person wait
   */
  belongs(owner: string): Promise<number>;
  /**
   * The page of somebody signed in hands over whose it is and which dates there are.
   * @returns foreign: entries of another person wait here, nothing was taken; empty: there is nothing to keep
   */
  meet(handed: Handed): Promise<{ kind: 'foreign'; count: number } | { kind: 'empty' | 'kept' }>;
  /** Takes the dates away when there was no contact for too long. @returns whether entries wait all the same */
  expire(): Promise<boolean>;
  wipe(): Promise<void>;
}

export function openLog(drawer: Drawer, now: () => number): Log {
  const key = async (): Promise<CryptoKey> => {
    const found = await drawer.get('key');
    if (found instanceof CryptoKey) return found;
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    await drawer.set('key', made);
    return made;
  };
  const seal = async (name: string, value: unknown): Promise<void> => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(value));
    await drawer.set(name, { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key(), text) });
  };
  const unseal = async <T>(name: string): Promise<T | undefined> => {
    const sealed = (await drawer.get(name)) as Sealed | undefined;
    if (sealed === undefined) return undefined;
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, await key(), sealed.data);
    return JSON.parse(new TextDecoder().decode(text)) as T;
  };
  const entryNames = async () => (await drawer.names()).filter((name) => name.startsWith(entryName));
  const owner = async () => (await drawer.get('owner')) as string | undefined;

  const log: Log = {
    owner,
    dates: async () => (await unseal<KeptDate[]>('dates')) ?? [],
    count: async () => (await entryNames()).length,
    entries: async () => {
      const all = await Promise.all((await entryNames()).map((name) => unseal<KeptEntry>(name)));
      return all.flatMap((one) => one ?? []).sort((a, b) => a.at - b.at);
    },
    put: (entry) => seal(entryName + entry.href, entry),
    remove: (href) => drawer.remove(entryName + href),
    belongs: async (to) => {
      const before = await owner();
      if (before === undefined || before === to) return 0;
      await drawer.remove('dates');
      const count = await log.count();
      if (count === 0) await drawer.destroy();
      return count;
    },
    meet: async (handed) => {
      const foreign = await log.belongs(handed.owner);
      if (foreign > 0) return { kind: 'foreign', count: foreign };
      if (handed.dates.length === 0 && (await log.count()) === 0) {
        await drawer.destroy();
        return { kind: 'empty' };
      }
      await drawer.set('owner', handed.owner);
      await drawer.set('contact', now());
      await seal('dates', handed.dates);
      return { kind: 'kept' };
    },
    expire: async () => {
      const contact = await drawer.get('contact');
      if (typeof contact !== 'number' || now() - contact < keptFor) return false;
      await drawer.remove('dates');
      const waits = (await log.count()) > 0;
      if (!waits) await drawer.destroy();
      return waits;
    },
    wipe: () => drawer.destroy(),
  };
  return log;
}

/** What came of sending an entry. */
export type Sent = 'kept' | 'asked' | 'signed-out' | 'offline';

/**
 * Sends what waits, oldest first, until one cannot be sent. What the server has a question about stays, and the next is sent.
 * @returns the last outcome that stopped it, or kept
 */
export async function sendAll(
  log: Log,
  send: (entry: KeptEntry) => Promise<Sent>,
): Promise<{ sent: number; stop: Sent }> {
  let sent = 0;
  for (const entry of await log.entries()) {
    if (entry.state === 'asked') continue;
    const outcome = await send(entry);
    if (outcome === 'signed-out' || outcome === 'offline') return { sent, stop: outcome };
    if (outcome === 'asked') await log.put({ ...entry, state: 'asked' });
    else {
      sent += 1;
      await log.remove(entry.href);
    }
  }
  return { sent, stop: 'kept' };
}

/** "1 Eintrag ist noch nicht gesendet" */
export const unsentText = (count: number): string =>
  count === 1 ? '1 Eintrag ist noch nicht gesendet' : `${count} Einträge sind noch nicht gesendet`;
