// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { type DatabaseHandle, openServer } from '../../../db/connection.ts';
import { openInvitations } from '../invitation/invitation.fixture.ts';

type Opened = Awaited<ReturnType<typeof openInvitations>>;

describe.each(testDatabases)('deeds on several cases on %s', (kind) => {
  let all: Opened;
  beforeAll(async () => {
    all = await openInvitations(kind);
  });
  afterAll(async () => all.test.close());

  const send = async (fields: Record<string, string | string[]>, by = all.counsellor) => {
    const answer = await by.post('/faelle-auswahl', fields);
    const html = await answer.text();
    return { status: answer.status, text: html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') };
  };
  const events = async (type: string, caseId: string) =>
    (await all.rows((tx) => tx.selectFrom('case_event').select('type').where('case_id', '=', caseId).execute())).filter(
      (one) => one.type === type,
    ).length;

  it('are offered in the list, as far as the role may', async () => {
    const { caseId } = await all.appointment({});
    const list = await (await all.counsellor.get('/faelle')).text();
    expect(list).toContain(`value="${caseId}"`);
    for (const word of ['zum Termin einladen', 'zuweisen', 'erinnern']) expect(list).toContain(word);
    const office = await (await all.office.get('/faelle')).text();
    expect(office).toContain('zum Termin einladen');
    expect(office).not.toContain('Zuweisen an');
    const refused = await send({ auswahl: [caseId], tat: 'assign', an: all.counsellor.userId }, all.office);
    expect([refused.status, refused.text.includes('Das dürfen Sie in Ihrer Rolle nicht.')]).toEqual([409, true]);
  });

  it('assign each by itself, and change nothing when sent again', async () => {
    const cases = [await all.report(), await all.report()];
    const other = await signIn(all.test, { role: 'counsellor', name: 'Cem Kollege' });
    const fields = { auswahl: cases, tat: 'assign', an: other.userId };
    const first = await send(fields);
    expect([first.status, first.text.includes('2 Fälle erledigt, 0 nicht gegangen')]).toEqual([200, true]);
    const again = await send(fields);
    expect(again.text).toContain('0 Fälle erledigt, 0 nicht gegangen, 2 waren schon so.');
    for (const id of cases) {
      expect((await all.caseRow(id)).responsible_user).toBe(other.userId);
      expect(await events('assigned', id)).toBe(1);
    }
    const nobody = await send({ ...fields, an: all.office.userId });
    expect(nobody.text).toContain('Bitte wählen Sie, wem die Fälle zugewiesen werden.');
    expect((await send({ tat: 'assign', an: other.userId })).text).toContain('mindestens einen Fall');
  });

  it('hand over with a note, when somebody is away and their free appointments are taken back', async () => {
    const away = await signIn(all.test, { role: 'counsellor', name: 'Anna Abwesend' });
    const mine = await all.report();
    expect((await all.offer({ tag: '07.12.2026' }, away)).status).toBe(303);
    await all.offer({ tag: '09.12.2026' }, away);
    const booked = await all.book(mine, { ...all.free, tag: '07.12.2026', uhrzeit: '14:00', person: away.userId });
    expect(booked.status).toBe(303);
    const fields = { wer: away.userId, weg_von: '07.12.2026', weg_bis: '08.12.2026', weil: 'leave' };
    const wrong = await all.office.post('/termine-abwesend', { ...fields, weg_bis: '01.12.2026' });
    expect([wrong.status, (await wrong.text()).includes('„Bis“ liegt vor „Von“.')]).toEqual([422, true]);
    const html = await (await all.office.post('/termine-abwesend', fields)).text();
    for (const part of [
      '1 freier Termin ist zurückgenommen.',
      '1 Termin mit einer Familie',
      `zustaendig=${away.userId}`,
    ])
      expect(html).toContain(part);
    const days = (await all.slots()).filter((slot) => slot.counsellor === away.userId);
    expect(days.map(({ day, withdrawn_as: as }) => [day.toString(), as]).toSorted()).toEqual([
      ['2026-12-07', 'leave'],
      ['2026-12-09', null],
    ]);
    const { text } = await send({
      auswahl: [mine],
      tat: 'assign',
      an: all.counsellor.userId,
      uebergabe: 'Ruft gern an.',
    });
    expect(text).toContain('1 Fall erledigt');
    expect(await (await all.counsellor.get(`/faelle/${mine}`)).text()).toContain('Ruft gern an.');
  });

  it('are offered to nobody while their counsellor is away, go to the stand-in, and come back with them', async () => {
    const [away, standIn] = [
      await signIn(all.test, { role: 'counsellor', name: 'Edi Entfernt' }),
      await signIn(all.test, { role: 'counsellor', name: 'Vera Vertretung' }),
    ];
    const [mine, twice, other] = [await all.report(), await all.report(), await all.report()];
    const at = (uhrzeit: string, person: string) => ({ ...all.free, tag: '14.12.2026', uhrzeit, person });
    await all.offer({ tag: '14.12.2026' }, away);
    await all.offer({ tag: '16.12.2026' }, away);
    for (const [caseId, uhrzeit, who] of [
      [mine, '12:00', away],
      [twice, '14:00', away],
      [other, '14:30', standIn],
    ] as const)
      expect((await all.book(caseId, at(uhrzeit, who.userId))).status).toBe(303);
    const days = {
      wer: away.userId,
      weg_von: '14.12.2026',
      weg_bis: '17.12.2026',
      weil: 'ill',
      hinweis: 'Schlüssel bei mir',
    };
    const self = await all.office.post('/termine-abwesend', { ...days, vertretung: away.userId });
    expect([self.status, (await self.text()).includes('sich nicht selbst vertreten')]).toEqual([422, true]);
    const entered = await all.office.post('/termine-abwesend', { ...days, vertretung: standIn.userId });
    const page = await entered.text();
    const path = /\/termine-abwesend\/[0-9a-f-]{36}/.exec(page)?.[0] ?? '';
    for (const part of [
      '2 freie Termine sind zurückgenommen.',
      'Vera Vertretung',
      'Schlüssel bei mir',
      '2 Termine mit',
    ])
      expect(page).toContain(part);
    const again = await all.office.post('/termine-abwesend', { ...days, weg_von: '17.12.2026', weg_bis: '18.12.2026' });
    expect([again.status, (await again.text()).includes('schon abwesend')]).toEqual([422, true]);

    // The team sees who is away, not why.
    const calendar = await (await all.counsellor.get('/termine?tag=2026-12-14')).text();
    expect(calendar).toContain('Abwesend: Edi Entfernt');
    expect(calendar).not.toContain('krank');
    // What is offered for these days later is given to nobody, nor is a time of its own.
    await all.offer({ tag: '15.12.2026', serie_bis: '22.12.2026', ort: 'Raum 77' }, away);
    const offers = await (await all.counsellor.get(`/faelle/${await all.report()}/termin`)).text();
    expect([offers.includes('Di 15.12.2026'), offers.includes('Di 22.12.2026')]).toEqual([false, true]);
    const hidden = (await all.slots()).find(({ place, day }) => place === 'Raum 77' && day.day === 15)?.id ?? '';
    for (const fields of [{ platz: hidden }, { ...at('16:00', away.userId), tag: '15.12.2026' }]) {
      const refused = await all.book(await all.report(), fields);
      expect([refused.status, (await refused.text()).includes('an diesem Tag abwesend')]).toEqual([422, true]);
    }

    // The stand-in takes what fits: same time, nothing changes for the family.
    const rowOf = async (caseId: string) => await all.appointmentOf(caseId);
    const termine = [(await rowOf(mine)).id, (await rowOf(twice)).id];
    expect((await all.office.post(`${path}/uebergeben`, {})).status).toBe(422);
    const stale = crypto.randomUUID();
    const given = await (await all.office.post(`${path}/uebergeben`, { termine: [...termine, stale] })).text();
    for (const part of [
      '1 Termin ist übergeben, 2 nicht.',
      'Ein gewählter Termin steht inzwischen nicht mehr in dieser Zeit.',
      'Vera Vertretung ist dann nicht frei',
      '1 Termin mit einer',
    ])
      expect(given).toContain(part);
    expect(await rowOf(mine)).toMatchObject({ counsellor: standIn.userId, sequence: 0, state: 'booked' });
    expect((await rowOf(twice)).counsellor).toBe(away.userId);

    // Back earlier: what was taken back is offered again from that day on.
    const back = (wieder_da: string) => all.office.post(`${path}/beenden`, { wieder_da });
    expect((await back('18.12.2026')).status).toBe(422);
    expect(await (await back('15.12.2026')).text()).toContain('1 freier Termin wird wieder angeboten');
    const free = (await all.slots()).filter((slot) => slot.counsellor === away.userId);
    expect(free.map(({ day, withdrawn_as: as }) => [day.day, as]).toSorted()).toEqual([
      [14, 'ill'],
      [15, null],
      [16, null],
      [22, null],
    ]);
    expect((await all.book(await all.report(), { platz: hidden })).status).toBe(303);
    const stranger = await signIn(all.test, { role: 'counsellor', centre: 'aachen' });
    expect([
      (await stranger.get(path)).status,
      (await stranger.post(`${path}/beenden`, { wieder_da: '15.12.2026' })).status,
    ]).toEqual([404, 404]);
  });

  it('invite whoever has an appointment, each in the way that works, and say of the others why not', async () => {
    const mail = await all.appointment({ email: 'sammeln@example.org', channel: 'mail' });
    const letter = await all.appointment({});
    const hidden = await all.appointment({ isProtected: true });
    const without = await all.report();
    const fields = { auswahl: [mail.caseId, letter.caseId, hidden.caseId, without], tat: 'invite' };
    const { text } = await send(fields, all.office);
    for (const part of [
      '3 Fälle erledigt, 1 nicht gegangen',
      'E-Mail ist unterwegs',
      'Brief liegt zum Drucken bereit',
      'Anruf vorgemerkt',
      'hat noch keinen Termin',
    ])
      expect(text).toContain(part);
    expect((await send(fields, all.office)).text).toContain('0 Fälle erledigt, 1 nicht gegangen, 3 waren schon so.');
    for (const { id } of [mail, letter, hidden]) expect(await all.sendings(id)).toHaveLength(1);
    expect(await all.mails()).toHaveLength(1);
  });

  it('remind only whom somebody outside lets wait, and do nothing with cases of another centre', async () => {
    const mine = await all.report();
    const { text } = await send({ auswahl: [mine], tat: 'remind' });
    expect(text).toContain('Der Fall wartet gerade auf niemanden außerhalb des Zentrums.');
    expect(await events('reminded', mine)).toBe(0);
    const stranger = await signIn(all.test, { role: 'counsellor', centre: 'aachen' });
    const foreign = await send({ auswahl: [mine], tat: 'assign', an: stranger.userId }, stranger);
    expect(foreign.status).toBe(404);
    expect((await all.caseRow(mine)).responsible_user).toBeNull();
    const school = await signIn(all.test, { role: 'school' });
    expect((await send({ auswahl: [mine], tat: 'invite' }, school)).status).toBe(403);
  });

  it('let nobody be away unasked who stands in for somebody, and go with what was taken back for them', async () => {
    const [away, standIn] = [
      await signIn(all.test, { role: 'counsellor', name: 'Ada Auswärts' }),
      await signIn(all.test, { role: 'counsellor', name: 'Sven Springer' }),
    ];
    await all.offer({ tag: '11.01.2027' }, away);
    const days = { weg_von: '11.01.2027', weg_bis: '12.01.2027', weil: 'leave' };
    const enter = (fields: Record<string, string>) => all.office.post('/termine-abwesend', { ...days, ...fields });
    const entered = await (await enter({ wer: away.userId, vertretung: standIn.userId })).text();
    const id = /\/termine-abwesend\/([0-9a-f-]{36})/.exec(entered)?.[1] ?? '';
    const asked = await enter({ wer: standIn.userId, weg_von: '12.01.2027' });
    const html = await asked.text();
    expect([asked.status, html.includes('Sven Springer ist in dieser Zeit Vertretung für Ada Auswärts')]).toEqual([
      422,
      true,
    ]);
    expect((await enter({ wer: standIn.userId, weg_von: '12.01.2027', weg_von_stimmt: id })).status).toBe(200);
    const slotOf = async () => (await all.slots()).find((slot) => slot.counsellor === away.userId);
    expect((await slotOf())?.absence_id).toBe(id);
    const { adminUrl }: DatabaseHandle & { adminUrl?: string } = all.test.context.database;
    const admin = adminUrl === undefined ? all.test.context.database : await openServer(adminUrl);
    await admin.db.transaction().execute(async (tx) => {
      await sql`select set_config('app.centre_id', ${all.test.centres.dueren}, true)`.execute(tx);
      await sql`set local role herzstueck_retention`.execute(tx);
      await sql`delete from absence where id = ${id}`.execute(tx);
    });
    if (admin !== all.test.context.database) await admin.close();
    expect(await slotOf()).toMatchObject({ absence_id: null, withdrawn_as: 'leave' });
  });
});
