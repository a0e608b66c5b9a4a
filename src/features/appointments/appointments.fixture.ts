// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { expect } from 'vitest';
import type { TestApp, Visitor } from '../../../tests/helpers/app.ts';
import type { Tx } from '../../db/centre.ts';
import { idOf, reportFields } from '../families/report.fixture.ts';

/** What a refused form says, for who reads a failed test. */
export const errorsIn = (html: string): string =>
  [...html.matchAll(/(?:Fehler|Frage): <\/span>([^<]*)|<h1[^>]*>([^<]*)/g)]
    .map(([, one, two]) => one ?? two)
    .join(' | ');

export const slotFields = {
  tag: '01.12.2026',
  uhr_von: '9:00',
  uhr_bis: '10:15',
  dauer: '75',
  form: 'on_site',
  ort: 'Raum 2.14',
};

/** What tests of appointments need. @param stage the program, and who acts; there when a test runs */
export function appointmentSteps(stage: () => { test: TestApp; counsellor: Visitor }) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  let count = 0;
  const name = () => {
    count += 1;
    return `Kind ${letters[count % 26]}${letters[Math.floor(count / 26)]}`;
  };
  const report = async (changes: Record<string, string> = {}): Promise<string> => {
    const answer = await stage().counsellor.post(
      '/meldungen',
      reportFields({ trotzdem: 'ja', vornamen: name(), ...changes }),
    );
    expect(answer.status, errorsIn(await answer.clone().text())).toBe(303);
    return idOf(answer);
  };
  const rows = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => stage().test.inside('dueren', work);
  const caseRow = (id: string) =>
    rows((tx) => tx.selectFrom('placement_case').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  const siblingOf = async (caseId: string): Promise<string> => {
    const { family_id: family } = await rows((tx) =>
      tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', 'c.id', 'p.child_id')
        .select('c.family_id')
        .where('p.id', '=', caseId)
        .executeTakeFirstOrThrow(),
    );
    const { nachname, geburtsdatum, geschlecht, sprache1 } = reportFields();
    const child = { nachname, geburtsdatum, geschlecht, sprache1, vornamen: name(), fall: 'ja', trotzdem: 'ja' };
    const answer = await stage().counsellor.post('/meldungen', { ...child, familie: family } as Record<string, string>);
    expect(answer.status, errorsIn(await answer.clone().text())).toBe(303);
    return idOf(answer);
  };
  const offer = async (fields: Record<string, string> = {}, by: Visitor = stage().counsellor): Promise<Response> =>
    by.post('/termine-anbieten', { ...slotFields, person: by.userId, ...fields });
  /** One free slot, by its id. */
  const slot = async (fields: Record<string, string> = {}, by: Visitor = stage().counsellor): Promise<string> => {
    const before = new Set((await slots()).map(({ id }) => id));
    const answer = await offer(fields, by);
    expect(answer.status, errorsIn(await answer.clone().text())).toBe(303);
    return (await slots()).find(({ id }) => !before.has(id))?.id ?? '';
  };
  const slots = () => rows((tx) => tx.selectFrom('appointment_slot').selectAll().orderBy('id').execute());
  const appointmentOf = (caseId: string) =>
    rows((tx) =>
      tx
        .selectFrom('appointment as a')
        .innerJoin('appointment_case as ac', 'ac.appointment_id', 'a.id')
        .selectAll('a')
        .where('ac.case_id', '=', caseId)
        .where('ac.left_at', 'is', null)
        .orderBy('a.booked_at', 'desc')
        .orderBy('a.id', 'desc')
        .executeTakeFirstOrThrow(),
    );
  const told = (appointmentId: string) =>
    rows((tx) =>
      tx
        .selectFrom('appointment_announcement')
        .selectAll()
        .where('appointment_id', '=', appointmentId)
        .orderBy('at')
        .orderBy('id')
        .execute(),
    );
  const book = (caseId: string, fields: Record<string, string | string[]>, by: Visitor = stage().counsellor) =>
    by.post(`/faelle/${caseId}/termin`, fields);
  const free = { tag: '02.12.2026', uhrzeit: '14:00', form: 'on_site' };

  return { name, report, rows, caseRow, siblingOf, offer, slot, slots, appointmentOf, told, book, free };
}
