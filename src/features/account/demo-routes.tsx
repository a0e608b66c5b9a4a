// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Hono } from 'hono';
import { findSignedIn, markConfirmed } from '../../auth/session.ts';
import { writeSystemAudit } from '../../auth/system-audit.ts';
import type { AppContext } from '../../context.ts';
import { emptyForm } from '../../web/form/index.ts';
import { signInPath } from '../../web/paths.ts';
import { readForm } from '../../web/read-form.ts';
import { failed, go, show } from './answers.ts';
import { DemoPage } from './demo-pages.tsx';
import { isDemoFor, listDemoPeople, signInToDemo } from './demo-sign-in.ts';
import { ownPath } from './own-path.ts';
import { goalFor } from './sign-in.ts';

/**
 * GET and POST /demo: sign-in with one click a role. Outside a demo, or from another machine, none of this exists: the
 * request goes on to the page that says so for every unknown address.
 */
export function demoRoutes(app: AppContext): Hono {
  const routes = new Hono();
  routes.use('/demo', async (c, next) => ((await isDemoFor(app, c)) ? next() : c.notFound()));
  routes.use('/demo/*', async (c, next) => ((await isDemoFor(app, c)) ? next() : c.notFound()));
  routes.get('/demo', async (c) => {
    const flash =
      c.req.query('ok') === 'abgemeldet' ? ({ tone: 'success', text: 'Sie sind abgemeldet.' } as const) : undefined;
    return show(c, <DemoPage people={await listDemoPeople(app)} state={emptyForm()} flash={flash} />);
  });
  routes.post('/demo', async (c) => {
    const { konto } = await readForm(c);
    const now = app.clock.now();
    const opened = await signInToDemo(app, c.req.raw.headers, typeof konto === 'string' ? konto : '', now);
    if (opened) return go(c, await goalFor(app, opened.person.id, '/'), [opened.cookie]);
    const state = failed({}, 'Diese Person gibt es in der Demo nicht. Bitte wählen Sie eine aus der Liste.');
    return show(c, <DemoPage people={await listDemoPeople(app)} state={state} />, 422);
  });
  routes.post('/demo/bestaetigen', async (c) => {
    const now = app.clock.now();
    const user = await findSignedIn(app, c.req.raw.headers, now);
    if (user === null || user === 'expired') return go(c, signInPath);
    await markConfirmed(app, user.sessionId, now);
    await writeSystemAudit(app.database.db, { at: now, userId: user.id, event: 'session.demo_confirm' });
    return go(c, ownPath(c.req.query('weiter')));
  });
  return routes;
}
