// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { PGlite } from '@electric-sql/pglite';
import type pg from 'pg';
import type { Program } from './program.ts';

/** A statement as it went to the driver. */
export interface Statement {
  text: string;
  values: unknown[];
}

type Query = (text: string | { text: string }, values?: unknown[], ...rest: unknown[]) => Promise<unknown>;
const plain = /^\s*(begin|start transaction|commit|rollback)/i;

function listen(target: { query: unknown }, heard: Statement[]): void {
  const query = target.query as Query;
  target.query = function (this: unknown, text: string | { text: string }, values: unknown[] = [], ...rest: unknown[]) {
    const sent = typeof text === 'string' ? text : text.text;
    if (!plain.test(sent)) heard.push({ text: sent, values });
    return query.call(this, text, values, ...rest);
  };
}

/** The statements `work` sends to the database, begin and commit left out. */
export async function statementsOf(program: Program, work: () => Promise<unknown>): Promise<Statement[]> {
  const heard: Statement[] = [];
  const { lite, pool } = program.context.database;
  if (lite) {
    const original = { query: lite.query, transaction: lite.transaction };
    listen(lite, heard);
    lite.transaction = ((run: (tx: { query: unknown }) => Promise<unknown>) =>
      original.transaction.call(lite, (tx) => {
        listen(tx, heard);
        return run(tx);
      })) as PGlite['transaction'];
    await work();
    Object.assign(lite, original);
  } else if (pool) {
    const original = pool.connect;
    pool.connect = (async () => {
      const client: pg.PoolClient = await (original as () => Promise<pg.PoolClient>).call(pool);
      const own = client.query;
      listen(client, heard);
      const release = client.release.bind(client);
      client.release = (...args) => {
        Object.assign(client, { query: own, release });
        release(...args);
      };
      return client;
    }) as typeof pool.connect;
    await work();
    pool.connect = original;
  }
  return heard;
}

/** The same statements straight through the driver, in one transaction. */
export async function replay(program: Program, statements: readonly Statement[]): Promise<void> {
  const { lite, pool } = program.context.database;
  if (lite) {
    await lite.transaction(async (tx) => {
      for (const { text, values } of statements) await tx.query(text, values);
    });
  } else if (pool) {
    const client = await pool.connect();
    try {
      await client.query('begin');
      for (const { text, values } of statements) await client.query(text, values);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }
}
