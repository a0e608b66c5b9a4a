// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { flash } from '../../web/flash.ts';
import { Fieldset, type FormState, Select, TextField } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import { centreForm } from '../../web/form-pair.ts';
import { centreRoutes, get, post } from '../../web/route.ts';
import { noShowSteps, owners, steps } from '../cases/states.ts';
import { appointmentSettingsPath, centrePath } from '../centres/paths.ts';
import { changeAppointmentSettings } from './setting-actions.ts';
import { appointmentSettingInput, appointmentSettingValues } from './setting-input.ts';
import { getAppointmentSettings } from './setting-queries.ts';

const stepOptions = Object.entries(noShowSteps).map(([step, owner]) => ({
  value: step,
  label: `${steps[step as keyof typeof noShowSteps]} (${owners[owner]})`,
}));

function AfterNoShow({ name, legend, state }: { name: string; legend: string; state: FormState }) {
  return (
    <Fieldset legend={legend}>
      <Select name={name} label={`${legend}: was folgt`} options={stepOptions} state={state} />
      <TextField name={`${name}_tage`} label={`${legend}: Frist (Arbeitstage)`} inputmode="numeric" state={state} />
    </Fieldset>
  );
}

const settingForms = centreForm({
  load: ({ tx, centreId }) => getAppointmentSettings(tx, centreId),
  values: (_, settings) => appointmentSettingValues(settings),
  schema: () => appointmentSettingInput,
  version: ({ version }) => version,
  versionNeeded: true,
  wrongFirst: true,
  run: async ({ tx, by, centreId, shown }, settings, input) => {
    await changeAppointmentSettings(tx, by, settings, input);
    shown('centre', centreId);
  },
  done: flash(centrePath, 'gespeichert'),
  page: (_, __, form) => (
    <FormPage
      {...form}
      title="Termine einstellen"
      breadcrumbs={[{ href: centrePath, label: 'Zentrum' }, { label: 'Termine' }]}
      intro="Gilt für Termine, die ab jetzt vergeben werden. Eine laufende Frist behält ihren Tag."
      action={appointmentSettingsPath}
      button="Einstellungen speichern"
      back={centrePath}
    >
      <Fieldset legend="Dauer">
        <TextField name="minuten" label="Dauer für ein Kind (Minuten)" inputmode="numeric" state={form.state} />
        <TextField
          name="je_kind"
          label="Länger für jedes weitere Kind (Minuten)"
          inputmode="numeric"
          state={form.state}
        />
      </Fieldset>
      <AfterNoShow name="erstes_mal" legend="Beim ersten Mal nicht erschienen" state={form.state} />
      <AfterNoShow name="zweites_mal" legend="Beim zweiten Mal" state={form.state} />
      <AfterNoShow name="weitere_male" legend="Bei jedem weiteren Mal" state={form.state} />
    </FormPage>
  ),
});

export const appointmentSettingRoutes = centreRoutes('appointments', [
  get('/zentrum/termine', 'centre.manage', 'appointment_setting.form', settingForms.show),
  post('/zentrum/termine', 'centre.manage', 'appointment_setting.change', settingForms.send),
]);
