// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { type AddressInfo, createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addressOpenedMail } from '../../src/features/families/mails.ts';
import { featureJobs } from '../../src/features/index.ts';
import { type Jobs, startJobs } from '../../src/outbound/jobs.ts';
import { sendMail } from '../../src/outbound/mail.ts';
import { readSettings } from '../../src/settings.ts';
import { signIn, type TestApp, testApp } from '../helpers/app.ts';
import { testDatabases } from '../helpers/database.ts';
import { until } from '../helpers/until.ts';

interface Received {
  to: string;
  messageId: string;
  subject: string;
}

/** A mail server that refuses the first tries for one address, as a full mailbox or greylisting does. */
function mailServer(received: Received[], refuse: { address: string; times: number }): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      if (address !== refuse.address || refuse.times === 0) return done();
      refuse.times -= 1;
      done(Object.assign(new Error('try again later'), { responseCode: 451 }));
    },
    onData: (stream, session, done) => {
      simpleParser(stream).then((mail) => {
        for (const { address } of session.envelope.rcptTo)
          received.push({ to: address, messageId: mail.messageId ?? '', subject: mail.subject ?? '' });
        done();
      }, done);
    },
  });
}

/** A port in front of a mail server. While the server is away, whoever comes is turned off and counted. */
async function mailPort(inner: SMTPServer) {
  const gate = { port: 0, away: true, turnedOff: 0, close: async () => {} };
  const innerPort = await new Promise<number>((resolve) => {
    const server = inner.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  const front = createServer((socket) => {
    socket.on('error', () => {});
    if (gate.away) {
      gate.turnedOff += 1;
      socket.resetAndDestroy();
    } else {
      const passed = createConnection(innerPort, '127.0.0.1').on('error', () => {});
      socket.pipe(passed).pipe(socket);
    }
  });
  await once(front.listen(0, '127.0.0.1'), 'listening');
  gate.port = (front.address() as AddressInfo).port;
  gate.close = async () => {
    front.close();
    await new Promise<void>((resolve) => inner.close(() => resolve()));
  };
  return gate;
}

describe.each(testDatabases)('mail through a server that is away for a while, on %s', (kind) => {
  const received: Received[] = [];
  const refuse = { address: '', times: 2 };
  let test: TestApp;
  let jobs: Jobs;
  let gate: Awaited<ReturnType<typeof mailPort>>;
  beforeAll(async () => {
    gate = await mailPort(mailServer(received, refuse));
    test = await testApp(kind, { env: { SMTP_URL: `smtp://127.0.0.1:${gate.port}` } });
    const { database, log } = test.context;
    const url = (database as { url?: string }).url;
    const times = { retryDelay: 1, retryDelayMax: 2 };
    jobs = await startJobs(database, url, featureJobs, () => ({ ...test.context, jobs }), log, true, times);
  });
  afterAll(async () => {
    await jobs.stop();
    await test.close();
    await gate.close();
  });

  /** Jobs that are not through; one that is, is never taken again. */
  async function waiting(): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from pgboss.job
      where name = ${addressOpenedMail.name} and state in ('created', 'retry', 'active')`.execute(
      test.context.database.db,
    );
    return rows[0]?.count ?? 0;
  }

  it('reaches each recipient exactly once, also when one of several is refused at first', async () => {
    const heads = [await signIn(test, { role: 'head' }), await signIn(test, { role: 'head' })];
    const later = await signIn(test, { role: 'head' });
    refuse.address = later.email;
    const data = { centreId: test.centres.dueren, familyId: crypto.randomUUID(), userId: later.userId };
    await test.inside('dueren', (tx) => jobs.send(tx, addressOpenedMail, data));
    // The three mails, and one of them again.
    await until(() => gate.turnedOff > 3);
    expect(received).toEqual([]);
    gate.away = false;
    await until(async () => (await waiting()) === 0);
    expect(refuse.times).toBe(0);
    expect(received).toHaveLength(3);
    expect(new Set(received.map(({ to }) => to))).toEqual(new Set([...heads, later].map(({ email }) => email)));
    expect(new Set(received.map(({ messageId }) => messageId)).size).toBe(3);
  });
});

describe('mail as files', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'herzstueck-mail-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const settings = () => readSettings({ HERZSTUECK_DATA: folder });

  it('lie in the outbox once, readable by their owner only, however often a job runs', async () => {
    const mail = { to: 'ines@example.org', subject: 'Herzstück: Ihre Einladung', text: 'Grüße' };
    await sendMail(settings(), mail, 'job-1');
    await sendMail(settings(), mail, 'job-1');
    const outbox = join(folder, 'outbox');
    expect(await readdir(outbox)).toEqual(['job-1.eml']);
    expect((await stat(outbox)).mode & 0o777).toBe(0o700);
    expect((await stat(join(outbox, 'job-1.eml'))).mode & 0o777).toBe(0o600);
    const parsed = await simpleParser(await readFile(join(outbox, 'job-1.eml')));
    expect([parsed.subject, parsed.messageId]).toEqual([mail.subject, '<job-1@localhost.localdomain>']);
    expect(parsed.text).toContain('Grüße');
  });

  it('take no header from an address or a subject', async () => {
    const to = 'ines@example.org\r\nBcc: fremd@example.net';
    await sendMail(settings(), { to, subject: 'Hallo\r\nBcc: fremd@example.net\r\n\r\nText', text: 'x' }, 'job-2');
    const file = await readFile(join(folder, 'outbox', 'job-2.eml'), 'utf8');
    expect(file.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im);
    expect((await simpleParser(file)).bcc).toBeUndefined();
  });
});
