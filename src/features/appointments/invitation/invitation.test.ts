// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { ParsedMail } from 'mailparser';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signIn, testNow } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { guardianRow } from '../../families/rows.ts';
import { errorsIn } from '../appointments.fixture.ts';
import { openInvitations } from './invitation.fixture.ts';
import { invitationJobs } from './jobs.ts';

type Opened = Awaited<ReturnType<typeof openInvitations>>;
async function textOf(pdf: Uint8Array): Promise<string> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
  const parts: string[] = [];
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent();
    parts.push(...items.map((item) => ('str' in item ? item.str : '')));
  }
  return parts.join(' ').replace(/\s+/gu, ' ');
}

describe.each(testDatabases)('invitations to appointments on %s', (kind) => {
  let test: Opened['test'];
  let counsellor: Opened['counsellor'];
  let office: Opened['office'];
  let rows: Opened['rows'];
  let free: Opened['free'];
  let mails: Opened['mails'];
  let appointment: Opened['appointment'];
  let invite: Opened['invite'];
  let sendings: Opened['sendings'];
  let page: Opened['page'];

  beforeAll(async () => {
    ({ test, counsellor, office, rows, free, mails, appointment, invite, sendings, page } =
      await openInvitations(kind));
  });
  afterEach(() => test.setNow(testNow));
  afterAll(async () => test.close());

  it('go by mail in the language of the family and in German, with the notice and a calendar file, and name nobody', async () => {
    const { id, caseId, number } = await appointment({ email: 'familie@example.org', channel: 'mail' });
    expect(await page(id)).toContain('noch nicht eingeladen');
    expect((await invite(id, 'mail')).status).toBe(303);
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    const { subject = '', text = '' } = mail as ParsedMail;
    expect([mail?.to].flat().map((to) => to?.text)).toEqual(['familie@example.org']);
    expect(subject).toBe('دعوة إلى مقابلة / Einladung zu einem Gespräch');
    for (const part of [
      'Tag: Mittwoch, 2. Dezember 2026',
      'Kreisstraße 1, 52351 Düren',
      'Zeugnisse, auch aus anderen Ländern',
      'Artikel 13 DSGVO',
      'Oder rufen Sie an: 02421 22-1234',
      'الأربعاء 02.12.2026',
      'لم تتم مراجعة هذه الترجمة بعد',
      '/termin-antwort/',
      '/stand/dueren',
    ])
      expect(text).toContain(part);
    const [link] = /\/termin-antwort\/\S{43}/.exec(text) ?? [];
    expect(link).toBeDefined();
    const code = /Code ein: ([0-9A-Z-]{14})/.exec(text)?.[1] ?? '';
    const { count } = await rows((tx) =>
      tx
        .selectFrom('family_code')
        .select((e) => e.fn.countAll<number>().as('count'))
        .where('case_id', '=', caseId)
        .executeTakeFirstOrThrow(),
    );
    expect([code.length, Number(count)]).toEqual([14, 1]);
    const [file] = mail?.attachments ?? [];
    expect(file?.contentType).toBe('text/calendar');
    const ics = file?.content.toString() ?? '';
    expect(ics).toContain(`UID:${id}@herzstueck`);
    for (const word of ['Al-Erfunden', 'Samir', 'Kind A', number, 'Geheimweg'])
      expect(`${subject} ${text} ${ics}`, word).not.toContain(word);
    expect(
      (await sendings(id)).map(({ way, language, notice_version: version, done_at: at }) => [
        way,
        language,
        version,
        at !== null,
      ]),
    ).toEqual([['mail', 'ar', 0, true]]);
    const html = await page(id);
    expect(html).toContain('Einladung: E-Mail');
    expect(html).toContain('Datenschutzhinweis: Standardtext');
    // A job that runs again, after a crash before it was noted, sends nothing more once it is noted.
    expect(await mails()).toEqual([]);
  });

  it('go as a letter, German and beside it the language of the family, with code and link as pictures', async () => {
    const { id, number } = await appointment();
    expect((await invite(id, 'letter', office)).status).toBe(303);
    const [sending] = await sendings(id);
    expect(sending?.done_at).toBeNull();
    const answer = await office.get(`/termine/${id}/sendungen/${sending?.id}/brief.pdf`);
    expect(
      answer.headers.get('content-type'),
      (await answer.clone().text()).replaceAll(/<[^>]+>/g, ' ').slice(-1500),
    ).toBe('application/pdf');
    const text = await textOf(new Uint8Array(await answer.arrayBuffer()));
    for (const part of [
      'Einladung zu einem Gespräch',
      'Mittwoch, 2. Dezember 2026',
      'Samir Al-Erfunden',
      'Geheimweg 7',
      number,
      'Artikel 13 DSGVO',
      'geben Sie diesen Code ein:',
      'Seite 1 von 2'.split(' ')[0] ?? '',
    ])
      expect(text).toContain(part);
    expect(text.normalize('NFKC')).toMatch(/ةلباقم|مقابلة/u);
    expect((await sendings(id))[0]?.done_at).not.toBeNull();
    const links = await rows((tx) =>
      tx.selectFrom('mailed_link').select('purpose').where('record_id', '=', id).execute(),
    );
    expect(links).toEqual([{ purpose: 'appointment_answer' }]);
    // Of a moved appointment the old letter is not printed any more, and its links end.
    const moved = await counsellor.post(`/termine/${id}/verschieben`, {
      ...free,
      tag: '03.12.2026',
      uhrzeit: '18:30',
      grund: 'centre',
      doppelt: 'ja',
    });
    expect(moved.status, errorsIn(await moved.clone().text())).toBe(303);
    expect((await office.get(`/termine/${id}/sendungen/${sending?.id}/brief.pdf`)).status).toBe(409);
    expect(await page(id)).toContain('Die Familie weiß von der neuen Zeit noch nichts. Bitte rufen Sie an.');
    expect(moved.headers.get('location')).toContain('verschobenAnrufen');
    expect(await (await office.get('/')).text()).toContain('Familie anrufen: Termin mitteilen');
    const call = (await sendings(id)).find(({ way }) => way === 'call');
    expect((await office.post(`/termine/${id}/sendungen/${call?.id}/angerufen`)).status).toBe(303);
    expect(await page(id)).not.toContain('Die Familie weiß von der neuen Zeit noch nichts');
    expect(await (await office.get('/')).text()).not.toContain('Familie anrufen: Termin mitteilen');
    const open = await rows((tx) =>
      tx.selectFrom('mailed_link').select('id').where('record_id', '=', id).where('revoked_at', 'is', null).execute(),
    );
    expect(open).toEqual([]);
  });

  it('go to whom the letters are for, never to who has no custody', async () => {
    const { id, caseId } = await appointment();
    await rows(async (tx) => {
      const { family_id: familyId, centre_id: centreId } = await tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', 'c.id', 'p.child_id')
        .select(['c.family_id', 'c.centre_id'])
        .where('p.id', '=', caseId)
        .executeTakeFirstOrThrow();
      await tx.updateTable('guardian').set({ custody: 'no', email: 'samir@example.org' }).execute();
      const office = { street: 'Amtsweg 3', postcode: '52428', place: 'Jülich' };
      const named = { familyName: 'Vormundin', givenNames: '', phone: '', email: 'amt@example.org' };
      const one = { ...named, relation: 'guardian' as const, custody: 'yes' as const, letters: true, ...office };
      await tx
        .insertInto('guardian')
        .values(guardianRow({ centreId, id: newId(), familyId, ...one }))
        .execute();
    });
    expect((await invite(id, 'letter', office)).status).toBe(303);
    const [sending] = await sendings(id);
    const answer = await office.get(`/termine/${id}/sendungen/${sending?.id}/brief.pdf`);
    const text = await textOf(new Uint8Array(await answer.arrayBuffer()));
    expect(text).toContain('Vormundin Amtsweg 3 52428 Jülich');
    for (const word of ['Samir', 'Geheimweg']) expect(text).not.toContain(word);
    expect((await invite(id, 'mail')).status).toBe(303);
    expect((await mails()).flatMap(({ to }) => [to].flat().map((one) => one?.text))).toEqual(['amt@example.org']);
  });

  it('of a family that neither mail nor post reaches are a line to call, and never carry its address or a code', async () => {
    const { id, caseId } = await appointment({ isProtected: true });
    expect((await invite(id, 'letter')).status).toBe(422);
    expect((await invite(id, 'call')).status).toBe(303);
    const [sending] = await sendings(id);
    expect(await (await office.get('/')).text()).toContain('Familie anrufen: Termin mitteilen');
    expect(await page(id, office)).toContain('Anrufen: 02421 555012');
    expect((await office.post(`/termine/${id}/sendungen/${sending?.id}/angerufen`)).status).toBe(303);
    expect(await (await office.get('/')).text()).not.toContain('Familie anrufen: Termin mitteilen');
    const codes = await rows((tx) => tx.selectFrom('family_code').select('id').where('case_id', '=', caseId).execute());
    expect(codes).toEqual([]);
    const stranger = await signIn(test, { role: 'counsellor', centre: 'aachen' });
    expect((await invite(id, 'call', stranger)).status).toBe(404);
    const school = await signIn(test, { role: 'school' });
    expect((await invite(id, 'call', school)).status).toBe(403);
  });

  it('are followed by one reminder some days before, by daylight, however often the job runs', async () => {
    const { id } = await appointment({ email: 'erinnern@example.org' }, '10.12.2026');
    await invite(id, 'mail');
    await mails();
    const to = (list: ParsedMail[]) => list.filter((mail) => [mail.to].flat()[0]?.text === 'erinnern@example.org');
    test.setNow('2026-12-07T09:00:00+01:00');
    expect(to(await mails())).toEqual([]);
    test.setNow('2026-12-08T05:00:00+01:00');
    expect(to(await mails())).toEqual([]);
    test.setNow('2026-12-08T09:00:00+01:00');
    // The program falls over after the row was written and before the mail went: the mail goes, once.
    const job = invitationJobs.find(({ name }) => name === 'appointments.remind');
    await job?.run(test.context, {}, '');
    await job?.run(test.context, {}, '');
    const sent = to(await mails());
    expect(sent.map(({ subject }) => subject)).toEqual(['تذكير بموعدكم / Erinnerung an Ihren Termin']);
    test.setNow('2026-12-09T09:00:00+01:00');
    expect(to(await mails())).toEqual([]);
    expect((await sendings(id)).map(({ kind: what }) => what)).toEqual(['invitation', 'reminder']);
  });

  it('are not followed by a reminder of what was called off, moved away or closed; the family hears of a cancellation once', async () => {
    const [off, moved, closed, never] = [
      await appointment({ email: 'ab@example.org' }, '10.12.2026'),
      await appointment({ email: 'weg@example.org' }, '10.12.2026'),
      await appointment({ email: 'zu@example.org' }, '10.12.2026'),
      await appointment({}, '10.12.2026'),
    ];
    for (const { id } of [off, moved, closed]) await invite(id, 'mail');
    await mails();
    await counsellor.post(`/termine/${off.id}/absagen`, { grund: 'centre' });
    await counsellor.post(`/termine/${moved.id}/verschieben`, {
      ...free,
      tag: '17.12.2026',
      uhrzeit: '18:30',
      grund: 'centre',
      doppelt: 'ja',
    });
    await counsellor.post(`/faelle/${closed.caseId}/schliessen`, {
      als: 'moved_away',
      grund: 'nach Köln gezogen',
    });
    const told = await mails();
    expect(told.map(({ subject }) => subject).toSorted()).toEqual([
      'تم إلغاء موعدكم / Ihr Termin findet nicht statt',
      'تم تغيير موعدكم / Ihr Termin ist verschoben',
    ]);
    const [cancelled, news] = ['nicht statt', 'verschoben'].map((word) =>
      told.find(({ subject }) => subject?.includes(word)),
    );
    expect(cancelled?.attachments[0]?.content.toString()).toContain('METHOD:CANCEL');
    // The new time, a new link, and the same entry of the calendar in its newer version.
    expect(news?.text).toContain('Der alte Termin gilt nicht mehr.');
    expect(news?.text).toContain('Donnerstag, 17. Dezember 2026');
    expect(news?.text).toContain('/termin-antwort/');
    expect(news?.attachments[0]?.content.toString()).toContain('SEQUENCE:1');
    test.setNow('2026-12-08T09:00:00+01:00');
    const subjects = (await mails()).map((mail) => [mail.to].flat()[0]?.text);
    for (const address of ['ab@example.org', 'weg@example.org', 'zu@example.org'])
      expect(subjects).not.toContain(address);
    expect((await sendings(never.id)).length).toBe(0);
    // What waits in the queue when an appointment is moved is not sent.
    test.setNow(testNow);
    const late = await appointment({ email: 'spaet@example.org' }, '11.12.2026');
    await invite(late.id, 'mail');
    await counsellor.post(`/termine/${late.id}/verschieben`, {
      ...free,
      tag: '18.12.2026',
      uhrzeit: '18:30',
      grund: 'centre',
      doppelt: 'ja',
    });
    expect(await mails()).toEqual([]);
  });
});
