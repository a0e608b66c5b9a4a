// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { coordinates } from '../matching/matching.fixture.ts';
import { propose } from '../matching/propose-actions.ts';
import { type OwnStage, ownStage, start } from './own-course.fixture.ts';

describe.each(testDatabases)('who hears what of a sponsor’s own deeds, and who does not on %s', (kind) => {
  let test: OwnStage['test'];
  let coordinator: OwnStage['coordinator'];
  let school: OwnStage['school'];
  let post: OwnStage['post'];
  let proposed: OwnStage['proposed'];
  let stand: OwnStage['stand'];
  let html: OwnStage['html'];
  let both: OwnStage['both'];
  let running: OwnStage['running'];
  let end: OwnStage['end'];
  beforeAll(async () => {
    ({ test, coordinator, school, post, proposed, stand, html, both, running, end } = await ownStage(kind));
  });
  afterAll(() => test.close());

  it('gives the school a sheet for the parents in their language, and neither school nor parents read why', async () => {
    const one = await running();
    const sheet = `/smile-schule/patenschaften/${one.id}/eltern.pdf`;
    expect((await school.get(sheet)).status).toBe(409);
    const why = 'Meine Mutter zieht um';
    await one.send('pause', { pause_von: '23.11.2026', pause_bis: '04.12.2026', nachricht: why });
    expect(await html(school, '/')).toContain('Eltern Bescheid geben');
    expect(await html(school, `/smile-schule/patenschaften/${one.id}`)).toContain(sheet);
    const foreign = await signIn(test, { role: 'school_coordinator', school: '199002' });
    expect((await foreign.get(sheet)).status).toBe(404);
    for (const [language, words] of Object.entries({
      de: 'bis',
      en: 'paused',
      ar: '',
      uk: 'Зустрічі',
      tr: 'Buluşmalara',
    })) {
      await test.inside('dueren', (tx) =>
        tx.updateTable('pupil').set({ parents_language: language }).where('id', '=', one.pupilId).execute(),
      );
      const answer = await school.get(sheet);
      expect([answer.status, answer.headers.get('content-type')], language).toEqual([200, 'application/pdf']);
      const data = new Uint8Array(await answer.arrayBuffer());
      expect(Buffer.from(data).toString('latin1')).toContain('pdfuaid:part');
      const pdf = await getDocument({ data, verbosity: 0 }).promise;
      expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
      const { items } = await (await pdf.getPage(1)).getTextContent();
      const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
      for (const part of ['Treffen pausieren', 'Sprechen Sie mit der Schule', words]) expect(text).toContain(part);
      expect(text).not.toMatch(/Mutter|länger weg|Zeugnis|Layān|Geheimname|Ute/i);
    }
    expect(JSON.stringify(await post.read())).not.toMatch(/Mutter|länger weg/);
    await end(one);
  });

  it('of sponsor and coordination at once one wins, and the other is told', async () => {
    const one = await running();
    const [mine, theirs] = await Promise.all([
      one.send('pause', { pause_von: '23.11.2026', pause_bis: '' }),
      coordinator.post(`/smile/patenschaften/${one.id}/ende`, { grund: 'centre', am: '23.11.2026' }),
    ]);
    expect(theirs.status).toBe(303);
    const { state } = await stand(one.id);
    expect(state).toBe('ended');
    if (mine.status === 409) expect(await mine.text()).toContain('Jemand war schneller');
    else expect(mine.status).toBe(303);
    const late = await one.send('wunsch', { wunsch: 'lieber mittwochs' });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Jemand war schneller');
  });

  it('is nobody else’s', async () => {
    const one = await running();
    const other = await proposed();
    const abroad = await signIn(test, { role: 'sponsorship_coordinator', centre: 'aachen' });
    expect((await other.sponsor.get(one.page)).status).toBe(404);
    for (const deed of ['antwort', 'beginn', 'pause', 'weiter', 'wunsch', 'ende'])
      expect((await other.sponsor.post(`${one.page}/${deed}`, { _request: newId() })).status, deed).toBe(404);
    expect((await coordinator.get(one.page)).status).toBe(403);
    expect((await abroad.post(`/smile/patenschaften/${one.id}/erledigt`, { _request: newId() })).status).toBe(404);
    expect(await html(abroad, '/smile/klaeren')).toContain('nichts zu klären');
    await Promise.all([end(one), other.send('antwort', { antwort: 'nein' })]);
  });

  it('an expired proposal and an overdue meeting wait for the coordination until something comes of them', async () => {
    const one = await proposed();
    const two = await proposed();
    await both(two);
    test.setNow(Temporal.Instant.from('2026-12-09T09:00:00Z'));
    await post.read();
    const later = await signIn(test, { role: 'sponsorship_coordinator' });
    const list = await html(later, '/smile/klaeren');
    for (const word of ['Vorschlag ohne Antwort abgelaufen', 'Kennenlernen vereinbaren']) expect(list).toContain(word);
    expect(list).toContain(`/smile/vermitteln/${one.pupilId}`);
    await test.inside('dueren', (tx) =>
      propose(
        tx,
        coordinates(test),
        [{ pupilId: one.pupilId, volunteerId: one.volunteerId, weekday: 2, lesson: 3 }],
        test.context.jobs,
      ),
    );
    expect(await html(later, '/smile/klaeren')).not.toContain(`/smile/vermitteln/${one.pupilId}`);
    test.setNow(start);
  });

  it('shows the school of a minor sponsor that a grown-up is always there', async () => {
    const one = await running();
    const page = () => html(school, `/smile-schule/patenschaften/${one.id}`);
    expect(await page()).not.toContain('nie allein mit einem Kind');
    await test.inside('dueren', (tx) =>
      tx
        .updateTable('volunteer')
        .set({ birth: Temporal.PlainDate.from('2009-05-01') })
        .where('id', '=', one.volunteerId)
        .execute(),
    );
    expect(await page()).toContain('nie allein mit einem Kind');
    expect(await page()).not.toContain('2009');
    await end(one);
  });
});
