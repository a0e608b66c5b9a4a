// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Kysely, type LogEvent, sql } from 'kysely';
import { errorCode } from '../error-code.ts';

const statements = new WeakMap<object, string>();

/** Remembers which statement an error came from. Values stand apart from the statement and are not kept. */
export function noteStatement(event: LogEvent): void {
  const { error } = event as { error?: unknown };
  if (event.level === 'error' && typeof error === 'object' && error !== null) statements.set(error, event.query.sql);
}

/**
 * Does the database bear the mark of the demo? Only then the log may quote faults: their messages can hold what was typed.
 * The mark is set by `demo load` on an empty database and by nothing else, so no setting can turn it on over real data.
 */
export async function bearsDemoMark<T>(db: Kysely<T>): Promise<boolean> {
  const { rows } = await sql<{ kind: string }>`select data_kind as kind from installation`.execute(db);
  return rows[0]?.kind === 'demo';
}

/**
 * What the log says of a fault: code and constraint, or name and places in the program. Message and statement only with
 * `quotes` (`bearsDemoMark`, or a test); bound values never.
 */
export function faultOf(error: unknown, quotes: boolean): Record<string, unknown> {
  const code = errorCode(error);
  const safe = code ? { code, constraint: (error as { constraint?: string }).constraint } : placesOf(error);
  if (!quotes || !(error instanceof Error)) return safe;
  return { ...safe, message: error.message, statement: statements.get(error) };
}

/** Name of an error and where it happened, without its message. */
function placesOf(error: unknown): { error: string; at: string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim());
  return { error: error.name, at: lines.filter((line) => /^at .*:\d+:\d+\)?$/.test(line)) };
}
