// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { flash } from '../../../web/flash.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { centreRoutes, post } from '../../../web/route.ts';
import { AwayFormPage } from '../deed-pages.tsx';
import { loadVolunteer } from '../deed-routes.tsx';
import { answerLanguageWishPath, volunteerPath } from '../paths.ts';
import { answerWish } from './wish-actions.ts';
import { wishAnswerInput } from './wish-input.ts';

const answerForms = centreForm({
  load: loadVolunteer,
  schema: () => wishAnswerInput,
  run: ({ tx, by }, person, { id, answer }) => answerWish(tx, by, person.id, id, answer),
  done: (_, { id }) => flash(volunteerPath(id), 'gespeichert'),
  page: (_, person, form) => <AwayFormPage {...form} person={person} />,
});

export const languageWishRoutes = centreRoutes('volunteers', [
  post(answerLanguageWishPath(':id'), 'volunteer.manage', 'volunteer.language.answer', answerForms.send),
]);
