// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { TestApp } from '../../../tests/helpers/app.ts';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  ics: string | undefined;
}

/** The mails of a test, and the pages behind their links. */
export function mailbox(app: () => TestApp) {
  const seen = new Set<string>();
  return {
    /** Runs what is due, and reads the mails sent since the last call. */
    async read(): Promise<Mail[]> {
      const { context } = app();
      await context.jobs.runDue();
      const folder = join(context.settings.dataFolder, 'outbox');
      const files = (await readdir(folder).catch(() => [])).filter((name) => !seen.has(name));
      return await Promise.all(
        files.map(async (name) => {
          seen.add(name);
          const mail = await simpleParser(await readFile(join(folder, name)));
          const to = Array.isArray(mail.to) ? '' : (mail.to?.text ?? '');
          const ics = mail.attachments.find(({ contentType }) => contentType === 'text/calendar')?.content.toString();
          return { to, subject: mail.subject ?? '', text: mail.text ?? '', ics };
        }),
      );
    },
    /** The address of an offer in a mail; '' where there is none. */
    linkIn: (mail: Mail | undefined): string => /\/einsatz\/[\w-]+/.exec(mail?.text ?? '')?.[0] ?? '',
    open: async (path: string): Promise<string> => await (await app().app.request(path)).text(),
    press: async (path: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
      await app().app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      }),
  };
}
