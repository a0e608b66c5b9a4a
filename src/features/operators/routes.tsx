// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { writeSystemAudit } from '../../auth/system-audit.ts';
import { Conflict, NotFound } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { systemForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { operatorPath } from '../../web/paths.ts';
import { type Answer, get, page, post, type Request, systemRoutes } from '../../web/route.ts';
import { setUpWithHead } from '../account/setup.ts';
import { firstHeadInput, operatorIsNoHead } from './input.ts';
import { OperatorPage, SetUpCentrePage } from './pages.tsx';
import { type CentreRow, findCentreByKey, hasHead, isOperator, listCentres } from './queries.ts';
import { programVersion } from './version.ts';

async function getCentre({ app, params }: Request): Promise<CentreRow> {
  const centre = await findCentreByKey(app.database.db, params.key ?? '');
  if (!centre) throw new NotFound();
  return centre;
}

async function showCentres(request: Request): Promise<Answer> {
  const centres = await listCentres(request.app.database.db);
  const { kind } = request.app.database;
  return page(<OperatorPage frame={frameOf(request)} version={programVersion()} database={kind} centres={centres} />);
}

const setUpForms = systemForm({
  load: getCentre,
  schema: () => firstHeadInput,
  check: async ({ app, user }, _, { email: address }) =>
    address === user.email.toLowerCase() || (await isOperator(app.database.db, address)) ? [operatorIsNoHead] : [],
  run: async ({ app, user, now }, { key }, { email: address }) => {
    if (await hasHead(app.database.db, key))
      throw new Conflict('Dieses Zentrum hat eine Leitung. Sie lädt weitere Personen selbst ein.');
    await setUpWithHead(app, key, address, { userId: user.id, now });
    await writeSystemAudit(app.database.db, { at: now, userId: user.id, event: 'centre.set_up', recordId: key });
  },
  done: flash(operatorPath, 'gesendet'),
  page: (_, centre, form) => <SetUpCentrePage {...form} centre={centre} />,
});

const permission = 'operator.manage';
const confirm = { confirm: true } as const;

/** Who runs the machines: sets up centres and invites their first head, and sees no case. */
export const operatorRoutes = systemRoutes('operators', [
  get('/betrieb', permission, 'operator.view', showCentres),
  get('/betrieb/zentren/:key/einrichten', permission, 'centre.set_up', setUpForms.show, confirm),
  post('/betrieb/zentren/:key/einrichten', permission, 'centre.set_up', setUpForms.send, confirm),
]);
