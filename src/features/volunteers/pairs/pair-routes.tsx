// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { flash } from '../../../web/flash.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { centreRoutes, post } from '../../../web/route.ts';
import { AwayFormPage } from '../deed-pages.tsx';
import { loadVolunteer, reachIn } from '../deed-routes.tsx';
import { answerPairPath, volunteerPath } from '../paths.ts';
import { getVolunteerIn } from '../queries.ts';
import { answerPair } from './pair-actions.ts';
import { pairInput } from './pair-input.ts';

const pairForms = centreForm({
  load: loadVolunteer,
  schema: () => pairInput,
  run: async (request, person, { other, answer }) => {
    const { tx, by, shown } = request;
    await getVolunteerIn(tx, by.centreId, reachIn(request), other);
    const stays = await answerPair(tx, by, person.id, other, answer);
    shown('volunteer', other);
    return stays;
  },
  done: (_, __, stays) => flash(volunteerPath(stays), 'gespeichert'),
  page: (_, person, form) => <AwayFormPage {...form} person={person} />,
});

export const pairRoutes = centreRoutes('volunteers', [
  post(answerPairPath(':id'), 'volunteer.manage', 'volunteer.pair', pairForms.send),
]);
