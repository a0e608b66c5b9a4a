// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ownedTables } from '../src/features/index.ts';
import { renewed } from '../src/privacy/document.ts';
import { rulesDocument } from './rules-document.ts';

/** Writes the tables of the record of processing into docs/data-protection.md, from what the features say; and the rules. */
const path = join(import.meta.dirname, '../docs/data-protection.md');
await writeFile(path, renewed(await readFile(path, 'utf8'), ownedTables));
await writeFile(join(import.meta.dirname, '../docs/recommendation-rules.md'), rulesDocument());
