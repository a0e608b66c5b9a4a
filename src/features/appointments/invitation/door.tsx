// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Context } from 'hono';
import { forgiveLookup, startCodeLookup } from '../../../auth/rate-limit.ts';
import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor } from '../../../db/centre.ts';
import type { InvitationLanguage } from '../../../outbound/catalogues/invitation.ts';
import { addressHeader } from '../../../web/headers.ts';
import { renderPage } from '../../../web/html.ts';
import { getSettings } from '../../centres/queries.ts';
import { findLink, type OpenedLink } from '../../links/queries.ts';
import { getAppointment } from '../queries.ts';
import { answerPurpose } from './actions.ts';
import { type AnswerDoor, DeadPage } from './answer-pages.tsx';
import { getInvited, listReleased } from './queries.ts';
import { invitationLanguage, languageFor } from './texts.ts';

const unknown: ReadonlySet<string> = new Set(['de']);
export const show = (c: Context, node: { toString(): string }, status: 200 | 404 | 409 | 422 | 429 = 200) =>
  c.html(renderPage(node), status);

/** The language a browser asks for first, of those we have. */
const guessed = (c: Context): InvitationLanguage => languageFor(c.req.header('accept-language'));

/** The link while it is good, or the page that says that it is not. */
export async function openDoor(
  app: AppContext,
  c: Context,
): Promise<{ link: OpenedLink; door: AnswerDoor } | Response> {
  const { db } = app.database;
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
