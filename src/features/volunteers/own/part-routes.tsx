// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Context, Hono } from 'hono';
import { forgiveLookup, startCodeLookup } from '../../../auth/rate-limit.ts';
import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor, type Tx } from '../../../db/centre.ts';
import type { VolunteerKey } from '../../../outbound/catalogues/volunteer.ts';
import { Conflict } from '../../../refusals.ts';
import { writeAuditBy } from '../../../web/audit.ts';
import type { FormBody } from '../../../web/form/parse.ts';
import { addressHeader, secretAddress } from '../../../web/headers.ts';
import { readForm } from '../../../web/read-form.ts';
import { listActiveCentres } from '../../centres/queries.ts';
import { findLink, type OpenedLink } from '../../links/queries.ts';
import type { Own } from '../actions.ts';
import { placesByLink } from '../paths.ts';
import { getVolunteer, type Volunteer } from '../queries.ts';
import { ownPurpose } from '../rules.ts';
import { chosenLanguage, languageOf, openDoor, readDoor, show } from './door.ts';
import { typedOf } from './join-input.ts';
import { DeadPage, QuestionPage } from './link-pages.tsx';
import type { Door, Wrong } from './own-fields.tsx';
import { pageLanguage } from './own-words.ts';
import type { OwnPart } from './part-deeds.ts';

/** The link while it is good, with its page; or the page that says that it is not. */
export async function openOwn(
  app: AppContext,
  c: Context,
): Promise<{ link: OpenedLink; door: Door; token: string } | Response> {
  const { db } = app.database;
  const token = c.req.param('token') ?? '';
  const now = app.clock.now();
  const stranger = openDoor(languageOf(c));
  const attempt = await startCodeLookup(app, c.req.header(addressHeader) ?? '', now);
  if (!attempt.allowed) return show(c, <DeadPage door={stranger} token={token} wait />, 429);
  const link = await findLink(db, token, ownPurpose, now);
  if (link) await forgiveLookup(app, attempt.keys);
  const centre = link && (await listActiveCentres(db)).find(({ id }) => id === link.centreId);
  if (!link || !centre) return show(c, <DeadPage door={stranger} token={token} />, 404);
  const { door, good } = await inCentre(db, systemActor(centre.id, now), async (tx) => {
    const person = await getVolunteer(tx, centre.id, link.recordId);
    const language = chosenLanguage(c) ?? pageLanguage(person.letterLanguage) ?? 'de';
    return {
      door: await readDoor(tx, centre, language),
      good: link.state === 'open' && person.state !== 'left',
    };
  });
  return good ? { link, door, token } : show(c, <DeadPage door={door} token={token} />, 404);
}

/** The log says what a person did or saw by its link. */
export const logOwn = (tx: Tx, by: Own, event: string, id: string): Promise<void> =>
  writeAuditBy(tx, { ...by, role: 'volunteer' }, event, [{ recordKind: 'volunteer', ids: [id] }]);

interface LinkedPart<Deed extends string, File extends { person: Volunteer }> {
  /** The address before the token. */
  door: string;
  part: OwnPart<Deed, File>;
  /** What the log calls looking at the page, and each of its forms. */
  log: { view: string; deeds: Readonly<Record<Deed, string>> };
  /** What stands before the button, since mail programs open links. */
  question: { title: VolunteerKey; asks: VolunteerKey; opens: VolunteerKey };
}

/**
 * A page of a volunteer by the link in a mail: opening shows nothing of the person and changes nothing, its button opens the
 * page, and each form of it changes what the person may change without staff. The token is the right; whoever tries tokens is
 * stopped like who tries codes.
 */
export function linkedPart<Deed extends string, File extends { person: Volunteer }>(
  app: AppContext,
  routes: Hono,
  { door: address, part, log, question }: LinkedPart<Deed, File>,
): void {
  const { db } = app.database;
  const path = `${address}/:token`;
  routes.use(path, secretAddress);
  routes.get(path, async (c) => {
    const opened = await openOwn(app, c);
    return opened instanceof Response ? opened : show(c, <QuestionPage {...opened} {...question} address={address} />);
  });

  const answer = async (by: Own, id: string, deed: Deed, form: FormBody): Promise<readonly Wrong[]> => {
    try {
      return await inCentre(db, by, async (tx) => {
        const wrong = await part.answer({ tx, by, app }, id, deed, form);
        if (wrong.length === 0) await logOwn(tx, by, log.deeds[deed], id);
        return wrong;
      });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return [{ field: part.begins(deed), key: 'error.changed' }];
    }
  };

  routes.post(path, async (c) => {
    const opened = await openOwn(app, c);
    if (opened instanceof Response) return opened;
    const { link, door, token } = opened;
    const form = await readForm(c);
    const today = app.clock.today();
    const by = { ...systemActor(link.centreId, app.clock.now()), today };
    const deed = part.deedOf(form);
    const wrong = deed === undefined ? [] : await answer(by, link.recordId, deed, form);
    const file = await inCentre(db, by, async (tx) => {
      await logOwn(tx, by, log.view, link.recordId);
      return await part.read(tx, by, await getVolunteer(tx, link.centreId, link.recordId));
    });
    if (file.person.state === 'left') return show(c, <DeadPage door={door} token={token} />, 404);
    const sent = deed && { deed, wrong, typed: typedOf(form, part.names(deed, file)) };
    const places = placesByLink(token);
    return show(c, part.page({ door, places, file, today, sent }), wrong.length > 0 ? 422 : 200);
  });
}
