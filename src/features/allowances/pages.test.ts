// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { usualSettings } from './payout-rules.ts';
import { openPayouts, type Payouts } from './payouts.fixture.ts';
import { changePayoutSettings } from './person-actions.ts';

describe.each(testDatabases.slice(0, 1))('pages of rules and pay-outs, on %s', (kind) => {
  let stage: Payouts;
  let head: Visitor;
  let office: Visitor;
  let coordinator: Visitor;
  beforeAll(async () => {
    stage = await openPayouts(kind);
    ({ head, office } = stage);
    coordinator = await signIn(stage.test, { role: 'interpreter_coordinator', name: 'Karla Koordination' });
  });
  afterAll(() => stage.test.close());

  const text = async (answer: Promise<Response>) => await (await answer).text();
  const goesTo = async (answer: Promise<Response>): Promise<string> => {
    const { status, headers } = await answer;
    expect(status).toBe(303);
    return headers.get('location')?.split('?')[0] ?? '';
  };

  it('start a version from the rule of another pool, and try it line by line before it is kept', async () => {
    const form = await text(office.get('/aufwandsregeln/neu?vorlage=heinsberg'));
    expect(form).toContain('Kreis Heinsberg');
    const typed = {
      ...{ dienst: 'sponsorship', fassung: '2027', gilt_ab: '01.01.2027', gilt_bis: '', grund_minuten: '120' },
      ...{ grund_betrag: '25,00', schritt_minuten: '60', schritt_betrag: '10,00', schritt_art: 'started', fahrt: 'km' },
      ...{ fahrt_betrag: '0,30', ab_km: '5', hoechst_minuten: '', hoechst_betrag: '', absage_stunden: '24' },
      ...{ absage_art: 'all', absage_betrag: '12,50', probe_minuten: '150', probe_km: '12' },
    };
    const tried = await text(office.post('/aufwandsregeln/neu', { ...typed, fassung: '', _probe: 'ja' }));
    for (const words of [
      '150 Minuten, 12 km: ',
      '38,60 €',
      'bis 120 Minuten: 25,00 €',
      'Fahrt, 12 km zu je 0,30 €: 3,60 €',
    ])
      expect(tried).toContain(words);
    const wrong = await office.post('/aufwandsregeln/neu', {
      ...typed,
      fahrt_betrag: '',
      schritt_betrag: '',
      gilt_bis: '1.1.2026',
    });
    expect(wrong.status).toBe(422);
    const said = await wrong.text();
    for (const words of ['gehören zusammen', 'Betrag für die Fahrt ein', 'liegt vor „Gilt ab“'])
      expect(said).toContain(words);
    const path = await goesTo(office.post('/aufwandsregeln/neu', typed));
    expect(await text(office.post('/aufwandsregeln/neu', { ...typed, fassung: '2027b' }))).toContain(
      'gilt schon die Fassung',
    );
    expect(await text(coordinator.get(path))).toContain('Fassung „2027“');
    expect((await coordinator.get(`${path}/enden`)).status).toBe(403);
    expect(await text(office.post(`${path}/enden`, { gilt_bis: '31.12.2026' }))).toContain(
      'letzte Tag liegt vor dem ersten',
    );
    await goesTo(office.post(`${path}/enden`, { gilt_bis: '31.12.2027' }));
    expect((await office.get(`${path}/enden`)).status).toBe(409);
    await goesTo(office.post(`${path}/loeschen`));
    expect((await office.get(path)).status).toBe(404);
  });

  it('show the IBAN to the administration alone, and say what is wrong with one', async () => {
    const who = await stage.volunteer('Iris Konto', { iban: null });
    const path = `/auszahlungen/person/${who}`;
    const bank = (kontonummer: string, inhaber = 'Iris Konto') =>
      office.post(`${path}/bankverbindung`, { kontonummer, inhaber });
    expect(await text(office.get('/auszahlungen/personen?stand=ohne_konto'))).toContain('Iris Konto');
    for (const iban of ['DE89370400440532013001', 'DE8937', 'TR330006100519786457841326'])
      expect(await text(bank(iban)), iban).toContain('Diese IBAN stimmt nicht');
    expect(await text(bank(''))).toContain('Bitte geben Sie die IBAN ein.');
    expect((await bank('DE89 3704 0044 0532 0130 00')).status).toBe(303);
    expect(await text(office.get(path))).toContain('DE89 3704 0044 0532 0130 00');
    for (const other of [head, coordinator]) {
      const html = await text(other.get(path));
      expect(html).not.toMatch(/DE89|3704 ?0044/);
      expect((await other.get(`${path}/bankverbindung`)).status).toBe(403);
    }
    expect(await text(office.get('/auszahlungen/personen?stand=ohne_konto'))).not.toContain('Iris Konto');
    const foreign = await signIn(stage.test, { role: 'administration', centre: 'aachen' });
    expect((await foreign.get(path)).status).toBe(404);
    expect(
      (await foreign.post(`${path}/bankverbindung`, { kontonummer: 'DE89370400440532013000', inhaber: 'X' })).status,
    ).toBe(404);
  });

  it('lead a run from the draft to the payment office, each step by who may, with a file that runs no formula', async () => {
    const who = await stage.volunteer('=1+1 Formel', { holder: '=HYPERLINK("x")' });
    await stage.claim(stage.job(who, { km: 12 }));
    const poor = await stage.volunteer('Petra Pleite', { iban: null });
    await stage.claim(stage.job(poor));
    const list = await text(office.get('/auszahlungen'));
    for (const words of ['28,60 €', 'für 1 Person auszuzahlen', 'Petra Pleite', 'Es fehlt die Bankverbindung.'])
      expect(list).toContain(words);
    for (const [zahltag, sentence] of [
      ['24.12.2026x', 'kein Tag im Kalender'],
      ['20.11.2026', 'liegt in der Vergangenheit'],
      ['25.12.2026', 'arbeiten Banken nicht'],
      ['01.06.2027', 'mehr als drei Monate'],
    ] as const)
      expect(await text(office.post('/auszahlungen', { zahltag })), zahltag).toContain(sentence);
    const path = await goesTo(office.post('/auszahlungen', { zahltag: '07.12.2026' }));
    expect(await text(office.get(path))).toContain('Richtigkeit feststellen');
    expect((await office.post('/auszahlungen', { zahltag: '07.12.2026' })).status).toBe(409);
    expect((await office.get(`${path}/datei`)).status).toBe(409);
    expect(await text(coordinator.post(`${path}/feststellen`))).toContain('dass Sie den Lauf geprüft haben');
    await goesTo(coordinator.post(`${path}/feststellen`, { bestaetigt: 'ja' }));
    expect((await coordinator.post(`${path}/anordnen`, { bestaetigt: 'ja' })).status).toBe(403);
    expect(await text(office.get(path))).toContain('Anordnen darf, wer unter „Auszahlung einstellen“ genannt ist');
    await goesTo(head.post(`${path}/anordnen`, { bestaetigt: 'ja' }));
    expect((await head.post(`${path}/anordnen`, { bestaetigt: 'ja' })).status).toBe(409);
    const file = await office.get(`${path}/datei`);
    expect(file.headers.get('content-disposition')).toContain('.csv');
    const csv = await file.text();
    expect(csv).toContain(
      '"\'=HYPERLINK(""x"")";DE89370400440532013000;28,60;07.12.2026;Aufwandsentschädigung Z-2026-01',
    );
    expect((await head.get(`${path}/datei`)).status).toBe(403);
    await goesTo(office.post(`${path}/kasse`, { bestaetigt: 'ja' }));
    expect((await office.post(`${path}/zuruecknehmen`, { grund: 'zu spät' })).status).toBe(409);
    const back = { empfaenger: who, zurueck_am: '23.11.2026', grund: 'Konto erloschen' };
    expect(await text(office.post(`${path}/rueckueberweisung`, { ...back, empfaenger: poor }))).toContain(
      'wessen Geld zurückkam',
    );
    await goesTo(office.post(`${path}/rueckueberweisung`, back));
    const html = await text(coordinator.get(path));
    for (const words of [
      'an die Kasse gegeben',
      'zurück am 23.11.2026: Konto erloschen',
      'Karla Koordination',
      'Helga Leitung',
    ])
      expect(html).toContain(words);
  });

  it('set how a centre pays: columns by their names, the bank’s file with the account that pays, who may order', async () => {
    const form = await text(head.get('/auszahlungen/einstellungen'));
    const values = {
      ...{ dateiart: 'pain', zahler: '', zahler_iban: '', verwendung: 'Dolmetschen', spalten: 'Betrag = amount' },
      ...{ uebungsleiter: 'sponsorship', _version: hiddenField(form, '_version') },
    };
    const wrong = await text(head.post('/auszahlungen/einstellungen', values));
    for (const words of ['Zeile 1: Bitte schreiben Sie', 'wer zahlt', 'IBAN des Zahlers'])
      expect(wrong).toContain(words);
    const right = {
      ...values,
      zahler: 'Kreis Düren',
      zahler_iban: 'DE89370400440532013000',
      spalten: 'Wer = empfaenger\nBetrag = betrag',
    };
    expect((await office.post('/auszahlungen/einstellungen', right)).status).toBe(403);
    await goesTo(head.post('/auszahlungen/einstellungen', { ...right, anordnen: stage.second.userId }));
    await stage.claim(stage.job(await stage.volunteer('Björn Müller')));
    const path = await goesTo(office.post('/auszahlungen', { zahltag: '07.12.2026' }));
    await goesTo(coordinator.post(`${path}/feststellen`, { bestaetigt: 'ja' }));
    expect((await head.post(`${path}/anordnen`, { bestaetigt: 'ja' })).status).toBe(403);
    await goesTo(stage.second.post(`${path}/anordnen`, { bestaetigt: 'ja' }));
    const xml = await text(office.get(`${path}/datei`));
    for (const words of [
      'pain.001.001.09',
      '<Nm>Bjoern Mueller</Nm>',
      '<Nm>Kreis Dueren</Nm>',
      'Dolmetschen Z-2026-02',
    ])
      expect(xml).toContain(words);
  });

  it('correct a claim, take what is declared elsewhere, and confirm more than the limit with a reason', async () => {
    const who = await stage.volunteer('Jana Jahr');
    await stage.claim(stage.job(who));
    const path = `/auszahlungen/person/${who}`;
    const html = await text(office.get(path));
    const correct = html.match(/\/auszahlungen\/anspruch\/[0-9a-f-]+\/korrigieren/)?.[0] ?? '';
    const values = {
      tag: '10.11.2026',
      beginn: '9:00',
      ende: '10:00',
      weg_km: '0',
      weg_minuten: '0',
      fahrschein: '0',
      grund: 'x',
    };
    expect(await text(office.post(correct, values))).toContain('nichts zu korrigieren');
    expect(await text(office.post(correct, { ...values, ende: '8:00', grund: '' }))).toContain(
      'Bitte füllen Sie „Grund“ aus.',
    );
    await goesTo(office.post(correct, { ...values, ende: '10:10', grund: 'dauerte länger' }));
    expect(await text(office.get(path))).toContain('dauerte länger');
    const again = await text(office.get(correct));
    expect([again.includes('Bisher 30,00 €'), again.includes('value="10:10"')]).toEqual([true, true]);
    expect(await text(office.post(correct, { ...values, weg_km: '12 km' }))).toContain('zum Beispiel 12,5');
    const declared = { jahr: '2026', freibetrag: 'volunteer', betrag: '740,00' };
    expect(await text(office.post(`${path}/anderswo`, { ...declared, jahr: '1999' }))).toContain('Jahr');
    await goesTo(office.post(`${path}/anderswo`, declared));
    expect(await text(coordinator.get(path))).toContain('über 80 %');
    await goesTo(office.post(`${path}/anderswo`, { ...declared, betrag: '960' }));
    expect(await text(office.get(path))).toContain('Freibetrag erreicht');
    expect(await text(office.get('/auszahlungen'))).toContain('über dem, was im Jahr steuerfrei ist');
    expect((await office.post(`${path}/freibetrag`, { jahr: '2026', freibetrag: 'volunteer', grund: '' })).status).toBe(
      422,
    );
    await goesTo(
      head.post(`${path}/freibetrag`, { jahr: '2026', freibetrag: 'volunteer', grund: 'versteuert selbst' }),
    );
    expect(
      (await head.post(`${path}/freibetrag`, { jahr: '2026', freibetrag: 'volunteer', grund: 'noch einmal' })).status,
    ).toBe(409);
    expect(await text(office.get(path))).toContain('ist bestätigt: versteuert selbst');
  });

  it('print what was paid in a year, with the paragraph and thanks, as PDF/UA', async () => {
    const who = await stage.volunteer('Zara Zahlung');
    await stage.claim(stage.job(who, { km: 10 }));
    const path = `/auszahlungen/person/${who}/bescheinigung.pdf`;
    const read = async (jahr: string) => {
      const answer = await office.get(`${path}?jahr=${jahr}`);
      expect(answer.headers.get('content-type')).toContain('pdf');
      const document = await getDocument({ data: new Uint8Array(await answer.arrayBuffer()), verbosity: 0 }).promise;
      const { items } = await (await document.getPage(1)).getTextContent();
      const words = items.map((item) => ('str' in item ? item.str : '')).join(' ');
      return { words: words.replaceAll(/\s+/g, ' '), raw: (await document.getMetadata()).metadata?.getRaw() ?? '' };
    };
    expect((await read('2026')).words).toContain('Ausgezahlt 2026 0,00 €');
    await stage.as(head, (tx, by) => changePayoutSettings(tx, by, 1, { ...usualSettings, mayRelease: [] }));
    await stage.payAll();
    const { words, raw } = await read('2026');
    for (const part of [
      'Zara Zahlung',
      'Ausgezahlt 2026 28,00 €',
      '07.12.2026',
      '§ 3 Nr. 26a EStG',
      '960,00 €',
      'Wir danken herzlich',
    ])
      expect(words).toContain(part);
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect((await read('2025')).words).toContain('Ausgezahlt 2025 0,00 €');
    expect((await coordinator.get(path)).status).toBe(403);
  });
});
