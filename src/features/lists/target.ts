// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { z } from 'zod';
import type { Actor, Tx } from '../../db/centre.ts';
import { headingWords } from './headings.ts';

/** A field that a column of a list can go into. */
export interface ListField {
  /** German, as people know it; also a heading it is recognised by. */
  readonly label: string;
  /** 'column': a list needs a column for it, and each cell is left to `examine`. */
  readonly required: boolean | 'column';
  /** Other headings it is recognised by. */
  readonly synonyms?: readonly string[];
  /**
   * From a cell to the value: a text, number, truth value or day. Asked for cells that hold something. Its messages are German
   * sentences, shown after the label.
   */
  readonly cell: z.ZodType<string | number | boolean | Temporal.PlainDate, unknown>;
}
export type ListFields = Readonly<Record<string, ListField>>;

/** A row that was taken: null where the list says nothing. */
export type RowOf<F extends ListFields> = {
  readonly [K in keyof F]: z.output<F[K]['cell']> | (F[K]['required'] extends true ? never : null);
};

/** A row that has to be written. */
export interface ListEntry<F extends ListFields> {
  readonly outcome: 'new' | 'changed';
  readonly identity: string;
  /** Row of the sheet, 1-based. */
  readonly line: number;
  readonly row: RowOf<F>;
  /** Fields whose value is another one than held; all that say something for a new row. What a list leaves empty is kept. */
  readonly fields: readonly (keyof F & string)[];
  /** What a person said to the question about the row (`Finding.asked`). */
  readonly answer?: string;
}

/** A row that has to be looked at as a whole. */
export interface WholeRow<F extends ListFields> {
  readonly line: number;
  readonly identity: string;
  readonly row: RowOf<F>;
}

/** Why a row cannot be taken; with `asked`, not before a person has answered: what there is to see for it, as JSON. */
export interface Finding {
  readonly reasons: readonly string[];
  readonly asked?: unknown;
}

/**
 * What lists can be imported into, described by the feature that owns the tables. `held` and `write` run in one transaction
 * of the centre, some hundred rows at a time.
 */
export interface ListTarget<F extends ListFields = ListFields> {
  /** Under this name mappings are remembered: small letters and underscores. */
  readonly key: string;
  readonly fields: F;
  /** So many rows are looked at and written at once; fewer than usual where a row takes many statements. */
  readonly batch?: number;
  /** More rows are not taken from one file. */
  readonly most?: number;
  /** How people call a row in a preview; of a row that cannot be read, what of it could. */
  name?(row: Partial<RowOf<F>>): string;
  /** By what a row is recognised, in the file and among what is there: the same text for the same record. */
  identify(row: RowOf<F>): string;
  /**
   * What is there of these identities, each with the values of its fields as `cell` gives them, null for none; null for a
   * record that no list changes. One statement.
   */
  held(
    tx: Tx,
    by: Actor,
    identities: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly [K in keyof F]: z.output<F[K]['cell']> | null } | null>>;
  /** Told of each row that can be read, in their order, before its batch is looked at. */
  met?(row: WholeRow<F>): void;
  /**
   * What only a whole row, or the database, knows to be wrong with new rows, or has to be asked about them; by identity. Asked
   * for the preview, and for the one that is made right before writing.
   */
  examine?(tx: Tx, by: Actor, rows: readonly WholeRow<F>[]): Promise<ReadonlyMap<string, Finding>>;
  /** Writes the rows, in few statements. */
  write(tx: Tx, by: Actor, entries: readonly ListEntry<F>[]): Promise<void>;
}

/** The last column of a list of refused rows. */
export const REASON = 'Grund';

/** A target with the types of its rows. @throws when two fields have one heading, or one is that of the reasons */
export function listTarget<const F extends ListFields>(target: ListTarget<F>): ListTarget<F> {
  const names = [REASON, ...Object.values(target.fields).flatMap(({ label, synonyms = [] }) => [label, ...synonyms])];
  const twice = names.find((name, at) => names.findIndex((one) => headingWords(one) === headingWords(name)) < at);
  if (twice !== undefined) throw new Error(`Target ${target.key}: two columns would be "${twice}".`);
  return target;
}
