// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { hiddenField, signIn, type TestApp, testApp, type Visitor } from '../../../../tests/helpers/app.ts';
import type { testDatabases } from '../../../../tests/helpers/database.ts';
import { type By, systemActor } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { addInstitution, addRequest, addVolunteer, dispatchNow } from '../dispatch/dispatch.fixture.ts';
import { mailbox } from '../mailbox.fixture.ts';

export type Fields = Record<string, string | string[]>;

/** The form of a promised talk, as the fixture made it. */
const asPromised: Fields = {
  ...{ tag: '03.12.2026', uhr_von: '14:00', uhr_bis: '15:00', gespraech_wie: ['on_site'] },
  ...{ strasse: 'Schulweg 5', plz: '52351', ort: 'Düren', gemeinde: '05358008', treffpunkt: 'Haupteingang' },
  ...{ ansprechperson: 'Frau Kontakt', telefon: '02421 5550', email: 'schule@beispiel.de' },
};

/** Where an institution moves its promised talks. */
export const ownMoves = '/dolmetschanfragen-verlegen';

/** A centre with a school, three volunteers who speak its language (one only phones), and who moves talks. */
export async function moveStage(kind: (typeof testDatabases)[number]) {
  const test: TestApp = await testApp(kind);
  test.setNow(dispatchNow);
  const people = new Map<string, string>();
  const box = mailbox(() => test);
  const centreId = test.centres.dueren;
  const school = await test.inside('dueren', async (tx) => {
    for (const [index, name] of ['Selam', 'Yonas'].entries())
      people.set(name, await addVolunteer(tx, centreId, { name, number: `DN-E-910${index}` }));
    people.set('Feven', await addVolunteer(tx, centreId, { name: 'Feven', channel: 'phone', number: 'DN-E-9105' }));
    return await addInstitution(tx, centreId, { number: 'DN-I-9101', name: 'Grundschule Geheimname' });
  });
  const coordinator = await signIn(test, { role: 'interpreter_coordinator' });
  const institution = await signIn(test, { role: 'institution', institution: school });
  const personOf = (name: string): string => people.get(name) ?? '';
  const inside = <T>(work: Parameters<typeof test.inside<T>>[1]) => test.inside('dueren', work);
  return {
    ...{ test, box, school, coordinator, institution, personOf, inside },
    by: (centre = centreId): By => ({
      ...systemActor(centre, test.context.clock.now()),
      ...{ role: 'link', schools: [], today: Temporal.PlainDate.from('2026-11-23') },
    }),
    /** An open request of the school, an hour from `start` on. */
    request: (start: string, seriesId: string | null = null) =>
      inside((tx) => addRequest(tx, centreId, { institutionId: school, start, seriesId })),
    /** Somebody promises a talk. @returns the link of its page; '' for who only phones */
    async promise(id: string, name = 'Selam'): Promise<string> {
      await coordinator.post(`/vermittlung/${id}/anfragen`, { person: personOf(name), _request: newId() });
      const link = box.linkIn((await box.read())[0]);
      const called = { person: personOf(name), ergebnis: 'ja', _request: newId() };
      if (link === '') await coordinator.post(`/vermittlung/${id}/anruf`, called);
      else await box.press(link, { antwort: 'ja' });
      await box.read();
      return link;
    },
    row: (id: string) =>
      inside((tx) => tx.selectFrom('interpreting_request').selectAll().where('id', '=', id).executeTakeFirstOrThrow()),
    jobOf: (id: string) =>
      inside((tx) =>
        tx
          .selectFrom('interpreting_job')
          .selectAll()
          .where('request_id', '=', id)
          .orderBy('assigned_at', 'desc')
          .executeTakeFirstOrThrow(),
      ),
    /** Sends the form of a promised talk with some fields otherwise. */
    async move(id: string, fields: Fields, who: Visitor = institution, path = ownMoves): Promise<Response> {
      const form = await (await who.get(`${path}/${id}`)).text();
      const rests = { _version: hiddenField(form, '_version'), _request: newId() };
      return await who.post(`${path}/${id}`, { ...asPromised, ...fields, ...rests });
    },
    asPromised,
  };
}
export type MoveStage = Awaited<ReturnType<typeof moveStage>>;
