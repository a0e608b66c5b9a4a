// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Hono } from 'hono';
import { startSetupAttempt } from '../../auth/rate-limit.ts';
import { writeSystemAudit } from '../../auth/system-audit.ts';
import type { AppContext } from '../../web/context.ts';
import { emptyForm } from '../../web/form/index.ts';
import { parseForm } from '../../web/form/parse.ts';
import { Conflict } from '../../web/route.ts';
import { failed, formOf, go, show, waitSentence, withoutSecrets } from './answers.ts';
import { setupInput } from './input.ts';
import { DeadLinkPage, SetupPage } from './public-pages.tsx';
import { awaitsSetup, isSetupCode, setUpInstallation } from './setup.ts';

/** GET and POST /einrichtung: once, with the code from the terminal. */
export function setupRoutes(app: AppContext): Hono {
  const routes = new Hono();
  routes.get('/einrichtung', async (c) => {
    if (!(await awaitsSetup(app))) return show(c, <AlreadySetUp />, 404);
    return show(c, <SetupPage state={emptyForm()} />);
  });
  routes.post('/einrichtung', async (c) => {
    if (!(await awaitsSetup(app))) return show(c, <AlreadySetUp />, 404);
    const now = app.clock.now();
    const form = await formOf(c);
    const parsed = parseForm(setupInput, form);
    if (!parsed.ok) return show(c, <SetupPage state={withoutSecrets(parsed.state)} />, 422);
    const typed = { ...parsed.data, einrichtungscode: '', passwort: '', passwort2: '' };
    const attempt = await startSetupAttempt(app, now);
    if (!attempt.allowed) return show(c, <SetupPage state={failed(typed, waitSentence(attempt.waitMinutes))} />, 429);
    if (!(await isSetupCode(app, parsed.data.einrichtungscode))) {
      await writeSystemAudit(app.database.db, {
        at: now,
        userId: null,
        event: 'installation.set_up',
        outcome: 'refused',
      });
      const message = 'Dieser Einrichtungscode stimmt nicht. Er steht im Terminal und ändert sich bei jedem Start.';
      const state = { values: typed, errors: [{ field: 'einrichtungscode', message }] };
      return show(c, <SetupPage state={state} />, 422);
    }
    try {
      await setUpInstallation(app, parsed.data, now);
    } catch (error) {
      if (error instanceof Conflict) return show(c, <AlreadySetUp />, 409);
      throw error;
    }
    return go(c, '/anmelden?ok=eingerichtet');
  });
  return routes;
}

const AlreadySetUp = () => (
  <DeadLinkPage
    title="Herzstück ist schon eingerichtet"
    sentence="Die Einrichtung geht nur einmal, in einer leeren Installation."
    next={['/anmelden', 'Zur Anmeldung']}
  />
);
