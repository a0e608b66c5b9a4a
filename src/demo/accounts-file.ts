// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { roleLabels } from '../auth/permissions.ts';
import type { DemoAccount } from './accounts.ts';

/** Where the accounts of a demo stand, readable by its owner only. */
export const accountsFile = (dataFolder: string): string => join(dataFolder, 'demo-accounts.json');

/** Writes the accounts of a demo, whole or not at all. @returns the file's path */
export async function writeAccounts(dataFolder: string, accounts: readonly DemoAccount[]): Promise<string> {
  const file = accountsFile(dataFolder);
  await writeFile(`${file}.part`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.part`, file);
  return file;
}

/** The accounts written before; none when the demo was loaded with another data folder. */
export async function readAccounts(dataFolder: string): Promise<DemoAccount[]> {
  try {
    return JSON.parse(await readFile(accountsFile(dataFolder), 'utf8')) as DemoAccount[];
  } catch {
    return [];
  }
}

/** Who can sign in, for the terminal: role, address and password of the first centre's people and of the operator. */
export function accountsTable(accounts: readonly DemoAccount[]): string[] {
  const first = accounts[0]?.centre;
  const shown = accounts.filter(({ centre, role }) => centre === first || role === 'operator');
  const rows = [
    ['Rolle', 'Adresse', 'Passwort'],
    ...shown.map(({ role, email, password }) => [roleLabels[role], email, password]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
