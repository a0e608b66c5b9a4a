// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { errorCode } from '../error-code.ts';

/** So many statements a connection keeps; what comes after them runs unnamed. The pages of the program send fewer. */
export const mostNamed = 300;

/** Lists come in many lengths, and each length would be a statement of its own: `in ($1, $2)`, `values ($1), ($2)`. */
const list = /\bin \(\$\d+,|\), \(\$/;

/**
 * Of the text, and not a number: behind a pooler that changes the server's connection under us, a number could name another
 * statement there, and the answer would be wrong instead of missing.
 */
const nameOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 32);

/** Which statements of one connection have a name: from their second time on, since most that come twice come often. */
class StatementNames {
  readonly #named = new Map<string, string>();
  readonly #once = new Set<string>();

  /** @returns undefined for a statement that runs without a name */
  of(text: string): string | undefined {
    const known = this.#named.get(text);
    if (known !== undefined) return known;
    if (this.#named.size === mostNamed || list.test(text)) return undefined;
    if (this.#once.delete(text)) {
      const name = nameOf(text);
      this.#named.set(text, name);
      return name;
    }
    if (this.#once.size === mostNamed) this.#once.clear();
    this.#once.add(text);
    return undefined;
  }
}

/**
 * What a migration in another connection does to a kept `select *`. PostgreSQL says so before it runs the statement, in the
 * language of the server (`lc_messages`); the name of its routine stays the same.
 */
const isOutdated = (error: unknown): boolean =>
  errorCode(error) === '0A000' && (error as { routine?: unknown }).routine === 'RevalidateCachedQuery';

/**
 * There is no statement of this name, or one already, though this connection knows better: something between us and the server
 * gives us one connection after the other (a pooler that does not know names) or forgets them (`discard all`).
 */
const isElsewhere = (error: unknown): boolean => ['26000', '42P05'].includes(errorCode(error) ?? '');

/**
 * Lets PostgreSQL parse and plan a statement with parameters once for each connection of a pool, instead of each time. It
 * watches role, row-level security and tables by itself and plans anew when they change. Texts without parameters (scripts,
 * begin, commit) and whatever is not asked as text and values pass as they are.
 * @returns what each client of one pool is given to, once, when it has connected
 */
export function statementNaming(): (client: pg.PoolClient) => void {
  // Part of every name. One for the whole pool: when one connection meets an outdated plan, all leave theirs.
  let generation = 0;
  /** Where names do not hold, there are none any more. */
  let holding = true;
  return (client) => {
    const plain = client.query.bind(client);
    const names = new StatementNames();
    const run = async (text: string, values: unknown[]): Promise<pg.QueryResult> => {
      const name = holding ? names.of(text) : undefined;
      if (name === undefined) return await plain(text, values);
      try {
        return await plain({ name: `${generation}_${name}`, text, values });
      } catch (error) {
        if (!isOutdated(error) && !isElsewhere(error)) throw error;
        if (isElsewhere(error)) holding = false;
        generation += 1;
        if (client.getTransactionStatus() === 'I') return await plain(text, values);
        // The transaction is lost. Whoever began it may begin it again, as after a serialisation failure.
        throw Object.assign(new Error('A kept plan is out of date or gone.', { cause: error }), { code: '40001' });
      }
    };
    const query = (text: unknown, values?: unknown, ...rest: unknown[]) =>
      typeof text === 'string' && Array.isArray(values) && values.length > 0 && rest.length === 0
        ? run(text, values)
        : Reflect.apply(plain, client, [text, values, ...rest]);
    Object.assign(client, { query });
  };
}
