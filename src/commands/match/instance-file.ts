// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { errorCode } from '../../error-code.ts';
import {
  type Dispatch,
  DispatchReader,
  type Instance,
  InstanceReader,
  InstanceTextError,
  MatchingInputError,
  SponsorshipReader,
  type Sponsorships,
} from '../../matching/index.ts';
import { Refused } from '../command.ts';

const CHUNK = 1 << 18;

export interface FileOf<T> {
  readonly instance: T;
  /** SHA-256 of the file's bytes, `sha256:` and 64 hexadecimal digits. */
  readonly inputHash: string;
}

export type InstanceFile = FileOf<Instance>;

/** Makes something from bytes as they come. */
interface ByteReader<T> {
  write(piece: Uint8Array): void;
  finish(): T;
}

/** Told now and then while a file is read: bytes so far and in all. */
export type OnRead = (bytes: number, total: number) => void;

const openFaults: Readonly<Record<string, string>> = {
  ENOENT: 'gibt es nicht',
  EISDIR: 'ist ein Ordner, keine Datei',
  EACCES: 'darf nicht gelesen werden',
};

function refusal(error: unknown, path: string): unknown {
  const fault = openFaults[errorCode(error) ?? ''];
  if (fault) return new Refused(`${path} ${fault}.`);
  if (error instanceof InstanceTextError || error instanceof MatchingInputError)
    return new Refused(`${path}: ${error.message}`);
  return error;
}

async function readAll<T>(file: FileHandle, reader: ByteReader<T>, onRead?: OnRead): Promise<FileOf<T>> {
  const hash = createHash('sha256');
  const { size } = await file.stat();
  const buffer = new Uint8Array(CHUNK);
  let read = 0;
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, CHUNK);
    if (bytesRead === 0) break;
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    reader.write(chunk);
    read += bytesRead;
    onRead?.(read, Math.max(size, read));
  }
  return { instance: reader.finish(), inputHash: `sha256:${hash.digest('hex')}` };
}

async function readFile<T>(path: string, reader: ByteReader<T>, onRead?: OnRead): Promise<FileOf<T>> {
  try {
    const file = await open(path, 'r');
    try {
      return await readAll(file, reader, onRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw refusal(error, path);
  }
}

/**
 * Reads an instance (`InstanceJson`) from a file, its keys in any order; none may be unknown or come twice.
 * @throws Refused with a sentence and the place when the file cannot be read, is no JSON, or is no instance
 */
export const readInstanceFile = (path: string, onRead?: OnRead): Promise<InstanceFile> =>
  readFile(path, new InstanceReader(), onRead);

/** The same for an instance of M2 (`DispatchJson`). @throws Refused */
export const readDispatchFile = (path: string, onRead?: OnRead): Promise<FileOf<Dispatch>> =>
  readFile(path, new DispatchReader(), onRead);

/** The same for an instance of M3 (`SponsorshipJson`). @throws Refused */
export const readSponsorshipFile = (path: string, onRead?: OnRead): Promise<FileOf<Sponsorships>> =>
  readFile(path, new SponsorshipReader(), onRead);
