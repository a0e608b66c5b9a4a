// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { addInstitution, addRequest } from '../dispatch/dispatch.fixture.ts';
import { type MoveStage, moveStage } from './moves.fixture.ts';

describe.each(testDatabases)('a new meeting point that no mail may tell, on %s', (kind) => {
  let stage: MoveStage;
  let shelter: string;
  beforeAll(async () => {
    stage = await moveStage(kind);
    shelter = await stage.inside((tx) =>
      addInstitution(tx, stage.test.centres.dueren, { number: 'DN-I-9190', name: 'Zuflucht', isProtected: true }),
    );
  });
  afterAll(() => stage.test.close());

  const heading = 'Bitte anrufen: neuer Treffpunkt';
  const start = async () => await (await stage.coordinator.get('/')).text();
  const page = async (id: string) => await (await stage.coordinator.get(`/vermittlung/${id}`)).text();
  const meet = (id: string, tag: string, treffpunkt: string) =>
    stage.move(id, { tag, treffpunkt }, stage.coordinator, '/dolmetschen-verlegen');
  /** Presses the button of the page as it was read. */
  const called = (id: string, html: string) => {
    const [form = ''] = html.split(`action="/vermittlung/${id}/angerufen"`).slice(1);
    const fields = { _version: hiddenField(form, '_version'), _request: newId() };
    return stage.coordinator.post(`/vermittlung/${id}/angerufen`, fields);
  };
  const promised = async (startsAt: string, institutionId: string, name: string) => {
    const id = await stage.inside((tx) =>
      addRequest(tx, stage.test.centres.dueren, { institutionId, start: startsAt }),
    );
    const call = { person: stage.personOf(name), ergebnis: 'ja', _request: newId() };
    expect((await stage.coordinator.post(`/vermittlung/${id}/anruf`, call)).status).toBe(303);
    await stage.box.read();
    return id;
  };

  it('of a protected institution is told by the coordination, who sees the number until it has called', async () => {
    const id = await promised('2026-12-01T14:00:00+01:00', shelter, 'Selam');
    expect(await start()).not.toContain(heading);
    expect((await meet(id, '01.12.2026', 'Raum 12')).status).toBe(303);
    expect((await stage.box.read()).filter(({ to }) => to.startsWith('selam'))).toEqual([]);
    const [waiting, html] = [await start(), await page(id)];
    for (const words of [heading, '02421 777']) expect(waiting).toContain(words);
    expect(waiting).not.toContain('Zuflucht');
    for (const words of ['Bitte anrufen: Selam Beispiel', '02421 777', 'Raum 12', '>Angerufen<'])
      expect(html).toContain(words);
    expect([(await called(id, html)).status, (await called(id, html)).status]).toEqual([303, 303]);
    expect(await start()).not.toContain(heading);
    expect(await page(id)).not.toContain('Angerufen<');
    const log = await stage.inside((tx) =>
      tx.selectFrom('audit_log').select('record_id').where('event', '=', 'interpreting.told').execute(),
    );
    expect(log.map((row) => row.record_id)).toEqual([id, id]);
  });

  it('is told once more when it changed between the call and the button', async () => {
    const id = await promised('2026-12-02T14:00:00+01:00', shelter, 'Yonas');
    await meet(id, '02.12.2026', 'Raum 12');
    const old = await page(id);
    await meet(id, '02.12.2026', 'Hintereingang');
    const late = await called(id, old);
    expect([late.status, (await late.text()).includes('noch einmal geändert')]).toEqual([409, true]);
    const html = await page(id);
    expect(html).toContain('Hintereingang');
    expect((await called(id, html)).status).toBe(303);
    expect(await start()).not.toContain(heading);
  });

  it('is told so to who reads no mails, too, and by mail to everybody else', async () => {
    const feven = await promised('2026-12-03T14:00:00+01:00', stage.school, 'Feven');
    await meet(feven, '03.12.2026', 'Raum 12');
    expect(await start()).toContain('Feven Beispiel, 02421 777');
    expect((await called(feven, await page(feven))).status).toBe(303);
    const selam = await promised('2026-12-04T14:00:00+01:00', stage.school, 'Selam');
    await meet(selam, '04.12.2026', 'Raum 12');
    expect((await stage.box.read()).map(({ to }) => to)).toContain('selam@beispiel.de');
    expect(await start()).not.toContain(heading);
  });

  it('does not wait any more when the talk is over or somebody else comes, and is nobody else’s', async () => {
    const id = await promised('2026-12-07T14:00:00+01:00', shelter, 'Selam');
    await meet(id, '07.12.2026', 'Raum 12');
    const html = await page(id);
    const elsewhere = await signIn(stage.test, { role: 'interpreter_coordinator', centre: 'aachen' });
    expect((await elsewhere.post(`/vermittlung/${id}/angerufen`, { _request: newId() })).status).toBe(404);
    expect((await stage.institution.post(`/vermittlung/${id}/angerufen`, { _request: newId() })).status).toBe(403);
    expect(await start()).toContain(heading);
    await stage.coordinator.post(`/vermittlung/${id}/ersatz`, { grund: 'volunteer', _request: newId() });
    expect(await start()).not.toContain(heading);
    expect((await called(id, html)).status).toBe(303);
  });
});
