// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Context, Hono } from 'hono';
import { startOpenForm } from '../../../auth/rate-limit.ts';
import { dayOf } from '../../../clock.ts';
import type { AppContext } from '../../../context.ts';
import { inCentre, systemActor } from '../../../db/centre.ts';
import { writeAuditBy } from '../../../web/audit.ts';
import { addressHeader } from '../../../web/headers.ts';
import { readForm } from '../../../web/read-form.ts';
import { type ActiveCentre, listActiveCentres } from '../../centres/queries.ts';
import { enterVolunteer } from '../actions.ts';
import { leastYears } from '../paper-queries.ts';
import { centreJoinPath, joinedPath, sponsorJoinedPath, sponsorJoinPath } from '../paths.ts';
import { centreName, languageOf, openDoor, readDoor, show } from './door.ts';
import { type JoinService, joinNames, readJoin, typedOf } from './join-input.ts';
import { ChooseCentrePage, JoinedPage, JoinPage } from './join-pages.tsx';

/**
 * Somebody says without sign-in that they want to interpret, or to become a sponsor. Nobody is looked up, so that the answer is the same whether the
 * person is known or not; nothing of it stands in an address.
 */
export function joinRoutes(app: AppContext): Hono {
  const routes = new Hono();
  const { db } = app.database;
  const findActive = async (key: string): Promise<ActiveCentre | undefined> =>
    (await listActiveCentres(db)).find((centre) => centre.key === key);
  const doorOf = (c: Context, centre: ActiveCentre) =>
    inCentre(db, systemActor(centre.id, app.clock.now()), async (tx) => ({
      door: await readDoor(tx, centre, languageOf(c)),
      leastAge: await leastYears(tx, centre.id, { interprets: false }),
    }));

  routes.get('/mitmachen', async (c) => {
    const centres = await listActiveCentres(db);
    const [only, ...others] = centres;
    const language = languageOf(c);
    if (only && others.length === 0) return c.redirect(`${centreJoinPath(only.key)}?sprache=${language}`, 303);
    const named = centres.map(({ key }) => ({ key, name: centreName(key) }));
    return show(c, <ChooseCentrePage door={openDoor(language)} centres={named} />);
  });

  /** The page of a service, its thanks, and what is done with the form. */
  function serve(service: JoinService, at: (key: string) => string, joined: (key: string) => string): void {
    const path = at(':zentrum');
    routes.get(path, async (c) => {
      const centre = await findActive(c.req.param('zentrum') ?? '');
      if (!centre) return await c.notFound();
      const seen = await doorOf(c, centre);
      return show(c, <JoinPage {...seen} {...{ service }} centre={centre.key} typed={{}} wrong={[]} />);
    });

    routes.get(joined(':zentrum'), async (c) => {
      const centre = await findActive(c.req.param('zentrum') ?? '');
      if (!centre) return await c.notFound();
      return show(c, <JoinedPage door={(await doorOf(c, centre)).door} centre={centre.key} service={service} />);
    });

    routes.post(path, async (c) => {
      const centre = await findActive(c.req.param('zentrum') ?? '');
      if (!centre) return await c.notFound();
      const now = app.clock.now();
      const form = await readForm(c);
      const language = languageOf(c);
      const attempt = await startOpenForm(app, 'volunteer', c.req.header(addressHeader) ?? '', now);
      const { id, told, wrong } = readJoin(form, language, service);
      if (!attempt.allowed || wrong.length > 0) {
        const asked = { ...(await doorOf(c, centre)), centre: centre.key, typed: typedOf(form, joinNames), service };
        return attempt.allowed
          ? show(c, <JoinPage {...asked} wrong={wrong} />, 422)
          : show(c, <JoinPage {...asked} wrong={[]} waits />, 429);
      }
      const actor = systemActor(centre.id, now);
      await inCentre(db, actor, async (tx) => {
        const entered = await enterVolunteer(tx, { ...actor, today: dayOf(now) }, told, id ?? undefined);
        await writeAuditBy(tx, { ...actor, role: 'volunteer' }, 'volunteer.enter', [
          { recordKind: 'volunteer', ids: [entered.id] },
        ]);
      });
      return c.redirect(`${joined(centre.key)}?sprache=${language}`, 303);
    });
  }

  serve('interpreting', centreJoinPath, joinedPath);
  serve('sponsorship', sponsorJoinPath, sponsorJoinedPath);
  return routes;
}
