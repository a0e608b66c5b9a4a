// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoAccount } from './accounts.ts';

/** Where the accounts of a demo stand, readable by its owner only. */
const accountsFile = (dataFolder: string): string => join(dataFolder, 'demo-accounts.json');

/** Writes the accounts of a demo, whole or not at all. @returns the file's path */
export async function writeAccounts(dataFolder: string, accounts: readonly DemoAccount[]): Promise<string> {
  const file = accountsFile(dataFolder);
  await writeFile(`${file}.part`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.part`, file);
  return file;
}
