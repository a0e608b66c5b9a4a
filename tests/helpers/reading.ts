// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readSheets } from '../../src/outbound/spreadsheet/read.ts';
import type { TestApp } from './app.ts';
import { readersByMail } from './reading-world.ts';

async function pdfText(data: Uint8Array): Promise<string> {
  const document = await getDocument({ data, verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const { items } = await (await document.getPage(n)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return texts.join('\n');
}

const sheetText = async (bytes: Uint8Array): Promise<string> =>
  (await readSheets(bytes)).sheets
    .map(({ name, rows }) => [name, ...rows.map((row) => row.join('\t'))].join('\n'))
    .join('\n');

/** What can be read in an answer: a page with its fields and addresses, a list, a workbook, a calendar, a letter. */
export async function textOf(answer: Response): Promise<string> {
  const type = answer.headers.get('content-type') ?? '';
  const where = answer.headers.get('location') ?? '';
  if (type.includes('pdf')) return await pdfText(new Uint8Array(await answer.arrayBuffer()));
  if (type.includes('spreadsheetml')) return await sheetText(new Uint8Array(await answer.arrayBuffer()));
  return `${where}\n${answer.headers.get('content-disposition') ?? ''}\n${await answer.text()}`;
}

/** A mail of the outbox: which work sent it, to whom, and everything its reader sees, files that go along included. */
export interface SentMail {
  job: string;
  /** Who has the address it goes to. */
  reader: string;
  text: string;
}

/** Every mail that was sent so far. */
export async function mailsByJob(test: TestApp): Promise<SentMail[]> {
  const folder = join(test.context.settings.dataFolder, 'outbox');
  const rows = (await test.context.database.plain
    .withSchema('pgboss')
    .selectFrom('job')
    .select(['id', 'name'])
    .execute()) as { id: string; name: string }[];
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return await Promise.all(
    (await readdir(folder)).map(async (file): Promise<SentMail> => {
      const mail = await simpleParser(await readFile(join(folder, file)));
      const attached = mail.attachments.map((one) => `${one.filename ?? ''}\n${one.content.toString()}`);
      const to = Array.isArray(mail.to) ? '' : (mail.to?.text ?? '');
      // A calendar names who is invited: the reader, as the mail itself does.
      const calendar = attached.map((one) => one.replaceAll(/\r\n[ \t]/g, '').replaceAll(to, ''));
      const text = [mail.subject ?? '', mail.text ?? '', mail.html || '', ...calendar].join('\n');
      return { job: names.get(file.replace(/\.eml$/, '')) ?? 'unknown', reader: readersByMail[to] ?? 'somebody', text };
    }),
  );
}
