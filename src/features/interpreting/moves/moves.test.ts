// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { dispatchNow } from '../dispatch/dispatch.fixture.ts';
import { type Fields, type MoveStage, moveStage, ownMoves } from './moves.fixture.ts';

describe.each(testDatabases)('a promised talk that is to take place otherwise, on %s', (kind) => {
  let stage: MoveStage;
  beforeAll(async () => {
    stage = await moveStage(kind);
  });
  beforeEach(async () => {
    stage.test.setNow(dispatchNow);
    await stage.box.read();
  });
  afterAll(() => stage.test.close());
  const start = async (id: string) => (await stage.row(id)).starts_at.toString();

  it('is asked of whoever has promised it with old and new, and moves with the calendar entry when they say yes', async () => {
    const id = await stage.request('2026-12-03T14:00:00+01:00');
    await stage.promise(id);
    expect((await stage.move(id, { tag: '04.12.2026', uhr_von: '10:00', uhr_bis: '11:30' })).status).toBe(303);
    expect([(await stage.row(id)).state, await start(id)]).toEqual(['assigned', '2026-12-03T13:00:00Z']);
    const [mail, ...more] = await stage.box.read();
    expect([mail?.to, more.length]).toEqual(['selam@beispiel.de', 0]);
    expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/Geheimname|Schulweg|03\.12|04\.12\.2026, 10|Tigrinya/);
    const waits = await (await stage.institution.get(`/dolmetschanfragen/${id}`)).text();
    expect(waits).toContain('Änderung angefragt: Fr 04.12.2026, 10:00 bis 11:30 Uhr');
    const link = stage.box.linkIn(mail);
    const page = await stage.box.open(link);
    for (const words of ['14:00–15:00', '10:00–11:30', 'Ja, das geht', 'Geht es auch so?'])
      expect(page).toContain(words);
    expect(await start(id)).toBe('2026-12-03T13:00:00Z');
    expect(await (await stage.box.press(link, { antwort: 'geht' })).text()).toContain(
      'Der neue Termin ist eingetragen.',
    );
    expect((await stage.box.press(link, { antwort: 'geht' })).status).toBe(200);
    const after = await stage.row(id);
    expect([after.state, after.starts_at.toString(), after.ends_at.toString()]).toEqual([
      'assigned',
      '2026-12-04T09:00:00Z',
      '2026-12-04T10:30:00Z',
    ]);
    const job = await stage.jobOf(id);
    expect([job.sequence, job.released_at]).toEqual([1, null]);
    const told = await stage.box.read();
    expect(told.map(({ to }) => to).toSorted()).toEqual(['schule@beispiel.de', 'selam@beispiel.de']);
    for (const { ics } of told) {
      expect(ics).toContain('METHOD:REQUEST');
      expect(ics).toContain('SEQUENCE:1');
      expect(ics).toContain(`UID:${job.id}@herzstueck`);
      expect(ics).toContain('DTSTART;TZID=Europe/Berlin:20261204T100000');
    }
  });

  it('is open again at its new time when they say no: both sides hear so, and who said no is not proposed', async () => {
    const id = await stage.request('2026-12-07T14:00:00+01:00');
    const link = await stage.promise(id);
    await stage.move(id, { tag: '08.12.2026' });
    await stage.box.read();
    await stage.box.press(link, { antwort: 'geht_nicht' });
    expect([(await stage.row(id)).state, await start(id)]).toEqual(['open', '2026-12-08T13:00:00Z']);
    for (const { ics } of await stage.box.read()) expect(ics).toContain('METHOD:CANCEL');
    const html = await (await stage.coordinator.get(`/vermittlung/${id}`)).text();
    expect(html).toContain('hat für dieses Gespräch abgesagt');
    expect(html).toContain('Yonas');
    expect((await stage.box.press(link, { antwort: 'geht' })).status).toBe(200);
    expect((await stage.row(id)).state).toBe('open');
  });

  it('asks nobody who has another job then: the talk is open again at once, and both hear so', async () => {
    const [id, other] = [
      await stage.request('2026-12-09T14:00:00+01:00'),
      await stage.request('2026-12-10T14:00:00+01:00'),
    ];
    await stage.promise(id);
    await stage.promise(other);
    await stage.move(id, { tag: '10.12.2026', uhr_von: '14:30', uhr_bis: '15:30' });
    expect([(await stage.row(id)).state, (await stage.row(other)).state]).toEqual(['open', 'assigned']);
    const told = await stage.box.read();
    expect(told.map(({ to }) => to).toSorted()).toEqual(['schule@beispiel.de', 'selam@beispiel.de']);
    expect(told.every(({ ics }) => ics?.includes('METHOD:CANCEL'))).toBe(true);
  });

  it('tells a new meeting point without asking anything', async () => {
    const id = await stage.request('2026-12-11T14:00:00+01:00');
    await stage.promise(id);
    await stage.move(id, { tag: '11.12.2026', treffpunkt: 'Raum 12' });
    const told = await stage.box.read();
    expect(told.map(({ to }) => to).toSorted()).toEqual(['schule@beispiel.de', 'selam@beispiel.de']);
    for (const { ics } of told) expect(ics).toMatch(/SEQUENCE:1[\s\S]*Raum 12|Raum 12[\s\S]*SEQUENCE:1/);
    expect(told.find(({ to }) => to.startsWith('selam'))?.text).toContain('Ihr Einsatz hat sich geändert.');
    expect([(await stage.row(id)).meeting_point, (await stage.jobOf(id)).sequence]).toEqual(['Raum 12', 1]);
    expect(await (await stage.institution.get(`/dolmetschanfragen/${id}`)).text()).not.toContain('Änderung angefragt');
  });

  it('stays as promised when it is taken back, and is asked once more for another time', async () => {
    const id = await stage.request('2026-12-14T14:00:00+01:00');
    const link = await stage.promise(id);
    await stage.move(id, { tag: '15.12.2026' });
    await stage.move(id, { tag: '15.12.2026' });
    expect(await stage.box.read()).toHaveLength(1);
    await stage.move(id, { tag: '16.12.2026' });
    expect(await stage.box.read()).toHaveLength(1);
    expect(await stage.box.open(link)).toContain('16. Dezember');
    const keep = () => stage.institution.post(`${ownMoves}/${id}/zuruecknehmen`, { _request: newId() });
    expect([(await keep()).status, (await keep()).status]).toEqual([303, 303]);
    const told = await stage.box.read();
    expect(told.map(({ text }) => text.includes('Die Änderung ist zurückgenommen.'))).toEqual([true]);
    await stage.box.press(link, { antwort: 'geht' });
    expect(await start(id)).toBe('2026-12-14T13:00:00Z');
  });

  it('is open again when nobody answers in time', async () => {
    const id = await stage.request('2026-12-17T14:00:00+01:00');
    await stage.promise(id);
    await stage.move(id, { tag: '18.12.2026' });
    stage.test.setNow('2026-11-24T09:00:00+01:00');
    await stage.box.read();
    expect((await stage.row(id)).state).toBe('assigned');
    stage.test.setNow('2026-11-25T10:00:00+01:00');
    const told = await stage.box.read();
    expect([(await stage.row(id)).state, await start(id)]).toEqual(['open', '2026-12-18T13:00:00Z']);
    expect(told.map(({ ics }) => ics?.includes('METHOD:CANCEL'))).toEqual([true, true]);
  });

  it('is asked by phone of who reads no mails: the coordination enters what was said, the same guards count', async () => {
    const id = await stage.request('2026-12-21T14:00:00+01:00');
    await stage.promise(id, 'Feven');
    await stage.move(id, { tag: '22.12.2026' }, stage.coordinator, '/dolmetschen-verlegen');
    expect((await stage.box.read()).filter(({ to }) => to.startsWith('feven'))).toEqual([]);
    const html = await (await stage.coordinator.get(`/vermittlung/${id}`)).text();
    expect(html).toContain('Bitte anrufen: 02421 777.');
    const say = (fields: Fields) =>
      stage.coordinator.post(`/dolmetschen-verlegen/${id}/antwort`, { ...fields, _request: newId() });
    const wrong = await say({});
    expect([wrong.status, (await wrong.text()).includes('Bitte wählen Sie, ob die Person noch kann.')]).toEqual([
      422,
      true,
    ]);
    expect((await say({ geht_noch: 'ja' })).status).toBe(303);
    expect(await start(id)).toBe('2026-12-22T13:00:00Z');
    expect((await say({ geht_noch: 'nein' })).status).toBe(303);
    expect((await stage.row(id)).state).toBe('assigned');
  });

  it('moves the rest of its series by as many days, each by itself', async () => {
    const seriesId = newId();
    const [first, second, third] = [
      await stage.request('2027-01-11T14:00:00+01:00', seriesId),
      await stage.request('2027-01-18T14:00:00+01:00', seriesId),
      await stage.request('2027-01-25T14:00:00+01:00', seriesId),
    ];
    await stage.promise(first);
    await stage.promise(second, 'Yonas');
    await stage.move(first, { tag: '12.01.2027', auch_folgende: 'ja' });
    expect((await stage.box.read()).map(({ to }) => to).toSorted()).toEqual(['selam@beispiel.de', 'yonas@beispiel.de']);
    expect([await start(second), await start(third)]).toEqual(['2027-01-18T13:00:00Z', '2027-01-26T13:00:00Z']);
    await stage.move(first, { tag: '13.01.2027', auch_folgende: 'nein' });
    expect((await stage.box.read()).map(({ to }) => to)).toEqual(['selam@beispiel.de']);
  });
});
