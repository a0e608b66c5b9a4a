// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../context.ts';
import { accountsFile, accountsTable, readAccounts, writeAccounts } from '../demo/accounts-file.ts';
import { demoOrder, hasDemo, loadDemo } from '../demo/load.ts';
import { demoPath } from '../web/paths.ts';

/**
 * `npm run demo`: fills an empty database before the server listens, and goes on with a demo of before.
 * @param say hears how far it is, line by line
 * @returns how to sign in, line by line
 * @throws DemoRefused when there are other data
 */
export async function fillWithDemo(context: AppContext, say: (line: string) => void): Promise<string[]> {
  const { dataFolder, publicUrl } = context.settings;
  if (!(await hasDemo(context))) {
    say('Die Demo wird gefüllt. Das dauert einige Sekunden …');
    await writeAccounts(dataFolder, await loadDemo(context, demoOrder, say));
    context.quotesFaults = true;
  }
  return [
    '',
    ...accountsTable(await readAccounts(dataFolder)),
    '',
    `Ohne Passwort, mit einem Klick in jede Rolle: ${publicUrl}${demoPath}`,
    'Wer sich mit Passwort anmeldet, braucht auch den Code einer Authenticator-App. Der Schlüssel dafür und alle Zugänge:',
    `  ${accountsFile(dataFolder)}`,
    '',
  ];
}
