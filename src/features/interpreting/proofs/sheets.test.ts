// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { dayOf } from '../../../clock.ts';
import { type By, inCentre } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { allowancePresets } from '../../allowances/presets.ts';
import { addRule } from '../../allowances/rule-actions.ts';
import { createLink } from '../../links/actions.ts';
import { addInstitution, addRequest, addVolunteer, dispatchNow } from '../dispatch/dispatch.fixture.ts';
import { bookByCall } from '../dispatch/job-actions.ts';
import { offerPurpose } from '../dispatch/offer-actions.ts';
import { readSheetNumber } from './sheet-input.ts';

/** All text of a PDF, each page for itself, without spaces. */
async function pagesOf(answer: Response): Promise<string[]> {
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  const document = await getDocument({ data: new Uint8Array(await answer.arrayBuffer()), verbosity: 0 }).promise;
  expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
  const pages: string[] = [];
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s+/gu, ''),
    );
  }
  return pages;
}

it('reads the number of a sheet as people write it', () => {
  expect(['N-2026-0017', 'n 2026 17', '2026/17', ' N-2026-17 '].map(readSheetNumber)).toEqual(
    Array.from({ length: 4 }, () => 'N-2026-0017'),
  );
  expect(['17', 'DM-2026-0017', 'N-26-17', 'x'].map(readSheetNumber)).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
});

describe.each(testDatabases)('proofs on paper on %s', (kind) => {
  let test: TestApp;
  let coordinator: Visitor;
  let schoolId: string;
  let shelterId: string;
  let selam: string;
  const sender = { send: () => Promise.resolve() };
  const centre = () => test.centres.dueren;
  const by = (): By => {
    const now = test.context.clock.now();
    return {
      ...{ centreId: centre(), userId: coordinator.userId, now, role: 'interpreter_coordinator' },
      ...{ schools: [], today: dayOf(now) },
    };
  };
  const as = <T>(work: Parameters<typeof inCentre<T>>[2]) => inCentre(test.context.database.db, by(), work);
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(dispatchNow);
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    await test.inside('dueren', async (tx) => {
      schoolId = await addInstitution(tx, centre(), { number: 'DN-I-9001', name: 'Grundschule am Bach' });
      shelterId = await addInstitution(tx, centre(), { number: 'DN-I-9002', name: 'Geheimes Haus', isProtected: true });
      selam = await addVolunteer(tx, centre(), { name: 'Selam', number: 'DN-E-9000' });
      const rule = {
        ...{ flatCents: 0, kmCents: 0, fromKm: null, maxMinutes: null, capCents: null },
        ...{ cancelWindowHours: 24, cancelHours: 'all' as const, cancelCents: 10_00 },
        ...allowancePresets.rhein_erft.rule,
        ...{ version: '2026', validFrom: Temporal.PlainDate.from('2026-01-01'), validTo: null },
      };
      await addRule(tx, by(), 'interpreting', rule);
    });
  });
  afterAll(() => test.close());

  const booked = (institutionId: string, start: string) =>
    as(async (tx) => {
      const id = await addRequest(tx, centre(), { institutionId, start, reference: 'K geheim' });
      await bookByCall(tx, by(), id, selam, sender);
      return id;
    });
  const printed = async (anzahl: string): Promise<string> => {
    const answer = await coordinator.post('/vermittlung/nachweisbogen', { anzahl, _request: newId() });
    expect(answer.status).toBe(303);
    return (answer.headers.get('location') ?? '').split('?')[0] ?? '';
  };
  const numbersOn = async (path: string): Promise<string[]> =>
    [...new Set((await (await coordinator.get(path)).text()).match(/N-2026-\d{4}/g))].toSorted();
  const talk = (more: Record<string, string> = {}): Record<string, string> => ({
    ...{ bogen: '', einrichtung: schoolId, person: selam, dolmetschsprache: 'tir', anlass_gespraech: 'parents_talk' },
    ...{ gespraech_wie: 'on_site', tag: '20.11.2026', beginn_war: '10:00', ende_war: '11:00', ergebnis: 'held' },
    ...{ beteiligte: '3', fachkraft: 'ja', rechtsfolge: 'nein', zahlt_selbst: 'nein', zeichen: 'K 12' },
    ...{ nachtrag_grund: 'Ausfall am 20.11., am Telefon vermittelt.', _request: newId(), ...more },
  });
  const enter = (more?: Record<string, string>) => coordinator.post('/vermittlung/nachtragen', talk(more));
  const requests = () => as((tx) => tx.selectFrom('interpreting_request').select(['id', 'state']).execute());

  it('have what is known of a talk, room for the rest, and nothing of the family; each side gets its own', async () => {
    const id = await booked(schoolId, '2026-12-03T14:00:00+01:00');
    const school = await signIn(test, { role: 'institution', institution: schoolId });
    const offer = await as((tx) =>
      tx.selectFrom('interpreting_offer').select('id').where('request_id', '=', id).executeTakeFirstOrThrow(),
    );
    const { token } = await as((tx) =>
      createLink(tx, by(), { purpose: offerPurpose, recordId: offer.id, recipient: 'a@b.de', days: 30 }),
    );
    expect(await (await test.app.request(`/einsatz/${token}`)).text()).toContain(`/einsatz/${token}/nachweis.pdf`);
    expect(await (await school.get(`/dolmetschanfragen/${id}`)).text()).toContain('nachweis.pdf');
    for (const answer of [
      await coordinator.get(`/vermittlung/${id}/nachweis.pdf`),
      await school.get(`/dolmetschanfragen/${id}/nachweis.pdf`),
      await test.app.request(`/einsatz/${token}/nachweis.pdf`),
    ]) {
      const [only = '', ...others] = await pagesOf(answer);
      expect(others).toEqual([]);
      for (const text of [
        'DM-2026-',
        'Do03.12.2026',
        'Tigrinya',
        'Selam',
        'GrundschuleamBach',
        'StempelderEinrichtung',
      ])
        expect(only).toContain(text);
      for (const hidden of ['Beispiel', 'Kgeheim', 'FrauKontakt', '02421777', 'Geheimweg'])
        expect(only).not.toContain(hidden);
    }
    const other = await signIn(test, { role: 'institution' });
    expect((await other.get(`/dolmetschanfragen/${id}/nachweis.pdf`)).status).toBe(404);
    const elsewhere = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    expect((await elsewhere.get(`/vermittlung/${id}/nachweis.pdf`)).status).toBe(404);
  });

  it('name a protected institution by its number alone', async () => {
    const id = await booked(shelterId, '2026-12-04T14:00:00+01:00');
    const [only = ''] = await pagesOf(await coordinator.get(`/vermittlung/${id}/nachweis.pdf`));
    expect(only).toContain('GeschützteEinrichtungDN-I-9002');
    for (const hidden of ['GeheimesHaus', 'Schulweg']) expect(only).not.toContain(hidden);
  });

  it('of a talk nobody has promised do not exist', async () => {
    const id = await as((tx) =>
      addRequest(tx, centre(), { institutionId: schoolId, start: '2026-12-05T14:00:00+01:00' }),
    );
    const answer = await coordinator.get(`/vermittlung/${id}/nachweis.pdf`);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('niemand eingeplant');
  });

  it('are printed blank, one to fifty, with running numbers, once for one press', async () => {
    for (const anzahl of ['0', '51', 'zehn', ''])
      expect((await coordinator.post('/vermittlung/nachweisbogen', { anzahl, _request: newId() })).status).toBe(422);
    const same = { anzahl: '3', _request: newId() };
    const [first, again] = [
      await coordinator.post('/vermittlung/nachweisbogen', same),
      await coordinator.post('/vermittlung/nachweisbogen', same),
    ];
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    const path = (first.headers.get('location') ?? '').split('?')[0] ?? '';
    const numbers = await numbersOn(path);
    const next = await numbersOn(await printed('2'));
    expect([...numbers, ...next].map((one) => Number(one.slice(-4)))).toEqual([1, 2, 3, 4, 5]);
    const pages = await pagesOf(await coordinator.get(`${path}/bogen.pdf`));
    expect(pages.map((page) => page.match(/N-2026-\d{4}/)?.[0])).toEqual(numbers);
    const elsewhere = await signIn(test, { role: 'interpreter_coordinator', centre: 'aachen' });
    expect((await elsewhere.get(path)).status).toBe(404);
    expect((await elsewhere.get(`${path}/bogen.pdf`)).status).toBe(404);
  });

  it('come back as request, job and proof in one step, and what they come to is owed once', async () => {
    const path = await printed('2');
    const [number = '', second = ''] = await numbersOn(path);
    const answer = await enter({ bogen: number.toLowerCase().replaceAll('-', ' ') });
    expect(answer.status).toBe(303);
    const id = /\/vermittlung\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
    const rows = await as(async (tx) => ({
      request: await tx.selectFrom('interpreting_request').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
      claims: await tx.selectFrom('allowance_claim').select('cents').where('record_id', '=', id).execute(),
      proof: await tx
        .selectFrom('interpreting_proof as p')
        .innerJoin('interpreting_job as j', 'j.id', 'p.job_id')
        .select(['p.reason', 'p.institution_via', 'p.volunteer_via', 'j.busy_from'])
        .where('j.request_id', '=', id)
        .executeTakeFirstOrThrow(),
    }));
    expect(rows.request).toMatchObject({ state: 'settled', channel: 'phone', reference: 'K 12' });
    expect(rows.claims).toHaveLength(1);
    expect(rows.proof).toMatchObject({ institution_via: 'paper', volunteer_via: 'paper' });
    expect(rows.proof.reason).toContain('Ausfall');
    // The number leads to who and where by now.
    const page = await (await coordinator.get(path)).text();
    for (const text of [rows.request.number, 'Selam Beispiel', 'Grundschule am Bach']) expect(page).toContain(text);
    // A number is entered once: told at its field, with everything typed still there; nothing is kept.
    const before = (await requests()).length;
    const refused = await enter({ bogen: number, tag: '19.11.2026' });
    expect(refused.status).toBe(422);
    const text = await refused.text();
    for (const part of [`Bogen ${number} ist schon eingetragen`, rows.request.number, 'value="19.11.2026"'])
      expect(text).toContain(part);
    expect((await enter({ bogen: 'N-2026-0999', tag: '19.11.2026' })).status).toBe(422);
    // The blank ones that are left are printed again without it.
    expect((await pagesOf(await coordinator.get(`${path}/bogen.pdf`))).join('')).not.toContain(number);
    expect((await pagesOf(await coordinator.get(`${path}/bogen.pdf`))).join('')).toContain(second);
    expect(await requests()).toHaveLength(before);
  });

  it('refuse what cannot be, all at once, and keep nothing', async () => {
    const before = (await requests()).length;
    const empty = await coordinator.post('/vermittlung/nachtragen', { _request: newId() });
    expect(empty.status).toBe(422);
    const text = await empty.text();
    for (const part of ['Bitte wählen Sie die Einrichtung.', 'wer gedolmetscht hat', 'Warum erst jetzt', 'was war'])
      expect(text).toContain(part);
    expect(await (await enter({ tag: '24.11.2026' })).text()).toContain('Nachgetragen wird nur, was schon war');
    expect(await (await enter({ tag: '01.02.2026' })).text()).toContain('mehr als 200 Tage her');
    expect(await (await enter({ ende_war: '09:00' })).text()).toContain('Das Ende liegt nicht nach dem Beginn');
    expect(await (await enter({ zeichen: 'Familie Mustermann' })).text()).toContain('Das sieht nach einer Person aus');
    expect(await (await enter({ anlass_gespraech: 'asylum' })).text()).toContain('Hier hilft der Dienst nicht');
    // The same person cannot have been elsewhere at the same time.
    expect(await (await enter({ beginn_war: '10:30', ende_war: '11:30' })).text()).toContain(
      'schon einen anderen Einsatz',
    );
    expect(await requests()).toHaveLength(before);
  });

  it('are entered by one of two who do it at the same time', async () => {
    const [number = ''] = await numbersOn(await printed('1'));
    const other = await signIn(test, { role: 'interpreter_coordinator' });
    const answers = await Promise.all([
      coordinator.post('/vermittlung/nachtragen', talk({ bogen: number, tag: '17.11.2026' })),
      other.post('/vermittlung/nachtragen', talk({ bogen: number, tag: '18.11.2026' })),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status === 303)).toHaveLength(1);
    const used = await as((tx) =>
      tx.selectFrom('proof_sheet').select('job_id').where('number', '=', number).executeTakeFirstOrThrow(),
    );
    expect(used.job_id).not.toBeNull();
  });

  it('go with the number to a talk that is known, too', async () => {
    const id = await booked(schoolId, '2026-11-24T14:00:00+01:00');
    const [number = ''] = await numbersOn(await printed('1'));
    test.setNow('2026-11-24T16:00:00+01:00');
    coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    const send = (bogen: string) =>
      coordinator.post(`/vermittlung/${id}/nachweis`, {
        ...{ bogen, ergebnis: 'held', beginn_war: '14:00', ende_war: '15:00', _request: newId() },
      });
    expect((await send('quatsch')).status).toBe(422);
    expect((await send(number)).status).toBe(303);
    const used = await as((tx) =>
      tx.selectFrom('proof_sheet').select('used_by').where('number', '=', number).executeTakeFirstOrThrow(),
    );
    expect(used.used_by).toBe(coordinator.userId);
  });
});
