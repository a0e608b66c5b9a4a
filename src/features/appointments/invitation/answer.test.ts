// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { testNow } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { codeLimits } from '../../../auth/rate-limit.ts';
import { getStanding } from '../../family-status/queries.ts';
import { viewOf } from '../../family-status/rules.ts';
import { openInvitations } from './invitation.fixture.ts';

type Opened = Awaited<ReturnType<typeof openInvitations>>;

describe.each(testDatabases)('the answer of a family by its link on %s', (kind) => {
  let all: Opened;
  beforeAll(async () => {
    all = await openInvitations(kind);
  });
  afterEach(async () => {
    all.test.setNow(testNow);
    await all.test.context.database.db.deleteFrom('sign_in_failure').execute();
  });
  afterAll(async () => all.test.close());

  /** An invited family and its link, as the mail carries it. */
  async function invited(email: string, day = '02.12.2026') {
    const one = await all.appointment({ email }, day);
    await all.invite(one.id, 'mail');
    const [mail] = await all.mails();
    const [, token = ''] = /\/termin-antwort\/(\S{43})/.exec(mail?.text ?? '') ?? [];
    expect(token).not.toBe('');
    return { ...one, token };
  }
  const ask = async (path: string, init: RequestInit = {}, address = '198.51.100.7') => {
    const base = all.test.context.settings.publicUrl;
    const headers = { origin: base, 'x-forwarded-for': address };
    const answer = await all.test.app.request(`${base}${path}`, { headers, ...init });
    const html = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      html,
      text: html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '),
    };
  };
  const open = (token: string, more = '', address?: string) => ask(`/termin-antwort/${token}${more}`, {}, address);
  const press = (token: string, wahl: string, more = '?sprache=de') =>
    ask(`/termin-antwort/${token}${more}`, { method: 'POST', body: new URLSearchParams(wahl === '' ? {} : { wahl }) });
  const row = (id: string) =>
    all.rows((tx) => tx.selectFrom('appointment').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  const told = (caseId: string) =>
    all.rows((tx) => tx.selectFrom('notice').select('kind').where('record_id', '=', caseId).orderBy('at').execute());

  it('shows nothing of the family and changes nothing when it is opened, in the language of the family', async () => {
    const { id, number, token } = await invited('oeffnen@example.org');
    await all.slot({ tag: '04.12.2026' });
    for (const _again of [1, 2]) {
      const page = await open(token);
      expect(page.status).toBe(200);
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
      expect(page.html).toContain('<html lang="ar" dir="rtl">');
      expect(page.text).toContain('أريد إلغاء الموعد');
      expect(page.html).toContain('<bdi dir="ltr" class="hs-nowrap">04.12.2026</bdi>');
      for (const word of ['Al-Erfunden', 'Samir', 'Kind', number, 'oeffnen@', '02.12.2026', 'Geheimweg'])
        expect(page.html, word).not.toContain(word);
    }
    expect((await open(token, '?sprache=tr')).html).toContain('<html lang="tr" dir="ltr">');
    expect(await row(id)).toMatchObject({ state: 'booked', sequence: 0 });
    const nothing = await press(token, '');
    expect([nothing.status, nothing.text.includes('Bitte wählen Sie eine Antwort aus.')]).toEqual([422, true]);
    expect((await press(token, 'quatsch')).status).toBe(422);
    expect(await row(id)).toMatchObject({ state: 'booked', sequence: 0 });
  });

  it('calls the appointment off once, tells the centre, and leaves the family with nothing to do', async () => {
    const { id, caseId, token } = await invited('absage@example.org');
    const answers = await Promise.all([press(token, 'absagen'), press(token, 'absagen')]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 404 || status === 409)).toHaveLength(1);
    expect(answers.find(({ status }) => status === 200)?.text).toContain('Der Termin ist abgesagt.');
    expect(await row(id)).toMatchObject({ state: 'cancelled', ended_as: 'family' });
    expect(await told(caseId)).toEqual([{ kind: 'appointment_answered' }]);
    expect((await open(token)).status).toBe(404);
    expect(await all.caseRow(caseId)).toMatchObject({ state: 'invited', next_step: 'schedule' });
    // Its page of the status does not ask it to answer: the centre acts.
    const standing = await all.rows((tx) => getStanding(tx, all.test.centres.dueren, caseId));
    expect(viewOf(standing, all.test.context.clock.today())).toMatchObject({
      topic: 'invite',
      todo: 'none',
      who: 'centre',
    });
  });

  it('takes another slot; of two families who choose the same one wins, and the other still can', async () => {
    const [one, two] = [await invited('eins@example.org'), await invited('zwei@example.org')];
    const slot = await all.slot({ tag: '08.12.2026' });
    const answers = await Promise.all([press(one.token, slot), press(two.token, slot)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 200)?.text).toContain(
      'Ihr neuer Termin: Dienstag, 8. Dezember 2026 , 09:00 Uhr.',
    );
    const late = answers.findIndex(({ status }) => status === 409);
    expect(answers[late]?.text).toContain('gerade vergeben worden');
    const [winner, loser] = late === 1 ? [one, two] : [two, one];
    expect(await row(winner.id)).toMatchObject({ slot_id: slot, sequence: 1, state: 'booked' });
    expect(await row(loser.id)).toMatchObject({ sequence: 0, state: 'booked' });
    // The family of the moved appointment gets what stands now, with a new link.
    const [mail] = await all.mails();
    expect(mail?.text).toContain('Dienstag, 8. Dezember 2026');
    expect(mail?.text).not.toContain(winner.token);
    expect((await open(loser.token)).status).toBe(200);
    expect((await press(loser.token, 'anrufen')).status).toBe(200);
    expect(await told(loser.caseId)).toEqual([{ kind: 'appointment_call' }]);
    expect(await (await all.office.get('/')).text()).toContain('Familie anrufen: Termin mitteilen');
  });

  it('is refused in one way for links that are unknown, ended or run out, and stops who tries many', async () => {
    const [moved, late] = [await invited('verschoben@example.org'), await invited('vorbei@example.org')];
    await all.counsellor.post(`/termine/${moved.id}/verschieben`, {
      ...{ ...all.free, tag: '03.12.2026', uhrzeit: '18:30', grund: 'centre', doppelt: 'ja' },
    });
    const unknown = await open('x'.repeat(43));
    expect(unknown.status).toBe(404);
    expect((await open(moved.token)).status).toBe(404);
    expect((await press(moved.token, 'absagen')).status).toBe(404);
    all.test.setNow('2026-12-02T20:00:00+01:00');
    const over = await open(late.token);
    expect([over.status, over.text.includes('02421 22-1234')]).toEqual([404, true]);
    all.test.setNow(testNow);
    for (let n = 0; n < codeLimits.address; n += 1) await open(`${n}`.padStart(43, 'y'), '', '203.0.113.9');
    expect((await open(late.token, '', '203.0.113.9')).status).toBe(429);
    expect((await open(late.token)).status).toBe(200);
  });
});
