// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor, visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { createSession, sessionCookie } from '../../../auth/session.ts';
import { systemActor } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { mailbox } from '../../interpreting/mailbox.fixture.ts';
import { addSponsor, smileNow } from '../sponsorships.fixture.ts';
import { forgetConcerns } from './concern-actions.ts';

const secret = 'Zzgeheimnis';
const start = Temporal.Instant.from(smileNow);

describe.each(testDatabases)('reports of worry about a child on %s', (kind) => {
  let test: TestApp;
  const people: Record<string, Visitor> = {};
  const post = mailbox(() => test);
  const who = (name: string): Visitor => people[name]!;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(start);
    people.head = await signIn(test, { role: 'head', name: 'Leitung Eins' });
    people.person = await signIn(test, { role: 'counsellor', name: 'Berta Bestimmt' });
    people.deputy = await signIn(test, { role: 'administration', name: 'Dora Vertritt' });
    people.coordinator = await signIn(test, { role: 'sponsorship_coordinator', name: 'Klara Koordiniert' });
    people.school = await signIn(test, { role: 'school_coordinator', name: 'Schule' });
    people.abroad = await signIn(test, { role: 'head', centre: 'aachen' });
    const volunteer = await test.inside('dueren', (tx) =>
      addSponsor(tx, test.centres.dueren, { number: 'DN-E-7001', name: 'Petra' }),
    );
    people.sponsor = await signIn(test, { role: 'volunteer', volunteer });
  });
  afterAll(() => test.close());

  /** Moves the clock; sessions of before have ended by then, so that everybody signs in again. */
  const later = async (at: Temporal.Instant) => {
    test.setNow(at);
    for (const one of Object.values(people)) {
      const cookie = await sessionCookie(test.context, await createSession(test.context, one.userId));
      Object.assign(one, { cookie, ...visitor(test, cookie) });
    }
  };

  const html = async (name: string, path: string) => await (await who(name).get(path)).text();
  const send = (name: string, path: string, fields: Record<string, string | string[]> = {}) =>
    who(name).post(path, { _request: newId(), ...fields });
  const report = (name: string, fields: Record<string, string | string[]> = {}) =>
    send(name, '/smile/sorge/schreiben', { sorge: `${secret}: etwas`, um_kind: 'Layān, 2b', ...fields });
  const rows = () =>
    test.inside('dueren', (tx) =>
      tx.selectFrom('concern').selectAll().orderBy('reported_at', 'desc').orderBy('id', 'desc').execute(),
    );
  const latest = async () => (await rows())[0]!;
  const settings = {
    ...{ fachkraft: 'Fachberatung Kinderschutz', fachkraft_telefon: '02421 111222', jugendamt: 'Jugendamt Düren' },
    jugendamt_telefon: '02421 333444',
  };

  it('shows first whom to call, then the way to the report', async () => {
    const [person, deputy] = [who('person').userId, who('deputy').userId];
    const wrong = await send('head', '/smile/sorge/einstellungen', {
      ...{ ...settings, empfang: person, vertretung: person, jugendamt_telefon: 'anrufen', _version: '0' },
    });
    const said = await wrong.text();
    expect(wrong.status).toBe(422);
    for (const sentence of ['Diese Person steht schon', 'Telefon des Jugendamts“ eine Telefonnummer', 'Fachberatung'])
      expect(said).toContain(sentence);
    const good = { ...settings, empfang: person, vertretung: deputy, _version: '0' };
    expect((await send('head', '/smile/sorge/einstellungen', good)).status).toBe(303);
    expect((await send('head', '/smile/sorge/einstellungen', good)).status).toBe(409);
    expect((await who('coordinator').get('/smile/sorge/einstellungen')).status).toBe(403);
    for (const name of ['sponsor', 'school', 'coordinator']) {
      const page = await html(name, '/smile/sorge');
      expect(page.indexOf('tel:110')).toBeGreaterThan(0);
      expect(page.indexOf('02421 111222')).toBeLessThan(page.indexOf('Meldung schreiben'));
      expect(page.indexOf('02421 333444')).toBeLessThan(page.indexOf('Meldung schreiben'));
    }
  });

  it('offers each reporter only people it knows of anyway, and keeps what was typed', async () => {
    await test.inside('dueren', (tx) => addSponsor(tx, test.centres.dueren, { number: 'DN-E-7002', name: 'Xenia' }));
    expect(await html('coordinator', '/smile/sorge/schreiben')).toContain('Xenia Vorlage');
    expect(await html('sponsor', '/smile/sorge/schreiben')).not.toMatch(/Xenia|Petra/);
    expect(await html('school', '/smile/sorge/schreiben')).not.toMatch(/Xenia|Petra/);
    const bad = await report('sponsor', { um_kind: '', betrifft: 'p-somebody' });
    const page = await bad.text();
    expect(bad.status).toBe(422);
    expect(page).toContain('Bitte füllen Sie „Um welches Kind geht es?“ aus.');
    expect(page).toContain('Bitte wählen Sie aus der Liste.');
    expect(page).toContain(`${secret}: etwas`);
    expect(await rows()).toEqual([]);
  });

  it('goes to the named person, sealed; its mail survives a break and says nothing of it', async () => {
    const number = newId();
    expect((await report('sponsor', { _request: number })).status).toBe(303);
    expect((await report('sponsor', { _request: number })).status).toBe(303);
    expect(await rows()).toHaveLength(1);
    const kept = await latest();
    expect([kept.reader_id, kept.deputy_id, kept.head_id]).toEqual(
      ['person', 'deputy', 'head'].map((name) => who(name).userId),
    );
    expect(JSON.stringify(kept)).not.toContain(secret);
    // Committed with the report: whatever ends the program now, the mail waits in the database.
    const mails = await post.read();
    expect(mails.map(({ to }) => to)).toEqual([who('person').email]);
    expect(`${mails[0]?.subject} ${mails[0]?.text}`).not.toMatch(/Zzgeheimnis|Layān|Petra|Kind|SmiLe-Pat/);
    expect(await post.read()).toEqual([]);
    expect(await html('sponsor', '/smile/sorge')).toContain('noch nicht geöffnet');
    expect(await html('person', '/')).toContain('Vertrauliche Meldung öffnen');
    const file = join(test.context.settings.dataFolder, 'concern.key');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is nobody else’s: not of the head, the deputy before 24 hours, the reporter, another centre', async () => {
    const { id } = await latest();
    const path = `/smile/sorge/eingang/${id}`;
    for (const name of ['head', 'deputy', 'coordinator', 'abroad']) {
      expect((await who(name).get(path)).status, name).toBe(404);
      expect((await send(name, `${path}/oeffnen`)).status, name).toBe(404);
      expect((await send(name, `${path}/annehmen`)).status, name).toBe(404);
      expect((await send(name, path, { vermerk: 'x' })).status, name).toBe(404);
    }
    for (const name of ['sponsor', 'school']) expect((await who(name).get(path)).status, name).toBe(403);
    // Opening the page is no opening: it shows nothing before the button was pressed.
    expect(await html('person', path)).not.toContain(secret);
    expect((await latest()).opened_at).toBeNull();
  });

  it('unopened, tells the deputy after 24 hours and the head after 48 that something waits, each once', async () => {
    await later(start.add({ hours: 23 }));
    expect(await post.read()).toEqual([]);
    await later(start.add({ hours: 24 }));
    expect((await post.read()).map(({ to }) => to)).toEqual([who('deputy').email]);
    await later(start.add({ hours: 47 }));
    expect(await post.read()).toEqual([]);
    await later(start.add({ hours: 48 }));
    const [mail, ...more] = await post.read();
    expect([mail?.to, more]).toEqual([who('head').email, []]);
    expect(mail?.text).not.toMatch(/Zzgeheimnis|Layān|Petra|Berta|eingang/);
    expect(await post.read()).toEqual([]);
    const page = await html('head', '/');
    expect(page).toContain('1 vertrauliche Meldung wartet');
    expect(page).not.toContain((await latest()).id);
    expect((await who('head').get(`/smile/sorge/eingang/${(await latest()).id}`)).status).toBe(404);
  });

  it('is opened by one of two at once, the other is told; taken, settled, and seen in the log without a word', async () => {
    const { id } = await latest();
    const path = `/smile/sorge/eingang/${id}`;
    const answers = await Promise.all(['person', 'deputy'].map((name) => send(name, `${path}/oeffnen`)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    const [first, second] = answers[0]?.status === 303 ? ['person', 'deputy'] : ['deputy', 'person'];
    expect(await html(first!, path)).toContain(`${secret}: etwas`);
    const other = await html(second!, path);
    expect(other).toContain('hat die Meldung geöffnet und kümmert sich');
    expect(other).not.toContain(secret);
    expect(await html('sponsor', '/smile/sorge')).toMatch(/geöffnet am/);
    expect(await html('sponsor', '/smile/sorge')).not.toMatch(/Berta|Dora/);
    expect((await send(first!, path, { vermerk: 'zu früh' })).status).toBe(409);
    expect((await send(first!, `${path}/annehmen`)).status).toBe(303);
    expect((await send(first!, path, { vermerk: '' })).status).toBe(422);
    expect((await send(first!, path, { vermerk: `${secret} geklärt` })).status).toBe(303);
    expect(await html(first!, path)).toContain(`${secret} geklärt`);
    const log = await test.inside('dueren', (tx) =>
      tx.selectFrom('audit_log').selectAll().where('event', 'like', 'concern.%').execute(),
    );
    expect(log.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['concern.report', 'concern.open', 'concern.view']),
    );
    expect(JSON.stringify(log)).not.toContain(secret);
  });

  it('shows what it says on no page, in no search and in no row of the database', async () => {
    for (const name of ['head', 'coordinator', 'school', 'sponsor'])
      for (const path of ['/', '/smile', '/smile/sorge', '/smile/sorge/eingang', `/suche?q=${secret}`, '/protokoll'])
        expect(
          (await html(name, path)).replaceAll(`/suche?q=${secret}`, '').replaceAll(`value="${secret}"`, ''),
          `${name} ${path}`,
        ).not.toContain(`${secret}:`);
    const { rows: all } = await test.inside('dueren', async (tx) => {
      const tables = ['concern', 'audit_log', 'form_submission', 'notice'] as const;
      const found = await Promise.all(tables.map((table) => tx.selectFrom(table).selectAll().execute()));
      return { rows: found.flat() };
    });
    expect(all.length).toBeGreaterThan(1);
    expect(JSON.stringify(all)).not.toContain(secret);
  });

  it('never reaches somebody it names, and is refused where nobody is left', async () => {
    const boxes = (...names: string[]) => names.map((name) => `s-${who(name).userId}`);
    expect((await report('school', { betrifft: boxes('person') })).status).toBe(303);
    expect(await latest()).toMatchObject({ reader_id: who('deputy').userId, deputy_id: who('head').userId });
    expect((await report('school', { betrifft: boxes('person', 'deputy') })).status).toBe(303);
    expect(await latest()).toMatchObject({ reader_id: who('head').userId, deputy_id: null });
    const count = (await rows()).length;
    const all = await report('school', { betrifft: boxes('person', 'deputy', 'head') });
    expect(all.status).toBe(422);
    expect(await all.text()).toContain('Bitte rufen Sie das Jugendamt oder die Polizei an');
    expect(await rows()).toHaveLength(count);
    // Who writes it is not handed it.
    await report('head');
    expect((await latest()).head_id).toBeNull();
  });

  it('says that the key is missing rather than showing nothing', async () => {
    await report('sponsor');
    const { id } = await latest();
    await send('person', `/smile/sorge/eingang/${id}/oeffnen`);
    const file = join(test.context.settings.dataFolder, 'concern.key');
    const key = await readFile(file, 'utf8');
    await rm(file);
    const answer = await who('person').get(`/smile/sorge/eingang/${id}`);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Der Schlüssel fehlt');
    await writeFile(file, key);
    expect(await html('person', `/smile/sorge/eingang/${id}`)).toContain(secret);
  });

  it('is handed on when who opened it leaves: to the named person of now, the deputy told, never to somebody it names', async () => {
    await later(test.context.clock.now());
    await post.read();
    await report('sponsor', { sorge: `${secret}: eins` });
    const first = (await latest()).id;
    await report('school', { sorge: `${secret}: zwei`, betrifft: `s-${who('coordinator').userId}` });
    const second = (await latest()).id;
    for (const id of [first, second]) {
      await send('person', `/smile/sorge/eingang/${id}/oeffnen`);
      await send('person', `/smile/sorge/eingang/${id}/annehmen`);
    }
    await post.read();
    const [person, deputy, coordinator] = ['person', 'deputy', 'coordinator'].map((name) => who(name).userId);
    const found = await test.inside('dueren', (tx) =>
      tx.selectFrom('concern_policy').select('version').executeTakeFirstOrThrow(),
    );
    const named = { ...settings, empfang: coordinator!, vertretung: deputy!, _version: String(found.version) };
    expect((await send('head', '/smile/sorge/einstellungen', named)).status).toBe(303);
    // Nothing happens while the person works here, whoever is named.
    await post.read();
    expect((await rows()).filter(({ handed_at }) => handed_at !== null)).toEqual([]);
    await test.inside('dueren', (tx) =>
      tx.updateTable('membership').set({ ended_at: test.context.clock.now() }).where('user_id', '=', person!).execute(),
    );
    const mails = await post.read();
    const at = async (id: string) => (await rows()).find((row) => row.id === id);
    expect(await at(first)).toMatchObject({
      reader_id: coordinator,
      deputy_id: deputy,
      opened_by: null,
      taken_at: null,
    });
    expect(await at(second)).toMatchObject({ reader_id: deputy, opened_by: null });
    const to = mails.map((mail) => mail.to);
    for (const name of ['coordinator', 'deputy']) expect(to).toContain(who(name).email);
    for (const mail of mails) expect(`${mail.subject} ${mail.text}`).not.toMatch(/Zzgeheimnis|Layān|Berta/);
    expect((await who('coordinator').get(`/smile/sorge/eingang/${second}`)).status).toBe(404);
    expect((await send('coordinator', `/smile/sorge/eingang/${first}/oeffnen`)).status).toBe(303);
    expect(await html('coordinator', `/smile/sorge/eingang/${first}`)).toContain(`${secret}: eins`);
    expect((await send('deputy', `/smile/sorge/eingang/${second}/oeffnen`)).status).toBe(303);
    expect((await who('person').get(`/smile/sorge/eingang/${first}`)).status).not.toBe(200);
    // What was settled stays so, and can be read by who is named now.
    const settled = (await rows()).filter(({ settled_at }) => settled_at !== null);
    expect(settled.length).toBeGreaterThan(0);
    for (const row of settled) expect([row.reader_id, row.opened_by]).not.toContain(person);
    expect(await post.read()).toEqual([]);
    const log = await test.inside('dueren', (tx) =>
      tx.selectFrom('audit_log').selectAll().where('event', '=', 'concern.change').execute(),
    );
    for (const id of [first, second]) expect(JSON.stringify(log)).toContain(id);
  });

  it('goes ten years after it was settled, and the database lets none go sooner', async () => {
    const settled = (await rows()).filter(({ settled_at }) => settled_at !== null);
    expect(settled).toHaveLength(1);
    const before = (await rows()).length;
    const at = settled[0]!.settled_at!.toZonedDateTimeISO('Europe/Berlin').add({ years: 10 });
    await later(at.subtract({ days: 1 }).toInstant());
    await test.inside('dueren', (tx) => tx.deleteFrom('concern').execute());
    expect(await rows()).toHaveLength(before);
    await later(at.add({ days: 2 }).toInstant());
    const forget = () =>
      test.inside('dueren', (tx) => forgetConcerns(tx, systemActor(test.centres.dueren, test.context.clock.now())));
    expect([await forget(), await forget()]).toEqual([1, 0]);
    expect(await rows()).toHaveLength(before - 1);
  });
});
