// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importAddressesCommand } from '../../src/commands/import.ts';
import { takeKeptList } from '../../src/features/cases/report-import/take-job.ts';
import { enterPeople } from '../../src/features/families/enter-actions.ts';
import { reportFields as reportOf } from '../../src/features/families/report.fixture.ts';
import { registerBytes } from '../../src/features/schools/register.fixture.ts';
import { signIn, type TestApp, testApp, type Visitor } from '../helpers/app.ts';
import { type DatabaseKind, testDatabases } from '../helpers/database.ts';
import { type LoopProbe, leastHeld, longestHold, probeLoop } from '../helpers/loop.ts';

/** Who sends it: the role that may, or nobody. */
type Sender = 'operator' | 'counsellor' | 'head' | 'nobody';

/** An input that once held the event loop, or may. Each new form with a file or long text, and each import, adds a row. */
interface Input {
  name: string;
  by: Sender;
  path: string;
  /** A form in parts as browsers send files, or fields; made when its turn comes. Without it the page is only opened. */
  parts?: () => Uint8Array;
  fields?: () => string;
  /** Status of the answer: proof that the input came to where it could do harm. */
  status: number;
}

const megabyte = 1024 * 1024;
const boundary = '----form';
const parts = (...pieces: (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)));
const file = (content: string | Uint8Array): Uint8Array =>
  parts(
    `--${boundary}\r\nContent-Disposition: form-data; name="datei"; filename="schuldaten.csv"\r\n\r\n`,
    content,
    `\r\n--${boundary}--\r\n`,
  );
const schools = Array.from({ length: 5507 }, (_, n) => ({ number: String(110_000 + n), ags: '05911000' }));
const heading = () => new TextDecoder().decode(registerBytes([]));
const register = { by: 'operator', path: '/schulen/import' } as const;
const field =
  (name: string, value: string, more = '') =>
  () =>
    `${name}=${value}${more}`;
const marks = '\u0316\u0301'.repeat(250_000);

const reportFields = [
  ...[
    'nachname',
    'vornamen',
    'geburtsname',
    'rufname',
    'geburtsdatum',
    'geburtsort',
    'geburtsland',
    'einreise',
    'zuzug',
  ],
  ...['telefon', 'strasse', 'hausnummer', 'plz', 'ort', 'ags'],
];

const inputs: Input[] = [
  { ...register, name: 'a register in one line', parts: () => file(';'.repeat(10 * megabyte)), status: 422 },
  {
    ...register,
    name: 'a wrong heading over 4 million rows',
    parts: () => file('a;b\n'.repeat(4_000_000)),
    status: 422,
  },
  { ...register, name: '4 million rows', parts: () => file(heading() + 'a;b\n'.repeat(4_000_000)), status: 422 },
  {
    ...register,
    name: '19,000 rows, each wrong',
    parts: () => file(heading() + `${'x;'.repeat(23)}\n`.repeat(19_000)),
    status: 422,
  },
  {
    ...register,
    name: '200,000 parts',
    parts: () => parts(`--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n`.repeat(200_000)),
    status: 400,
  },
  {
    ...register,
    name: 'a part with 2 million lines of heading',
    parts: () => parts(`--${boundary}\r\n`, 'X: y\r\n'.repeat(2_000_000), `\r\n\r\n--${boundary}--\r\n`),
    status: 400,
  },
  {
    by: 'nobody',
    path: '/anmelden',
    name: 'a pile of marks before sign-in',
    fields: field('email', marks, '&passwort=x'),
    status: 422,
  },
  {
    by: 'nobody',
    path: '/anmelden',
    name: 'a long address',
    fields: field('email', `${'a.'.repeat(400_000)}@a`, '&passwort=x'),
    status: 422,
  },
  {
    by: 'nobody',
    path: '/anmelden',
    name: 'a long password',
    fields: field('email', 'a@example.org', `&passwort=${'x'.repeat(megabyte - 100)}`),
    status: 422,
  },
  { by: 'nobody', path: '/anmelden', name: '100,000 fields', fields: () => 'a=&'.repeat(100_000), status: 400 },
  {
    by: 'nobody',
    path: '/anmelden',
    name: '4,999 unknown fields',
    fields: () => Array.from({ length: 4999 }, (_, n) => `f${n}=x`).join('&'),
    status: 422,
  },
  {
    by: 'nobody',
    path: '/meldungen',
    name: 'a form without a session',
    fields: () => Array.from({ length: 2500 }, (_, n) => `f${n}=${'x'.repeat(180)}`).join('&'),
    status: 401,
  },
  ...[
    { name: 'piles of marks', text: marks.slice(0, 30_000) },
    { name: 'signs that grow eighteenfold', text: '\ufdfa'.repeat(20_000) },
    { name: 'blanks between digits', text: `1${'+'.repeat(60_000)}1` },
    { name: 'digits, dots and hyphens', text: '1.-+'.repeat(15_000) },
    { name: 'letters, commas and apostrophes', text: "O'a,+".repeat(12_000) },
  ].map(
    ({ name, text }): Input => ({
      by: 'counsellor',
      path: '/meldungen',
      name: `${name} in every field of a report`,
      fields: () => reportFields.map((one) => `${one}=${text}`).join('&'),
      status: 422,
    }),
  ),
  {
    by: 'counsellor',
    path: '/meldungen/liste',
    name: 'a list of reports of 3 MB',
    parts: () => file('a;b\n'.repeat(750_000)),
    status: 303,
  },
  { by: 'counsellor', path: `/suche?q=${'a%20'.repeat(3000)}`, name: 'a search of 3,000 words', status: 200 },
  {
    by: 'counsellor',
    path: `/faelle?q=${encodeURIComponent('\u0316\u0301'.repeat(1200))}`,
    name: 'a filter of marks',
    status: 200,
  },
  { by: 'counsellor', path: `/faelle?${'status=a&'.repeat(1500)}`, name: '1,500 filters', status: 200 },
  { by: 'head', path: '/faelle.xlsx', name: 'the list of cases for Excel', status: 200 },
  { by: 'head', path: '/uebersicht', name: 'the overview of who waits', status: 200 },
  { by: 'head', path: '/uebersicht.xlsx', name: 'the overview for Excel', status: 200 },
  {
    by: 'head',
    path: '/auszahlungen/einstellungen',
    name: 'a column of the payment file with 900,000 blanks',
    fields: field('spalten', `a${'+'.repeat(900_000)}b`, '&_version=0'),
    status: 422,
  },
  {
    by: 'head',
    path: '/toepfe/neu',
    name: 'a pot with piles of marks',
    fields: field('name', marks.slice(0, 200_000)),
    status: 422,
  },
  ...[
    { name: 'at signs', text: '@'.repeat(60_000) },
    { name: 'names', text: 'Aa+'.repeat(20_000) },
    { name: 'lines of days', text: '27.11.2026%0A'.repeat(5_000) },
  ].map(
    ({ name, text }): Input => ({
      by: 'head',
      path: '/dolmetschen',
      name: `${name} in every text of a request for an interpreter`,
      fields: () =>
        ['thema', 'zeichen', 'mundart', 'treffpunkt', 'weitere', 'eil_grund', 'kostenzeichen', 'wunsch_grund', 'tag']
          .map((one) => `${one}=${text}`)
          .join('&'),
      status: 422,
    }),
  ),
  {
    by: 'head',
    path: '/dolmetschen-einstellungen',
    name: 'closed weeks of a thousand years',
    fields: field('geschlossen', '08.07.2027–12.08.2027%0A'.repeat(20_000)),
    status: 422,
  },
  { by: 'head', path: '/dolmetschen/liste.csv', name: 'requests for interpreters as CSV', status: 200 },
  { by: 'head', path: '/dolmetschen-zahlen.xlsx', name: 'figures of the interpreter service for Excel', status: 200 },
  { by: 'head', path: '/smile/zahlen.xlsx', name: 'figures of SmiLe for Excel', status: 200 },
  { by: 'operator', path: '/schulen.csv', name: 'all schools as CSV', status: 200 },
];

describe.each(testDatabases)('no input holds the event loop on %s', (kind: DatabaseKind) => {
  let test: TestApp;
  let probe: LoopProbe;
  const visitors = new Map<Sender, Visitor>();
  beforeAll(async () => {
    test = await testApp(kind);
    for (const role of ['operator', 'counsellor', 'head'] as const) visitors.set(role, await signIn(test, { role }));
    probe = await probeLoop(test);
  });
  afterAll(async () => {
    await probe.close();
    await test.close();
  });

  const send = ({ by, path, ...input }: Omit<Input, 'name' | 'status'>) => {
    const origin = test.context.settings.publicUrl;
    const headers = { origin, cookie: visitors.get(by)?.cookie ?? '' };
    if (input.parts) {
      const type = `multipart/form-data; boundary=${boundary}`;
      return probe.send({ method: 'POST', path, headers: { ...headers, 'content-type': type }, body: input.parts() });
    }
    if (!input.fields) return probe.send({ path, headers });
    const type = 'application/x-www-form-urlencoded';
    const body = Buffer.from(input.fields());
    return probe.send({ method: 'POST', path, headers: { ...headers, 'content-type': type }, body });
  };

  it('the probe sees a loop that is held', async () => {
    const { held } = await probe.during(async () => {
      // So much work of the processor, however long the machine takes to give it.
      const begin = process.threadCpuUsage();
      while (process.threadCpuUsage(begin).user < 400_000);
    });
    expect(held).toBeGreaterThan(longestHold);
  });

  it('a whole register, checked and imported, and checked again', async () => {
    const check = () => send({ ...register, parts: () => file(registerBytes(schools)) });
    const first = await check();
    expect(first.status, first.text.slice(0, 300)).toBe(200);
    const datei = /[0-9a-f]{64}/.exec(first.text)?.[0];
    const apply = await send({ by: 'operator', path: '/schulen/import/anwenden', fields: field('datei', datei ?? '') });
    expect(apply.status).toBe(303);
    const again = await leastHeld(check);
    for (const { held } of [first, apply, again]) expect(held).toBeLessThan(longestHold);
  });

  it('10,000 building positions', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'herzstueck-loop-'));
    const rows = Array.from({ length: 10_000 }, (_, n) => `Musterweg ${n % 5};${n % 9999};;52349;322600;5631200`);
    await writeFile(
      join(folder, 'a.csv'),
      `Straßenname;Hausnummer;Adressierungszusatz;Postleitzahl;Ostwert;Nordwert\n${rows.join('\n')}\n`,
    );
    const io = { cwd: folder, out: () => {}, say: () => {} };
    const work = () => importAddressesCommand.run({ positionals: ['a.csv'], values: {} }, io, test.context);
    expect((await leastHeld(() => probe.during(work))).held).toBeLessThan(longestHold);
    await rm(folder, { recursive: true });
  });

  it('a report of a child, and a search, where 3,000 others of that day and with such names are known', async () => {
    const sounds = ['ta', 'scha', 'ko', 'wa', 'len', 'er', 'ba', 'ni', 'mu', 'ham'];
    const name = (n: number, more: number) => [...String(n * more)].map((digit) => sounds[Number(digit)]).join('');
    const people = Array.from({ length: 3000 }, (_, n) => ({
      ...{ id: String(n), familyName: `Ay${n % 2 ? '' : ` ${name(n, 7)}`}`, givenNames: `Ea ${name(n, 11)}` },
      birth: { year: 2014, month: 3, day: 7 },
    }));
    const at = test.context.clock.now();
    for (let start = 0; start < people.length; start += 200)
      await test.inside('dueren', (tx) => enterPeople(tx, test.centres.dueren, at, people.slice(start, start + 200)));
    // The register imported before knows no postcode of the area: the municipality is said.
    const child = { nachname: 'Ay', vornamen: 'Ea Mira', geburtsdatum: '07.03.2014', trotzdem: 'ja' };
    const fields = reportOf({ ...child, ags: '05358008' });
    const body = new URLSearchParams(fields).toString();
    // The first time alone: afterwards the names have been cut.
    const report = await send({ by: 'counsellor', path: '/meldungen', fields: () => body });
    expect(report.status, report.text.slice(0, 300)).toBe(303);
    expect(report.held).toBeLessThan(longestHold);
    const search = await leastHeld(() => send({ by: 'counsellor', path: '/suche?q=Ai' }));
    expect(search.status).toBe(200);
    expect(search.held).toBeLessThan(longestHold);
    const { questions } = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('duplicate_question')
        .select((e) => e.fn.countAll<string>().as('questions'))
        .executeTakeFirstOrThrow(),
    );
    expect(Number(questions)).toBeLessThan(2000);
    for (const path of ['/doppelte', '/']) {
      const page = await send({ by: 'head', path });
      expect(page.status).toBe(200);
      expect(page.text.length, path).toBeLessThan(100_000);
    }
  });

  it('a list of 1,000 reports, looked at and reported', async () => {
    const sounds = ['ta', 'scho', 'ki', 'wu', 'len', 'er', 'ba', 'ni', 'mof', 'ham'];
    const name = (n: number) => [...String(n + 1000)].map((digit) => sounds[Number(digit)]).join('');
    const rows = Array.from({ length: 1000 }, (_, n) => {
      const birth = Temporal.PlainDate.from('2009-01-01').add({ days: n * 3 });
      return `Al-${name(n * 7)};${name(n * 3)};${birth};w;Arabisch;Listenweg;${n};52349;Düren;05358008`;
    });
    const heading = 'Familienname;Vornamen;Geburtsdatum;Geschlecht;Sprache;Straße;Hausnummer;PLZ;Ort;Gemeindeschlüssel';
    const sent = await send({
      by: 'counsellor',
      path: '/meldungen/liste',
      parts: () => file(`${heading}\n${rows.join('\n')}\n`),
    });
    expect(sent.status).toBe(303);
    const { id } = await test.inside('dueren', (tx) =>
      tx.selectFrom('report_list').select('id').orderBy('kept_at', 'desc').executeTakeFirstOrThrow(),
    );
    const path = `/meldungen/liste/${id}`;
    const shown = await send({ by: 'counsellor', path });
    const count = Number(/([\d.]+) Kinder melden/.exec(shown.text)?.[1]?.replace('.', ''));
    expect(count, shown.text.slice(0, 300)).toBeGreaterThan(900);
    const seen = /name="gesehen" value="([0-9a-f]{64})"/.exec(shown.text)?.[1] ?? '';
    const took = await send({ by: 'counsellor', path: `${path}/melden`, fields: field('gesehen', seen) });
    expect(took.status, took.text.slice(0, 300)).toBe(303);
    const work = await probe.during(() => takeKeptList(test.context, test.centres.dueren, id));
    for (const { held } of [sent, shown, took, work]) expect(held).toBeLessThan(longestHold);
    const { cases } = await test.inside('dueren', (tx) =>
      tx
        .selectFrom('report_list_row')
        .select((e) => e.fn.countAll<string>().as('cases'))
        .executeTakeFirstOrThrow(),
    );
    expect(Number(cases)).toBe(count);
  });

  it.each(inputs)('$name ($by)', async ({ name: _, status, ...input }) => {
    const { status: got, held, text } = await leastHeld(() => send(input));
    expect(got, text.slice(0, 200)).toBe(status);
    expect(held).toBeLessThan(longestHold);
  });
});
