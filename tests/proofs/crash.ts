// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
/**
 * Proof: kill -9 loses no answered change.
 *
 *   npm run build && node tests/proofs/crash.ts --database pglite|postgres --rounds 200 [--writers 8]
 *
 * Each round starts the program, lets the writers report invented children through the web, kills it with SIGKILL at a
 * random moment (on PostgreSQL in every second round the database server too), starts again and asks for every change that
 * had been answered. Afterwards every case is folded again from its events. Prints one JSON line; exit code 1 on any loss.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { TOTP } from 'otpauth';
import { freePort, startPostgres } from '../helpers/postgres.ts';

const { values } = parseArgs({
  options: {
    database: { type: 'string', default: 'pglite' },
    rounds: { type: 'string', default: '200' },
    writers: { type: 'string', default: '8' },
  },
});
const rounds = Number(values.rounds);
const writers = Number(values.writers);
const root = join(import.meta.dirname, '..', '..');
const parent = await mkdtemp(join(tmpdir(), 'herzstueck-crash-'));
await chmod(parent, 0o755);
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const environment: Record<string, string> = {
  ...(process.env as Record<string, string>),
  PORT: String(port),
  HERZSTUECK_DATA: join(parent, 'data'),
  HERZSTUECK_SECRET: 'a secret for the crash proof only, long enough',
  LOG_LEVEL: 'error',
};
const server = values.database === 'postgres' ? await startPostgres(parent, { durable: true }) : null;
if (server) {
  environment['DATABASE_ADMIN_URL'] = `${server.adminUrl}/postgres`;
  const login = new URL(`${server.adminUrl}/herzstueck`);
  login.username = 'hz_proof';
  login.password = 'hz-proof-password';
  environment['DATABASE_URL'] = login.href;
}

function run(args: string[]): Promise<{ code: number; out: string }> {
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code: code ?? 1, out })));
}

async function startProgram(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(root, 'dist/main.js')], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The program ended with ${child.exitCode} instead of starting.`);
    const ready = await fetch(`${url}/health/ready`)
      .then((response) => response.status === 200)
      .catch(() => false);
    if (ready) return child;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The program did not become ready within 60 seconds.');
}

interface Jar {
  cookie: string;
}
async function post(jar: Jar, path: string, fields: Record<string, string>): Promise<Response> {
  const response = await fetch(url + path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { origin: url, ...(jar.cookie ? { cookie: jar.cookie } : {}) },
  });
  const cookies = new Map(
    jar.cookie
      .split('; ')
      .filter(Boolean)
      .map((part) => [part.slice(0, part.indexOf('=')), part] as const),
  );
  for (const set of response.headers.getSetCookie()) {
    const part = set.split(';')[0] ?? '';
    cookies.set(part.slice(0, part.indexOf('=')), part);
  }
  jar.cookie = [...cookies.values()].join('; ');
  return response;
}

/** Signs in like a person: password, then the code of the second factor. */
async function signIn(): Promise<string> {
  const accounts = JSON.parse(await readFile(join(parent, 'data/demo-accounts.json'), 'utf8')) as {
    role: string;
    centre: string;
    email: string;
    password: string;
    totpSecret: string;
  }[];
  const account = accounts.find(({ role, centre }) => role === 'reporting_office' && centre === 'dueren');
  if (!account) throw new Error('The demo has no reporting office.');
  const jar: Jar = { cookie: '' };
  await post(jar, '/anmelden', { email: account.email, passwort: account.password });
  const code = new TOTP({ secret: account.totpSecret }).generate();
  const response = await post(jar, '/anmelden/code', { code });
  if (response.status !== 303) throw new Error(`Sign-in answered ${response.status}.`);
  return jar.cookie;
}

let sequence = 0;
/** An invented child nobody has reported before. */
function report(): Record<string, string> {
  sequence += 1;
  const letters = [...String(sequence)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  return {
    nachname: `Probe${letters}`,
    vornamen: 'Absturz',
    geburtsname: '',
    rufname: '',
    geburtsdatum: '03.05.2013',
    geschlecht: 'f',
    geburtsort: '',
    geburtsland: '',
    staat1: '',
    staat2: '',
    sprache1: 'arb',
    sprache2: '',
    einreise: '',
    zuzug: '',
    bekenntnis: '',
    telefon: '',
    email: '',
    familiensprache: 'deu',
    weg: 'letter',
    g1_nachname: '',
    strasse: '',
    hausnummer: '',
    plz: '',
    ort: '',
    ags: '',
    unterkunft: 'private',
    notiz: '',
    trotzdem: 'ja',
    ...place,
    _request: crypto.randomUUID(),
  };
}
let place: Record<string, string> = {};

const answered = new Set<string>();
let refused = 0;
async function write(cookie: string, stop: () => boolean): Promise<void> {
  while (!stop()) {
    try {
      const response = await post({ cookie }, '/meldungen', report());
      const id = response.headers.get('location')?.match(/[0-9a-f-]{36}/)?.[0];
      if (response.status === 303 && id) answered.add(id);
      else {
        refused += 1;
        if (refused > 50)
          throw new Error(`Reports are refused (${response.status}): ${(await response.text()).slice(0, 2000)}`);
      }
    } catch (error) {
      if (error instanceof TypeError) return;
      throw error;
    }
  }
}

let lost = 0;
const confirmed = new Set<string>();
async function check(cookie: string): Promise<void> {
  for (const id of answered) {
    if (confirmed.has(id)) continue;
    const response = await fetch(`${url}/meldungen/${id}`, { headers: { cookie }, redirect: 'manual' });
    if (response.status === 200) confirmed.add(id);
    else {
      lost += 1;
      process.stderr.write(`lost: ${id} (${response.status})\n`);
    }
  }
}

const started = Date.now();
if (server && (await run(['database', 'prepare'])).code !== 0) throw new Error('database prepare failed');
if ((await run(['demo', 'load', '--centre', 'dueren', '--children', '20', '--seed', '1'])).code !== 0)
  throw new Error('demo load failed');
let program = await startProgram();
let cookie = await signIn();
const form = await fetch(`${url}/meldungen/neu`, { headers: { cookie } }).then((response) => response.text());
place = { plz: '52349', ort: 'Düren', ags: form.match(/05358\d{3}/)?.[0] ?? '05358008' };
for (let round = 1; round <= rounds; round += 1) {
  let stopped = false;
  const work = Promise.all(Array.from({ length: writers }, () => write(cookie, () => stopped)));
  await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 1000));
  if (server && round % 2 === 0) await server.kill();
  program.kill('SIGKILL');
  await once(program, 'exit');
  stopped = true;
  await work;
  if (server && round % 2 === 0) await server.start();
  program = await startProgram();
  if (round % 100 === 0) cookie = await signIn();
  await check(cookie);
  if (round % 20 === 0) process.stderr.write(`round ${round}: ${confirmed.size} answered changes, ${lost} lost\n`);
}
program.kill('SIGTERM');
await once(program, 'exit');
const cases = JSON.parse((await run(['export', 'cases', '--centre', 'dueren', '--json'])).out) as { id: string }[];
const known = new Set(cases.map(({ id }) => id));
const missing = [...answered].filter((id) => !known.has(id)).length;
await server?.stop();
await rm(parent, { recursive: true, force: true });
const result = {
  database: values.database,
  rounds,
  writers,
  answered: answered.size,
  lost,
  missingInExport: missing,
  refused,
  seconds: Math.round((Date.now() - started) / 1000),
};
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(lost + missing > 0 ? 1 : 0);
