// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import type { DatabaseKind } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { mayStill } from '../../consents/queries.ts';
import { addSponsor, proposedRow } from '../sponsorships.fixture.ts';

/** What a school sends, each with marked words. */
export const need = {
  ...{ schule: '199003', klasse: '2b', jahrgang: '2', sprache: 'apc', deutsch: 'words', anlass: 'new' },
  ...{ stunden: ['2-3', '4-2'], elternsprache: 'ar', kleingruppe: 'ja' },
};
export const given = { erteilt_von: 'Zzmutter (Mutter)', gelesen_in: 'ar', tag: '20.11.2026', gelesen: 'ja' };
export const named = {
  ...{ vorname: 'Zzlayan', nachname: 'Zzfamilienname', raum: 'Zzraum 12', interessen: 'Tiere', beachten: 'Zzmind' },
};
export type Fields = Record<string, string | string[]>;

/** The record an answer leads to. */
export const idOf = (answer: Response): string => /[0-9a-f-]{36}/.exec(answer.headers.get('location') ?? '')?.[0] ?? '';

/** Sends a form as a browser does: with the version its page carries. */
export async function send(who: Visitor, path: string, fields: Fields = {}): Promise<Response> {
  const html = await (await who.get(path)).text();
  return await who.post(path, { _version: hiddenField(html, '_version') || '1', _request: newId(), ...fields });
}

/** Two primary schools with their coordinators, the coordination, and that of another centre. */
export async function openNeeds(kind: DatabaseKind) {
  const test: TestApp = await testApp(kind);
  const school = await signIn(test, { role: 'school_coordinator', school: '199003' });
  const otherSchool = await signIn(test, { role: 'school_coordinator', school: '199004' });
  const coordination = await signIn(test, { role: 'sponsorship_coordinator' });
  const foreign = await signIn(test, { role: 'sponsorship_coordinator', centre: 'aachen' });
  let counter = 0;
  /** A need in a class of its own, so that no other pupil is alike. */
  const report = async (fields: Fields = {}): Promise<string> => {
    counter += 1;
    const answer = await school.post('/smile-schule/neu', { ...need, klasse: `${counter}b`, ...fields });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      expect.stringContaining('ok=bedarfGemeldet'),
    ]);
    return idOf(answer);
  };
  const consented = async (fields: Fields = {}): Promise<string> => {
    const id = await report();
    const answer = await send(school, `/smile-schule/kinder/${id}/einwilligung`, { ...given, ...named, ...fields });
    expect([answer.status, answer.status === 303 ? '' : await answer.text()]).toEqual([303, '']);
    return id;
  };
  const pupil = (id: string) =>
    test.inside('dueren', (tx) => tx.selectFrom('pupil').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  const sponsorship = (id: string) =>
    test.inside('dueren', (tx) =>
      tx.selectFrom('sponsorship').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    );
  /** A sponsorship that is proposed; `onConsent`: asks first whether the consent stands, as who proposes does. */
  const give = async (pupilId: string, onConsent = false): Promise<{ id: string; email: string }> =>
    await test.inside('dueren', async (tx) => {
      if (onConsent && !(await mayStill(tx, test.centres.dueren, 'sponsorship', pupilId)))
        throw new Error('no consent');
      counter += 1;
      const centreId = test.centres.dueren;
      const name = `Pate${counter}`;
      const volunteerId = await addSponsor(tx, centreId, { number: `DN-E-${4000 + counter}`, name });
      const row = proposedRow(centreId, { pupilId, volunteerId, number: `DN-P-2026-${4000 + counter}` });
      await tx
        .insertInto('sponsorship')
        .values({ ...row, school_number: '199003' })
        .execute();
      return { id: row.id, email: `${name.toLowerCase()}@beispiel.de` };
    });
  const propose = (pupilId: string) => give(pupilId, true);
  const mails = async (): Promise<string[]> => {
    await test.context.jobs.runDue();
    const folder = join(test.context.settings.dataFolder, 'outbox');
    const files = await readdir(folder).catch(() => []);
    return await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  };
  return {
    test,
    school,
    otherSchool,
    coordination,
    foreign,
    report,
    consented,
    pupil,
    sponsorship,
    give,
    propose,
    mails,
  };
}
export type NeedStage = Awaited<ReturnType<typeof openNeeds>>;
