// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import {
  type Dialect,
  Kysely,
  PGliteDialect,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryCompiler,
} from 'kysely';
import pg from 'pg';
import { noteStatement } from './fault.ts';
import { statementNaming } from './named-statements.ts';
import { SteadyLite } from './steady-lite.ts';
import { bindValue, parsers } from './temporal.ts';
import type { Database } from './types.ts';

/** The database as the program knows it. `kind` is what /health/ready and the test report name. */
export interface DatabaseHandle {
  kind: 'pglite' | 'postgres';
  /** Our tables; Temporal in and out. Only `inCentre` and the server's own sign-in, register and set-up queries use it. */
  db: Kysely<Database>;
  /** The same database with the drivers' default types (Date), for better-auth and pg-boss. */
  plain: Kysely<Record<string, Record<string, unknown>>>;
  /** Several statements in one text, no parameters, for migrations. */
  script(sql: string): Promise<void>;
  lite?: SteadyLite;
  pool?: pg.Pool;
  close(): Promise<void>;
}

class TemporalCompiler extends PostgresQueryCompiler {
  protected override addParameter(value: unknown): void {
    super.addParameter(bindValue(value));
  }
}
class TemporalPGliteDialect extends PGliteDialect {
  override createQueryCompiler(): QueryCompiler {
    return new TemporalCompiler();
  }
}
class TemporalPostgresDialect extends PostgresDialect {
  override createQueryCompiler(): QueryCompiler {
    return new TemporalCompiler();
  }
}

type LiteLike = Pick<PGlite, 'query' | 'transaction' | 'close' | 'closed' | 'ready' | 'waitReady'>;

/** better-auth and pg-boss need the default types, so the parsers are given per query and not to the instance. */
function withParsers(lite: SteadyLite): LiteLike {
  const query = ((text: string, params?: unknown[], options?: object) =>
    lite.query(text, params, { ...options, parsers })) as PGlite['query'];
  return {
    close: () => lite.close(),
    get closed() {
      return lite.closed;
    },
    get ready() {
      return lite.ready;
    },
    get waitReady() {
      return lite.waitReady;
    },
    query,
    transaction: ((run: (tx: unknown) => Promise<unknown>) =>
      lite.transaction((tx) =>
        run({
          query: (text: string, params?: unknown[], options?: object) =>
            tx.query(text, params, { ...options, parsers }),
          rollback: () => tx.rollback(),
        }),
      )) as PGlite['transaction'],
  };
}

function litePair(lite: SteadyLite): Pick<DatabaseHandle, 'db' | 'plain'> {
  const dialect = (d: Dialect) => new Kysely<never>({ dialect: d, log: noteStatement });
  return {
    db: dialect(new TemporalPGliteDialect({ pglite: withParsers(lite) as PGlite })) as unknown as Kysely<Database>,
    plain: dialect(new PGliteDialect({ pglite: lite as unknown as PGlite })) as unknown as DatabaseHandle['plain'],
  };
}

/** Opens the embedded database in a folder (or in memory without one). The caller holds the folder's lock. */
export async function openEmbedded(folder?: string): Promise<DatabaseHandle> {
  const open = async () => {
    const instance = new PGlite({
      ...(folder ? { dataDir: folder } : {}),
      extensions: { pg_trgm, btree_gist, unaccent },
    });
    await instance.waitReady;
    await instance.exec("set timezone = 'UTC'");
    return instance;
  };
  const lite = new SteadyLite(folder, await open(), open);
  const script = async (sql: string) => {
    await lite.exec(sql);
  };
  return { kind: 'pglite', ...litePair(lite), script, lite, close: () => lite.close() };
}

/** A connection that ends takes its plans with it, and pages come more than the driver's ten seconds apart. */
const idleTimeoutMillis = 5 * 60_000;

/**
 * Opens a PostgreSQL server. Two pools: one with our types, one with the drivers' defaults for sign-in.
 * @param prepare what a connection of ours is given to when it has connected; only measurements give another
 */
export async function openServer(url: string, poolSize = 10, prepare = statementNaming()): Promise<DatabaseHandle> {
  const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) ||
    pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser;
  // Compiling a statement pays for minutes of arithmetic, not for a page of fifty rows.
  const options = '-c TimeZone=UTC -c jit=off';
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    idleTimeoutMillis,
    options,
    types: { getTypeParser },
  });
  pool.on('connect', prepare);
  const plainPool = new pg.Pool({ connectionString: url, max: 4, options });
  for (const each of [pool, plainPool]) {
    // The server may end a connection, idle or at work: the pool replaces it, and the query under way reports the trouble.
    // Without a listener the event itself would end the program.
    each.on('error', () => {});
    each.on('connect', (client) => client.on('error', () => {}));
  }
  return {
    kind: 'postgres',
    db: new Kysely<Database>({ dialect: new TemporalPostgresDialect({ pool }), log: noteStatement }),
    plain: new Kysely({ dialect: new PostgresDialect({ pool: plainPool }) }),
    script: async (sql) => {
      const client = await pool.connect();
      try {
        await client.query(sql);
      } catch (error) {
        // It may have stopped inside a transaction, in which nobody else can work.
        client.release(true);
        throw error;
      }
      client.release();
    },
    pool,
    close: async () => {
      await pool.end();
      await plainPool.end();
    },
  };
}
