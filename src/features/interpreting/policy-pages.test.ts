// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, testNow, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { askingValues } from './asking-input.ts';
import { getPolicy, getRules } from './policy-queries.ts';
import { defaultPolicy } from './policy-rules.ts';

describe.each(testDatabases)('how the interpreter service is set, on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  const day = (text: string) => Temporal.PlainDate.from(text);
  const settings = {
    ...{ gilt_ab: '01.01.2027', vorlauf: '5', vorlauf_art: 'working', eilig: 'ja', hoechstens: '120' },
    ...askingValues(defaultPolicy),
    ...{ absagen_bis: '48', oeffentlich: 'ja', geschlossen: '08.07.2027–12.08.2027' },
  };
  const rule = {
    ...{ gilt_ab: '01.01.2027', regel: 'R21', ergebnis: 'excluded', begruendung: 'Kein Geld dafür.', quelle: 'Test' },
    ...{ stattdessen: 'Bitte fragen Sie den Verein.', anlaesse: ['info_event'] },
    ...{ rechtsfolge: 'egal', fachkraft: 'egal', selbst_zahlen: 'egal' },
  };
  beforeAll(async () => {
    test = await testApp(kind);
  });
  beforeEach(async () => {
    test.setNow(testNow);
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    await test.inside('dueren', async (tx) => {
      await tx.deleteFrom('interpreting_policy').execute();
      await tx.deleteFrom('occasion_rule').execute();
    });
  });
  afterAll(() => test.close());

  const policyOn = (text: string) => test.inside('dueren', (tx) => getPolicy(tx, test.centres.dueren, day(text)));
  const rulesOn = (text: string) => test.inside('dueren', (tx) => getRules(tx, test.centres.dueren, day(text)));

  it('counts from its day on, never back, and leaves what counted before', async () => {
    expect((await coordinator.post('/dolmetschen-einstellungen', settings)).status).toBe(303);
    expect(await policyOn('2026-12-31')).toEqual(defaultPolicy);
    expect(await policyOn('2027-01-01')).toMatchObject({
      leadDays: 5,
      maxMinutes: 120,
      cancelHours: 48,
      privateMayAsk: false,
    });
    for (const gilt_ab of ['23.11.2026', '01.11.2026']) {
      const answer = await coordinator.post('/dolmetschen-einstellungen', { ...settings, gilt_ab });
      expect(answer.status, gilt_ab).toBe(422);
    }
    // Once it counts it cannot be replaced.
    test.setNow('2027-01-01T09:00:00+01:00');
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    const answer = await coordinator.post('/dolmetschen-einstellungen', { ...settings, vorlauf: '9' });
    expect(await answer.text()).toContain('Bitte wählen Sie einen Tag ab morgen.');
    expect(await policyOn('2027-01-01')).toMatchObject({ leadDays: 5 });
  });

  it('says what is wrong with closed weeks, and takes over what other pools have published', async () => {
    const broken = await coordinator.post('/dolmetschen-einstellungen', { ...settings, geschlossen: 'Sommer' });
    expect(broken.status).toBe(422);
    expect(await broken.text()).toContain('„Sommer“ ist kein Zeitraum.');
    const back = { ...settings, geschlossen: '12.08.2027–08.07.2027' };
    expect(await (await coordinator.post('/dolmetschen-einstellungen', back)).text()).toContain(
      'endet, bevor es beginnt',
    );
    const form = await (await coordinator.get('/dolmetschen-einstellungen?vorlage=borken')).text();
    expect(form).toContain('08.07.2027–12.08.2027');
    expect(form).toContain('Veröffentlicht sind 4 bis 5 Arbeitstage');
    expect(await policyOn('2027-12-31')).toEqual(defaultPolicy);
  });

  it('begins a version of the table with the rows that counted before, and of two who add one row one is told', async () => {
    const before = (await rulesOn('2026-12-31')).rules.length;
    const answers = await Promise.all([
      coordinator.post('/dolmetschen-regeln/neu', rule),
      coordinator.post('/dolmetschen-regeln/neu', rule),
    ]);
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect((await rulesOn('2026-12-31')).from).toBeNull();
    const version = await rulesOn('2027-01-01');
    expect([version.from?.toString(), version.rules.length]).toEqual(['2027-01-01', before + 1]);
    const gone = { ...rule, regel: 'R08', ergebnis: 'own', streichen: 'ja' };
    expect((await coordinator.post('/dolmetschen-regeln/R08', gone)).status).toBe(303);
    expect((await rulesOn('2027-01-01')).rules.map(({ code }) => code)).not.toContain('R08');
    const silent = await coordinator.post('/dolmetschen-regeln/neu', { ...rule, regel: 'R22', stattdessen: '' });
    expect(await silent.text()).toContain('braucht es einen Hinweis, was sonst hilft');
    const renamed = await coordinator.post('/dolmetschen-regeln/R01', { ...rule, regel: 'R99' });
    expect(await renamed.text()).toContain('Die Nummer R01 bleibt.');
  });

  it('is read by institutions, who ask it about a talk and get the row, the reason and what else helps', async () => {
    const institution = await signIn(test, { role: 'institution' });
    const page = await (await institution.get('/dolmetschen-regeln')).text();
    expect(page).toContain('Bitte fragen Sie mindestens 10 Tage vorher an');
    expect(page).not.toContain('Zeile hinzufügen');
    const ask = async (query: string) => await (await institution.get(`/dolmetschen-regeln?${query}`)).text();
    const court = await ask('anlass=court&stelle=school&rechtsfolge=ja&fachkraft=ja&selbst=nein');
    expect(court).toContain('Der Dienst hilft hier nicht.');
    expect(court).toContain('Regel R01');
    expect(court).toContain('justiz-dolmetscher.de');
    expect(await ask('anlass=parents_talk&stelle=school&rechtsfolge=nein&fachkraft=ja&selbst=nein')).toContain(
      'Der Dienst hilft: Topf des Landes.',
    );
    expect(await ask('anlass=other&stelle=school&rechtsfolge=nein&fachkraft=ja&selbst=nein')).toContain(
      'Die Koordination entscheidet',
    );
    expect((await institution.get('/dolmetschen-einstellungen')).status).toBe(403);
    for (const role of ['counsellor', 'school'] as const)
      expect((await (await signIn(test, { role })).get('/dolmetschen-regeln')).status, role).toBe(403);
  });
});
