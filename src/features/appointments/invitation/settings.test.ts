// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testNow } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { openInvitations } from './invitation.fixture.ts';

type Opened = Awaited<ReturnType<typeof openInvitations>>;

describe.each(testDatabases)('how a centre invites on %s', (kind) => {
  let test: Opened['test'];
  let counsellor: Opened['counsellor'];
  let head: Opened['head'];
  let mails: Opened['mails'];
  let appointment: Opened['appointment'];
  let invite: Opened['invite'];
  let sendings: Opened['sendings'];
  let page: Opened['page'];

  beforeAll(async () => {
    ({ test, counsellor, head, mails, appointment, invite, sendings, page } = await openInvitations(kind));
  });
  afterEach(() => test.setNow(testNow));
  afterAll(async () => test.close());

  it('follow the settings of the centre, and keep which version of the notice went out', async () => {
    const settings = {
      mitbringen: ['identity'],
      erinnern: '0',
      gilt_tage: '14',
      datenschutz: 'Amt 10, ds@example.org',
      _version: '0',
    };
    expect((await counsellor.post('/zentrum/einladung', settings)).status).toBe(403);
    expect((await head.post('/zentrum/einladung', { ...settings, erinnern: '99' })).status).toBe(422);
    expect((await head.post('/zentrum/einladung', settings)).status).toBe(303);
    const { id } = await appointment({ email: 'neu@example.org' });
    await invite(id, 'mail');
    const [first] = await mails();
    expect(first?.text).toContain('Amt 10, ds@example.org');
    expect(first?.text).not.toContain('Zeugnisse');
    const notice = {
      hinweis_de: 'Unser eigener Hinweis.\n\nZweiter Absatz.',
      hinweis_tr: 'Kendi metnimiz.',
      _version: '0',
    };
    expect((await head.post('/zentrum/datenschutzhinweis', notice)).status).toBe(303);
    expect((await head.post('/zentrum/datenschutzhinweis', notice)).status).toBe(409);
    await invite(id, 'mail');
    const [second] = await mails();
    expect(second?.text).toContain('Unser eigener Hinweis.');
    expect(second?.text).toContain('هذا النص متوفر بالألمانية فقط');
    expect((await sendings(id)).map(({ notice_version: version }) => version).toSorted()).toEqual([0, 1]);
    expect(await page(id)).toContain('Datenschutzhinweis: Fassung 1');
  });

  it('are marked until a named person has released their texts', async () => {
    expect(await (await counsellor.get('/einladung-texte?sprache=ar')).text()).toContain('nicht geprüft');
    expect((await counsellor.post('/einladung-texte/freigeben', { sprache: 'ar', gelesen: 'ja' })).status).toBe(303);
    const { id } = await appointment({ email: 'frei@example.org' });
    await invite(id, 'mail');
    const [mail] = await mails();
    expect(mail?.text).not.toContain('لم تتم مراجعة هذه الترجمة بعد');
  });

  it('come as a file for the calendar of the team', async () => {
    const { id } = await appointment();
    const answer = await counsellor.get(`/termine/${id}/termin.ics`);
    expect(answer.headers.get('content-type')).toContain('text/calendar');
    expect(await answer.text()).toContain(`UID:${id}@herzstueck`);
  });
});
