// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { writeSystemAudit } from '../../auth/system-audit.ts';
import type { AppContext } from '../../web/context.ts';
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
import { type CentreRow, OperatorPage, SetUpCentrePage } from './pages.tsx';
import { programVersion } from './version.ts';

const input = z.strictObject({ email: email('E-Mail-Adresse der Leitung') });

async function listCentres(app: AppContext): Promise<CentreRow[]> {
  return await app.database.db
    .selectFrom('centre')
    .select(['key', 'name', 'active'])
    .orderBy('ags5')
    .orderBy('name')
    .execute();
}

async function getCentre(request: Request): Promise<CentreRow> {
  const row = await request.app.database.db
    .selectFrom('centre')
    .select(['key', 'name', 'active'])
    .where('key', '=', request.params.key ?? '')
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}

/** Operators cannot be the head of a centre: neither this one nor a colleague. */
async function isOperator(app: AppContext, address: string): Promise<boolean> {
  const row = await app.database.db
    .selectFrom('system_operator as o')
    .innerJoin('auth_user as u', 'u.id', 'o.user_id')
    .select('o.user_id')
    .where('u.email', '=', address)
    .executeTakeFirst();
  return row !== undefined;
}

/** With a head in place, the operator has no say in who works for a centre. */
async function hasHead(app: AppContext, key: string): Promise<boolean> {
  const row = await app.database.db
    .selectFrom('membership as m')
    .innerJoin('centre as c', 'c.id', 'm.centre_id')
    .select('m.id')
    .where('c.key', '=', key)
    .where('m.role', '=', 'head')
    .where('m.ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

async function setUp(request: Request): Promise<Answer> {
  const { app, user, now } = request;
  const centre = await getCentre(request);
  const again = (state: FormState) =>
    page(<SetUpCentrePage frame={frameOf(request)} state={state} centre={centre} />, 422);
  const parsed = parseForm(input, request.form);
  if (!parsed.ok) return again(parsed.state);
  if (parsed.data.email === user.email.toLowerCase() || (await isOperator(app, parsed.data.email))) {
    const message = 'Der Betrieb kann keine Rolle in einem Zentrum haben. Bitte geben Sie die Adresse der Leitung an.';
    return again({ values: parsed.data, errors: [{ field: 'email', message }] });
  }
  if (await hasHead(app, centre.key)) {
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
    const centres = await listCentres(request.app);
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
