// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { addRule } from '../../src/features/allowances/rule-actions.ts';
import type { AllowanceRule } from '../../src/features/allowances/rules.ts';
import type { TestApp } from './app.ts';

/** A mail as its reader has it: what stands in it, and the calendar entry it carries. */
export interface ReadMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  ics: string | undefined;
  /** Name and contents of everything that hangs on it. */
  attached: string;
}

/** Lets jobs run and hands over the mails sent since the last call, sorted by who gets them. */
export function mailReader(test: Pick<TestApp, 'context'>): () => Promise<ReadMail[]> {
  const seen = new Set<string>();
  return async () => {
    await test.context.jobs.runDue();
    const folder = join(test.context.settings.dataFolder, 'outbox');
    const files = (await readdir(folder).catch(() => [])).filter((name) => !seen.has(name));
    const mails = await Promise.all(
      files.map(async (name): Promise<ReadMail> => {
        seen.add(name);
        const mail = await simpleParser(await readFile(join(folder, name)));
        const to = Array.isArray(mail.to) ? mail.to.map(({ text }) => text).join(', ') : (mail.to?.text ?? '');
        const ics = mail.attachments.find(({ contentType }) => contentType === 'text/calendar')?.content.toString();
        const attached = mail.attachments.map((one) => `${one.filename ?? ''}\n${one.content.toString()}`).join('\n');
        return { to, subject: mail.subject ?? '', text: mail.text ?? '', html: mail.html || '', ics, attached };
      }),
    );
    return mails.toSorted((a, b) => (a.to < b.to ? -1 : 1));
  };
}

/** The page of a volunteer in a mail, as a path; empty when there is none. */
export const offerIn = (mail: ReadMail | undefined): string => /\/einsatz\/[\w-]+/.exec(mail?.text ?? '')?.[0] ?? '';

/** An hour 25 €, each started half hour 5 € more, the way included. */
export const hourlyRule: AllowanceRule = {
  ...{ version: '2026', validFrom: Temporal.PlainDate.from('2026-01-01'), validTo: null },
  ...{ baseMinutes: 60, baseCents: 25_00, step: { minutes: 30, cents: 5_00, kind: 'started' } },
  ...{ travel: 'included', flatCents: 0, kmCents: 0, fromKm: null, maxMinutes: null, capCents: null },
  ...{ cancelWindowHours: 24, cancelHours: 'all', cancelCents: 10_00 },
};

/** The rule by which interpreters of Düren are paid. */
export async function payByTheHour(test: TestApp, userId: string): Promise<void> {
  const now = test.context.clock.now();
  const by = { centreId: test.centres.dueren, userId, now, role: 'administration', schools: [] };
  await test.inside('dueren', (tx) =>
    addRule(tx, { ...by, today: test.context.clock.today() }, 'interpreting', hourlyRule),
  );
}
