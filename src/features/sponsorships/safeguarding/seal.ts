// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppContext } from '../../../context.ts';
import { Conflict } from '../../../refusals.ts';

/** Bytes: id of the key, nonce and tag stand before what is sealed. */
const keyIdLength = 8;
const nonceLength = 12;
const tagLength = 16;

/** 32 bytes from a text of 32 characters or more; for this purpose alone, so that no other key of the house opens it. */
const keyFrom = (text: string): Buffer => Buffer.from(hkdfSync('sha256', text, '', 'herzstueck concern', 32));
const idOf = (key: Buffer): Buffer => createHash('sha256').update(key).digest().subarray(0, keyIdLength);

/** The file of the data folder, made when it is missing (0600); of two who make it at once the first counts. */
async function keyFile(folder: string): Promise<string> {
  const file = join(folder, 'concern.key');
  const made = await writeFile(file, `${randomBytes(48).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      return false;
    },
  );
  const text = (await readFile(file, 'utf8')).trim();
  if (text.length < 32) throw new Error(`concern.key ${made ? 'was not written' : 'is damaged'}`);
  return text;
}

/**
 * Keys that open reports, the one that seals first: HERZSTUECK_CONCERN_KEY; without it the file `concern.key` of the data folder
 * or, where several processes share a server, one derived from HERZSTUECK_SECRET.
 */
async function keysOf({ settings }: Pick<AppContext, 'settings'>): Promise<Buffer[]> {
  const own = settings.concernKey;
  const usual = settings.databaseUrl ? settings.secret : undefined;
  if (own === undefined && usual === undefined) return [keyFrom(await keyFile(settings.dataFolder))];
  return [own, usual].filter((text) => text !== undefined).map(keyFrom);
}

/** Seals a text (AES-256-GCM) into base64url. @param about what it belongs to: it opens for nothing else */
export async function seal(app: Pick<AppContext, 'settings'>, about: string, text: string): Promise<string> {
  const [key] = await keysOf(app);
  if (key === undefined) throw new Error('There is no key for reports.');
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([idOf(key), nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Opens what `seal` made. @throws Conflict when the key it was sealed with is not here */
export async function unseal(app: Pick<AppContext, 'settings'>, about: string, written: string): Promise<string> {
  const all = Buffer.from(written, 'base64url');
  const key = (await keysOf(app)).find((one) => idOf(one).equals(all.subarray(0, keyIdLength)));
  if (key === undefined)
    throw new Conflict(
      'Die Meldung lässt sich hier nicht öffnen: Der Schlüssel fehlt, mit dem sie verschlossen wurde. Bitte wenden Sie sich an den Betrieb; er legt concern.key oder HERZSTUECK_CONCERN_KEY aus seiner Verwahrung zurück.',
    );
  const nonce = all.subarray(keyIdLength, keyIdLength + nonceLength);
  const tag = all.subarray(keyIdLength + nonceLength, keyIdLength + nonceLength + tagLength);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about)).setAuthTag(tag);
  const rest = all.subarray(keyIdLength + nonceLength + tagLength);
  return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8');
}
