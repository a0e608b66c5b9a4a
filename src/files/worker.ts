// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
//
// Reads one file that somebody handed in, in a process of its own: however large or strange the file is, pages go on, and
// the process is thrown away afterwards.
import { Buffer } from 'node:buffer';
import process from 'node:process';
import type { FileTask, ReaderAnswer, ReaderRequest } from './protocol.ts';
import { type TaskName, tasks } from './tasks.ts';

const makeTask: (bytes: Uint8Array) => FileTask = tasks[process.argv[2] as TaskName];
const pieces: Uint8Array[] = [];
let task: FileTask | undefined;

async function answer(request: ReaderRequest): Promise<ReaderAnswer> {
  if ('piece' in request) {
    pieces.push(request.piece);
    return { answer: null };
  }
  task ??= makeTask(Buffer.concat(pieces.splice(0)));
  try {
    return { answer: await task[request.question]?.(...request.args) };
  } catch {
    // What went wrong may quote the file; names must not reach a log.
    return { failed: true };
  }
}

process.on('message', async (request: ReaderRequest) => {
  process.send?.(await answer(request));
});
// Whoever asked is gone: nobody would ever end this process otherwise.
process.on('disconnect', () => process.exit(0));
