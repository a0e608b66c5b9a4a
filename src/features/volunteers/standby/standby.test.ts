// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeVolunteer, signIn, type TestApp, testApp, type Visitor, visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { systemActor } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { createLink } from '../../links/actions.ts';
import { ownPurpose } from '../rules.ts';
import { forgetStandby } from './standby-actions.ts';
import { listOnStandby } from './standby-queries.ts';

/** A Monday. */
const now = '2026-11-23T09:00:00+01:00';
const week = { mo: '9-12, 14-16', di: '', mi: '', do: '', fr: '', sa: '', so: '' };

describe.each(testDatabases)('hours of stand-by on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(now);
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
  });
  beforeEach(() => test.setNow(now));
  afterAll(() => test.close());

  const inside = <T>(work: Parameters<typeof test.inside<T>>[1]) => test.inside('dueren', work);
  const person = async (modes: string[] = ['phone']): Promise<string> => {
    const id = await makeVolunteer(test);
    await inside((tx) => tx.updateTable('volunteer').set({ modes, interprets: true }).where('id', '=', id).execute());
    return id;
  };
  const page = (id: string): string => `/ehrenamtliche/${id}/bereitschaft`;
  const post = (path: string, fields: Record<string, string>, who: Visitor = coordinator) =>
    who.post(path, { ...fields, _request: newId() });
  const readyAt = async (at: string): Promise<string[]> =>
    await inside(async (tx) => [...(await listOnStandby(tx, test.centres.dueren, Temporal.Instant.from(at))).keys()]);

  it('are kept by the coordination for who only phones: every week and on single days, the end being over', async () => {
    const id = await person();
    expect((await post(page(id), week)).status).toBe(303);
    expect((await post(page(id), week)).status).toBe(303);
    expect((await post(`${page(id)}/tag`, { bereit_tag: '25.11.2026', bereit_zeit: '8-9:30' })).status).toBe(303);
    expect((await post(`${page(id)}/tag`, { bereit_tag: '25.11.2026', bereit_zeit: '8-9:30' })).status).toBe(303);
    expect(await readyAt('2026-11-23T09:00:00+01:00')).toContain(id);
    expect(await readyAt('2026-11-23T11:59:00+01:00')).toContain(id);
    for (const not of ['2026-11-23T12:00:00+01:00', '2026-11-24T10:00:00+01:00', '2026-11-25T09:30:00+01:00'])
      expect(await readyAt(not), not).not.toContain(id);
    expect(await readyAt('2026-11-25T08:00:00+01:00')).toContain(id);
    const html = await (await coordinator.get(page(id))).text();
    expect(html).toContain('Mi 25.11.2026, 8–9:30 Uhr');
    const entry = /name="eintrag" value="([0-9a-f-]+)"/.exec(html)?.[1] ?? '';
    expect((await post(`${page(id)}/tag/loeschen`, { eintrag: entry })).status).toBe(303);
    expect((await post(`${page(id)}/tag/loeschen`, { eintrag: entry })).status).toBe(303);
    expect(await readyAt('2026-11-25T08:00:00+01:00')).not.toContain(id);
  });

  it('say everything that is wrong at once, keep what was typed, and never overlap', async () => {
    const id = await person();
    const wrong = await post(page(id), { ...week, mo: '9-12, 11-13', fr: 'morgens' });
    expect(wrong.status).toBe(422);
    const html = await wrong.text();
    for (const part of ['überschneiden sich', '„morgens“ ist keine Zeit', 'value="morgens"'])
      expect(html).toContain(part);
    await post(page(id), week);
    const clash = await post(`${page(id)}/tag`, { bereit_tag: '30.11.2026', bereit_zeit: '11-13' });
    expect(clash.status).toBe(422);
    expect(await clash.text()).toContain('überschneidet sich mit einer anderen Bereitschaft');
    for (const fields of [
      { bereit_tag: '22.11.2026', bereit_zeit: '9-10' },
      { bereit_tag: '25.11.2028', bereit_zeit: '9-10' },
      { bereit_tag: '25.11.2026', bereit_zeit: '' },
      { bereit_tag: 'bald', bereit_zeit: 'x' },
    ])
      expect((await post(`${page(id)}/tag`, fields)).status, fields.bereit_tag).toBe(422);
    await post(`${page(id)}/tag`, { bereit_tag: '27.11.2026', bereit_zeit: '9-10' });
    const back = await post(page(id), { ...week, fr: '9-12' });
    expect(back.status).toBe(422);
    expect(await back.text()).toContain('Am Fr 27.11.2026 steht schon eine einzelne Bereitschaft');
  });

  it('are only for who interprets on the phone, and say when nobody would be asked', async () => {
    const id = await person(['on_site']);
    expect(await (await coordinator.get(page(id))).text()).toContain(
      'Bereitschaft geht nur, wer am Telefon dolmetscht.',
    );
    expect((await post(page(id), week)).status).toBe(409);
    const other = await person();
    expect(await (await coordinator.get(page(other))).text()).toContain('Zurzeit wird niemand gefragt');
  });

  it('are kept by the person itself: with its account, and behind its link in its language', async () => {
    const id = await person();
    const selam = await signIn(test, { role: 'volunteer', volunteer: id });
    expect((await post('/mein-ehrenamt/bereitschaft', { ...week, tat: 'woche' }, selam)).status).toBe(303);
    expect(await (await selam.get('/mein-ehrenamt/bereitschaft')).text()).toContain('value="9–12, 14–16"');
    expect(await readyAt('2026-11-23T10:00:00+01:00')).toContain(id);
    const until = Temporal.Instant.from(now).add({ hours: 48 });
    const { token } = await inside((tx) =>
      createLink(tx, systemActor(test.centres.dueren, Temporal.Instant.from(now)), {
        ...{ purpose: ownPurpose, recordId: id, recipient: 'selam@beispiel.de', until },
      }),
    );
    const door = `/bereitschaft/${token}`;
    const anybody = visitor(test);
    expect(await (await anybody.get(`${door}?sprache=ar`)).text()).not.toContain('9–12');
    const opened = await (await anybody.post(`${door}?sprache=ar`, {})).text();
    expect(opened).toContain('9–12, 14–16');
    expect(opened).toContain('dir="rtl"');
    // Eastern figures and commas are read, too.
    const kept = await anybody.post(door, { ...week, mo: '', di: '٩-١٢، ١٤-١٦', tat: 'woche' });
    expect(await kept.text()).toContain('Gespeichert. Danke.');
    expect(await readyAt('2026-11-24T15:00:00+01:00')).toContain(id);
    const wrong = await anybody.post(door, { tat: 'tag', bereit_tag: 'x', bereit_zeit: 'y' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('value="y"');
    expect((await anybody.post(door, { tat: 'tag', bereit_tag: '24.11.2026', bereit_zeit: '10-11' })).status).toBe(422);
    expect((await anybody.get(`/bereitschaft/${'A'.repeat(43)}`)).status).toBe(404);
    const log = await inside((tx) =>
      tx
        .selectFrom('audit_log')
        .select('event')
        .where('record_id', '=', id)
        .where('event', '=', 'volunteer.standby')
        .execute(),
    );
    expect(log).toHaveLength(1);
  });

  it('are nobody else’s, and single days go a month after', async () => {
    const id = await person();
    await post(page(id), week);
    await post(`${page(id)}/tag`, { bereit_tag: '24.11.2026', bereit_zeit: '8-9' });
    const foreign = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    expect((await foreign.get(page(id))).status).toBe(404);
    expect((await post(page(id), week, foreign)).status).toBe(404);
    expect((await (await signIn(test, { role: 'counsellor' })).get(page(id))).status).toBe(403);
    const actor = systemActor(test.centres.dueren, Temporal.Instant.from(now));
    const day = Temporal.PlainDate.from('2026-12-25');
    expect(await inside((tx) => forgetStandby(tx, actor, day))).toBe(0);
    expect(await inside((tx) => forgetStandby(tx, actor, day.add({ days: 1 })))).toBeGreaterThan(0);
  });
});
