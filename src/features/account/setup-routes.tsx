// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Context, Hono } from 'hono';
import { startSetupAttempt } from '../../auth/rate-limit.ts';
import { writeSystemAudit } from '../../auth/system-audit.ts';
import type { AppContext } from '../../context.ts';
import { writeAccounts } from '../../demo/accounts-file.ts';
import { DemoRefused, loadDemo } from '../../demo/load.ts';
import { Conflict } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { emptyForm } from '../../web/form/index.ts';
import { parseForm, typedValues } from '../../web/form/parse.ts';
import { signInPath } from '../../web/paths.ts';
import { failed, formOf, go, show, waitSentence, withoutSecrets } from './answers.ts';
import { DemoReadyPage, DemoSetupPage } from './demo-setup-pages.tsx';
import { isDemoFor } from './demo-sign-in.ts';
import { demoSetupInput, setupInput } from './input.ts';
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
    const { values: typed } = withoutSecrets(emptyForm({ ...typedValues(form), einrichtungscode: '' }));
    const attempt = await startSetupAttempt(app, now);
    if (!attempt.allowed) return show(c, <SetupPage state={failed(typed, waitSentence(attempt.waitMinutes))} />, 429);
    if (!(await isSetupCode(app, parsed.data.setupCode))) {
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
    return go(c, flash(signInPath, 'eingerichtet'));
  });
  routes.get('/einrichtung/demo', async (c) => {
    if (!(await awaitsSetup(app))) return show(c, <AlreadySetUp />, 404);
    return show(c, <DemoSetupPage state={emptyForm()} />);
  });
  routes.post('/einrichtung/demo', (c) => loadDemoWithCode(app, c));
  return routes;
}

/** Loads a demo in place of a set-up, with the same one-time code. Takes some seconds. */
async function loadDemoWithCode(app: AppContext, c: Context): Promise<Response> {
  if (!(await awaitsSetup(app))) return show(c, <AlreadySetUp />, 404);
  const parsed = parseForm(demoSetupInput, await formOf(c));
  if (!parsed.ok) return show(c, <DemoSetupPage state={parsed.state} />, 422);
  const attempt = await startSetupAttempt(app, app.clock.now());
  if (!attempt.allowed) return show(c, <DemoSetupPage state={failed({}, waitSentence(attempt.waitMinutes))} />, 429);
  if (!(await isSetupCode(app, parsed.data.setupCode))) {
    await writeSystemAudit(app.database.db, {
      at: app.clock.now(),
      userId: null,
      event: 'installation.demo',
      outcome: 'refused',
    });
    const message = 'Dieser Einrichtungscode stimmt nicht. Er steht im Terminal und ändert sich bei jedem Start.';
    return show(c, <DemoSetupPage state={{ values: {}, errors: [{ field: 'einrichtungscode', message }] }} />, 422);
  }
  try {
    const accounts = await loadDemo(app, { centre: 'dueren', children: 200, seed: 1 });
    const file = await writeAccounts(app.settings.dataFolder, accounts);
    return show(c, <DemoReadyPage file={file} here={await isDemoFor(app, c)} />);
  } catch (error) {
    if (error instanceof DemoRefused) return show(c, <AlreadySetUp />, 409);
    throw error;
  }
}

const AlreadySetUp = () => (
  <DeadLinkPage
    title="Herzstück ist schon eingerichtet"
    sentence="Die Einrichtung geht nur einmal, in einer leeren Installation."
    next={[signInPath, 'Zur Anmeldung']}
  />
);
