// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { z } from 'zod';
import type { FileReading } from '../../files/reading.ts';
import { readGermanDate } from '../../web/form/parse.ts';
import { listTask } from './list-task.ts';
import { listTarget } from './target.ts';

/** Reads lists in this process; questions and answers are copied as on their way between processes. */
export const readHere = {
  read: async (_kind: string, bytes: Uint8Array, work: (ask: unknown) => unknown) => {
    const task = listTask(bytes) as Record<string, (...args: unknown[]) => unknown>;
    return await work(async (question: string, ...args: unknown[]) =>
      structuredClone(await task[question]?.(...structuredClone(args))),
    );
  },
  close: async () => undefined,
} as unknown as FileReading;

const text = z.union([z.string(), z.number()], { error: 'Bitte schreiben Sie einen Text.' }).transform(String);
const day = z.unknown().transform((cell, context) => {
  const found = cell instanceof Temporal.PlainDate ? cell : readGermanDate(String(cell));
  if (found) return found;
  context.addIssue({ code: 'custom', message: 'Bitte schreiben Sie einen Tag wie 1.2.2026.' });
  return z.NEVER;
});

const idOf = (number: string): string => `00000000-0000-4000-8000-${number.padStart(12, '0')}`;

/** Made up, on a table with few rules: which record somebody has to look at, and until when. */
export const reviewTarget = listTarget({
  key: 'made_up_reviews',
  fields: {
    number: {
      label: 'Aktennummer',
      required: true,
      synonyms: ['Nr.', 'Fallnummer'],
      cell: text.pipe(z.string().regex(/^\d{1,9}$/, { error: 'Bitte schreiben Sie nur Ziffern.' })),
    },
    due: { label: 'Fällig am', required: true, synonyms: ['Frist'], cell: day },
    role: { label: 'Zuständig', required: false, cell: text },
  },
  identify: ({ number }) => idOf(number),
  held: async (tx, by, identities) => {
    const rows = await tx
      .selectFrom('deadline')
      .select(['record_id', 'due_on', 'owner_role'])
      .where('centre_id', '=', by.centreId)
      .where(sql<boolean>`record_id = any(${[...identities]}::uuid[])`)
      .execute();
    return new Map(
      rows.map((row) => [
        row.record_id,
        { number: row.record_id.slice(-12).replace(/^0+/, ''), due: row.due_on, role: row.owner_role },
      ]),
    );
  },
  write: async (tx, by, entries) => {
    const added = entries.filter(({ outcome }) => outcome === 'new');
    if (added.length > 0)
      await tx
        .insertInto('deadline')
        .values(
          added.map(({ identity, row }) => ({
            centre_id: by.centreId,
            id: identity,
            kind: 'record_review',
            record_kind: 'case',
            record_id: identity,
            owner_role: row.role ?? 'head',
            due_on: row.due,
            set_by: by.userId,
            set_at: by.now,
          })),
        )
        .execute();
    for (const { outcome, identity, row } of entries)
      if (outcome === 'changed')
        await tx
          .updateTable('deadline')
          .set({ due_on: row.due, ...(row.role === null ? {} : { owner_role: row.role }) })
          .where('centre_id', '=', by.centreId)
          .where('record_id', '=', identity)
          .execute();
  },
});
