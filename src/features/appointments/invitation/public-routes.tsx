// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Context, Hono } from 'hono';
import { dayOf } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor } from '../../../db/centre.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { secretAddress } from '../../../web/headers.ts';
import { readForm } from '../../../web/read-form.ts';
import type { OpenedLink } from '../../links/queries.ts';
import { getAppointment } from '../queries.ts';
import { answerByFamily, listOffers, SlotTaken } from './answer-actions.ts';
import { familyAnswerInput } from './answer-input.ts';
import { AnsweredPage, AnswerPage, DeadPage } from './answer-pages.tsx';
import { openDoor, show } from './door.tsx';
import { preFormRoutes } from './pre-form-public-routes.tsx';

/**
 * A family answers its invitation by the link in it: opening shows nothing of it and changes nothing, the button acts, once.
 * The token is the right; whoever tries tokens is stopped like who tries codes.
 */
export function invitationAnswerRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const { db } = app.database;

  const open = (c: Context) => openDoor(app, c);

  const offersFor = ({ centreId, recordId }: OpenedLink) => {
    const now = app.clock.now();
    return inCentre(db, systemActor(centreId, now), async (tx) =>
      listOffers(tx, centreId, await getAppointment(tx, centreId, recordId), dayOf(now)),
    );
  };

  preFormRoutes(app, routes);
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
