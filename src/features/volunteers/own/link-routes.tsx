// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { flash } from '../../../web/flash.ts';
import { noFields } from '../../../web/form/parse.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { centreRoutes, post } from '../../../web/route.ts';
import { revokeLinks } from '../../links/actions.ts';
import { AwayFormPage } from '../deed-pages.tsx';
import { loadVolunteer } from '../deed-routes.tsx';
import { revokeOwnLinksPath, sendOwnLinkPath, volunteerPath } from '../paths.ts';
import { ownPurpose } from '../rules.ts';
import { sendOwnLink } from './link-actions.ts';

const sendForms = centreForm({
  load: loadVolunteer,
  schema: () => noFields,
  run: ({ tx, by, app }, { id }) => sendOwnLink(tx, by, id, app.jobs),
  done: (_, { id }) => flash(volunteerPath(id), 'eigenerLink'),
  page: (_, person, form) => <AwayFormPage {...form} person={person} />,
});

const revokeForms = centreForm({
  load: loadVolunteer,
  schema: () => noFields,
  run: ({ tx, by }, { id }) => revokeLinks(tx, by, { purpose: ownPurpose, recordId: id }),
  done: (_, { id }) => flash(volunteerPath(id), 'linksZurueckgezogen'),
  page: (_, person, form) => <AwayFormPage {...form} person={person} />,
});

const id = ':id';
export const ownLinkRoutes = centreRoutes('volunteers', [
  post(sendOwnLinkPath(id), 'volunteer.manage', 'volunteer.own_link', sendForms.send),
  post(revokeOwnLinksPath(id), 'volunteer.manage', 'volunteer.own_link.revoke', revokeForms.send),
]);
