// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Conflict } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { frameOf } from '../../web/frame.ts';
import {
  type Answer,
  type CentreRequest,
  centreRoutes,
  download,
  get,
  page,
  param,
  post,
  redirect,
} from '../../web/route.ts';
import { emergencyListsPath } from '../centres/paths.ts';
import { getSettings } from '../centres/queries.ts';
import { makeKey, switchOff } from './actions.ts';
import { emergencyListJob } from './jobs.ts';
import { EmergencyPage, KeyPage } from './pages.tsx';
import { emergencyKeyPath } from './paths.ts';
import { findKey, getFile, listNights } from './queries.ts';
import { emergencyKey, fileName } from './rules.ts';

async function show(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, app } = request;
  return page(
    <EmergencyPage
      frame={frameOf(request)}
      current={await findKey(tx, centreId)}
      nights={await listNights(tx, centreId)}
      copied={app.settings.emergencyFolder !== undefined}
      requestId={request.requestId}
    />,
  );
}

/** Switches the lists on, or makes another key; the first list follows at once. */
async function make(request: CentreRequest): Promise<Answer> {
  const { tx, by, centreId, app } = request;
  await makeKey(tx, by);
  await app.jobs.send(tx, emergencyListJob, { centreId });
  return redirect(flash(emergencyKeyPath, 'notfallSchluessel'));
}

async function showKey(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, app } = request;
  const key = await findKey(tx, centreId);
  if (!key)
    throw new Conflict('Es werden keine Notfalllisten gemacht. Deshalb gibt es keinen Schlüssel.', [
      { kind: 'emergency_list', id: '', label: 'Zu den Notfalllisten' },
    ]);
  const { secret } = await app.auth.$context;
  const { name } = await getSettings(tx, centreId);
  return page(<KeyPage frame={frameOf(request)} centre={name} written={emergencyKey(secret, centreId, key.id)} />);
}

async function load(request: CentreRequest): Promise<Answer> {
  const { night, file } = await getFile(request.tx, request.centreId, param(request, 'id'));
  request.shown('emergency_list', param(request, 'id'));
  return download(fileName('zentrum', night), 'application/pdf', file);
}

async function end(request: CentreRequest): Promise<Answer> {
  await switchOff(request.tx, request.by);
  return redirect(flash(emergencyListsPath, 'notfallAus'));
}

export const emergencyRoutes = centreRoutes('emergency-list', [
  get('/zentrum/notfalllisten', 'emergency.manage', 'emergency_list.list', show),
  get('/zentrum/notfalllisten/schluessel', 'emergency.manage', 'emergency_key.view', showKey),
  post('/zentrum/notfalllisten/schluessel/machen', 'emergency.manage', 'emergency_key.make', make),
  post('/zentrum/notfalllisten/beenden', 'emergency.manage', 'emergency_list.end', end),
  get('/zentrum/notfalllisten/:id', 'emergency.manage', 'emergency_list.load', load, { confirm: true }),
]);
