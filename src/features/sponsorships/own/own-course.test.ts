// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { languages } from '../../volunteers/own/own-words.ts';
import { type OwnStage, ownStage, start } from './own-course.fixture.ts';

describe.each(testDatabases)('what a sponsor does in the own account on %s', (kind) => {
  let test: OwnStage['test'];
  let coordinator: OwnStage['coordinator'];
  let school: OwnStage['school'];
  let post: OwnStage['post'];
  let proposed: OwnStage['proposed'];
  let stand: OwnStage['stand'];
  let events: OwnStage['events'];
  let html: OwnStage['html'];
  let both: OwnStage['both'];
  let running: OwnStage['running'];
  let renew: OwnStage['renew'];
  let end: OwnStage['end'];
  beforeAll(async () => {
    ({ test, coordinator, school, post, proposed, stand, events, html, both, running, renew, end } =
      await ownStage(kind));
  });
  afterAll(() => test.close());

  it('is asked on "Heute", reads it in each language, and says yes once', async () => {
    const one = await proposed();
    expect(await html(one.sponsor, '/')).toContain(one.page);
    expect(await html(one.sponsor, '/meine-patenschaften')).toContain('Vorschlag ansehen und antworten');
    for (const language of languages) {
      await one.sponsor.post('/mein-ehrenamt/sprache', { _request: newId(), sprache: language, zurueck: one.page });
      const text = await html(one.sponsor, one.page);
      expect(text).toMatch(new RegExp(`<html lang="${language}"`));
      // Whoever may still say no has learned nothing that names the child.
      for (const word of ['Layān', 'Raum 12', 'Nüsse', 'Geheimname', 'SM-2026']) expect(text).not.toContain(word);
    }
    const chosen = await one.sponsor.post('/mein-ehrenamt/sprache', {
      ...{ _request: newId(), sprache: 'de', zurueck: one.page },
    });
    expect(chosen.headers.get('location')).toBe(one.page);
    const answers = await Promise.all([1, 2].map(() => one.send('antwort', { antwort: 'ja' })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect((await events(one.id)).filter((type) => type === 'agreed')).toHaveLength(1);
    expect(await html(one.sponsor, one.page)).toContain('Sie haben Ja gesagt');
    expect(await html(one.sponsor, '/')).not.toContain(one.page);
    await school.post(`/smile-schule/patenschaften/${one.id}/antwort`, { antwort: 'ja' });
    const agreed = await html(one.sponsor, one.page);
    for (const word of ['Layān', 'Raum 12', 'Nüsse']) expect(agreed).toContain(word);
    expect(agreed).not.toContain('Geheimname');
    await end(one);
  });

  it('says no with a reason that the coordination alone reads, and the place is free at once', async () => {
    const one = await proposed();
    const wrong = await one.send('antwort', { antwort: 'nein', warum: 'weiß nicht', nachricht: 'x'.repeat(301) });
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    for (const sentence of ['beantworten Sie diese Frage', 'Das ist zu lang']) expect(page).toContain(sentence);
    expect((await stand(one.id)).state).toBe('proposed');
    const fields = { antwort: 'nein', warum: 'way', nachricht: 'Der Bus fährt selten' };
    expect((await one.send('antwort', fields)).status).toBe(303);
    expect(await stand(one.id)).toMatchObject({ state: 'ended', seat: null, ended_side: 'sponsor' });
    const day = await html(coordinator, '/');
    for (const word of ['Neu vermitteln', 'Patin oder Pate sagt Nein', 'der Weg ist zu weit', 'Der Bus fährt selten'])
      expect(day).toContain(word);
    const sent = JSON.stringify(await post.read());
    for (const text of [sent, await html(school, '/'), await html(school, `/smile-schule/patenschaften/${one.id}`)])
      expect(text).not.toMatch(/Bus fährt|zu weit/);
    // Once more: it is over, and nothing is written twice.
    expect((await one.send('antwort', { antwort: 'ja' })).status).toBe(409);
    expect((await stand(one.id)).state).toBe('ended');
  });

  it('begins only after both have met, on a day that can be', async () => {
    const one = await proposed();
    await both(one);
    expect((await one.send('beginn', { ab: '24.11.2026' })).status).toBe(409);
    await school.post(`/smile-schule/patenschaften/${one.id}/kennenlernen`, { tag: '23.11.2026', uhrzeit: '10:30' });
    expect(await html(one.sponsor, one.page)).toMatch(/23\. November/);
    test.setNow(start.add({ minutes: 60 }));
    await renew(one.sponsor);
    const wrong = await one.send('beginn', { ab: 'morgen' });
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('value="morgen"')]);
    expect((await one.send('beginn', { ab: '22.11.2026' })).status).toBe(422);
    expect((await one.send('beginn', { ab: '01.12.2026' })).status).toBe(303);
    expect((await one.send('beginn', { ab: '01.12.2026' })).status).toBe(303);
    expect(await stand(one.id)).toMatchObject({ state: 'active' });
    expect((await events(one.id)).filter((type) => type === 'activated')).toHaveLength(1);
    const mails = await post.read();
    expect(mails.some(({ to, text }) => to === school.email && text.includes('die Patenschaft beginnt'))).toBe(true);
    await end(one);
  });

  it('pauses at once without a reason, the school is told, and the sponsor alone goes on', async () => {
    const one = await running();
    const wrong = await one.send('pause', { pause_von: '30.02.2027', pause_bis: '01.01.2020', nachricht: '' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toMatch(/Bitte schreiben Sie den Tag so[\s\S]*höchstens ein Jahr voraus/);
    const fields = { pause_von: '23.11.2026', pause_bis: '04.12.2026', nachricht: 'Meine Mutter zieht um' };
    expect((await one.send('pause', fields)).status).toBe(303);
    expect((await one.send('pause', fields)).status).toBe(303);
    expect(await stand(one.id)).toMatchObject({ state: 'paused', pause_reason: 'sponsor_away' });
    expect((await events(one.id)).filter((type) => type === 'paused')).toHaveLength(1);
    const mails = await post.read();
    expect(mails.map(({ to }) => to)).toContain(school.email);
    expect(JSON.stringify(mails)).not.toMatch(/Mutter|länger weg/);
    expect(await html(coordinator, `/smile/patenschaften/${one.id}`)).toContain('Meine Mutter zieht um');
    expect(await html(school, `/smile-schule/patenschaften/${one.id}`)).not.toContain('Mutter');
    expect(await html(coordinator, '/')).toContain('Pause zur Kenntnis nehmen');
    expect((await coordinator.post(`/smile/patenschaften/${one.id}/erledigt`, { _request: newId() })).status).toBe(303);
    expect(await html(coordinator, '/')).not.toContain('Pause zur Kenntnis nehmen');
    expect((await one.send('weiter', { fortsetzen: 'ja' })).status).toBe(303);
    expect((await stand(one.id)).state).toBe('active');
    await coordinator.post(`/smile/patenschaften/${one.id}/pause`, { grund: 'parents', pause_bis: '' });
    expect((await one.send('weiter', { fortsetzen: 'ja' })).status).toBe(409);
    expect((await stand(one.id)).state).toBe('paused');
    await end(one);
  });

  it('plans a break that begins by itself on its day, or is taken back', async () => {
    const [one, other] = [await running(), await running()];
    const fields = { pause_von: '01.12.2026', pause_bis: '11.12.2026' };
    for (const of of [one, other]) expect((await of.send('pause', fields)).status).toBe(303);
    expect((await stand(one.id)).state).toBe('active');
    expect(await html(one.sponsor, one.page)).toContain('1. Dezember');
    expect((await other.send('weiter', { fortsetzen: 'ja' })).status).toBe(303);
    await post.read();
    test.setNow(Temporal.Instant.from('2026-12-01T05:00:00Z'));
    const mails = await post.read();
    expect([(await stand(one.id)).state, (await stand(other.id)).state]).toEqual(['paused', 'active']);
    expect(mails.filter(({ to }) => to === school.email)).toHaveLength(1);
    test.setNow(Temporal.Instant.from('2026-12-12T05:00:00Z'));
    await post.read();
    expect((await stand(one.id)).state).toBe('active');
    for (const of of [one, other]) {
      await renew(of.sponsor);
      await of.sponsor.post(`${of.page}/ende`, { _request: newId(), grund: 'no_time' });
    }
    test.setNow(start);
  });

  it('says that the lesson does not suit; it stays until somebody moved it', async () => {
    const one = await running();
    expect((await one.send('wunsch', { wunsch: ' ' })).status).toBe(422);
    for (const wish of ['lieber donnerstags', 'lieber dienstags früher'])
      expect((await one.send('wunsch', { wunsch: wish })).status).toBe(303);
    expect(await html(one.sponsor, one.page)).toContain('lieber dienstags früher');
    const list = await html(coordinator, '/smile/klaeren');
    expect(list).toContain('Andere Stunde suchen');
    expect(list).toContain('lieber dienstags früher');
    expect(list).not.toContain('lieber donnerstags');
    expect(await stand(one.id)).toMatchObject({ lesson: 3, weekday: 2 });
    await coordinator.post(`/smile/patenschaften/${one.id}/stunde`, { stunde: '2 480-525' });
    expect(await html(coordinator, '/smile/klaeren')).not.toContain('Andere Stunde suchen');
    await end(one);
  });

  it('ends after a page that says what happens; school and coordination are told, and the past stays', async () => {
    const one = await running();
    expect(await html(one.sponsor, `${one.page}/ende`)).toContain('Schule und Koordination bekommen Bescheid');
    expect((await one.send('ende', { grund: '' })).status).toBe(422);
    const past = await events(one.id);
    const fields = { grund: 'no_fit', nachricht: 'Wir reden kaum' };
    const answers = await Promise.all([one.send('ende', fields), one.send('ende', fields)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await events(one.id)).toEqual([...past, 'ended']);
    expect(await stand(one.id)).toMatchObject({
      state: 'ended',
      end_reason: 'no_fit',
      ended_side: 'sponsor',
      seat: null,
    });
    const mails = await post.read();
    expect(mails.map(({ to }) => to)).toContain(school.email);
    expect(JSON.stringify(mails)).not.toContain('reden kaum');
    expect(await html(coordinator, '/')).toContain('Ende zur Kenntnis nehmen');
    const over = await html(one.sponsor, one.page);
    expect(over).toContain('beendet');
    expect(over).not.toContain('Layān');
  });
});
