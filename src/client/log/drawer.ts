// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Where the log lies on a device: values by their names. */
export interface Drawer {
  get(name: string): Promise<unknown>;
  set(name: string, value: unknown): Promise<void>;
  remove(name: string): Promise<void>;
  names(): Promise<string[]>;
  /** Nothing of it is left. */
  destroy(): Promise<void>;
}

const base = 'herzstueck-stunden';
const box = 'box';

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The store of the browser refused.'));
  });

function openBase(): Promise<IDBDatabase> {
  const request = indexedDB.open(base, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(box);
  return done(request);
}

/** A write counts when the browser has finished it, not when it has taken it. */
function finished(change: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    change.oncomplete = () => resolve();
    change.onabort = change.onerror = () => reject(change.error ?? new Error('The store of the browser gave up.'));
  });
}

/** IndexedDB. Each call opens and closes it: nothing stands in the way when another tab wipes it. */
export const browserDrawer: Drawer = {
  get: (name) => using('readonly', (store) => done(store.get(name) as IDBRequest<unknown>)),
  set: (name, value) => using('readwrite', async (store) => void (await done(store.put(value, name)))),
  remove: (name) => using('readwrite', (store) => done(store.delete(name))),
  names: () => using('readonly', async (store) => (await done(store.getAllKeys())).map(String)),
  destroy: async () => void (await done(indexedDB.deleteDatabase(base))),
};

async function using<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
  const open = await openBase();
  try {
    const change = open.transaction(box, mode);
    const end = finished(change);
    const result = await work(change.objectStore(box));
    await end;
    return result;
  } finally {
    open.close();
  }
}

/** Is there anything on this device, without making it? Where the browser cannot tell, there may be. */
export async function mayHoldSomething(): Promise<boolean> {
  if (typeof indexedDB === 'undefined' || typeof crypto === 'undefined' || crypto.subtle === undefined) return false;
  if (indexedDB.databases === undefined) return true;
  return (await indexedDB.databases()).some(({ name }) => name === base);
}
