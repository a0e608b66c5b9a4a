// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { may } from '../../auth/permissions.ts';
import { findSchoolForm } from '../../codes/school-forms.ts';
import { Conflict } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { DateField, Select, TextField } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import { centreForm } from '../../web/form-pair.ts';
import { startPath } from '../../web/paths.ts';
import { type CentreRequest, centreRoutes, get, post } from '../../web/route.ts';
import { recordActivity } from '../activity/actions.ts';
import { directAges } from '../centres/competence.ts';
import { listCompetence, listMunicipalities } from '../centres/queries.ts';
import { findSchool } from '../schools/queries.ts';
import { directAdmissionInput, usualAges } from './direct-admission-input.ts';
import { directAdmissionPath } from './paths.ts';
import { caseServices } from './services.ts';

/** A school counts for itself, and only where it has primary grades. @throws Conflict */
async function assertPrimary({ tx, user }: CentreRequest): Promise<void> {
  if (may(user.roles, 'case.list')) return;
  for (const number of user.schools) {
    const school = await findSchool(tx, number);
    if (findSchoolForm(school?.form ?? '')?.stages.includes('primary')) return;
  }
  throw new Conflict('Direkt aufnehmen können nur Grundschulen. Bitte melden Sie das Kind dem Zentrum.');
}

const forms = centreForm({
  load: async (request) => {
    await assertPrimary(request);
    const { tx, centreId, today } = request;
    const ages = directAges(await listCompetence(tx, centreId), today) ?? usualAges;
    return { towns: await listMunicipalities(tx, centreId), ages };
  },
  schema: ({ today }, { towns, ages }) =>
    directAdmissionInput(
      today,
      towns.map(({ ags }) => ags),
      ages,
    ),
  run: async ({ tx, by }, _, { count, on, ags }) => {
    // One row each, as all services: nothing personal, so nothing else is known of the children.
    for (let n = 0; n < count; n += 1) await recordActivity(tx, by, caseServices.direct_admission, on, ags);
  },
  done: flash(startPath, 'direktGezaehlt'),
  page: (_, { towns, ages }, form) => (
    <FormPage
      {...form}
      title="Direkte Aufnahme zählen"
      breadcrumbs={[{ label: 'Direkte Aufnahme zählen' }]}
      intro={`Für Kinder von ${ages.from} bis ${ages.to} Jahren, die eine Grundschule selbst aufgenommen hat, ohne Beratung im Zentrum. Gezählt wird ohne Namen.`}
      action={directAdmissionPath}
      button="Zählen"
      back={startPath}
    >
      <TextField name="anzahl" label="Zahl der Kinder" inputmode="numeric" maxLength={2} state={form.state} />
      <TextField
        name="alter_von"
        label="Alter des jüngsten Kindes in Jahren"
        inputmode="numeric"
        maxLength={2}
        state={form.state}
      />
      <TextField
        name="alter_bis"
        label="Alter des ältesten Kindes in Jahren"
        hint="Bei einem Kind beide Male dasselbe Alter. Das Alter wird nicht gespeichert."
        inputmode="numeric"
        maxLength={2}
        state={form.state}
      />
      <DateField name="aufnahme" label="Tag der Aufnahme" state={form.state} />
      <Select
        name="wohnort"
        label="Wo wohnen die Kinder?"
        options={towns.map(({ ags, name }) => ({ value: ags, label: name }))}
        state={form.state}
      />
    </FormPage>
  ),
});

export const directAdmissionRoutes = centreRoutes('cases', [
  get('/direkte-aufnahme', 'direct_admission.count', 'direct_admission.form', forms.show),
  post('/direkte-aufnahme', 'direct_admission.count', 'direct_admission.count', forms.send),
]);
