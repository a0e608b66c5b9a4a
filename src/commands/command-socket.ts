// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash, randomUUID } from 'node:crypto';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppContext } from '../context.ts';
import type { CommandIo } from './command.ts';
import { type ExitCode, runBesideServer } from './run.ts';

// sun_path holds 104 bytes on macOS and 108 on Linux, the final zero included.
const longestPath = 100;
const largestCall = 64 * 1024;

interface Call {
  argv: string[];
  cwd: string;
}
type Reply = { stdout: string } | { stderr: string } | { exit: ExitCode };

const recordOf = (dataFolder: string): string => join(dataFolder, 'herzstueck.sock.path');

/** Where the socket lies: in the data folder, or, when its path is too long for a socket, in the folder for passing files. */
async function placeSocket(dataFolder: string): Promise<string> {
  const near = join(dataFolder, 'herzstueck.sock');
  if (Buffer.byteLength(near) <= longestPath) {
    await rm(recordOf(dataFolder), { force: true });
    return near;
  }
  const name = createHash('sha256').update(dataFolder).update(randomUUID()).digest('hex').slice(0, 24);
  const far = join(tmpdir(), `herzstueck-${name}.sock`);
  await writeFile(recordOf(dataFolder), far, { mode: 0o600 });
  return far;
}

async function findSocket(dataFolder: string): Promise<string> {
  const near = join(dataFolder, 'herzstueck.sock');
  return Buffer.byteLength(near) <= longestPath ? near : await readFile(recordOf(dataFolder), 'utf8').catch(() => '');
}

function readCall(line: string): Call | undefined {
  try {
    const call = JSON.parse(line) as Partial<Call>;
    const right = Array.isArray(call.argv) && call.argv.every((word) => typeof word === 'string');
    return right && typeof call.cwd === 'string' ? (call as Call) : undefined;
  } catch {
    return undefined;
  }
}

/** The first line a peer sends. */
async function firstLine(socket: Socket): Promise<string> {
  let text = '';
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    const end = text.indexOf('\n');
    if (end >= 0) return text.slice(0, end);
    if (text.length > largestCall) break;
  }
  return '';
}

async function answer(socket: Socket, context: AppContext): Promise<void> {
  const reply = (message: Reply) => void (socket.writable && socket.write(`${JSON.stringify(message)}\n`));
  const call = readCall(await firstLine(socket));
  if (!call) {
    reply({ exit: 2 });
  } else {
    const io: CommandIo = {
      cwd: call.cwd,
      out: (text) => reply({ stdout: text }),
      say: (sentence) => reply({ stderr: `${sentence}\n` }),
    };
    reply({ exit: await runBesideServer(call.argv, io, context) });
  }
  socket.end();
}

/**
 * Lets commands beside this running server use its database: a socket in the data folder that only the same user can open.
 * @returns a function that closes it
 */
export async function listenForCommands(dataFolder: string, context: AppContext): Promise<() => Promise<void>> {
  const path = await placeSocket(dataFolder);
  // The lock of the folder is ours: what lies there is left over from a process that was killed.
  await rm(path, { force: true });
  const server = createServer((socket) => {
    socket.setEncoding('utf8');
    socket.on('error', () => {});
    answer(socket, context).catch((error: unknown) => {
      context.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'command failed');
      socket.destroy();
    });
  });
  const before = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
  } finally {
    process.umask(before);
  }
  await chmod(path, 0o600);
  return async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(path, { force: true });
    await rm(recordOf(dataFolder), { force: true });
  };
}

function take(message: Reply, io: { out(text: string): void; err(text: string): void }): ExitCode | undefined {
  if ('stdout' in message) io.out(message.stdout);
  else if ('stderr' in message) io.err(message.stderr);
  else return message.exit;
  return undefined;
}

/**
 * Hands a command to the server that runs on this data folder.
 * @returns its exit code, or undefined when no server answers there
 */
export async function sendCommand(
  dataFolder: string,
  call: Call,
  io: { out(text: string): void; err(text: string): void },
): Promise<ExitCode | undefined> {
  const path = await findSocket(dataFolder);
  if (!path) return undefined;
  return await new Promise((resolve) => {
    let rest = '';
    let connected = false;
    let code: ExitCode | undefined;
    const socket = createConnection(path);
    socket.setEncoding('utf8');
    socket.on('connect', () => {
      connected = true;
      socket.write(`${JSON.stringify(call)}\n`);
    });
    socket.on('data', (chunk) => {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) code = take(JSON.parse(line) as Reply, io) ?? code;
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      if (connected && code === undefined) io.err('Herzstück wurde beendet, bevor der Befehl fertig war.\n');
      resolve(connected ? (code ?? 1) : undefined);
    });
  });
}
