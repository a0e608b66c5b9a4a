// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { nextSchoolDay } from '../../codes/school-holidays.ts';
import { emptyForm, type FormState } from '../../web/form/index.ts';
import { typedValues } from '../../web/form/parse.ts';
import { askDay, askForm, parseAsking } from '../../web/form/questions.ts';
import { formatShortDate } from '../../web/format.ts';
import { frameOf } from '../../web/frame.ts';
import { listQuery } from '../../web/list/index.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post, redirect } from '../../web/route.ts';
import { findSchoolName } from '../schools/queries.ts';
import { confirmAdmission, confirmRegistration, listAdvisedSchools } from './admission-actions.ts';
import { AdmissionListPage, AdmissionPage, RegistrationPage } from './admission-pages.tsx';
import { countAssigned, getAdmissionData, getAssigned, listAssigned } from './admission-queries.ts';
import { getCase } from './case-queries.ts';
import { admissionInput, registrationInput } from './input.ts';
import { admittedMail } from './mails.ts';

async function list(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user } = request;
  const query = listQuery(request.url.href, { sorts: ['frist'], filters: {} });
  const rows = await listAssigned(tx, centreId, user.schools, query);
  request.shown(
    'child',
    rows.map((row) => row.childId),
  );
  return page(
    <AdmissionListPage
      frame={frameOf(request)}
      rows={rows}
      counts={await countAssigned(tx, centreId, user.schools)}
      page={query.page}
      baseUrl={query.baseUrl}
    />,
  );
}

async function show(request: CentreRequest, state?: FormState): Promise<Answer> {
  const { tx, centreId, user } = request;
  const child = await getAssigned(tx, centreId, user.schools, param(request, 'caseId'));
  request.shown('case', child.caseId);
  request.shown('child', child.childId);
  return page(
    <AdmissionPage
      frame={frameOf(request)}
      child={child}
      data={await getAdmissionData(tx, centreId, child)}
      form={state ?? emptyForm({ erster_schultag: formatShortDate(nextSchoolDay(child.startOn)) })}
      requestId={request.requestId()}
    />,
    state ? 422 : 200,
  );
}

async function confirm(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user, app, today } = request;
  const child = await getAssigned(tx, centreId, user.schools, param(request, 'caseId'));
  const input = parseAsking(admissionInput(today), request.form, {
    erster_schultag: askDay('start', today, { day: child.startOn, what: 'dem Beginn laut Entscheidung' }),
  });
  if (!input.ok) return await show(request, input.state);
  const { erster_schultag, klasse } = input.data;
  const admissionId = await confirmAdmission(tx, request.by, child, erster_schultag, klasse ?? '');
  request.shown('case', child.caseId);
  request.shown('child', child.childId);
  request.shown('admission', admissionId);
  await app.jobs.send(tx, admittedMail, {
    centreId,
    caseId: child.caseId,
    userId: child.responsible ?? child.reportedBy,
  });
  return redirect('/aufnahmen?ok=bestaetigt');
}

async function showRegistration(request: CentreRequest, state?: FormState): Promise<Answer> {
  const { tx, centreId } = request;
  const placementCase = await getCase(tx, centreId, param(request, 'id'));
  request.shown('case', placementCase.id);
  return page(
    <RegistrationPage
      frame={frameOf(request)}
      placementCase={placementCase}
      schools={await listAdvisedSchools(tx, centreId, placementCase.id)}
      form={state ?? emptyForm()}
      requestId={request.requestId()}
    />,
    state ? 422 : 200,
  );
}

async function register(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today, form } = request;
  const placementCase = await getCase(tx, centreId, param(request, 'id'));
  const { andere_schule, ...rest } = form;
  const typed = rest.schule === undefined || rest.schule === 'andere';
  const other = typeof andere_schule === 'string' ? andere_schule.trim() : '';
  const asks = { erster_schultag: askDay('start', today) };
  const { data, state } = askForm(registrationInput(today), typed ? { ...rest, schule: other } : rest, asks);
  if (data && !(await findSchoolName(tx, data.schule)))
    state.errors.push({ field: 'schule', message: 'Diese Schulnummer steht nicht im Schulverzeichnis.' });
  if (!data || state.errors.length > 0) {
    const errors = state.errors.map((problem) =>
      typed && problem.field === 'schule' ? { ...problem, field: 'andere_schule' } : problem,
    );
    return await showRegistration(request, { ...state, values: typedValues(form), errors });
  }
  const { schule, erster_schultag } = data;
  const admissionId = await confirmRegistration(tx, request.by, placementCase, schule, erster_schultag);
  request.shown('case', placementCase.id);
  request.shown('admission', admissionId);
  return redirect(`/faelle/${placementCase.id}?ok=bestaetigt`);
}

export const admissionRoutes = centreRoutes('placement', [
  get('/aufnahmen', 'admission.list', 'admission.list', list),
  get('/aufnahmen/:caseId', 'admission.list', 'admission.view', show),
  post('/aufnahmen/:caseId/bestaetigen', 'admission.confirm', 'admission.confirm', confirm),
  get('/faelle/:id/anmeldung-bestaetigt', 'placement.submit', 'registration.prepare', showRegistration),
  post('/faelle/:id/anmeldung-bestaetigt', 'placement.submit', 'registration.confirm', register),
]);
