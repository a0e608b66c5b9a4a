// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { codesOf } from '../../codes/keys.ts';
import { flash } from '../../web/flash.ts';
import { Radios, TextField } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import { centreForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post, redirect } from '../../web/route.ts';
import { listProofs } from '../cases/counselling/queries.ts';
import { type CaseHead, getCaseHead } from '../cases/queries.ts';
import { centrePath, healthOfficeSettingsPath } from '../centres/paths.ts';
import { changeHealthOfficeSetting, notifyHealthOffice, withdrawNotices } from './actions.ts';
import { healthOfficeSettingInput } from './input.ts';
import { HealthOfficePage } from './pages.tsx';
import { healthOfficePath } from './paths.ts';
import { getHealthOfficeSetting, listOfficeNotices } from './queries.ts';
import { moments } from './words.ts';

async function load(request: CentreRequest): Promise<CaseHead> {
  const head = await getCaseHead(request.tx, request.centreId, param(request, 'id'));
  request.shown('case', head.id);
  return head;
}

async function show(request: CentreRequest): Promise<Answer> {
  const { tx, centreId } = request;
  const head = await load(request);
  return page(
    <HealthOfficePage
      frame={frameOf(request)}
      head={head}
      setting={await getHealthOfficeSetting(tx, centreId)}
      notices={await listOfficeNotices(tx, centreId, head.id)}
      examination={(await listProofs(tx, centreId, head.id)).find(({ kind }) => kind === 'entry_examination')}
      requestId={request.requestId}
    />,
  );
}

async function notify(request: CentreRequest): Promise<Answer> {
  const { id } = await load(request);
  const told = await notifyHealthOffice(request.tx, request.by, id, request.app.jobs);
  return redirect(flash(healthOfficePath(id), told ? 'mitgeteilt' : 'schonMitgeteilt'));
}

async function withdraw(request: CentreRequest): Promise<Answer> {
  const { id } = await load(request);
  await withdrawNotices(request.tx, request.by, id);
  return redirect(flash(healthOfficePath(id), 'zurueckgezogen'));
}

const settingForms = centreForm({
  load: ({ tx, centreId }) => getHealthOfficeSetting(tx, centreId),
  values: (_, { moment, email }) => ({ wann: moment, postfach: email }),
  schema: () => healthOfficeSettingInput,
  version: ({ version }) => version,
  versionNeeded: true,
  wrongFirst: true,
  run: async ({ tx, by, centreId, shown }, setting, input) => {
    await changeHealthOfficeSetting(tx, by, setting, input);
    shown('centre', centreId);
  },
  done: flash(centrePath, 'gespeichert'),
  page: (_, __, form) => (
    <FormPage
      {...form}
      title="Mitteilung an das Gesundheitsamt einstellen"
      breadcrumbs={[{ href: centrePath, label: 'Zentrum' }, { label: 'Gesundheitsamt' }]}
      intro="Gilt für Kinder, die ab jetzt gemeldet oder beraten werden. Von Kindern von früher teilen Sie im Fall selbst mit. Bitte klären Sie vorher mit dem Datenschutz, worauf sich die Mitteilung stützt (§ 54 SchulG). Ändern Sie das Postfach oder wählen Sie „nie“, gelten die Links in früheren Mails nicht mehr; ist das Amt noch einmal zu benachrichtigen, steht das auf „Heute“."
      action={healthOfficeSettingsPath}
      button="Einstellungen speichern"
      back={centrePath}
    >
      <Radios
        name="wann"
        label="Wann wird das Gesundheitsamt benachrichtigt?"
        options={codesOf(moments).map((value) => ({ value, label: moments[value] }))}
        state={form.state}
      />
      <TextField
        name="postfach"
        label="Postfach des Gesundheitsamts"
        hint="Ein Funktionspostfach, keine Adresse einer Person. In der Mail steht nichts über das Kind."
        type="email"
        required={false}
        state={form.state}
      />
    </FormPage>
  ),
});

export const healthOfficeRoutes = centreRoutes('health-office', [
  get('/faelle/:id/gesundheitsamt', 'health_office.notify', 'health_office.view', show),
  post('/faelle/:id/gesundheitsamt/machen', 'health_office.notify', 'health_office.tell', notify),
  post('/faelle/:id/gesundheitsamt/zurueckziehen', 'health_office.notify', 'health_office.withdraw', withdraw),
  get('/zentrum/gesundheitsamt', 'centre.manage', 'health_office_setting.form', settingForms.show),
  post('/zentrum/gesundheitsamt', 'centre.manage', 'health_office_setting.change', settingForms.send),
]);
