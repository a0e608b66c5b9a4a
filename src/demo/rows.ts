// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../db/centre.ts';
import type { Row } from '../db/row.ts';
import type { Database } from '../db/types.ts';
import { writeRows } from '../db/write-rows.ts';

/** Rows of one centre, collected table by table, written in a few statements: they travel as JSON. */
export class DemoRows {
  readonly #tables = new Map<keyof Database & string, Record<string, unknown>[]>();

  add<T extends keyof Database & string>(table: T, row: Row<T>): void {
    const list = this.#tables.get(table) ?? [];
    this.#tables.set(table, list);
    list.push(row);
  }

  /** The rows collected for a table, to be read or completed before they are written. */
  of<T extends keyof Database & string>(table: T): Row<T>[] {
    return (this.#tables.get(table) ?? []) as Row<T>[];
  }

  /**
   * Writes everything; a table stands after those it refers to in `order`, and one that is not there comes last, in the order
   * of telling. All rows of a table name the same columns.
   */
  async write(tx: Tx, order: readonly (keyof Database & string)[]): Promise<void> {
    for (const table of new Set([...order, ...this.#tables.keys()]))
      await writeRows(tx, table, this.#tables.get(table) ?? []);
  }
}
