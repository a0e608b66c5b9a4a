// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { symmetricDecrypt } from 'better-auth/crypto';
import type { DatabaseHandle } from '../../db/connection.ts';
import { appliedMigrations, asOwner, readAllRows } from './owner.ts';

const MODULUS = 2n ** 256n;

/** How many rows a table has, and a hash that does not depend on their order. */
export interface TableSum {
  rows: number;
  hash: string;
}

/** Adds rows up: SHA-256 of each row's JSON, summed, so that the order of rows does not matter and equal rows count. */
export class RowSum {
  #rows = 0;
  #sum = 0n;
  add(row: string): void {
    this.#rows += 1;
    this.#sum = (this.#sum + BigInt(`0x${createHash('sha256').update(row).digest('hex')}`)) % MODULUS;
  }
  get sum(): TableSum {
    return { rows: this.#rows, hash: this.#sum.toString(16).padStart(64, '0') };
  }
}

/** Second factors are kept encrypted with the installation's secret: compared is what they say, not how it is encrypted. */
async function readable(row: string, secret: string): Promise<string> {
  const values = JSON.parse(row) as Record<string, string>;
  for (const column of ['secret', 'backup_codes']) {
    try {
      values[column] = await symmetricDecrypt({ key: secret, data: values[column] ?? '' });
    } catch {
      values[column] = 'unreadable';
    }
  }
  return JSON.stringify(values);
}

/** Rows and hash of every table, the same on both kinds of database. */
export async function fingerprint(
  handle: DatabaseHandle,
  secret: string,
): Promise<{ migration: string; tables: Record<string, TableSum> }> {
  return await asOwner(handle, async (tx) => {
    const sums = new Map<string, RowSum>();
    const tables = await readAllRows(tx, async (table, _centre, rows) => {
      const sum = sums.get(table.name) ?? new RowSum();
      sums.set(table.name, sum);
      for (const row of rows) sum.add(table.name === 'auth_two_factor' ? await readable(row, secret) : row);
    });
    const names = tables.map(({ name }) => name).sort((a, b) => (a < b ? -1 : 1));
    return {
      migration: (await appliedMigrations(tx)).at(-1)?.name ?? '',
      tables: Object.fromEntries(names.map((name) => [name, (sums.get(name) ?? new RowSum()).sum])),
    };
  });
}
