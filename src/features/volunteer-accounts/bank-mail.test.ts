// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { newId } from '../../db/ids.ts';
import { takeMail } from '../account/browser.fixture.ts';
import { forgetFormerMails } from '../volunteers/former-mail-actions.ts';

describe.each(testDatabases)('the mail about a changed bank account on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let office: Visitor;
  const list = '/ehrenamtliche';
  const person = {
    ...{ vorname: 'Selam', nachname: 'Beispiel', geboren: '01.02.1990', geschlecht: 'female', weg: 'mail' },
    ...{ telefon: '', briefsprache: 'de', aufgaben: ['interpreting'], arten: ['on_site'] },
    ...{ sprache1: 'tir', stufe1: 'native', richtung1: 'both', umkreis: '20', monat: '4' },
  };
  beforeAll(async () => {
    test = await testApp(kind);
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    office = await signIn(test, { role: 'administration' });
  });
  afterAll(() => test.close());

  async function enter(email: string): Promise<string> {
    const answer = await coordinator.post(`${list}/neu`, { ...person, email, _request: newId() });
    expect(answer.status).toBe(303);
    return /ehrenamtliche\/([0-9a-f-]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
  }
  async function move(id: string, email: string): Promise<void> {
    const version = hiddenField(await (await coordinator.get(`${list}/${id}/angaben`)).text(), '_version');
    const sent = { ...person, email, _version: version, _request: newId() };
    expect((await coordinator.post(`${list}/${id}/angaben`, sent)).status).toBe(303);
  }
  const change = async (id: string, kontonummer: string) => {
    const fields = { kontonummer, inhaber: 'Selam Beispiel', _request: newId() };
    expect((await office.post(`/auszahlungen/person/${id}/bankverbindung`, fields)).status).toBe(303);
  };
  /** Who is told, in the order of the alphabet. */
  const told = async (): Promise<{ to: string; text: string; subject: string }[]> =>
    (await takeMail(test))
      .map((mail) => ({
        to: [mail.to].flat().flatMap((one) => one?.text ?? [])[0] ?? '',
        text: mail.text ?? '',
        subject: mail.subject ?? '',
      }))
      .toSorted((a, b) => (a.to < b.to ? -1 : 1));

  it('goes to the person, names no account, and not again for the same one', async () => {
    const id = await enter('eins@beispiel.de');
    await change(id, 'DE89370400440532013000');
    const [mail, ...others] = await told();
    expect([mail?.to, others.length]).toEqual(['eins@beispiel.de', 0]);
    expect(mail?.subject).toBe('Ihre Bankverbindung wurde geändert');
    expect(mail?.text).toContain('rufen Sie uns bitte gleich an');
    expect(`${mail?.subject} ${mail?.text}`.replaceAll(' ', '')).not.toMatch(/DE89|3704|0532|013000/);
    await change(id, 'DE89370400440532013000');
    expect(await told()).toEqual([]);
  });

  it('goes to the address of before, too, while that is not long ago', async () => {
    const id = await enter('alt@beispiel.de');
    await move(id, 'neu@beispiel.de');
    await change(id, 'DE89370400440532013000');
    expect((await told()).map(({ to }) => to)).toEqual(['alt@beispiel.de', 'neu@beispiel.de']);
    const { centreId, today } = { centreId: test.centres.dueren, today: test.context.clock.today() };
    const forget = (days: number) =>
      test.inside('dueren', (tx) => forgetFormerMails(tx, { centreId, today: today.add({ days }) }));
    expect(await forget(30)).toBe(0);
    expect(await forget(31)).toBe(1);
    await change(id, 'NL91ABNA0417164300');
    expect((await told()).map(({ to }) => to)).toEqual(['neu@beispiel.de']);
  });

  it('is not sent where nobody has a mail address', async () => {
    const { weg: _, ...rest } = person;
    const fields = { ...rest, weg: 'phone', telefon: '02421 555', email: '', _request: newId() };
    const answer = await coordinator.post(`${list}/neu`, fields);
    const id = /ehrenamtliche\/([0-9a-f-]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
    await change(id, 'DE89370400440532013000');
    expect(await told()).toEqual([]);
  });
});
