// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getMigrations } from 'better-auth/db/migration';
import { expect, it } from 'vitest';
import { openEmbedded } from '../db/connection.ts';
import { migrationsFolder } from '../db/migrate.ts';
import { authOptions } from './better-auth.ts';

/** Statements one a line, words only: no comments, no line breaks inside, columns in snake_case, quotes gone. */
const plain = (text: string): string[] =>
  text
    .replace(/--.*$/gm, '')
    .replaceAll('"', '')
    .replace(/[a-z][A-Za-z]*/g, (word) => word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
    .split(';')
    .map((statement) =>
      statement
        .replace(/\s+/g, ' ')
        .replace(/ ?([(),]) ?/g, '$1')
        .trim()
        .toLowerCase(),
    )
    .filter((statement) => /^create (table|index|unique index) \S*auth_/.test(statement) || / on auth_/.test(statement))
    .filter((statement) => statement.startsWith('create'))
    .map((statement) =>
      statement.startsWith('create index') ? statement.replace(/^create index \S+ /, 'create index ') : statement,
    )
    .sort();

it('has the tables better-auth expects, as our migration writes them', async () => {
  const empty = await openEmbedded();
  try {
    const options = authOptions(empty.plain, {
      secret: 'a secret that is used in tests only, long enough',
      publicUrl: 'http://127.0.0.1:3000',
      sendResetMail: async () => {},
    });
    // Without the plugin that folds names: its own comparison would see nothing to do.
    const migrations = await getMigrations({
      ...options,
      database: { db: empty.plain, type: 'postgres', transaction: true },
    });
    const generated = plain(await migrations.compileMigrations());
    const written = plain(await readFile(join(migrationsFolder(), '0002_auth.sql'), 'utf8'));
    expect(generated.length).toBeGreaterThan(6);
    expect(written).toEqual(generated);
  } finally {
    await empty.close();
  }
});
