// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { type DatabaseHandle, openServer } from '../../../db/connection.ts';
import { newId } from '../../../db/ids.ts';
import { addPupil, smileNow } from '../sponsorships.fixture.ts';
import { addRunningChild, ticks } from './progress.fixture.ts';

describe.each(testDatabases)('progress of a pupil on %s', (kind) => {
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
    const made = await inside((tx) => addRunningChild(tx, test.centres.dueren, { n, ...more }));
    return { ...made, sponsor: await signIn(test, { role: 'volunteer', volunteer: made.volunteerId }) };
  };
  const own = (id: string, part = '') => `/meine-patenschaften/kind/${id}/fortschritt${part}`;
  const tickAt = (id: string) => own(id, '/ankreuzen');
  const read = async (who: Pick<Visitor, 'get'>, path: string) => await (await who.get(path)).text();
  const checksOf = (id: string) =>
    inside((tx) =>
      tx.selectFrom('progress_check').selectAll().where('sponsorship_id', '=', id).orderBy('month').execute(),
    );
  const resultsOf = (id: string) =>
    inside((tx) => tx.selectFrom('progress_result').selectAll().where('pupil_id', '=', id).orderBy('id').execute());
  const observed = (more: Record<string, string> = {}) => ({
    ...{ bereich1: '3', tag: '20.11.2026', wer: 'german_teacher', _request: newId(), ...more },
  });
  const resultAt = (id: string, method = 'profil', side = '/smile/kinder') => `${side}/${id}/fortschritt/neu/${method}`;

  it('is ticked by the sponsor once a month: what stands of it already is changed, the next month has its own', async () => {
    // Shortly before midnight in Germany: the month is that of the clock there.
    test.setNow('2026-11-30T22:50:00Z');
    const { sponsor, id } = await world();
    expect(await read(sponsor, own(id))).toContain('Kreuzen Sie an, was das Kind schon kann');
    const first = await sponsor.post(tickAt(id), ticks(0));
    expect([first.status, first.headers.get('location')]).toEqual([303, `${own(id)}?ok=gespeichert`]);
    expect(await read(sponsor, own(id))).toContain('Für diesen Monat steht es schon da (Mo 30.11.2026)');
    expect((await sponsor.post(tickAt(id), ticks(1, { schreibt: 'with_help' }))).status).toBe(303);
    expect(await checksOf(id)).toMatchObject([{ writes: 'with_help', version: 2 }]);
    test.setNow('2026-11-30T23:05:00Z');
    expect((await sponsor.post(tickAt(id), ticks(0, { schreibt: 'alone' }))).status).toBe(303);
    expect((await checksOf(id)).map(({ month, writes }) => [month.toString(), writes])).toEqual([
      ['2026-11-01', 'with_help'],
      ['2026-12-01', 'alone'],
    ]);
    await expect(
      inside(async (tx) => {
        const [row] = await tx.selectFrom('progress_check').selectAll().where('sponsorship_id', '=', id).execute();
        await tx
          .insertInto('progress_check')
          .values({ ...row!, id: newId() })
          .execute();
      }),
    ).rejects.toEqual(expect.objectContaining({ constraint: 'progress_check_monthly' }));
  });

  it('lets one of two who tick at once win and tells the other, and takes a repeated send once', async () => {
    const { sponsor, id } = await world();
    const answers = await Promise.all([
      sponsor.post(tickAt(id), ticks(0)),
      sponsor.post(tickAt(id), ticks(0, { gruss: 'not_yet' })),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await checksOf(id)).toHaveLength(1);
    const again = ticks(1, { liest: 'alone' });
    for (let time = 0; time < 2; time += 1) expect((await sponsor.post(tickAt(id), again)).status).toBe(303);
    expect(await checksOf(id)).toMatchObject([{ version: 2 }]);
  });

  it('keeps what was ticked and says all that is missing at once', async () => {
    const { sponsor, id } = await world();
    const { bild: _, liest: __, ...some } = ticks(0);
    const answer = await sponsor.post(tickAt(id), { ...some, schreibt: 'gut' });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    for (const what of ['erzählt zu einem Bild', 'liest kurze Sätze', 'schreibt eine Karte'])
      expect(page).toContain(`Bitte wählen Sie bei „${what}“ eine Antwort.`);
    expect(page).toMatch(/name="gruss" value="alone"[^>]*checked/);
    expect(await checksOf(id)).toEqual([]);
  });

  it('is no other’s: not another sponsor’s, not after the end, not while it pauses, not of another centre', async () => {
    const { sponsor, id, pupilId } = await world({ givenName: 'Layān' });
    const other = await world();
    const interprets = await signIn(test, { role: 'volunteer' });
    for (const who of [other.sponsor, interprets]) {
      for (const part of ['', '/ankreuzen', '/bild', '/blatt.pdf'])
        expect((await who.get(own(id, part))).status, part).toBe(404);
      expect((await who.post(tickAt(id), ticks(0))).status).toBe(404);
    }
    const foreign = await signIn(test, { role: 'sponsorship_coordinator', centre: 'aachen' });
    expect((await foreign.get(`/smile/kinder/${pupilId}/fortschritt`)).status).toBe(404);
    expect((await foreign.post(resultAt(pupilId), observed())).status).toBe(404);
    const set = (values: object) =>
      inside((tx) => tx.updateTable('sponsorship').set(values).where('id', '=', id).execute());
    await set({ state: 'paused', pause_reason: 'school' });
    expect((await sponsor.post(tickAt(id), ticks(0))).status).toBe(409);
    const ended_on = Temporal.PlainDate.from('2026-11-20');
    await set({ state: 'ended', pause_reason: null, seat: null, ended_on, end_reason: 'moved', ended_side: 'school' });
    for (const part of ['', '/bild', '/blatt.pdf']) expect((await sponsor.get(own(id, part))).status).toBe(404);
    expect(await checksOf(id)).toEqual([]);
  });

  it('is a picture for the child: stairs, lessons that were held, German with the parents’ language below', async () => {
    const { sponsor, id } = await world({ givenName: 'Layān' });
    expect(await read(sponsor, own(id, '/bild'))).toContain('Bald kreuzt ihr zusammen an');
    await sponsor.post(tickAt(id), ticks(0));
    const page = await read(sponsor, own(id, '/bild'));
    for (const part of [
      'Das kann ich schon, Layān',
      'Du begrüßt andere. allein: Stufe 3 von 3',
      'Keine Note, kein Vergleich',
    ])
      expect(page).toContain(part);
    expect(page).toContain('lang="ar" dir="rtl">تُلقي التحية على الآخرين.');
    expect(page).toContain('Mai 2026: 1, Jun 2026: 1');
    expect(page).toMatch(/2<\/bdi> Mal habt ihr euch getroffen/);
    expect(page).not.toMatch(/Geheimname|DN-SM-|Geheimweg/);
    await inside((tx) => tx.updateTable('pupil').set({ parents_language: 'fa' }).execute());
    expect(await read(sponsor, own(id, '/bild'))).not.toContain('dir="rtl"');
    await inside((tx) => tx.updateTable('pupil').set({ parents_language: 'ar' }).execute());
  });

  it('goes home as one page without the family name, in each of the five languages', async () => {
    const { sponsor, id } = await world({ givenName: 'Mila' });
    await sponsor.post(tickAt(id), ticks(0));
    for (const language of ['de', 'en', 'ar', 'uk', 'tr']) {
      await inside((tx) => tx.updateTable('pupil').set({ parents_language: language }).execute());
      const answer = await sponsor.get(own(id, '/blatt.pdf'));
      expect([answer.status, answer.headers.get('content-type')], language).toEqual([200, 'application/pdf']);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      expect(Buffer.from(bytes).toString('latin1')).toContain('pdfuaid:part');
      const document = await getDocument({ data: bytes, verbosity: 0 }).promise;
      expect(document.numPages, language).toBe(1);
      const { items } = await (await document.getPage(1)).getTextContent();
      const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
      expect(text.replace(/\s+/g, ' ')).toContain('Du begrüßt andere.');
      expect(text).toContain('Mila');
      expect(text).not.toMatch(/Geheimname|DN-SM-/);
      const sentences = {
        de: 'allein',
        en: 'You write a card.',
        ar: 'بطاقة',
        uk: 'Ти пишеш листівку.',
        tr: 'Bir kart',
      };
      expect(text.normalize('NFKC')).toContain(sentences[language as keyof typeof sentences]);
    }
  });

  it('takes results from the school of the pupil and the coordination, and from nobody else', async () => {
    const { sponsor, pupilId } = await world();
    const school = await signIn(test, { role: 'school_coordinator', school: '199001' });
    const other = await signIn(test, { role: 'school_coordinator', school: '199002' });
    const atSchool = resultAt(pupilId, 'niveau', '/smile-schule/kinder');
    expect((await other.get(`/smile-schule/kinder/${pupilId}/fortschritt`)).status).toBe(404);
    expect((await other.post(atSchool, observed())).status).toBe(404);
    expect((await sponsor.post(atSchool, observed())).status).toBe(403);
    expect((await sponsor.get(`/smile/kinder/${pupilId}/fortschritt`)).status).toBe(403);
    expect((await school.post(resultAt(pupilId), observed())).status).toBe(403);
    expect(await resultsOf(pupilId)).toEqual([]);
    expect((await school.post(atSchool, observed({ bereich1: '2', bereich4: '1' }))).status).toBe(303);
    expect((await coordinator.post(resultAt(pupilId), observed())).status).toBe(303);
    expect(await resultsOf(pupilId)).toMatchObject([
      { method: 'niveau', area: 1, level: 2, observer: 'german_teacher' },
      { method: 'niveau', area: 4, level: 1 },
      { method: 'profil', area: 1, level: 3 },
    ]);
    const page = await read(school, `/smile-schule/kinder/${pupilId}/fortschritt`);
    for (const part of [
      'Niveaubeschreibungen DaZ',
      '11.2026: Stufe 2, möglich 1 bis 3',
      'Lehrkraft für Deutschförderung',
    ])
      expect(page).toContain(part);
    expect(page).not.toMatch(/Durchschnitt|Rang/);
  });

  it('says all that is wrong with a result at once and keeps what was typed', async () => {
    const { pupilId } = await world();
    const answer = await coordinator.post(resultAt(pupilId), {
      ...{ bereich1: '', tag: '24.12.2026', wer: '', _request: newId() },
    });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    for (const part of [
      'mindestens bei einem Bereich',
      'liegt in der Zukunft',
      'Bitte wählen Sie, wer beobachtet hat.',
      '24.12.2026',
    ])
      expect(page).toContain(part);
    expect((await coordinator.post(resultAt(pupilId), observed({ bereich1: '8' }))).status).toBe(422);
    expect((await coordinator.get(resultAt(pupilId, 'havas'))).status).toBe(404);
    expect(await resultsOf(pupilId)).toEqual([]);
  });

  it('takes the same result once, tells another one of the same day and role, and can be taken back', async () => {
    const { pupilId } = await world();
    const other = await world();
    for (let time = 0; time < 2; time += 1)
      expect((await coordinator.post(resultAt(pupilId), observed())).status).toBe(303);
    expect((await coordinator.post(resultAt(pupilId), observed({ bereich1: '5' }))).status).toBe(409);
    const [result] = await resultsOf(pupilId);
    const drop = (pupil: string) => `/smile/kinder/${pupil}/fortschritt/loeschen/${result?.id}`;
    expect((await coordinator.post(drop(other.pupilId), { _request: newId() })).status).toBe(404);
    expect((await coordinator.post(drop(pupilId), { _request: newId() })).status).toBe(303);
    expect(await resultsOf(pupilId)).toEqual([]);
  });

  it('takes none without the consent of the parents', async () => {
    const id = await inside((tx) => addPupil(tx, test.centres.dueren, { number: 'DN-SM-2026-899', state: 'reported' }));
    expect((await coordinator.post(resultAt(id), observed())).status).toBe(409);
    expect(await read(coordinator, `/smile/kinder/${id}/fortschritt`)).toContain('Einwilligung der Eltern eintragen');
  });

  it('is observed with an instrument of the centre, too, until it is ended; its results stay', async () => {
    const { pupilId } = await world();
    const typed = {
      name: 'Bildimpuls',
      bereiche: 'Wortschatz\nSatzbau',
      stufen: 'beginnt\nübt\nkann',
      _request: newId(),
    };
    const wrong = await coordinator.post('/smile/verfahren/neu', { ...typed, stufen: 'eine', bereiche: 'A\nA' });
    const page = await wrong.text();
    expect(wrong.status).toBe(422);
    expect(page).toContain('Bitte schreiben Sie 2 bis 12 Zeilen.');
    expect(page).toContain('„A“ steht zweimal da.');
    expect((await coordinator.post('/smile/verfahren/neu', { ...typed, _request: newId() })).status).toBe(303);
    expect((await coordinator.post('/smile/verfahren/neu', { ...typed, _request: newId() })).status).toBe(409);
    const { id } = await inside((tx) =>
      tx.selectFrom('progress_instrument').select('id').where('name', '=', 'Bildimpuls').executeTakeFirstOrThrow(),
    );
    expect((await coordinator.post(resultAt(pupilId, id), observed({ bereich2: '2' }))).status).toBe(303);
    expect((await coordinator.post(`/smile/verfahren/${id}/ende`, { _request: newId() })).status).toBe(303);
    expect((await coordinator.post(resultAt(pupilId, id), observed({ tag: '21.11.2026' }))).status).toBe(409);
    expect(await read(coordinator, `/smile/kinder/${pupilId}/fortschritt`)).toContain('Satzbau');
    const foreign = await signIn(test, { role: 'sponsorship_coordinator', centre: 'aachen' });
    expect((await foreign.get(`/smile/verfahren/${id}/ende`)).status).toBe(404);
  });

  it('proposes materials to the sponsor; a list to begin with is taken once', async () => {
    const { sponsor, id } = await world();
    expect(await read(sponsor, own(id))).toContain('noch kein Material');
    for (let time = 0; time < 2; time += 1)
      expect((await coordinator.post('/smile/material/startliste', { _request: newId() })).status).toBe(303);
    const rows = await inside((tx) => tx.selectFrom('progress_material').selectAll().execute());
    expect(rows).toHaveLength(8);
    expect(await read(sponsor, own(id))).toContain('Memory mit Tieren');
    const memory = rows.find(({ title }) => title === 'Memory mit Tieren')!;
    const at = `/smile/material/${memory.id}`;
    const typed = { titel: 'Memory', wo: 'Regal 4', stufe: 'first', interesse: '', sprache: '' };
    const send = () => coordinator.post(at, { ...typed, _version: '1', _request: newId() });
    expect([(await send()).status, (await send()).status]).toEqual([303, 409]);
    expect((await coordinator.post(`${at}/ende`, { _request: newId() })).status).toBe(303);
    expect(await read(sponsor, own(id))).not.toContain('Memory');
    expect((await coordinator.get(at)).status).toBe(404);
  });

  it('goes with the pupil', async () => {
    const { sponsor, id, pupilId } = await world();
    await sponsor.post(tickAt(id), ticks(0));
    await coordinator.post(resultAt(pupilId), observed());
    // The deletion run takes its role as the owner of the database.
    const { adminUrl }: DatabaseHandle & { adminUrl?: string } = test.context.database;
    const admin = adminUrl === undefined ? test.context.database : await openServer(adminUrl);
    await admin.db.transaction().execute(async (tx) => {
      await sql`select set_config('app.centre_id', ${test.centres.dueren}, true)`.execute(tx);
      await sql`set local role herzstueck_retention`.execute(tx);
      await sql`delete from pupil where centre_id = ${test.centres.dueren} and id = ${pupilId}`.execute(tx);
    });
    if (admin !== test.context.database) await admin.close();
    expect([await checksOf(id), await resultsOf(pupilId)]).toEqual([[], []]);
  });
});
