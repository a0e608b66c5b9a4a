// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor, visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { smileNow } from '../sponsorships.fixture.ts';
import { addEvents, addRunning, typedEntry } from './sessions.fixture.ts';

describe.each(testDatabases)('lessons of a sponsor on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let n = 0;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(smileNow);
    coordinator = await signIn(test, { role: 'sponsorship_coordinator' });
  });
  beforeEach(() => test.setNow(smileNow));
  afterAll(() => test.close());

  const inside = <T>(work: Parameters<typeof test.inside<T>>[1]) => test.inside('dueren', work);
  const world = async (more: { givenName?: string } = {}) => {
    n += 1;
    const made = await inside((tx) => addRunning(tx, test.centres.dueren, { n, ...more }));
    return { ...made, sponsor: await signIn(test, { role: 'volunteer', volunteer: made.volunteerId }) };
  };
  const day = (id: string, on = '2026-11-17') => `/meine-patenschaften/stunde/${id}/${on}`;
  const kept = (id: string) =>
    inside((tx) =>
      tx.selectFrom('sponsorship_session').selectAll().where('sponsorship_id', '=', id).orderBy('on_day').execute(),
    );
  const read = async (who: Pick<Visitor, 'get'>, path: string) => await (await who.get(path)).text();

  it('shows the own children by what a sponsor may know and no more, with lessons to enter and to come', async () => {
    const { sponsor, id } = await world({ givenName: 'Layān' });
    for (const path of ['/meine-patenschaften', `/meine-patenschaften/kind/${id}`, day(id)]) {
      const page = await read(sponsor, path);
      expect(page).toContain('Layān');
      expect(page).not.toMatch(/Geheimname|Geheimweg|DN-SM-/);
    }
    const page = await read(sponsor, '/meine-patenschaften');
    for (const part of ['2b', 'Raum 12', 'Arabisch (Levante)', 'Tiere', 'isst keine Nüsse', 'Dienstag, 3. Stunde'])
      expect(page).toContain(part);
    expect(page).toContain('2 Stunden sind noch nicht eingetragen');
    expect(page).toContain('Di 24.11.2026, 3. Stunde');
    // 15.12. is more than two weeks ahead.
    expect(page).not.toContain('15.12.2026');
  });

  it('begins a sponsor’s day with lessons to enter, then those of the next days', async () => {
    const { sponsor, id } = await world({ givenName: 'Layān' });
    const page = await read(sponsor, '/');
    expect(page).toContain('2 Stunden sind noch nicht eingetragen');
    const links = [...page.matchAll(/href="(\/meine-patenschaften\/[^"]+)"/g)].map(([, href]) => href);
    expect(links).toEqual([day(id, '2026-11-10'), day(id), `/meine-patenschaften/kind/${id}`]);
    expect(page).not.toContain('01.12.2026');
    const nobody = await signIn(test, { role: 'volunteer' });
    expect(await read(nobody, '/')).not.toContain('Meine Patenschaften</h2>');
  });

  it('has a friendly page for who gives no lessons, and nobody reads another’s', async () => {
    const { id, sponsor } = await world();
    const other = await world();
    const interprets = await signIn(test, { role: 'volunteer' });
    const page = await interprets.get('/meine-patenschaften');
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Sie haben zurzeit keine Patenschaft');
    for (const who of [interprets, other.sponsor]) {
      for (const path of [
        day(id),
        `/meine-patenschaften/kind/${id}`,
        `/meine-patenschaften/kind/${id}/tag?tag=17.11.2026`,
      ])
        expect((await who.get(path)).status, path).toBe(404);
      expect((await who.post(day(id), typedEntry(0))).status).toBe(404);
    }
    expect(await kept(id)).toEqual([]);
    const foreign = await signIn(test, { role: 'sponsorship_coordinator', centre: 'aachen' });
    const path = `/smile/patenschaften/${id}/stunden`;
    expect((await foreign.get(path)).status).toBe(404);
    expect((await sponsor.get(path)).status).toBe(403);
    for (const role of ['interpreter_coordinator', 'school_coordinator'] as const)
      expect((await (await signIn(test, { role })).get('/meine-patenschaften')).status, role).toBe(403);
  });

  it('accident: an end cancels nothing of before: the lessons stay, and nothing of the child is shown any more', async () => {
    const { sponsor, id } = await world({ givenName: 'Milāna' });
    expect((await sponsor.post(day(id), typedEntry(0))).status).toBe(303);
    await inside((tx) =>
      tx
        .updateTable('sponsorship')
        .set({
          state: 'ended',
          seat: null,
          ended_on: Temporal.PlainDate.from('2026-11-20'),
          end_reason: 'moved',
          ended_side: 'school',
        })
        .where('id', '=', id)
        .execute(),
    );
    for (const path of ['/meine-patenschaften', `/meine-patenschaften/kind/${id}`]) {
      const page = await read(sponsor, path);
      expect(page).not.toMatch(/Milāna|Raum 12|Nüsse/);
    }
    expect(await read(sponsor, `/meine-patenschaften/kind/${id}`)).toContain('45 Minuten: Lesen, Spielen');
    expect(await kept(id)).toHaveLength(1);
    expect((await sponsor.post(day(id, '2026-11-21'), typedEntry(0))).status).toBe(409);
  });

  it('enters a lesson, changes it, and shows it to the coordination', async () => {
    const { sponsor, id } = await world();
    const answer = await sponsor.post(day(id), typedEntry(0));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/meine-patenschaften?ok=stundeEingetragen']);
    expect(await kept(id)).toMatchObject([{ held: true, minutes: 45, tags: ['reading', 'game'], version: 1 }]);
    const form = await read(sponsor, day(id));
    expect(hiddenField(form, '_version')).toBe('1');
    const changed = typedEntry(1, { statt: 'nein', warum: 'pupil_away' });
    expect((await sponsor.post(day(id), changed)).status).toBe(303);
    expect(await kept(id)).toMatchObject([{ held: false, minutes: null, why_not: 'pupil_away', tags: [], version: 2 }]);
    expect(await read(coordinator, `/smile/patenschaften/${id}`)).toContain(`/smile/patenschaften/${id}/stunden"`);
    const seen = await read(coordinator, `/smile/patenschaften/${id}/stunden`);
    expect(seen).toContain('fand nicht statt: das Kind war nicht da');
    const log = await inside((tx) =>
      tx.selectFrom('audit_log').select('event').where('user_id', '=', sponsor.userId).execute(),
    );
    expect(log.filter(({ event }) => event === 'sponsorship.session')).toHaveLength(2);
  });

  it('tells all that is wrong at once and keeps what was typed', async () => {
    const { sponsor, id } = await world();
    const wrong = {
      dauer: 'anders',
      minuten: '500',
      was: ['reading', 'game', 'words', 'writing'],
      thema: 'x'.repeat(121),
    };
    const answer = await sponsor.post(day(id), typedEntry(0, wrong));
    const page = await answer.text();
    expect(answer.status).toBe(422);
    for (const part of ['ganze Zahl von 5 bis 180', 'höchstens 3', '120 Zeichen', 'value="500"'])
      expect(page).toContain(part);
    expect((await sponsor.post(day(id), { _version: '0', _request: newId() })).status).toBe(422);
    expect(await kept(id)).toEqual([]);
  });

  it('asks once about a word for an illness, and believes the answer', async () => {
    const { sponsor, id } = await world();
    const sent = typedEntry(0, { idee: 'Buch: Der Hase ist krank' });
    const asked = await sponsor.post(day(id), sent);
    expect(asked.status).toBe(422);
    const page = await asked.text();
    expect(page).toContain('Bitte nichts über Gesundheit');
    expect(page).toContain('Buch: Der Hase ist krank');
    expect((await sponsor.post(day(id), { ...sent, _request: newId(), idee_stimmt: 'krank' })).status).toBe(303);
    expect(await kept(id)).toHaveLength(1);
  });

  it('accident: a planned lesson never counts as held', async () => {
    const { id, volunteerId } = await inside((tx) => addRunning(tx, test.centres.dueren, { n: 90 }));
    test.setNow('2026-11-24T09:49:00+01:00');
    const sponsor = await signIn(test, { role: 'volunteer', volunteer: volunteerId });
    for (const on of ['2026-11-24', '2026-12-01', '2026-09-24']) {
      expect((await sponsor.get(day(id, on))).status, on).toBe(409);
      expect((await sponsor.post(day(id, on), typedEntry(0))).status, on).toBe(409);
    }
    expect(await kept(id)).toEqual([]);
    test.setNow('2026-11-24T09:50:00+01:00');
    expect((await sponsor.post(day(id, '2026-11-24'), typedEntry(0))).status).toBe(303);
    for (const on of ['2026-02-30', 'gestern', '2026-11-24T10'])
      expect((await sponsor.get(day(id, on))).status).toBe(404);
    expect(await kept(id)).toHaveLength(1);
  });

  it('leaves out breaks and takes no lesson in them; nobody reads why', async () => {
    const { sponsor, id } = await world();
    await inside(async (tx) => {
      await addEvents(tx, test.centres.dueren, id, [
        ['2026-11-09T09:00:00Z', { type: 'paused', payload: { reason: 'certificate', until: null } }],
      ]);
      await tx
        .updateTable('sponsorship')
        .set({ state: 'paused', pause_reason: 'certificate' })
        .where('id', '=', id)
        .execute();
    });
    const page = await read(sponsor, '/meine-patenschaften');
    expect(page).toContain('Treffen pausieren');
    expect(page).not.toMatch(/Führungszeugnis|noch nicht eingetragen|Die nächsten Stunden/);
    const answer = await sponsor.post(day(id), typedEntry(0));
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('Tier-Memory');
    expect((await sponsor.post(day(id, '2026-11-03'), typedEntry(0))).status).toBe(303);
  });

  it('accident: nothing is overwritten silently, both versions are shown', async () => {
    const { sponsor, id } = await world();
    expect((await sponsor.post(day(id), typedEntry(0, { thema: 'Am Telefon' }))).status).toBe(303);
    const late = await sponsor.post(day(id), typedEntry(0, { thema: 'Am Rechner' }));
    const page = await late.text();
    expect(late.status).toBe(409);
    for (const part of ['Zwei Fassungen', 'Am Telefon', 'Am Rechner', 'Meine Fassung speichern'])
      expect(page).toContain(part);
    expect(await kept(id)).toMatchObject([{ topic: 'Am Telefon', version: 1 }]);
    const stand = Number(hiddenField(page, '_version'));
    expect((await sponsor.post(day(id), typedEntry(stand, { thema: 'Am Rechner' }))).status).toBe(303);
    expect(await kept(id)).toMatchObject([{ topic: 'Am Rechner', version: 2 }]);
  });

  it('takes an entry that comes twice once, also long after, and of two at once one', async () => {
    const { sponsor, id } = await world();
    const sent = typedEntry(0);
    expect((await sponsor.post(day(id), sent)).status).toBe(303);
    expect((await sponsor.post(day(id), sent)).status).toBe(303);
    await inside((tx) => tx.deleteFrom('form_submission').execute());
    expect((await sponsor.post(day(id), sent)).status).toBe(303);
    expect(await kept(id)).toMatchObject([{ version: 1, send_key: sent._request }]);
    await inside((tx) => tx.deleteFrom('form_submission').execute());
    // The number of an entry for another day is refused, not mixed up.
    expect((await sponsor.post(day(id, '2026-11-10'), sent)).status).toBe(409);
    const answers = await Promise.all(
      [1, 2].map((minutes) => sponsor.post(day(id, '2026-11-10'), typedEntry(0, { thema: `${minutes}` }))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await kept(id)).toHaveLength(2);
  });

  it('accident: a long form is not lost with the session', async () => {
    const { id } = await world();
    const answer = await visitor(test).post(day(id), typedEntry(0, { thema: 'Ein langer Vormittag' }));
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('Ein langer Vormittag');
  });

  it('leads from a typed day to its lesson, and says what is wrong with it', async () => {
    const { sponsor, id } = await world();
    const to = async (tag: string) => await sponsor.get(`/meine-patenschaften/kind/${id}/tag?tag=${tag}`);
    const right = await to('12.11.2026');
    expect([right.status, right.headers.get('location')]).toEqual([303, day(id, '2026-11-12')]);
    for (const [tag, says] of [
      ['', 'zum Beispiel 24.11.2026'],
      ['01.12.2026', 'kommt erst noch'],
      ['1.1.2026', '60 Tage'],
    ] as const) {
      const answer = await to(tag);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(says);
    }
  });
});
