// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openEmbedded } from '../src/db/connection.ts';
import { generateTypes } from '../src/db/generate-types.ts';
import { migrate, prepareDatabase } from '../src/db/migrate.ts';

const handle = await openEmbedded();
await prepareDatabase(handle);
await migrate(handle);
await writeFile(join(import.meta.dirname, '../src/db/types.ts'), await generateTypes(handle));
await handle.close();
