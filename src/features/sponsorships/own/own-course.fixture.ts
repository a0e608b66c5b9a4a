// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { signIn, testApp, type Visitor, visitor } from '../../../../tests/helpers/app.ts';
import type { DatabaseKind } from '../../../../tests/helpers/database.ts';
import { createSession, sessionCookie } from '../../../auth/session.ts';
import { newId } from '../../../db/ids.ts';
import { mailbox } from '../../interpreting/mailbox.fixture.ts';
import { addPair, coordinates } from '../matching/matching.fixture.ts';
import { propose } from '../matching/propose-actions.ts';
import { smileNow } from '../sponsorships.fixture.ts';

export const start = Temporal.Instant.from(smileNow);
type Fields = Record<string, string>;
export type OwnStage = Awaited<ReturnType<typeof ownStage>>;

/** Sponsors with accounts, who coordinates, and the school, for what happens in the own account. */
export async function ownStage(kind: DatabaseKind) {
  const test = await testApp(kind);
  test.setNow(start);
  const coordinator = await signIn(test, { role: 'sponsorship_coordinator' });
  const school = await signIn(test, { role: 'school_coordinator', school: '199001' });
  const post = mailbox(() => test);

  async function proposed() {
    test.setNow(start);
    const pair = await addPair(test);
    const { ids } = await test.inside('dueren', (tx) =>
      propose(tx, coordinates(test), [{ ...pair, weekday: 2, lesson: 3 }], test.context.jobs),
    );
    const id = ids[0] ?? '';
    const sponsor = await signIn(test, { role: 'volunteer', volunteer: pair.volunteerId });
    await post.read();
    const send = (deed: string, fields: Fields = {}, request: string = newId()) =>
      sponsor.post(`/meine-patenschaften/vereinbarung/${id}/${deed}`, { _request: request, ...fields });
    return { ...pair, id, sponsor, send, page: `/meine-patenschaften/vereinbarung/${id}` };
  }
  type One = Awaited<ReturnType<typeof proposed>>;
  const stand = (id: string) =>
    test.inside('dueren', (tx) =>
      tx.selectFrom('sponsorship').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    );
  const events = async (id: string) =>
    (
      await test.inside('dueren', (tx) =>
        tx
          .selectFrom('sponsorship_event')
          .select(['type', 'by_user', 'by_role'])
          .where('sponsorship_id', '=', id)
          .orderBy('position')
          .execute(),
      )
    ).map(({ type }) => type);
  const html = async (who: Visitor, path: string) => await (await who.get(path)).text();
  const both = async (one: One) => {
    await one.send('antwort', { antwort: 'ja' });
    await school.post(`/smile-schule/patenschaften/${one.id}/antwort`, { antwort: 'ja' });
  };
  const running = async () => {
    const one = await proposed();
    await both(one);
    await school.post(`/smile-schule/patenschaften/${one.id}/beginn`, { ab: '23.11.2026' });
    await post.read();
    return one;
  };
  /** Sessions end when the clock moves on: the same person signs in again. */
  const renew = async (who: Visitor) => {
    const cookie = await sessionCookie(test.context, await createSession(test.context, who.userId));
    Object.assign(who, { cookie, ...visitor(test, cookie) });
  };
  const end = (one: One) => one.send('ende', { grund: 'sponsor_stops' });
  return { test, coordinator, school, post, proposed, stand, events, html, both, running, renew, end };
}
