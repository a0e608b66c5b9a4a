// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { nextSchoolDay } from '../../../codes/school-holidays.ts';
import { flash } from '../../../web/flash.ts';
import { askDay } from '../../../web/form/questions.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { formatShortDate } from '../../../web/format.ts';
import { frameOf } from '../../../web/frame.ts';
import { listQuery } from '../../../web/list/index.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post } from '../../../web/route.ts';
import { casePath } from '../../cases/paths.ts';
import { findSchoolName } from '../../schools/queries.ts';
import { admittedMail } from '../mails.ts';
import { openCase } from '../open-case.ts';
import { admissionListPath } from '../paths.ts';
import { confirmAdmission, confirmRegistration, listAdvisedSchools } from './actions.ts';
import { admissionInput, registrationInput } from './input.ts';
import { AdmissionListPage, AdmissionPage, RegistrationPage } from './pages.tsx';
import { countAssigned, getAdmissionData, getAssigned, listAssigned } from './queries.ts';
import { listReplaced } from './replaced-queries.ts';

async function list(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user } = request;
  const query = listQuery(request.url.href, { sorts: ['frist'], filters: { stand: ['offen'] } });
  const open = query.filters.stand !== undefined;
  const rows = await listAssigned(tx, centreId, user.schools, query, open);
  const replaced = await listReplaced(tx, centreId, user.schools, request.today);
  request.shown('child', [...new Set([...rows, ...replaced].map((row) => row.childId))]);
  return page(
    <AdmissionListPage
      frame={frameOf(request)}
      rows={rows}
      replaced={replaced}
      counts={await countAssigned(tx, centreId, user.schools)}
      page={query.page}
      baseUrl={query.baseUrl}
      open={open}
    />,
  );
}

const admissionForms = centreForm({
  load: async (request) => {
    const { tx, centreId, user } = request;
    const child = await getAssigned(tx, centreId, user.schools, param(request, 'caseId'));
    request.shown('case', child.caseId);
    request.shown('child', child.childId);
    return child;
  },
  values: (_, { startOn }) => ({ erster_schultag: formatShortDate(nextSchoolDay(startOn)) }),
  schema: ({ today }) => admissionInput(today),
  asks: ({ today }, { startOn }) => ({
    erster_schultag: askDay('start', today, { day: startOn, what: 'dem Beginn laut Entscheidung' }),
  }),
  run: async ({ tx, by, app, centreId, shown }, child, { firstSchoolDay, className }) => {
    shown('admission', await confirmAdmission(tx, by, child, firstSchoolDay, className));
    const { caseId, responsible, reportedBy } = child;
    await app.jobs.send(tx, admittedMail, { centreId, caseId, userId: responsible ?? reportedBy });
  },
  done: flash(admissionListPath, 'bestaetigt'),
  page: async ({ tx, centreId, today }, child, form) => (
    <AdmissionPage {...form} child={child} today={today} data={await getAdmissionData(tx, centreId, child)} />
  ),
});

const registrationForms = centreForm({
  load: openCase,
  schema: ({ today }) => registrationInput(today),
  asks: ({ today }) => ({ erster_schultag: askDay('start', today) }),
  check: async ({ tx }, _, { schoolNumber, schoolField }) =>
    (await findSchoolName(tx, schoolNumber))
      ? []
      : [{ field: schoolField, message: 'Diese Schulnummer steht nicht im Schulverzeichnis.' }],
  run: async ({ tx, by, shown }, placementCase, { schoolNumber, firstSchoolDay }) => {
    shown('admission', await confirmRegistration(tx, by, placementCase, schoolNumber, firstSchoolDay));
  },
  done: (_, { id }) => flash(casePath(id), 'bestaetigt'),
  page: async ({ tx, centreId }, placementCase, form) => {
    const schools = await listAdvisedSchools(tx, centreId, placementCase.id);
    return <RegistrationPage {...form} {...{ placementCase, schools }} />;
  },
});

export const admissionRoutes = centreRoutes('placement', [
  get('/aufnahmen', 'admission.list', 'admission.list', list),
  get('/aufnahmen/:caseId', 'admission.list', 'admission.view', admissionForms.show),
  post('/aufnahmen/:caseId/bestaetigen', 'admission.confirm', 'admission.confirm', admissionForms.send),
  get('/faelle/:id/anmeldung-bestaetigt', 'placement.submit', 'registration.prepare', registrationForms.show),
  post('/faelle/:id/anmeldung-bestaetigt', 'placement.submit', 'registration.confirm', registrationForms.send),
]);
