// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { newId } from '../../db/ids.ts';
import { appointmentSteps, errorsIn } from './appointments.fixture.ts';

describe.each(testDatabases)('given appointments on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let other: Visitor;
  const { report, rows, caseRow, siblingOf, offer, slot, slots, appointmentOf, told, book, free } = appointmentSteps(
    () => ({ test, counsellor }),
  );

  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor', name: 'Berta Beraterin' });
    other = await signIn(test, { role: 'counsellor', name: 'Cem Kollege' });
  });
  afterAll(async () => test.close());

  it('are given from a slot: the case goes on, and the slot is not free any more', async () => {
    const [id, slotId] = [await report(), await slot({ tag: '08.12.2026' })];
    const page = await (await counsellor.get(`/faelle/${id}/termin`)).text();
    expect(page).toContain('Di 08.12.2026, 09:00–10:15 Uhr');
    expect(page).toContain('im Zentrum, Raum 2.14 · Berta Beraterin');
    const done = await book(id, { platz: slotId });
    expect(done.status, errorsIn(await done.clone().text())).toBe(303);
    expect(await caseRow(id)).toMatchObject({ state: 'scheduled', next_step: 'counsel' });
    expect(await appointmentOf(id)).toMatchObject({
      ...{ slot_id: slotId, counsellor: counsellor.userId, from_minute: 540, to_minute: 615, place: 'Raum 2.14' },
      ...{ state: 'booked', interpreter_needed: false },
    });
    expect(await (await counsellor.get(`/faelle/${await report()}/termin`)).text()).not.toContain('Di 08.12.2026');
    expect(await (await counsellor.get(`/faelle/${id}`)).text()).toContain('09:00–10:15 Uhr, im Zentrum, Raum 2.14');
    expect((await counsellor.get(`/termine-anbieten/${slotId}`)).status).toBe(409);
  });

  it('go to one of two who choose the same slot at once; the other keeps what was typed', async () => {
    const [mine, theirs] = [await report(), await report()];
    const slotId = await slot({ tag: '09.12.2026' });
    const fields = { platz: slotId, dolmetschen: 'ja', sprache: 'kmr', varietaet: 'aus Afrin' };
    const answers = await Promise.all([book(mine, fields), book(theirs, fields, other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    const html = (await answers.find(({ status }) => status === 422)?.text()) ?? '';
    expect(html).toContain('gerade an eine andere Familie vergeben');
    expect(html).toContain('value="aus Afrin"');
    const taken = await rows((tx) => tx.selectFrom('appointment').select('id').where('slot_id', '=', slotId).execute());
    expect(taken).toHaveLength(1);
    const states = [(await caseRow(mine)).state, (await caseRow(theirs)).state].sort();
    expect(states).toEqual(['reported', 'scheduled']);
  });

  it('are one when the same form is sent twice', async () => {
    const id = await report();
    const fields = { ...free, uhrzeit: '8:00', _request: crypto.randomUUID() };
    const answers = [await book(id, fields), await book(id, fields)];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    const events = await rows((tx) =>
      tx.selectFrom('case_event').select('id').where('case_id', '=', id).where('type', '=', 'scheduled').execute(),
    );
    expect(events).toHaveLength(1);
  });

  it('take three children of a family together, and longer for it', async () => {
    const first = await report();
    const [second, third] = [await siblingOf(first), await siblingOf(first)];
    const page = await (await counsellor.get(`/faelle/${first}/termin`)).text();
    for (const id of [second, third]) expect(page).toContain(`value="${id}"`);
    const slotId = await slot({ tag: '10.12.2026' });
    expect((await book(first, { platz: slotId, geschwister: [second, third] })).status).toBe(303);
    for (const id of [first, second, third]) expect((await caseRow(id)).state).toBe('scheduled');
    const appointment = await appointmentOf(first);
    expect(appointment).toMatchObject({ from_minute: 540, to_minute: 645 });
    expect((await appointmentOf(third)).id).toBe(appointment.id);
    const html = await (await counsellor.get(`/termine/${appointment.id}`)).text();
    expect(html.match(/href="\/faelle\/[0-9a-f-]{36}"/g)).toHaveLength(3);
    // A child of another family is none of the ticks.
    const strange = await book(await report(), { ...free, geschwister: [first] });
    expect(strange.status).toBe(422);
  });

  it('do not grow into the next one that somebody has', async () => {
    const first = await report();
    const sibling = await siblingOf(first);
    expect((await offer({ tag: '11.12.2026', uhr_von: '9:00', uhr_bis: '11:30' })).status).toBe(303);
    const [early, late] = (await slots()).filter(
      ({ day, counsellor: who }) => day.toString() === '2026-12-11' && who === counsellor.userId,
    );
    expect((await book(await report(), { platz: late?.id ?? '' })).status).toBe(303);
    const refused = await book(first, { platz: early?.id ?? '', geschwister: [sibling] });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Für 2 Kinder dauert der Termin bis 10:30 Uhr');
    expect((await book(first, { platz: early?.id ?? '' })).status).toBe(303);
  });

  it('at a time of their own ask before two are at once', async () => {
    const [one, two] = [await report(), await report()];
    const at = { ...free, uhrzeit: '16:00', person: other.userId };
    expect((await book(one, at)).status).toBe(303);
    const asked = await book(two, { ...at, uhrzeit: '16:30' });
    expect(asked.status).toBe(422);
    const html = await asked.text();
    expect(html).toContain('hat dann schon einen Termin (16:00–17:15 Uhr)');
    expect(html).toContain('name="doppelt"');
    expect((await book(two, { ...at, uhrzeit: '16:30', doppelt: 'ja' })).status).toBe(303);
  });

  it('ask for one thing when nothing was chosen, and for one of two when both were', async () => {
    const id = await report();
    const nothing = await (await book(id, {})).text();
    expect(nothing).toContain('Bitte wählen Sie einen Termin, oder „Andere Zeit“ mit Tag und Uhrzeit.');
    expect(nothing).not.toContain('ein Datum ein');
    const both = await book(id, { ...free, platz: newId() });
    expect(await both.text()).toContain('entweder einen angebotenen Termin');
    expect((await book(id, { platz: newId() })).status).toBe(404);
    expect(await (await book(id, { ...free, dolmetschen: 'ja' })).text()).toContain('die Sprache');
  });

  it('tell who finds interpreters day, time, place and language, and nobody\u2019s name', async () => {
    const id = await report({ nachname: 'Geheimname' });
    const at = { ...free, uhrzeit: '10:00', person: other.userId, ort: 'Raum 7' };
    expect((await book(id, { ...at, dolmetschen: 'ja', sprache: 'apc', varietaet: 'Aleppo' })).status).toBe(303);
    const { id: appointment } = await appointmentOf(id);
    const html = await (await counsellor.get(`/termine/${appointment}`)).text();
    expect(html).toMatch(/Dolmetschen, [^:<]*: gesucht/);
    const move = { ...at, uhrzeit: '11:30', grund: 'family', notiz: 'Arzttermin' };
    expect((await counsellor.post(`/termine/${appointment}/verschieben`, move)).status).toBe(303);
    const kurmanji = { dolmetschen: 'ja', sprache: 'kmr' };
    expect((await counsellor.post(`/termine/${appointment}/dolmetschen`, kurmanji)).status).toBe(303);
    expect((await counsellor.post(`/termine/${appointment}/absagen`, { grund: 'interpreter' })).status).toBe(303);
    const list = await told(appointment);
    expect(list.map((one) => [one.kind, one.language, one.from_minute])).toEqual([
      ['appointment.interpreter_needed', 'apc', 600],
      ['appointment.moved', 'apc', 690],
      ['appointment.cancelled', 'apc', 690],
      ['appointment.interpreter_needed', 'kmr', 690],
      ['appointment.cancelled', 'kmr', 690],
    ]);
    expect(list[0]).toMatchObject({ format: 'on_site', place: 'Raum 7', variety: 'Aleppo' });
    expect(JSON.stringify(list)).not.toContain('Geheimname');
    expect(JSON.stringify(list)).not.toContain(id);
  });

  it('are moved and called off with a reason that stands in the history', async () => {
    const id = await report();
    const at = { ...free, uhrzeit: '12:30', person: other.userId };
    expect((await book(id, at)).status).toBe(303);
    const { id: appointment, version } = await appointmentOf(id);
    expect((await counsellor.get(`/faelle/${id}/termin`)).headers.get('location')).toBe(
      `/termine/${appointment}/verschieben`,
    );
    const slotId = await slot({ tag: '14.12.2026' });
    const url = `/termine/${appointment}/verschieben`;
    expect((await counsellor.post(url, { platz: slotId })).status).toBe(422);
    const late = await counsellor.post(url, { platz: slotId, grund: 'family', _version: String(version + 1) });
    expect(late.status).toBe(409);
    expect((await counsellor.post(url, { platz: slotId, grund: 'family', notiz: 'Kind krank' })).status).toBe(303);
    expect(await appointmentOf(id)).toMatchObject({ slot_id: slotId, from_minute: 540, sequence: 1 });
    const cancel = { grund: 'centre', notiz: 'Wasserschaden' };
    expect((await counsellor.post(`/termine/${appointment}/absagen`, cancel)).status).toBe(303);
    expect(await caseRow(id)).toMatchObject({ state: 'invited', next_step: 'schedule', next_owner: 'counsellor' });
    const html = await (await counsellor.get(`/faelle/${id}`)).text();
    for (const words of ['verschoben: Familie kann nicht', 'Kind krank', 'Termin abgesagt', 'Wasserschaden'])
      expect(html).toContain(words);
    expect((await counsellor.post(`/termine/${appointment}/absagen`, cancel)).status).toBe(409);
    // The slot is free again.
    expect(await (await counsellor.get(`/faelle/${id}/termin`)).text()).toContain(`value="${slotId}"`);
  });
});
