// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import type { Settings } from '../settings.ts';

/** A mail as text. Subjects carry no personal data. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** Files that go along. */
  attachments?: readonly { fileName: string; type: string; content: string }[];
}

const signature = '\n\n-- \nDiese Nachricht wurde von Herzstück verschickt. Bitte antworten Sie nicht darauf.\n';

/**
 * Sends one mail: through SMTP_URL, or without it as a file in the folder `outbox` of the data folder.
 * The job's id makes Message-ID and file name, so that a second try is recognised as the same mail.
 * @throws when the server refuses or is away; the queue tries again.
 */
export async function sendMail(settings: Settings, mail: Mail, jobId: string): Promise<void> {
  const message = {
    from: `Herzstück <${settings.mailFrom}>`,
    to: mail.to,
    subject: mail.subject,
    text: mail.text + signature,
    messageId: `<${jobId}@${settings.mailFrom.split('@')[1]}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: (mail.attachments ?? []).map(({ fileName, type, content }) => ({
      filename: fileName,
      contentType: type,
      content,
    })),
  };
  if (settings.smtpUrl) {
    const transport = nodemailer.createTransport(settings.smtpUrl, {
      connectionTimeout: 10_000,
      socketTimeout: 20_000,
    } as never);
    try {
      await transport.sendMail(message);
    } finally {
      transport.close();
    }
    return;
  }
  const built = await nodemailer
    .createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
    .sendMail(message);
  const outbox = join(settings.dataFolder, 'outbox');
  await mkdir(outbox, { recursive: true, mode: 0o700 });
  const file = join(outbox, `${jobId}.eml`);
  await writeFile(`${file}.part`, built.message as Buffer, { mode: 0o600 });
  await rename(`${file}.part`, file);
}
