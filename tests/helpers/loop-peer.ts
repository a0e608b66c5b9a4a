// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
//
// A thread that sends requests, so that the work of sending never falls on the event loop that is watched. Plain Node: no
// loader of the tests is at work here.
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

/** One request and how often; several at once go on connections of their own. */
export interface PeerRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Uint8Array | null;
}
export type PeerOrder = { send: PeerRequest } | { probe: true } | { stop: true };
export type PeerAnswer = { status: number; text: string; error?: string } | { waits: number[]; failures: number };

const { port } = workerData as { port: number };
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

async function send({ method, path, headers, body }: PeerRequest): Promise<{ status: number; text: string }> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const length = body === null ? {} : { 'content-length': String(body.length) };
    const sent = request({ agent, host: '127.0.0.1', port, method, path, headers: { ...headers, ...length } }, resolve);
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return { status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') };
}

let probing = false;
/** Asks `/health/live` every ten milliseconds, the next time only after the answer; how long each wait was. */
async function probe(): Promise<{ waits: number[]; failures: number }> {
  const waits: number[] = [];
  let failures = 0;
  probing = true;
  while (probing) {
    const start = performance.now();
    const ask = () => send({ method: 'GET', path: '/health/live', headers: {}, body: null });
    // A connection that lay idle for as long as the loop was held may be gone: asked once more, and the wait goes on.
    const { status } = await ask().catch(ask);
    waits.push(performance.now() - start);
    if (status !== 200) failures += 1;
    await pause(10);
  }
  return { waits, failures };
}

parentPort?.on('message', (order: PeerOrder) => {
  if ('stop' in order) probing = false;
  else {
    const work: Promise<PeerAnswer> = 'probe' in order ? probe() : send(order.send);
    work.then(
      (answer) => parentPort?.postMessage(answer),
      (error: Error) => parentPort?.postMessage({ status: 0, text: '', error: String(error) }),
    );
  }
});
