// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { flash } from '../../../web/flash.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { centreRoutes, get, post } from '../../../web/route.ts';
import { loadVolunteer } from '../deed-routes.tsx';
import { answerCarePath, carePath, volunteerPath } from '../paths.ts';
import { answerCare, noteCare } from './care-actions.ts';
import { careAnswerInput, careInput } from './care-input.ts';
import { CareFormPage } from './care-section.tsx';

const noteForms = centreForm({
  load: loadVolunteer,
  schema: ({ today }) => careInput(today),
  run: ({ tx, by }, { id }, care) => noteCare(tx, by, id, care),
  done: (_, { id }) => flash(volunteerPath(id), 'gespeichert'),
  page: (_, person, form) => <CareFormPage {...form} person={person} />,
});

const answerForms = centreForm({
  load: loadVolunteer,
  schema: () => careAnswerInput,
  run: ({ tx, by }, person, { id, answer }) => answerCare(tx, by, person.id, id, answer),
  done: (_, { id }) => flash(volunteerPath(id), 'gespeichert'),
  page: (_, person, form) => <CareFormPage {...form} person={person} />,
});

const id = ':id';
export const careRoutes = centreRoutes('volunteers', [
  get(carePath(id), 'volunteer.manage', 'volunteer.care.form', noteForms.show),
  post(carePath(id), 'volunteer.manage', 'volunteer.care', noteForms.send),
  post(answerCarePath(id), 'volunteer.manage', 'volunteer.care.answer', answerForms.send),
]);
