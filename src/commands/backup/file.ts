// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createCipheriv, createDecipheriv, createHmac, randomBytes, scrypt } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { Refused } from '../command.ts';

/**
 * A backup file: one line of JSON in the clear (format, newest migration, time, salt, nonce, check of the key), then lines of
 * text, gzip, AES-256-GCM with the first line as associated data, then the tag (16 bytes). The key comes from the given text
 * by scrypt. A file is written beside its final name and renamed when complete.
 */
export interface BackupHeader {
  herzstueckBackup: 1;
  migration: string;
  createdAt: string;
  salt: string;
  nonce: string;
  keyCheck: string;
}

const TAG = 16;

async function deriveKey(secret: string, salt: Buffer): Promise<Buffer> {
  return await new Promise((resolve, reject) => {
    const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
    scrypt(secret, salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

const checkOf = (key: Buffer): string =>
  createHmac('sha256', key).update('herzstueck backup').digest('hex').slice(0, 16);

/** Takes lines for a backup; complete only after `finish`. */
export interface BackupWriter {
  line(text: string): Promise<void>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Starts a backup file. @param secret the text the key is made from, 32 characters or more */
export async function writeBackupFile(
  path: string,
  secret: string,
  about: { migration: string; createdAt: string },
): Promise<BackupWriter> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const key = await deriveKey(secret, salt);
  const header: BackupHeader = {
    herzstueckBackup: 1,
    ...about,
    salt: salt.toString('hex'),
    nonce: nonce.toString('hex'),
    keyCheck: checkOf(key),
  };
  const first = `${JSON.stringify(header)}\n`;
  const part = `${path}.part`;
  await rm(part, { force: true });
  const file = createWriteStream(part, { mode: 0o600, flags: 'wx' });
  file.write(first);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(first));
  const source = new PassThrough();
  const done = pipeline(source, createGzip({ level: 6 }), cipher, file, { end: false });
  // A full disk shows itself at the next line or at the end, not as an unhandled rejection.
  done.catch(() => {});
  return {
    async line(text) {
      if (!source.write(`${text}\n`)) await Promise.race([drained(source), done]);
    },
    async finish() {
      source.end();
      await done;
      file.end(cipher.getAuthTag());
      await finished(file);
      await syncFile(part);
      await rename(part, path);
      await syncFile(dirname(path));
    },
    async abandon() {
      source.destroy();
      file.destroy();
      await rm(part, { force: true });
    },
  };
}

const drained = (stream: Writable): Promise<void> => new Promise((resolve) => stream.once('drain', resolve));

interface ReadHeader {
  header: BackupHeader;
  /** The line it stands in, with its end. */
  first: string;
  key: Buffer;
}

/** The first line of a backup, which says what it holds. @throws Refused when it is none or the key does not fit */
export async function readBackupHeader(path: string, secret: string): Promise<ReadHeader> {
  const { header, first } = await readFirstLine(path);
  const key = await deriveKey(secret, Buffer.from(header.salt, 'hex'));
  if (checkOf(key) !== header.keyCheck) {
    throw new Refused('Der Schlüssel passt nicht zu dieser Sicherung. Es wurde nichts geändert.');
  }
  return { header, first, key };
}

async function readFirstLine(path: string): Promise<Omit<ReadHeader, 'key'>> {
  const handle = await open(path, 'r').catch(() => {
    throw new Refused(`Die Datei ${path} lässt sich nicht lesen.`);
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    const end = buffer.subarray(0, bytesRead).indexOf(0x0a);
    const first = buffer.subarray(0, end + 1).toString('utf8');
    const header = JSON.parse(first) as BackupHeader;
    if (header.herzstueckBackup !== 1) throw new Error('another format');
    return { header, first };
  } catch {
    throw new Refused('Das ist keine Sicherung von Herzstück.');
  } finally {
    await handle.close();
  }
}

/** Does a backup of ours lie there? */
export const isBackupFile = async (path: string): Promise<boolean> =>
  await readFirstLine(path).then(
    () => true,
    () => false,
  );

/** A backup that was read to its end once: complete, unchanged, and the key fits. */
export interface CheckedBackup {
  header: BackupHeader;
  /** The lines, read again at each call. */
  lines(): AsyncIterable<string>;
}

/**
 * Opens a backup and reads it through, so that nothing of a damaged file is ever used.
 * @throws Refused with a sentence when the key does not fit or the file is damaged
 */
export async function openBackupFile(path: string, secret: string): Promise<CheckedBackup> {
  const { header, first, key } = await readBackupHeader(path, secret);
  const { size } = await stat(path);
  const start = Buffer.byteLength(first);
  const handle = await open(path, 'r');
  const tag = Buffer.alloc(TAG);
  await handle.read(tag, 0, TAG, Math.max(0, size - TAG));
  await handle.close();
  const plain = (): Readable => {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(header.nonce, 'hex'));
    decipher.setAAD(Buffer.from(first)).setAuthTag(tag);
    const gunzip = createGunzip();
    const end = Math.max(start, size - TAG - 1);
    pipeline(createReadStream(path, { start, end }), decipher, gunzip).catch((error: Error) => gunzip.destroy(error));
    return gunzip;
  };
  try {
    if (size <= start + TAG) throw new Error('too short');
    for await (const _ of plain());
  } catch {
    throw new Refused('Die Sicherung ist beschädigt oder unvollständig. Es wurde nichts geändert.');
  }
  return { header, lines: () => splitLines(plain()) };
}

/** Only a line feed ends a line: texts of people may hold the other line ends of Unicode. */
async function* splitLines(source: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of source.setEncoding('utf8')) {
    const parts = (rest + String(chunk)).split('\n');
    rest = parts.pop() ?? '';
    yield* parts;
  }
  if (rest !== '') yield rest;
}
