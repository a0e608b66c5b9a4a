// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { openInvitations } from './invitation.fixture.ts';

type Opened = Awaited<ReturnType<typeof openInvitations>>;

const said = {
  ps1_sprache: 'kmr',
  ps1_stufe: 'fluent',
  pschriften: ['arabic', 'latin'],
  pschuljahre: '٥',
  pb1_land: '475',
  pb1_art: 'elementary',
  pb1_von: '2019',
  pb1_bis: '2023',
  pb1_klasse: '4',
  pwuensche: ['short_way', 'siblings'],
};

describe.each(testDatabases)('the form before the talk on %s', (kind) => {
  let all: Opened;
  beforeAll(async () => {
    all = await openInvitations(kind);
  });
  afterAll(async () => all.test.close());

  async function invited(email: string) {
    const one = await all.appointment({ email });
    await all.invite(one.id, 'mail');
    const [mail] = await all.mails();
    const [, token = ''] = /\/vorab-bogen\/(\S{43})/.exec(mail?.text ?? '') ?? [];
    expect(token).not.toBe('');
    return { ...one, token };
  }
  const at = (token: string, more = '') => `${all.test.context.settings.publicUrl}/vorab-bogen/${token}${more}`;
  async function send(token: string, fields: Record<string, string | string[]>, more = '?sprache=de') {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
    const headers = { origin: all.test.context.settings.publicUrl };
    const answer = await all.test.app.request(at(token, more), { method: 'POST', headers, body });
    return { status: answer.status, html: await answer.text() };
  }
  const record = async (caseId: string) => await (await all.counsellor.get(`/faelle/${caseId}/beratung`)).text();
  const keptOf = (caseId: string) =>
    all.rows((tx) => tx.selectFrom('pre_form').selectAll().where('case_id', '=', caseId).executeTakeFirst());

  it('asks in the language of the family, names nobody, and keeps everything typed when a year is no number', async () => {
    const { caseId, number, token } = await invited('bogen@example.org');
    const html = await (await all.test.app.request(at(token))).text();
    expect(html).toContain('<html lang="ar" dir="rtl">');
    for (const part of ['ما اللغات التي يتحدثها طفلكم؟', 'سوريا', 'لم تتم مراجعة هذه الترجمة بعد'])
      expect(html).toContain(part);
    for (const word of ['Al-Erfunden', 'Samir', number, 'bogen@']) expect(html, word).not.toContain(word);
    const nothing = await send(token, {});
    expect([nothing.status, nothing.html.includes('Bitte beantworten Sie mindestens eine Frage.')]).toEqual([
      422,
      true,
    ]);
    const wrong = await send(token, { ...said, pb1_von: 'früher' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('value="früher"');
    expect(wrong.html).toMatch(/value="475" selected/);
    expect(await keptOf(caseId)).toBeUndefined();
  });

  it('is what the record starts with, in German and to be checked, until somebody writes', async () => {
    const { caseId, token } = await invited('anfang@example.org');
    expect(await record(caseId)).not.toContain('von der Familie angegeben');
    expect((await send(token, said)).status).toBe(200);
    expect(await keptOf(caseId)).toMatchObject({ version: 1, language: 'de' });
    const html = await record(caseId);
    expect(html).toContain('von der Familie angegeben, im Gespräch prüfen');
    for (const part of [
      'Kurmandschi',
      '(fließend)',
      'lateinische Schrift, arabische Schrift',
      'Syrien, Grundschule, 2019–2023, bis Klasse 4',
      'kurzer Weg, Schule der Geschwister',
    ])
      expect(html, part).toContain(part);
    expect(html).toMatch(/<option value="kmr" selected/);
    expect(html).toMatch(/name="schuljahre"[^>]*value="5"|value="5"[^>]*name="schuljahre"/);
    expect(html).toMatch(/<option value="pre_form" selected/);
    // Sent again it is the newest that counts; nothing is written into the record by it.
    await send(token, { ...said, pschuljahre: '6' });
    expect(await keptOf(caseId)).toMatchObject({ version: 2 });
    expect(await record(caseId)).toMatch(/value="6"/);
    const drafts = await all.rows((tx) =>
      tx.selectFrom('counselling_draft').select('version').where('case_id', '=', caseId).execute(),
    );
    expect(drafts).toEqual([]);
  });

  it('never overwrites what a counsellor has written: both stand there', async () => {
    const { caseId, token } = await invited('beides@example.org');
    const page = await record(caseId);
    const draft = {
      entwurf_stand: '0',
      entwurf_seite: hiddenField(page, 'entwurf_seite'),
      schuljahre: '3',
      notizen: 'Meine Worte',
    };
    expect((await all.counsellor.post(`/faelle/${caseId}/beratung/entwurf`, draft)).status).toBe(303);
    expect((await send(token, said)).status).toBe(200);
    const html = await record(caseId);
    expect(html).toContain('Meine Worte');
    expect(html).toMatch(/name="schuljahre"[^>]*value="3"|value="3"[^>]*name="schuljahre"/);
    expect(html).toContain('Was Sie schon geschrieben haben, bleibt, wie es ist.');
    expect(html).toContain('5 Jahre');
    const office = await all.office.get(`/faelle/${caseId}/beratung`);
    expect(office.status).toBe(403);
    const stranger = await signIn(all.test, { role: 'counsellor', centre: 'aachen' });
    expect((await stranger.get(`/faelle/${caseId}/beratung`)).status).toBe(404);
  });

  it('ends with the appointment, and with its link', async () => {
    const { id, caseId, token } = await invited('ende@example.org');
    await all.counsellor.post(`/termine/${id}/absagen`, { grund: 'centre' });
    expect((await send(token, said)).status).toBe(404);
    expect(await keptOf(caseId)).toBeUndefined();
    expect((await send('x'.repeat(43), said)).status).toBe(404);
  });

  it('comes on paper, a sheet for each child, with letters and figures to each answer', async () => {
    const { id, number } = await all.appointment({});
    const answer = await all.office.get(`/termine/${id}/vorab-bogen.pdf`);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const document = await getDocument({ data: new Uint8Array(await answer.arrayBuffer()), verbosity: 0 }).promise;
    const { items } = await (await document.getPage(1)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
    for (const part of [number, 'B1', 'F5', 'lateinische Schrift (A B C)', 'Letzte Klasse'])
      expect(text).toContain(part);
    expect(document.numPages).toBe(1);
  });
});
