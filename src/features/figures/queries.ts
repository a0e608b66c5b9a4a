// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { institutionKinds } from '../../codes/institution-kinds.ts';
import { modes, occasionGroups, privateRequester } from '../../codes/interpreted-talks.ts';
import { codesOf } from '../../codes/keys.ts';
import type { Tx } from '../../db/centre.ts';
import type { Service } from '../../web/feature.ts';
import type { Figure, SplitField, When } from './definition.ts';
import { leadLabels } from './lead-words.ts';
import { type CaseFigureId, caseFigures, figuresOf, ruleFigures } from './register.ts';
import { namedParts, suppressedCodes } from './rules.ts';
import { spanLabels } from './sources.ts';

/** One value of a figure. `split` is null for the whole; `value` is null exactly when it is suppressed. */
export interface FigureValue {
  id: string;
  name: string;
  unit: Figure['unit'];
  /** ISO days, both included. */
  period: { from: string; to: string };
  split: Partial<Record<SplitField, string>> | null;
  value: number | null;
  suppressed: boolean;
}

interface Counted {
  field: SplitField | null;
  code: string | null;
  value: number;
}

/** Whole and parts of one figure in one statement. */
async function count(tx: Tx, figure: Figure, when: When): Promise<Counted[]> {
  const fields = figure.splits.map((field) => sql.ref(field));
  const sets = sql.join([sql`()`, ...fields.map((field) => sql`(${field})`)]);
  const which = figure.splits.map((field) => sql`when grouping(${sql.ref(field)}) = 0 then ${sql.lit(field)}`);
  const whole = { field: sql`null`, code: sql`null` };
  const { field, code } =
    fields.length === 0
      ? whole
      : { field: sql`case ${sql.join(which, sql` `)} end`, code: sql`coalesce(${sql.join([...fields, sql`null`])})` };
  const { rows } = await sql<Counted>`
    select ${field} as field, ${code} as code, coalesce(sum(${sql.ref(figure.sum ?? 'quantity')}), 0)::float8 as value
    from (${figure.source(when)}) s where ${figure.where(when)} group by grouping sets (${sets})`.execute(tx);
  return rows;
}

/** Months that a period touches: "2026-11". */
export function monthsOf(from: Temporal.PlainDate, to: Temporal.PlainDate): string[] {
  const months: string[] = [];
  const last = to.toPlainYearMonth();
  for (let month = from.toPlainYearMonth(); Temporal.PlainYearMonth.compare(month, last) <= 0; ) {
    months.push(month.toString());
    month = month.add({ months: 1 });
  }
  return months;
}

/** Codes that are given out even with nothing to count, so that the codes alone tell nothing. */
async function knownCodes(tx: Tx, { centreId, from, to }: When): Promise<Record<SplitField, readonly string[]>> {
  const own = await tx.selectFrom('centre_municipality').select('ags').where('centre_id', '=', centreId).execute();
  return {
    municipality: own.map(({ ags }) => ags),
    kind: ['direct_registration', 'placement'],
    // Of rules and reasons those are named of which something was counted, and none where all are hidden.
    rule: [],
    reason: [],
    span: codesOf(spanLabels),
    fund: [],
    language: [],
    field: codesOf(occasionGroups),
    institution_kind: [...codesOf(institutionKinds), privateRequester],
    mode: codesOf(modes),
    month: monthsOf(from, to),
    lead: codesOf(leadLabels),
    why_not: [],
    ending: [],
  };
}

const holdsToday = ({ from, to, today }: When): boolean =>
  Temporal.PlainDate.compare(from, today) <= 0 && Temporal.PlainDate.compare(today, to) <= 0;

/** Every figure that can be counted for this period, whole and splits, small groups suppressed. One statement per figure. */
export const listFigures = (tx: Tx, when: When, services: Readonly<Record<string, Service>>): Promise<FigureValue[]> =>
  countAll(tx, when, figuresOf(services));

/** The figures of the rules of the recommendation, as `listFigures` gives them out. */
export const listRuleFigures = (tx: Tx, when: When): Promise<FigureValue[]> => countAll(tx, when, ruleFigures);

async function countAll(tx: Tx, when: When, figures: readonly Figure[]): Promise<FigureValue[]> {
  const known = await knownCodes(tx, when);
  const period = { from: when.from.toString(), to: when.to.toString() };
  const rows: FigureValue[] = [];
  for (const figure of figures) {
    if (figure.time === 'today' && !holdsToday(when)) continue;
    const counted = await count(tx, figure, when);
    const common = { id: figure.id, name: figure.name, unit: figure.unit, period };
    const whole = counted.find(({ field }) => field === null)?.value ?? 0;
    rows.push({ ...common, split: null, value: whole, suppressed: false });
    for (const field of figure.splits) {
      const found = new Map(counted.filter((row) => row.field === field).map(({ code, value }) => [code ?? '', value]));
      const codes = [...new Set([...known[field], ...found.keys()])].toSorted();
      const parts = codes.map((code) => ({ code, value: found.get(code) ?? 0 }));
      const hidden = suppressedCodes(parts, figure.minimumGroup);
      for (const { code, value } of namedParts(parts, hidden, known[field])) {
        const suppressed = hidden.has(code);
        rows.push({ ...common, split: { [field]: code }, value: suppressed ? null : value, suppressed });
      }
    }
  }
  return rows;
}

/** Sums of some figures of one part of a split, or of the whole. */
export interface InsidePart<Id extends string> {
  /** Null: the whole. */
  field: SplitField | null;
  code: string | null;
  values: Record<Id, number>;
}

/**
 * Figures of one source, whole and by some splits, in one statement and nothing hidden: for a page inside the centre alone.
 * @throws when the figures have different sources
 */
export async function countInside<Id extends string>(
  tx: Tx,
  when: When,
  figures: readonly (Figure & { id: Id })[],
  fields: readonly SplitField[],
): Promise<InsidePart<Id>[]> {
  const [first, ...others] = figures;
  if (!first || others.some(({ source }) => source !== first.source)) throw new Error('Figures of one source only.');
  const columns = figures.map(
    (figure) =>
      sql`coalesce(sum(${sql.ref(figure.sum ?? 'quantity')}) filter (where ${figure.where(when)}), 0)::float8 as ${sql.ref(figure.id)}`,
  );
  const refs = fields.map((field) => sql.ref(field));
  const which = fields.map((field) => sql`when grouping(${sql.ref(field)}) = 0 then ${sql.lit(field)}`);
  const part =
    fields.length === 0
      ? sql`null as field_, null as code_`
      : sql`case ${sql.join(which, sql` `)} end as field_, coalesce(${sql.join([...refs, sql`null`])}) as code_`;
  const sets = sql.join([sql`()`, ...refs.map((ref) => sql`(${ref})`)]);
  const { rows } = await sql<Record<Id, number> & { field_: SplitField | null; code_: string | null }>`
    select ${part}, ${sql.join(columns)} from (${first.source(when)}) s group by grouping sets (${sets})`.execute(tx);
  return rows.map(({ field_: field, code_: code, ...values }) => ({
    field,
    code,
    values: values as unknown as Record<Id, number>,
  }));
}

/**
 * Figures of one source as they stand, in one statement and without splits, for a page inside the centre.
 * @throws when the figures have different sources
 */
export async function countNow<Id extends CaseFigureId>(
  tx: Tx,
  when: Pick<When, 'centreId' | 'today' | 'targetDays'>,
  ids: readonly Id[],
): Promise<Record<Id, number>> {
  const at = { ...when, from: when.today, to: when.today };
  const wanted = ids
    .map((id) => caseFigures.find((figure) => figure.id === id))
    .filter((figure) => figure !== undefined);
  const [first, ...others] = wanted;
  if (!first || others.some(({ source }) => source !== first.source)) throw new Error('Figures of one source only.');
  const columns = wanted.map(
    (figure) => sql`coalesce(sum(quantity) filter (where ${figure.where(at)}), 0)::float8 as ${sql.ref(figure.id)}`,
  );
  const { rows } = await sql<Record<Id, number>>`
    select ${sql.join(columns)} from (${first.source(at)}) s`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('A sum has one row.');
  return row;
}
