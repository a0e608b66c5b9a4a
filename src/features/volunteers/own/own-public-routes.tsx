// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Context, Hono } from 'hono';
import { forgiveLookup, startCodeLookup, startOpenForm } from '../../../auth/rate-limit.ts';
import { plainLine } from '../../../codes/characters.ts';
import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor } from '../../../db/centre.ts';
import { Conflict } from '../../../refusals.ts';
import { addressHeader, secretAddress } from '../../../web/headers.ts';
import { readForm } from '../../../web/read-form.ts';
import { listActiveCentres } from '../../centres/queries.ts';
import { findLink, type OpenedLink } from '../../links/queries.ts';
import { isMail } from '../input.ts';
import { joinPath, ownLinkSentPath } from '../paths.ts';
import { getVolunteer } from '../queries.ts';
import { ownPurpose } from '../rules.ts';
import { chosenLanguage, languageOf, openDoor, readDoor, show } from './door.ts';
import { typedOf } from './join-input.ts';
import { addressKey, ownLinkAsked } from './mails.ts';
import { answerOwn, readOwn } from './own-deeds.ts';
import { deedOf, firstFields, ownNames } from './own-input.ts';
import { AskLinkPage, askField, LinkAskedPage, OwnDeadPage, OwnPage, OwnQuestionPage } from './own-page.tsx';
import type { Door, Wrong } from './public-parts.tsx';
import { pageLanguage } from './texts.ts';

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
  if (!attempt.allowed) return show(c, <OwnDeadPage door={stranger} token={token} wait />, 429);
  const link = await findLink(db, token, ownPurpose, now);
  if (link) await forgiveLookup(app, attempt.keys);
  const centre = link && (await listActiveCentres(db)).find(({ id }) => id === link.centreId);
  if (!link || !centre) return show(c, <OwnDeadPage door={stranger} token={token} />, 404);
  const { door, good } = await inCentre(db, systemActor(centre.id, now), async (tx) => {
    const person = await getVolunteer(tx, centre.id, link.recordId);
    const language = chosenLanguage(c) ?? pageLanguage(person.letterLanguage) ?? 'de';
    return {
      door: await readDoor(tx, centre, language),
      good: link.state === 'open' && person.state !== 'left',
    };
  });
  return good ? { link, door, token } : show(c, <OwnDeadPage door={door} token={token} />, 404);
}

/** A volunteer asks for the link to the own page: one answer, whether the address is known or not, and as fast. */
function askRoutes(app: AppContext, routes: Hono): void {
  routes.get('/ehrenamt', (c) =>
    show(c, <AskLinkPage door={openDoor(languageOf(c))} typed={{}} wrong={[]} join={joinPath} />),
  );
  routes.get('/ehrenamt/gesendet', (c) => show(c, <LinkAskedPage door={openDoor(languageOf(c))} />));
  routes.post('/ehrenamt', async (c) => {
    const form = await readForm(c);
    const language = languageOf(c);
    const attempt = await startOpenForm(app, 'volunteer-link', c.req.header(addressHeader) ?? '', app.clock.now());
    const typed = typedOf(form, [askField]);
    const email = plainLine(typed[askField] ?? '');
    const page = { door: openDoor(language), typed, join: joinPath };
    if (!attempt.allowed) return show(c, <AskLinkPage {...page} wrong={[]} waits />, 429);
    if (!isMail(email))
      return show(c, <AskLinkPage {...page} wrong={[{ field: askField, key: 'error.email' }]} />, 422);
    const { secret } = await app.auth.$context;
    await app.jobs.sendOutside(ownLinkAsked, { addressKey: addressKey(secret, email) });
    return c.redirect(`${ownLinkSentPath}?sprache=${language}`, 303);
  });
}

/**
 * The page of a volunteer by the link in a mail: opening shows nothing of the person and changes nothing, its button opens the
 * page, and each form of it changes what the person may change without staff. The token is the right; whoever tries tokens is
 * stopped like who tries codes.
 */
export function ownPageRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const { db } = app.database;
  askRoutes(app, routes);

  routes.use('/ehrenamt/:token', secretAddress);
  routes.get('/ehrenamt/:token', async (c) => {
    const opened = await openOwn(app, c);
    return opened instanceof Response ? opened : show(c, <OwnQuestionPage {...opened} />);
  });

  routes.post('/ehrenamt/:token', async (c) => {
    const opened = await openOwn(app, c);
    if (opened instanceof Response) return opened;
    const { link, door, token } = opened;
    const form = await readForm(c);
    const now = app.clock.now();
    const today = app.clock.today();
    const actor = { ...systemActor(link.centreId, now), today };
    const deed = deedOf(form);
    let wrong: readonly Wrong[] = [];
    try {
      if (deed !== undefined)
        wrong = await inCentre(db, actor, (tx) => answerOwn(tx, actor, link.recordId, deed, form));
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      wrong = [{ field: firstFields[deed ?? 'times'], key: 'error.changed' }];
    }
    const file = await inCentre(db, actor, (tx) => readOwn(tx, actor, link.recordId));
    if (file.person.state === 'left') return show(c, <OwnDeadPage door={door} token={token} />, 404);
    const sent = deed && { deed, wrong, typed: typedOf(form, ownNames[deed]) };
    return show(c, <OwnPage {...{ door, token, file, today, sent }} />, wrong.length > 0 ? 422 : 200);
  });
  return routes;
}
