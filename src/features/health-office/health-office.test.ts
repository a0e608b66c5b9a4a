// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  hiddenField,
  signIn,
  type TestApp,
  testApp,
  testNow,
  type Visitor,
  visitor,
} from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { appointmentSteps } from '../appointments/appointments.fixture.ts';

const mailbox = 'kjgd@kreis-dueren.example';

describe.each(testDatabases)('the health office on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let head: Visitor;
  const { report, rows, name } = appointmentSteps(() => ({ test, counsellor }));

  beforeAll(async () => {
    test = await testApp(kind);
  });
  const arrive = async () => {
    counsellor = await signIn(test, { role: 'counsellor', name: 'Berta Beraterin' });
    head = await signIn(test, { role: 'head' });
  };
  beforeEach(arrive);
  afterEach(() => test.setNow(testNow));
  afterAll(async () => test.close());

  const outbox = () => join(test.context.settings.dataFolder, 'outbox');
  /** Mails to the office of what is due now. */
  async function mails(): Promise<ParsedMail[]> {
    await rm(outbox(), { recursive: true, force: true });
    await test.context.jobs.runDue();
    const files = await readdir(outbox()).catch(() => []);
    return await Promise.all(files.map(async (file) => await simpleParser(await readFile(join(outbox(), file)))));
  }
  const tokenOf = (mail: ParsedMail | undefined): string => /\/gesundheitsamt\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  const set = async (wann: string, postfach = mailbox) => {
    const { version } = (await rows((tx) =>
      tx.selectFrom('health_office_setting').select('version').executeTakeFirst(),
    )) ?? {
      version: 0,
    };
    return await head.post('/zentrum/gesundheitsamt', { wann, postfach, _version: String(version) });
  };
  const tell = (caseId: string, by: Visitor = counsellor) => by.post(`/faelle/${caseId}/gesundheitsamt/machen`);
  /** A child the office was told of, and the token of its mail. */
  async function told(changes: Record<string, string> = {}): Promise<{ caseId: string; token: string }> {
    await set('after_counselling');
    const caseId = await report(changes);
    expect((await tell(caseId)).status).toBe(303);
    return { caseId, token: tokenOf((await mails())[0]) };
  }
  const outside = () => visitor(test);
  const press = async (token: string, fields: Record<string, string> = {}) => {
    const answer = await outside().post(`/gesundheitsamt/${token}`, fields);
    return { status: answer.status, html: await answer.text() };
  };
  const answer = (token: string, ergebnis: string, tag = '') =>
    press(token, { ausgefuellt: 'ja', ergebnis, ergebnis_tag: tag });
  const proofs = (caseId: string) =>
    rows((tx) => tx.selectFrom('proof').select(['kind', 'state', 'on_day']).where('case_id', '=', caseId).execute());
  const notices = (caseId: string) =>
    rows((tx) =>
      tx.selectFrom('health_office_notice').selectAll().where('case_id', '=', caseId).orderBy('number').execute(),
    );
  const openDeadlines = async (caseId: string): Promise<string[]> => {
    const found = await rows((tx) =>
      tx.selectFrom('deadline').select('kind').where('record_id', '=', caseId).where('met_at', 'is', null).execute(),
    );
    return found.map(({ kind: one }) => one);
  };
  const askedOn = async (caseId: string): Promise<string> => {
    const [due] = await rows((tx) =>
      tx
        .selectFrom('deadline')
        .select('due_on')
        .where('record_id', '=', caseId)
        .where('kind', '=', 'health_office_answer')
        .where('met_at', 'is', null)
        .execute(),
    );
    return String(due?.due_on);
  };
  const page = async (caseId: string, by: Visitor = counsellor) => await (await by.get(`/faelle/${caseId}`)).text();

  it('is told nothing until the head switches it on, with an address that is one', async () => {
    const caseId = await report();
    expect(await mails()).toEqual([]);
    expect((await tell(caseId)).status).toBe(409);
    expect(await page(caseId)).not.toContain('Mitteilung an das Gesundheitsamt');
    expect((await counsellor.get('/zentrum/gesundheitsamt')).status).toBe(403);
    for (const [wann, postfach] of [
      ['after_report', ''],
      ['after_report', 'kein Postfach'],
      ['later', mailbox],
    ] as const) {
      const refused = await set(wann, postfach);
      expect(refused.status, `${wann} ${postfach}`).toBe(422);
      expect(await refused.text()).toContain(wann === 'later' ? 'Bitte wählen Sie' : 'eine E-Mail-Adresse ein');
    }
    expect(await notices(caseId)).toEqual([]);
  });

  it('is told of a child once by itself, after the report or the counselling, and of nobody from before', async () => {
    const before = await report();
    test.setNow(test.context.clock.now().add({ minutes: 1 }));
    await set('after_report');
    test.setNow(test.context.clock.now().add({ minutes: 1 }));
    const caseId = await report();
    const sent = await mails();
    expect(sent.map(({ to }) => [to].flat()[0]?.text)).toEqual([mailbox]);
    expect(await mails()).toEqual([]);
    expect([(await notices(before)).length, (await notices(caseId)).length]).toEqual([0, 1]);
    expect((await page(caseId)).replaceAll(/<[^>]+>/g, '')).toMatch(
      /mitgeteilt Mo 23\.11\.2026.*, Herzstück.*an kjgd@/,
    );
    await set('after_counselling');
    test.setNow(test.context.clock.now().add({ minutes: 1 }));
    const talked = await report();
    const waiting = await report();
    const form = {
      tag: '23.11.2026',
      form: 'on_site',
      deutsch: 'none',
      schrift: 'latin',
      schuljahre: '5',
    };
    const done = await counsellor.post(`/faelle/${talked}/beratung`, form);
    expect(done.status).toBe(303);
    expect((await mails()).length).toBe(1);
    expect([(await notices(talked)).length, (await notices(waiting)).length]).toEqual([1, 0]);
  });

  it('gets a mail that says nothing of the child, and sees it only behind the button of the link', async () => {
    await set('after_counselling');
    const given = name();
    const caseId = await report({ vornamen: given });
    await tell(caseId);
    const [mail] = await mails();
    const { case_number: number } = await rows((tx) =>
      tx.selectFrom('placement_case').select('case_number').where('id', '=', caseId).executeTakeFirstOrThrow(),
    );
    expect(`${mail?.subject} ${mail?.text}`).not.toMatch(new RegExp(`${given}|Erfunden|${number}|2014|Geheimweg`));
    const token = tokenOf(mail);
    const closed = await outside().get(`/gesundheitsamt/${token}`);
    expect(closed.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await closed.text()).not.toContain(given);
    const { html } = await press(token);
    for (const shown of [given, 'Al-Erfunden', '03/2014', 'Arabisch', '02421 555012', 'Geheimweg 7', 'Samir'])
      expect(html, shown).toContain(shown);
    const log = await (await head.get(`/protokoll?art=case&datensatz=${caseId}`)).text();
    expect(log).toContain('Gesundheitsamt');
  });

  it('answers state and day: the proof of the child, never a finding; a last answer uses the link up', async () => {
    const { caseId, token } = await told();
    expect(await openDeadlines(caseId)).toContain('health_office_answer');
    const wrong = await answer(token, '', '');
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#feld-ergebnis"');
    expect((await answer(token, 'examined', '01.12.2026')).html).toContain('heute oder einen früheren Tag');
    expect((await answer(token, 'invited')).html).toContain('Bitte geben Sie bei „Tag“ ein Datum ein');
    expect((await answer(token, 'invited', '01.12.2026')).status).toBe(200);
    expect(await proofs(caseId)).toMatchObject([{ kind: 'entry_examination', state: 'announced' }]);
    // Somebody asks again five working days after the appointment.
    expect(await askedOn(caseId)).toBe('2026-12-08');
    expect(await (await counsellor.get('/')).text()).toContain('Das Gesundheitsamt hat zu einem Kind geantwortet');
    const heard = () => rows((tx) => tx.selectFrom('notice').select('id').where('record_id', '=', caseId).execute());
    const once = await heard();
    expect((await answer(token, 'invited', '01.12.2026')).status).toBe(200);
    expect(await heard()).toEqual(once);
    expect((await press(token)).html).toContain('Bisher geantwortet: eingeladen');
    expect((await answer(token, 'examined', '20.11.2026')).status).toBe(200);
    expect(await proofs(caseId)).toMatchObject([{ state: 'shown', on_day: Temporal.PlainDate.from('2026-11-20') }]);
    expect((await answer(token, 'invited', '01.12.2026')).status).toBe(404);
    expect(await openDeadlines(caseId)).not.toContain('health_office_answer');
    expect(await page(caseId)).toContain('untersucht, Fr 20.11.2026');
  });

  it('takes no proof back that is settled, and is asked no more', async () => {
    const { caseId, token } = await told();
    await answer(token, 'unreachable');
    expect(await askedOn(caseId)).toBe('2026-11-30');
    const form = await (await counsellor.get(`/faelle/${caseId}/nachweise`)).text();
    const noted = { untersuchung: 'shown', untersuchung_tag: '20.11.2026', _version: hiddenField(form, '_version') };
    expect((await counsellor.post(`/faelle/${caseId}/nachweise`, noted)).status).toBe(303);
    expect(await openDeadlines(caseId)).not.toContain('health_office_answer');
    expect((await answer(token, 'not_come', '20.11.2026')).status).toBe(200);
    expect(await proofs(caseId)).toMatchObject([{ state: 'shown', on_day: Temporal.PlainDate.from('2026-11-20') }]);
    expect(await openDeadlines(caseId)).not.toContain('health_office_answer');
    expect((await press(token)).status).toBe(404);
  });

  it('is not told of somebody without custody', async () => {
    const second = { g2_nachname: 'Al-Sorge', g2_vornamen: 'Rana', g2_art: 'parent', g2_sorge: 'yes' };
    const without = { g1_vornamen: 'Fernab', g1_telefon: '02421 313131', g1_sorge: 'no' };
    const { token } = await told({ ...without, ...second });
    const { html } = await press(token);
    expect(html).toContain('Rana Al-Sorge');
    expect(html).not.toMatch(/Fernab|313131/);
  });

  it('answers no more where the centre tells it never, or elsewhere', async () => {
    const first = await told();
    await set('after_counselling', 'neu@kreis-dueren.example');
    expect((await answer(first.token, 'not_needed')).status).toBe(404);
    expect(await notices(first.caseId)).toMatchObject([{ withdrawn_by: head.userId }]);
    // Who is responsible is asked to tell the new mailbox.
    expect(await askedOn(first.caseId)).toBe('2026-11-23');
    const second = await told();
    await set('never', '');
    expect((await answer(second.token, 'not_needed')).status).toBe(404);
    expect(await openDeadlines(second.caseId)).not.toContain('health_office_answer');
    expect(await proofs(second.caseId)).toEqual([]);
  });

  it('is told again without harm, and no more after the notice is taken back', async () => {
    const { caseId, token } = await told();
    expect((await tell(caseId)).headers.get('location')).toContain('schonMitgeteilt');
    expect((await tell(caseId)).status).toBe(303);
    expect((await notices(caseId)).length).toBe(1);
    test.setNow('2026-11-24T09:00:00+01:00');
    await arrive();
    await tell(caseId, head);
    const [second] = await mails();
    expect((await notices(caseId)).map(({ number }) => number)).toEqual([1, 2]);
    expect((await press(token)).status).toBe(200);
    expect((await counsellor.post(`/faelle/${caseId}/gesundheitsamt/zurueckziehen`)).status).toBe(303);
    for (const one of [token, tokenOf(second)]) {
      expect((await press(one)).html).toContain('zurückgezogen');
      expect((await answer(one, 'not_needed')).status).toBe(404);
    }
    expect(await proofs(caseId)).toEqual([]);
    expect(await openDeadlines(caseId)).not.toContain('health_office_answer');
    expect(await page(caseId)).toContain('zurückgezogen');
  });

  it('sees neither home nor phone of a family that is protected', async () => {
    const { caseId, token } = await told({ auskunftssperre: 'ja' });
    await rows(async (tx) => {
      const { family_id: id } = await tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', 'c.id', 'p.child_id')
        .select('c.family_id')
        .where('p.id', '=', caseId)
        .executeTakeFirstOrThrow();
      await tx.updateTable('family_address').set({ protected: true }).where('id', '=', id).execute();
    });
    const { html } = await press(token);
    expect(html).toContain('nur über das Zentrum');
    expect(html).not.toMatch(/Geheimweg|555012|52349|Samir/);
  });

  it('reaches nothing after the case is closed, nor anything of another centre', async () => {
    const { caseId, token } = await told();
    const closing = { als: 'moved_away', grund: 'nach Bayern gezogen', _version: '' };
    const { version } = await rows((tx) =>
      tx.selectFrom('placement_case').select('version').where('id', '=', caseId).executeTakeFirstOrThrow(),
    );
    const closed = await counsellor.post(`/faelle/${caseId}/schliessen`, { ...closing, _version: String(version) });
    expect(closed.status, await closed.clone().text()).toBe(303);
    expect((await press(token)).status).toBe(404);
    expect((await answer(token, 'not_needed')).status).toBe(404);
    expect(await notices(caseId)).toMatchObject([{ withdrawn_by: counsellor.userId }]);
    expect(await openDeadlines(caseId)).not.toContain('health_office_answer');
    expect((await tell(caseId)).status).toBe(409);
    const stranger = await signIn(test, { role: 'counsellor', centre: 'aachen' });
    expect((await stranger.get(`/faelle/${caseId}/gesundheitsamt`)).status).toBe(404);
    expect((await tell(caseId, stranger)).status).toBe(404);
    const office = await signIn(test, { role: 'administration' });
    expect((await office.get(`/faelle/${caseId}/gesundheitsamt`)).status).toBe(403);
  });

  it('comes up to the head where nobody asks what became of it', async () => {
    const { caseId } = await told();
    test.setNow('2027-01-25T09:00:00+01:00');
    await arrive();
    expect(await (await head.get('/')).text()).toContain(`/faelle/${caseId}/gesundheitsamt`);
  });
});
