// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { writeSystemAudit } from '../../auth/system-audit.ts';
import { emptyForm, type FormState } from '../../web/form/index.ts';
import { email, parseForm } from '../../web/form/parse.ts';
import { frameOf } from '../../web/frame.ts';
import {
  type Answer,
  Conflict,
  get,
  NotFound,
  page,
  post,
  type Request,
  redirect,
  systemRoutes,
} from '../../web/route.ts';
import { setUpWithHead } from '../account/setup.ts';
import { OperatorPage, SetUpCentrePage } from './pages.tsx';
import { type CentreRow, findCentreByKey, hasHead, isOperator, listCentres } from './queries.ts';
import { programVersion } from './version.ts';

const input = z.strictObject({ email: email('E-Mail-Adresse der Leitung') });

async function getCentre({ app, params }: Request): Promise<CentreRow> {
  const centre = await findCentreByKey(app.database.db, params.key ?? '');
  if (!centre) throw new NotFound();
  return centre;
}

async function setUp(request: Request): Promise<Answer> {
  const { app, user, now } = request;
  const centre = await getCentre(request);
  const again = (state: FormState) =>
    page(<SetUpCentrePage frame={frameOf(request)} state={state} centre={centre} />, 422);
  const parsed = parseForm(input, request.form);
  if (!parsed.ok) return again(parsed.state);
  if (parsed.data.email === user.email.toLowerCase() || (await isOperator(app.database.db, parsed.data.email))) {
    const message = 'Der Betrieb kann keine Rolle in einem Zentrum haben. Bitte geben Sie die Adresse der Leitung an.';
    return again({ values: parsed.data, errors: [{ field: 'email', message }] });
  }
  if (await hasHead(app.database.db, centre.key)) {
    throw new Conflict('Dieses Zentrum hat eine Leitung. Sie lädt weitere Personen selbst ein.');
  }
  await setUpWithHead(app, centre.key, parsed.data.email, { userId: user.id, now });
  await writeSystemAudit(app.database.db, { at: now, userId: user.id, event: 'centre.set_up', recordId: centre.key });
  return redirect('/betrieb?ok=gesendet');
}

const permission = 'operator.manage';

/** Who runs the machines: sets up centres and invites their first head, and sees no case. */
export const operatorRoutes = systemRoutes('operators', [
  get('/betrieb', permission, 'operator.view', async (request) => {
    const centres = await listCentres(request.app.database.db);
    const { kind } = request.app.database;
    return page(<OperatorPage frame={frameOf(request)} version={programVersion()} database={kind} centres={centres} />);
  }),
  get(
    '/betrieb/zentren/:key/einrichten',
    permission,
    'centre.set_up',
    async (request) => {
      const centre = await getCentre(request);
      return page(<SetUpCentrePage frame={frameOf(request)} state={emptyForm()} centre={centre} />);
    },
    { confirm: true },
  ),
  post('/betrieb/zentren/:key/einrichten', permission, 'centre.set_up', setUp, { confirm: true }),
]);
