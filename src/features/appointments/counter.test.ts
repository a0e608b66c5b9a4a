// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';
import { slotFields } from './appointments.fixture.ts';

describe.each(testDatabases)('a family at the counter on %s', (kind) => {
  let test: TestApp;
  let counsellor: Visitor;
  let office: Visitor;
  beforeAll(async () => {
    test = await testApp(kind);
    counsellor = await signIn(test, { role: 'counsellor' });
    office = await signIn(test, { role: 'administration' });
  });
  afterAll(() => test.close());

  const fields = (changes: Record<string, string>) => {
    const { fall: _, ...report } = reportFields({ dolmetschen: 'ja', ...changes });
    return report;
  };
  const children = (name: string) =>
    test.inside('dueren', (tx) =>
      tx
        .selectFrom('child as c')
        .innerJoin('placement_case as p', 'p.child_id', 'c.id')
        .select(['p.id', 'p.state', 'c.family_id as familyId'])
        .where('c.family_name', '=', name)
        .orderBy('p.id')
        .execute(),
    );
  const appointmentOf = (caseId: string) =>
    test.inside('dueren', (tx) =>
      tx
        .selectFrom('appointment as a')
        .innerJoin('appointment_case as k', 'k.appointment_id', 'a.id')
        .selectAll('a')
        .where('k.case_id', '=', caseId)
        .executeTakeFirst(),
    );

  it('is reported and given an offered appointment on one page, with who has to interpret', async () => {
    expect((await counsellor.post('/termine-anbieten', { ...slotFields, person: counsellor.userId })).status).toBe(303);
    const page = await (await counsellor.get('/termine/schalter')).text();
    const slot = /name="platz" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? '';
    const sent = fields({ nachname: 'Al-Schalter', platz: slot, varietaet: 'Darija' });
    const answer = await office.post('/termine/schalter', sent);
    expect(answer.headers.get('location')).toMatch(/^\/faelle\/[0-9a-f-]{36}\?ok=schalter$/);
    expect(await appointmentOf(idOf(answer))).toMatchObject({
      slot_id: slot,
      counsellor: counsellor.userId,
      language: 'apc',
      variety: 'Darija',
      state: 'booked',
    });
    expect((await children('Al-Schalter'))[0]?.state).toBe('scheduled');

    // Somebody else has it by now: nothing is reported either, and nothing typed is lost.
    const late = await office.post('/termine/schalter', fields({ nachname: 'Al-Spaet', platz: slot, trotzdem: 'ja' }));
    expect(late.status).toBe(422);
    const html = await late.text();
    expect(html).toContain('an eine andere Familie vergeben');
    expect(html).toContain('value="Al-Spaet"');
    expect(await children('Al-Spaet')).toEqual([]);
  });

  it('is counselled at once, or given another time in the next step', async () => {
    const now = await counsellor.post(
      '/termine/schalter',
      fields({ nachname: 'Al-Jetzt', platz: 'jetzt', trotzdem: 'ja' }),
    );
    expect(now.headers.get('location')).toMatch(/\/beratung\?ok=schalter$/);
    expect((await counsellor.get(now.headers.get('location') ?? '')).status).toBe(200);
    const [one] = await children('Al-Jetzt');
    expect(await appointmentOf(one?.id ?? '')).toMatchObject({ counsellor: counsellor.userId, from_minute: 540 });
    const later = await office.post(
      '/termine/schalter',
      fields({ nachname: 'Al-Andere', platz: 'spaeter', trotzdem: 'ja' }),
    );
    expect(later.headers.get('location')).toMatch(/\/termin\?ok=gemeldet$/);
    expect((await office.get(later.headers.get('location') ?? '')).status).toBe(200);
  });

  it('asks whom the child may be, all errors at once, and takes it into the family that was found', async () => {
    const empty = await (await counsellor.post('/termine/schalter', { nachname: 'Al-Leer' })).text();
    for (const sentence of ['Bitte wählen Sie das Geschlecht', 'Bitte wählen Sie einen Termin, „Jetzt beraten“'])
      expect(empty).toContain(sentence);
    const first = await counsellor.post('/meldungen', reportFields({ nachname: 'Al-Tuer', trotzdem: 'ja' }));
    expect(first.status).toBe(303);
    const [known] = await children('Al-Tuer');
    const sent = fields({ nachname: 'Al-Tuer', vornamen: 'Tarek', geburtsdatum: '01.02.2012', platz: 'jetzt' });
    const asked = await counsellor.post('/termine/schalter', sent);
    expect(asked.status).toBe(422);
    expect(await asked.text()).toContain(`name="zu_familie" value="${known?.familyId}"`);
    expect(await children('Al-Tuer')).toHaveLength(1);
    const taken = await counsellor.post('/termine/schalter', { ...sent, zu_familie: known?.familyId ?? '' });
    expect(taken.status).toBe(303);
    const both = await children('Al-Tuer');
    expect(both.map(({ familyId }) => familyId)).toEqual([known?.familyId, known?.familyId]);
  });
});
