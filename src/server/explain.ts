// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { troubleOf } from '../db/trouble.ts';
import { UnfitDatabase } from '../db/unfit.ts';
import { SettingsError } from '../settings.ts';
import { FolderInUse } from './lock.ts';

/** What the operating system says about a path, in words that end "Datei oder Ordner X …". */
const fileWords: Readonly<Record<string, string>> = {
  ENOENT: 'gibt es nicht',
  EISDIR: 'ist ein Ordner und keine Datei',
  ENOTDIR: 'liegt in etwas, das kein Ordner ist',
  EEXIST: 'ist schon da und etwas anderes als erwartet',
  EACCES: 'ist für dieses Programm gesperrt',
  EPERM: 'ist für dieses Programm gesperrt',
  ENAMETOOLONG: 'hat einen zu langen Namen',
  ELOOP: 'führt über Verweise im Kreis',
  ENOTEMPTY: 'ist ein Ordner, der nicht leer ist',
  EINVAL: 'lässt sich so nicht öffnen',
};

/** One German sentence about a file that could not be used; undefined when the error is about something else. */
function fileSentence(error: unknown): string | undefined {
  const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown };
  const words = typeof code === 'string' ? fileWords[code] : undefined;
  if (words === undefined || typeof path !== 'string') return undefined;
  return `„${path}“ ${words}: Bitte den Pfad und die Rechte prüfen, es wurde nichts geschrieben.`;
}

/**
 * What somebody at the machine reads when start or command could not be done, for everything that is no fault of the program.
 * @returns the sentence, and whether trying again later may help (`again`); undefined for a fault of the program
 */
export function explain(error: unknown): { sentence: string; again: boolean } | undefined {
  if (error instanceof SettingsError || error instanceof UnfitDatabase)
    return { sentence: error.message, again: false };
  if (error instanceof FolderInUse) return { sentence: error.message, again: true };
  const trouble = troubleOf(error);
  if (trouble) return { sentence: trouble.machine, again: trouble.kind !== 'login' && trouble.kind !== 'damaged' };
  const { code, port } = (error ?? {}) as { code?: string; port?: number };
  if (code === 'EADDRINUSE')
    return { sentence: `Der Port ${port} ist schon belegt: Bitte mit PORT einen anderen angeben.`, again: false };
  const sentence = fileSentence(error);
  return sentence === undefined ? undefined : { sentence, again: false };
}
