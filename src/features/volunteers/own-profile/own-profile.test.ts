// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor, visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { systemActor } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { addInstitution, addRequest, addVolunteer, dispatchNow } from '../../interpreting/dispatch/dispatch.fixture.ts';
import { createLink } from '../../links/actions.ts';
import { ownPurpose } from '../rules.ts';

describe.each(testDatabases)('what a volunteer says of its help and languages on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let anybody: Pick<Visitor, 'get' | 'post'>;
  let count = 0;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(dispatchNow);
    coordinator = await signIn(test, { role: 'interpreter_coordinator', name: 'Kora Koordination' });
    anybody = visitor(test);
  });
  beforeEach(() => test.setNow(dispatchNow));
  afterAll(() => test.close());

  const inside = <T>(work: Parameters<typeof test.inside<T>>[1]) => test.inside('dueren', work);
  async function person(more: { letter_language?: string; phone?: string } = {}) {
    count += 1;
    const centreId = test.centres.dueren;
    const now = Temporal.Instant.from(dispatchNow);
    return await inside(async (tx) => {
      const id = await addVolunteer(tx, centreId, { name: `Person${count}`, number: `DN-E-${9100 + count}` });
      if (Object.keys(more).length > 0) await tx.updateTable('volunteer').set(more).where('id', '=', id).execute();
      const until = now.add({ hours: 48 });
      const { token } = await createLink(tx, systemActor(centreId, now), {
        ...{ purpose: ownPurpose, recordId: id, recipient: 'selam@beispiel.de', until },
      });
      return { id, door: `/ehrenamt-angaben/${token}`, own: `/ehrenamt/${token}` };
    });
  }
  const row = (id: string) =>
    inside((tx) => tx.selectFrom('volunteer').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  const spoken = async (id: string) => {
    const rows = await inside((tx) =>
      tx.selectFrom('volunteer_language').select('language').where('volunteer_id', '=', id).execute(),
    );
    return rows.map(({ language }) => language).toSorted();
  };
  const wishes = (id: string) =>
    inside((tx) =>
      tx
        .selectFrom('volunteer_language_wish')
        .select(['id', 'kind', 'language', 'answer'])
        .where('volunteer_id', '=', id)
        .orderBy('id')
        .execute(),
    );
  const changes = async (id: string) => {
    const rows = await inside((tx) =>
      tx.selectFrom('volunteer_event').select('kind').where('volunteer_id', '=', id).execute(),
    );
    return rows.length;
  };
  const standOf = async (door: string) => hiddenField(await (await anybody.post(door)).text(), 'stand');
  const help = { tat: 'hilfe', art_on_site: 'ja', umkreis: '', weg: 'mail' };
  const propose = (language: string, nummer: string = newId()) => ({
    ...{
      tat: 'sprache',
      nummer,
      neue_sprache: language,
      stufe: 'fluent',
      richtung: 'both',
      schrift: 'ja',
      mundart: '',
    },
  });
  const answer = (id: string, eintrag: string, antwort: string, who: Visitor = coordinator) =>
    who.post(`/ehrenamtliche/${id}/sprache`, { eintrag, antwort, _request: newId() });

  it('shows nothing before its button, and then page and fields in each of the five languages, small and without script', async () => {
    const { door, own } = await person();
    expect(await (await anybody.post(own)).text()).toContain(`action="${door}?sprache=de"`);
    for (const [language, title, level] of [
      ['de', 'Meine Angaben', 'Erstsprache'],
      ['en', 'My details', 'first language'],
      ['ar', 'بياناتي', 'اللغة الأولى'],
      ['uk', 'Мої дані', 'перша мова'],
      ['tr', 'Bilgilerim', 'ana dil'],
    ] as const) {
      const before = await (await anybody.get(`${door}?sprache=${language}`)).text();
      expect(before).toContain(title);
      expect(before).not.toContain('name="umkreis"');
      const html = await (await anybody.post(`${door}?sprache=${language}`)).text();
      expect(html).toContain(level);
      expect(html).toMatch(new RegExp(`<html[^>]*lang="${language}"`));
      expect(html).not.toMatch(/Geheimweg|02421 777|beispiel\.de/);
      expect(html.length).toBeLessThan(120_000);
    }
  });

  it('keeps how, where and by which way, once, with all that is wrong at once and what was typed', async () => {
    const { id, door } = await person({ phone: '', letter_language: 'de' });
    const stand = await standOf(door);
    const wrong = await anybody.post(door, { tat: 'hilfe', stand, umkreis: 'weit', weg: 'phone', ort_05358008: 'ja' });
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    for (const sentence of ['mindestens eine Art', 'eine Zahl von 1 bis 200', 'keine Telefonnummer von Ihnen'])
      expect(html).toContain(sentence);
    expect(html).toContain('value="weit"');
    expect(html).toMatch(/id="f-ort_05358008"[^>]*checked/);
    const before = await changes(id);
    const told = { ...help, stand, art_video: 'ja', umkreis: '١٥', ort_05358008: 'ja' };
    for (const sent of await Promise.all([anybody.post(door, told), anybody.post(door, told)]))
      expect(sent.status).toBe(200);
    expect(await row(id)).toMatchObject({
      radius_km: 15,
      channel: 'mail',
      state: 'active',
      modes: ['on_site', 'video'],
    });
    const areas = await inside((tx) =>
      tx.selectFrom('volunteer_area').select('ags').where('volunteer_id', '=', id).execute(),
    );
    expect(areas).toEqual([{ ags: '05358008' }]);
    expect(await changes(id)).toBe(before + 1);
  });

  it('lets one of two win who change at once, and tells the other, whose words stay', async () => {
    const { id, door } = await person({ letter_language: 'de' });
    const stand = await standOf(door);
    const both = await Promise.all([
      anybody.post(door, { ...help, stand, umkreis: '10' }),
      anybody.post(door, { ...help, stand, umkreis: '20' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    const loser = both.find(({ status }) => status === 422);
    const html = (await loser?.text()) ?? '';
    expect(html).toContain('wurden inzwischen geändert');
    expect(html).toContain(`value="${(await row(id)).radius_km === 10 ? 20 : 10}"`);
  });

  it('counts a proposed language in the ranking only when it was taken, and never for who has left', async () => {
    const { id, door } = await person({ letter_language: 'de' });
    const name = (await row(id)).given_name;
    const request = await inside(async (tx) => {
      const centreId = test.centres.dueren;
      const institutionId = await addInstitution(tx, centreId, { number: 'DN-I-9501', name: 'Grundschule am Bach' });
      return await addRequest(tx, centreId, { institutionId, start: '2026-12-03T10:00:00+01:00', language: 'som' });
    });
    const board = async () => await (await coordinator.get(`/vermittlung/${request}`)).text();
    const form = propose('som');
    for (const _again of [1, 2]) expect((await anybody.post(door, form)).status).toBe(200);
    const [wish, ...more] = await wishes(id);
    expect([wish?.answer, more]).toEqual([null, []]);
    expect(await board()).not.toContain(name);
    expect(await (await anybody.post(door)).text()).toContain('prüft das Zentrum noch');
    expect(await (await coordinator.get('/')).text()).toContain(`Somali: ${name}`);
    const page = await (await coordinator.get(`/ehrenamtliche/${id}`)).text();
    for (const part of ['Neue Sprache zu prüfen: Somali', 'Sprache aufnehmen', 'Nicht aufnehmen'])
      expect(page).toContain(part);
    for (const _again of [1, 2]) expect((await answer(id, wish?.id ?? '', 'taken')).status).toBe(303);
    expect(await spoken(id)).toEqual(['som', 'tir']);
    expect(await board()).toContain(name);
    expect(await (await coordinator.get('/')).text()).not.toContain(`Somali: ${name}`);
    // The other of two who decide hears that it is decided.
    expect((await answer(id, wish?.id ?? '', 'declined')).status).toBe(409);
    expect(await spoken(id)).toEqual(['som', 'tir']);
    await inside((tx) => tx.updateTable('volunteer').set({ state: 'left' }).where('id', '=', id).execute());
    expect(await board()).not.toContain(name);
  });

  it('does not take a language for who has left, and lists none of them on the start page', async () => {
    const { id, door } = await person({ letter_language: 'de' });
    await anybody.post(door, propose('amh'));
    await inside((tx) => tx.updateTable('volunteer').set({ state: 'left' }).where('id', '=', id).execute());
    const [wish] = await wishes(id);
    expect((await answer(id, wish?.id ?? '', 'taken')).status).toBe(409);
    expect(await spoken(id)).toEqual(['tir']);
    expect(await (await coordinator.get('/')).text()).not.toContain(`Amharisch: ${(await row(id)).given_name}`);
    expect((await anybody.post(door, propose('som'))).status).toBe(404);
  });

  it('declines, takes back and ends languages, says so on the page, and keeps the last one', async () => {
    const { id, door } = await person({ letter_language: 'de' });
    const bad = await anybody.post(door, {
      tat: 'sprache',
      nummer: newId(),
      neue_sprache: '',
      stufe: '',
      mundart: 'Asmara',
    });
    expect(bad.status).toBe(422);
    const html = await bad.text();
    for (const part of ['mindestens eine Sprache', 'wie gut Sie diese Sprache sprechen', 'value="Asmara"'])
      expect(html).toContain(part);
    expect(await (await anybody.post(door, propose('tir'))).text()).toContain('steht schon auf dieser Seite');
    await anybody.post(door, propose('amh'));
    const [first] = await wishes(id);
    expect((await answer(id, first?.id ?? '', 'declined')).status).toBe(303);
    expect(await (await anybody.post(door)).text()).toContain('nehmen wir zurzeit nicht auf');
    await anybody.post(door, propose('som'));
    const open = (await wishes(id)).find(({ answer: said }) => said === null);
    for (const _again of [1, 2])
      expect((await anybody.post(door, { tat: 'zurueck', eintrag: open?.id ?? '' })).status).toBe(200);
    expect((await wishes(id)).map(({ language }) => language)).toEqual(['amh']);
    const last = await anybody.post(door, { tat: 'ende', eintrag: 'tir' });
    expect(last.status).toBe(422);
    expect(await last.text()).toContain('Ihre letzte Sprache');
    await anybody.post(door, propose('rus'));
    const rus = (await wishes(id)).find(({ answer: said }) => said === null);
    await answer(id, rus?.id ?? '', 'taken');
    for (const _again of [1, 2]) expect((await anybody.post(door, { tat: 'ende', eintrag: 'tir' })).status).toBe(200);
    expect(await spoken(id)).toEqual(['rus']);
    expect((await wishes(id)).filter(({ kind: one }) => one === 'end')).toHaveLength(1);
    expect(await (await coordinator.get(`/ehrenamtliche/${id}`)).text()).toContain('von der Person beendet am');
  });

  it('is nobody else’s: foreign centre, other roles, an ended or unknown link', async () => {
    const { id, door } = await person({ letter_language: 'de' });
    await anybody.post(door, propose('amh'));
    const [wish] = await wishes(id);
    const foreign = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    expect((await answer(id, wish?.id ?? '', 'taken', foreign)).status).toBe(404);
    const counsellor = await signIn(test, { role: 'counsellor' });
    expect((await answer(id, wish?.id ?? '', 'taken', counsellor)).status).toBe(403);
    expect((await answer(id, newId(), 'taken')).status).toBe(404);
    const other = await person();
    expect((await answer(other.id, wish?.id ?? '', 'taken')).status).toBe(404);
    await anybody.post(other.door, { tat: 'zurueck', eintrag: wish?.id ?? '' });
    expect(await wishes(id)).toHaveLength(1);
    test.setNow(Temporal.Instant.from(dispatchNow).add({ hours: 49 }));
    for (const shut of [door, `/ehrenamt-angaben/${'A'.repeat(43)}`]) {
      expect((await anybody.get(shut)).status).toBe(404);
      expect((await anybody.post(shut, propose('som'))).status).toBe(404);
    }
    expect(await wishes(id)).toHaveLength(1);
  });
});
