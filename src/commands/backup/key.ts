// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from '../../settings.ts';
import { Refused } from '../command.ts';

const fileOf = (settings: Settings): string => join(settings.dataFolder, 'backup.key');

async function readKeyFile(file: string): Promise<string | undefined> {
  let text: string;
  try {
    text = (await readFile(file, 'utf8')).trim();
  } catch {
    return undefined;
  }
  if (text.length < 32) throw new Refused(`Die Schlüsseldatei ${file} ist beschädigt.`);
  return text;
}

/**
 * The text the key of a backup is made from: HERZSTUECK_BACKUP_KEY, or the file `backup.key` of the data folder, made when it
 * is missing (0600).
 */
export async function backupKeyFor(settings: Settings, say: (sentence: string) => void): Promise<string> {
  if (settings.backupKey) return settings.backupKey;
  const file = fileOf(settings);
  const known = await readKeyFile(file);
  if (known) return known;
  const text = randomBytes(48).toString('base64url');
  await writeFile(file, `${text}\n`, { mode: 0o600, flag: 'wx' });
  say(
    `Neuer Schlüssel für Sicherungen: ${file}. Bitte bewahren Sie eine Kopie getrennt von den Sicherungen auf. Ohne ihn lässt sich keine Sicherung lesen.`,
  );
  return text;
}

/** The key for reading a backup. @throws Refused when there is none */
export async function givenBackupKey(settings: Settings): Promise<string> {
  const key = settings.backupKey ?? (await readKeyFile(fileOf(settings)));
  if (!key) {
    throw new Refused(
      'Der Schlüssel fehlt: HERZSTUECK_BACKUP_KEY setzen oder die Datei backup.key in den Datenordner legen.',
    );
  }
  return key;
}
