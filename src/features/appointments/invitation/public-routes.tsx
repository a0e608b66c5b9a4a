// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Context, Hono } from 'hono';
import { forgiveLookup, startCodeLookup } from '../../../auth/rate-limit.ts';
import { dayOf } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor } from '../../../db/centre.ts';
import type { InvitationLanguage } from '../../../outbound/catalogues/invitation.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { addressHeader, secretAddress } from '../../../web/headers.ts';
import { renderPage } from '../../../web/html.ts';
import { readForm } from '../../../web/read-form.ts';
import { getSettings } from '../../centres/queries.ts';
import { findLink, type OpenedLink } from '../../links/queries.ts';
import { getAppointment } from '../queries.ts';
import { answerPurpose } from './actions.ts';
import { answerByFamily, listOffers, SlotTaken } from './answer-actions.ts';
import { familyAnswerInput } from './answer-input.ts';
import { type AnswerDoor, AnsweredPage, AnswerPage, DeadPage } from './answer-pages.tsx';
import { getInvited, listReleased } from './queries.ts';
import { invitationLanguage } from './texts.ts';

const unknown: ReadonlySet<string> = new Set(['de']);
const show = (c: Context, node: { toString(): string }, status: 200 | 404 | 409 | 422 | 429 = 200) =>
  c.html(renderPage(node), status);

/** The language a browser asks for first, of those we have. */
const guessed = (c: Context): InvitationLanguage =>
  (c.req.header('accept-language') ?? '')
    .slice(0, 200)
    .split(',')
    .map((one) => invitationLanguage(one.trim()))
    .find((one) => one !== undefined) ?? 'de';

/**
 * A family answers its invitation by the link in it: opening shows nothing of it and changes nothing, the button acts, once.
 * The token is the right; whoever tries tokens is stopped like who tries codes.
 */
export function invitationAnswerRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const { db } = app.database;

  /** The link while it is good, or the page that says that it is not. */
  async function open(c: Context): Promise<{ link: OpenedLink; door: AnswerDoor } | Response> {
    const token = c.req.param('token') ?? '';
    const asked = invitationLanguage(c.req.query('sprache'));
    const stranger: AnswerDoor = { language: asked ?? guessed(c), token, phone: '', released: unknown };
    const now = app.clock.now();
    const attempt = await startCodeLookup(app, c.req.header(addressHeader) ?? '', now);
    if (!attempt.allowed) return show(c, <DeadPage door={stranger} wait />, 429);
    const link = await findLink(db, token, answerPurpose, now);
    if (link) await forgiveLookup(app, attempt.keys);
    if (!link) return show(c, <DeadPage door={stranger} />, 404);
    const { door, good } = await inCentre(db, systemActor(link.centreId, now), async (tx) => {
      const { phone } = await getSettings(tx, link.centreId);
      const known = { ...stranger, phone, released: await listReleased(tx, link.centreId) };
      if (link.state !== 'open') return { door: known, good: false };
      const appointment = await getAppointment(tx, link.centreId, link.recordId);
      if (appointment.state !== 'booked' || appointment.children.length === 0) return { door: known, good: false };
      const { language } = await getInvited(tx, link.centreId, appointment);
      return { door: { ...known, language: asked ?? language }, good: true };
    });
    return good ? { link, door } : show(c, <DeadPage door={door} />, 404);
  }

  const offersFor = ({ centreId, recordId }: OpenedLink) => {
    const now = app.clock.now();
    return inCentre(db, systemActor(centreId, now), async (tx) =>
      listOffers(tx, centreId, await getAppointment(tx, centreId, recordId), dayOf(now)),
    );
  };

  routes.use('/termin-antwort/:token', secretAddress);
  routes.get('/termin-antwort/:token', async (c) => {
    const opened = await open(c);
    if (opened instanceof Response) return opened;
    return show(c, <AnswerPage door={opened.door} offers={await offersFor(opened.link)} />);
  });

  routes.post('/termin-antwort/:token', async (c) => {
    const opened = await open(c);
    if (opened instanceof Response) return opened;
    const { link, door } = opened;
    const { answer } = familyAnswerInput.parse(await readForm(c));
    if (answer === null) return show(c, <AnswerPage door={door} offers={await offersFor(link)} failed="choose" />, 422);
    const now = app.clock.now();
    const { secret } = await app.auth.$context;
    try {
      const appointment = await inCentre(db, systemActor(link.centreId, now), (tx) =>
        answerByFamily(tx, link, answer, now, { jobs: app.jobs, secret }),
      );
      return show(c, <AnsweredPage door={door} kind={answer.kind} appointment={appointment} />);
    } catch (error) {
      if (error instanceof SlotTaken || error instanceof NotFound)
        return show(c, <AnswerPage door={door} offers={await offersFor(link)} failed="taken" />, 409);
      if (error instanceof Conflict) return show(c, <DeadPage door={door} />, 409);
      throw error;
    }
  });

  return routes;
}
