// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { PGlite, Transaction } from '@electric-sql/pglite';
import { isFull } from './trouble.ts';

/** There is no space for the embedded database. Carries the code PostgreSQL gives it. */
export class NoSpace extends Error {
  readonly code = '53100';
}

type Query = PGlite['query'];
type Exec = PGlite['exec'];

/**
 * The embedded database with a keeper. One that could not write its log has panicked: whatever is asked of it next, even a
 * rollback, never comes back and blocks the whole process (tried: PGlite 0.5.16 on a full file system). So nothing is begun
 * while the disk is nearly full, a panicked instance is never spoken to again, and once there is space another one takes
 * over the folder, with everything that was acknowledged, as after a crash.
 */
export class SteadyLite {
  readonly #folder: string | undefined;
  readonly #open: () => Promise<PGlite>;
  #live: Promise<PGlite>;
  #panicked = false;
  closed = false;
  readonly ready = true;
  readonly waitReady = Promise.resolve();

  /**
   * @param folder where it lies; undefined in memory
   * @param open makes an instance on that folder, ready to be asked
   */
  constructor(folder: string | undefined, first: PGlite, open: () => Promise<PGlite>) {
    this.#folder = folder;
    this.#open = open;
    this.#live = Promise.resolve(this.#watched(first));
  }

  // Fields and not methods: measurements listen to them.
  query: Query = async (text, params, options) => (await this.#take()).query(text, params, options);
  exec: Exec = async (text, options) => (await this.#take()).exec(text, options);

  /** Whoever opens a transaction waits for its beginning: one that cannot begin fails at its first statement instead. */
  transaction = async <T>(run: (tx: Transaction) => Promise<T>): Promise<T> => {
    let begun = false;
    try {
      const lite = await this.#take();
      return await lite.transaction((tx) => {
        begun = true;
        return run(tx);
      });
    } catch (error) {
      if (begun) throw error;
      const fail = () => Promise.reject(error);
      return await run({ query: fail, exec: fail, sql: fail, rollback: fail, closed: true } as unknown as Transaction);
    }
  };

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    const lite = await this.#live.catch(() => undefined);
    if (!this.#panicked) await lite?.close();
  }

  async #take(): Promise<PGlite> {
    if (this.#folder !== undefined && (await isFull(this.#folder))) throw new NoSpace('No space left on device');
    if (this.#panicked) {
      this.#panicked = false;
      this.#live = this.#open().then((lite) => this.#watched(lite));
      this.#live.catch(() => {
        this.#panicked = true;
      });
    }
    return await this.#live;
  }

  #watched(lite: PGlite): PGlite {
    let panicked = false;
    const { execProtocol, execProtocolStream, execProtocolRawSync } = lite;
    const watch = async <T>(answer: Promise<T>): Promise<T> => {
      try {
        return await answer;
      } catch (error) {
        if ((error as { severity?: string }).severity !== 'PANIC') throw error;
        panicked = true;
        this.#panicked = true;
        throw new NoSpace('The embedded database has stopped: no space left on device', { cause: error });
      }
    };
    lite.execProtocol = (message, options) => watch(execProtocol.call(lite, message, options));
    lite.execProtocolStream = (message, options) => watch(execProtocolStream.call(lite, message, options));
    lite.execProtocolRawSync = (message) => {
      if (panicked) throw new NoSpace('The embedded database has stopped: no space left on device');
      return execProtocolRawSync.call(lite, message);
    };
    return lite;
  }
}
