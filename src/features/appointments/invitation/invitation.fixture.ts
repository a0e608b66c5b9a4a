// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { expect } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import type { DatabaseKind } from '../../../../tests/helpers/database.ts';
import { appointmentSteps, errorsIn } from '../appointments.fixture.ts';

/** The program with people of Düren, and what they do with invitations. */
export async function openInvitations(kind: DatabaseKind) {
  const test: TestApp = await testApp(kind, { env: { TRUSTED_PROXIES: '127.0.0.1' } });
  const counsellor = await signIn(test, { role: 'counsellor', name: 'Berta Beraterin' });
  const head = await signIn(test, { role: 'head' });
  const office = await signIn(test, { role: 'administration' });
  const steps = appointmentSteps(() => ({ test, counsellor }));
  const { report, rows, appointmentOf, book, free } = steps;
  await rows((tx) =>
    tx
      .updateTable('centre_setting')
      .set({
        phone: '02421 22-1234',
        email: 'ki@example.org',
        street: 'Kreisstraße 1',
        postcode: '52351',
        place: 'Düren',
      })
      .execute(),
  );

  const outbox = () => join(test.context.settings.dataFolder, 'outbox');
  /** Mails of what is due now. */
  async function mails(): Promise<ParsedMail[]> {
    await rm(outbox(), { recursive: true, force: true });
    await test.context.jobs.runDue();
    const files = await readdir(outbox()).catch(() => []);
    return await Promise.all(files.map(async (file) => await simpleParser(await readFile(join(outbox(), file)))));
  }

  let minute = 0;
  /** An appointment of a family that can be reached like this. */
  async function appointment(
    reach: { email?: string; channel?: 'letter' | 'mail' | 'phone'; isProtected?: boolean; phone?: string } = {},
    day = '02.12.2026',
  ): Promise<{ id: string; caseId: string; number: string }> {
    const caseId = await report();
    await rows(async (tx) => {
      const { family_id: family } = await tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', 'c.id', 'p.child_id')
        .select('c.family_id')
        .where('p.id', '=', caseId)
        .executeTakeFirstOrThrow();
      const { email = '', channel = 'letter', phone = '02421 555012' } = reach;
      await tx.updateTable('family').set({ email, channel, phone, language: 'apc' }).where('id', '=', family).execute();
      if (reach.isProtected)
        await tx.updateTable('family_address').set({ protected: true }).where('id', '=', family).execute();
    });
    const time = `${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    minute = (minute + 5) % 600;
    const done = await book(caseId, { ...free, tag: day, uhrzeit: time, doppelt: 'ja' });
    expect(done.status, errorsIn(await done.clone().text())).toBe(303);
    const { case_number: number } = await rows((tx) =>
      tx.selectFrom('placement_case').select('case_number').where('id', '=', caseId).executeTakeFirstOrThrow(),
    );
    return { id: (await appointmentOf(caseId)).id, caseId, number };
  }
  const invite = (id: string, weg: string | string[], by: Visitor = counsellor) =>
    by.post(`/termine/${id}/einladen`, { weg });
  const sendings = (id: string) =>
    rows((tx) =>
      tx.selectFrom('invitation_sending').selectAll().where('appointment_id', '=', id).orderBy('asked_at').execute(),
    );
  const page = async (id: string, by: Visitor = counsellor) => await (await by.get(`/termine/${id}`)).text();

  return { test, counsellor, head, office, ...steps, outbox, mails, appointment, invite, sendings, page };
}
