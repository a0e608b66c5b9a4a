// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { codesOf } from '../../codes/keys.ts';
import { NotFound } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { noFields } from '../../web/form/parse.ts';
import type { FieldError } from '../../web/form/state.ts';
import { centreForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { csvInBatches, listQuery, type Sort } from '../../web/list/index.ts';
import { type Answer, type CentreRequest, centreRoutes, download, get, page, param, post } from '../../web/route.ts';
import { listMunicipalities } from '../centres/queries.ts';
import { endMembership, findObjections } from '../people/actions.ts';
import { objectionErrors } from '../people/input.ts';
import { createInvitation, type Offer } from '../people/invitations.ts';
import { listInvitations, listSpeakers } from '../people/queries.ts';
import { addInstitution, changeInstitution } from './actions.ts';
import { institutionInput, institutionValues, speakerInput } from './input.ts';
import { activity, InstitutionListPage, institutionColumnsFor } from './list-page.tsx';
import { InstitutionFormPage, InstitutionPage, SpeakerEndPage, SpeakerInvitePage } from './pages.tsx';
import {
  institutionChangePath,
  institutionExportPath,
  institutionFormPath,
  institutionInvitePath,
  institutionPath,
  institutionsPath,
  speakerEndPath,
} from './paths.ts';
import { countInstitutions, getInstitution, type InstitutionFilter, listInstitutions } from './queries.ts';
import { institutionKinds } from './words.ts';

const keeps = ({ user }: CentreRequest): boolean => may(user.roles, 'institution.keep');

function readList(request: CentreRequest) {
  const query = listQuery(request.url.href, {
    sorts: ['name', 'art'],
    filters: { q: 'text', art: codesOf(institutionKinds), stand: codesOf(activity) },
  });
  const { q, art, stand } = query.filters;
  const active = stand === undefined ? undefined : stand === 'fragt_an';
  const filter: InstitutionFilter = { q, kind: art, active, seesProtected: keeps(request) };
  return { query, filter };
}

const sortOf = ({ key, direction }: Sort<'name' | 'art'>) => [key === 'art' ? 'kind' : 'name', direction] as const;

async function showList(request: CentreRequest): Promise<Answer> {
  const { tx, centreId } = request;
  const { query, filter } = readList(request);
  const rows = await listInstitutions(tx, centreId, filter, query, ...sortOf(query.sort));
  const count = await countInstitutions(tx, centreId, filter);
  request.shown(
    'institution',
    rows.map(({ id }) => id),
  );
  return page(<InstitutionListPage frame={frameOf(request)} {...{ rows, count, query }} keeps={keeps(request)} />);
}

async function exportList(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today } = request;
  const { query, filter } = readList(request);
  const body = await csvInBatches(institutionColumnsFor(keeps(request)), (part) =>
    listInstitutions(tx, centreId, filter, part, ...sortOf(query.sort)),
  );
  return download(`einrichtungen-${today.toString()}.csv`, 'text/csv; charset=utf-8', body);
}

async function load(request: CentreRequest) {
  const institution = await getInstitution(request.tx, request.centreId, param(request, 'id'));
  request.shown('institution', institution.id);
  return institution;
}

async function showOne(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, now } = request;
  const institution = await load(request);
  return page(
    <InstitutionPage
      frame={frameOf(request)}
      institution={institution}
      speakers={await listSpeakers(tx, centreId, institution.id)}
      invitations={await listInvitations(tx, centreId, now, { institutionId: institution.id })}
      keeps={keeps(request)}
    />,
  );
}

const agsOf = (towns: readonly { ags: string }[]): string[] => towns.map(({ ags }) => ags);

const addForms = centreForm({
  load: ({ tx, centreId }) => listMunicipalities(tx, centreId),
  schema: (_, towns) => institutionInput(agsOf(towns)),
  run: async ({ tx, by, shown }, _, facts) => {
    const id = await addInstitution(tx, by, facts);
    shown('institution', id);
    return id;
  },
  done: (_, __, id) => flash(institutionPath(id), 'einrichtungNeu'),
  page: (_, towns, form) => <InstitutionFormPage {...form} towns={towns} institution={null} />,
});

const changeForms = centreForm({
  load: async (request) => ({
    institution: await load(request),
    towns: await listMunicipalities(request.tx, request.centreId),
  }),
  values: (_, { institution }) => institutionValues(institution),
  schema: (_, { towns, institution }) => institutionInput(agsOf(towns), institution.kind === 'centre'),
  version: ({ institution }) => institution.version,
  versionNeeded: true,
  run: ({ tx, by }, { institution }, facts) => changeInstitution(tx, by, institution, facts),
  done: (_, { institution }) => flash(institutionPath(institution.id), 'gespeichert'),
  page: (_, known, form) => <InstitutionFormPage {...form} {...known} />,
});

const offerOf = (email: string, institutionId: string): Offer => ({
  ...{ email, institutionId, role: 'institution', ags: null, schoolNumber: null },
  mayOpenProtectedAddress: false,
});

const inviteForms = centreForm({
  load,
  schema: () => speakerInput,
  check: async ({ tx, centreId, user }, { id, active }, { email }): Promise<FieldError[]> => [
    ...(await findObjections(tx, centreId, offerOf(email, id), user)).map((objection) => objectionErrors[objection]),
    ...(active
      ? []
      : [{ field: 'email', message: 'Diese Einrichtung ruht. Bitte nehmen Sie das Häkchen zuerst weg.' }]),
  ],
  run: async ({ tx, centreId, user, app, now, shown }, { id }, { email }) => {
    shown(
      'invitation',
      await createInvitation(tx, app.jobs, { centreId, offer: offerOf(email, id), invitedBy: user.id, now }),
    );
  },
  done: (_, { id }) => flash(institutionPath(id), 'gesendet'),
  page: (_, institution, form) => <SpeakerInvitePage {...form} institution={institution} />,
});

const endForms = centreForm({
  load: async (request) => {
    const institution = await load(request);
    const speakers = await listSpeakers(request.tx, request.centreId, institution.id);
    const speaker = speakers.find(({ id }) => id === param(request, 'membership'));
    if (!speaker) throw new NotFound();
    return { institution, speaker };
  },
  schema: () => noFields,
  run: async ({ tx, centreId, now, shown }, { speaker }) => {
    await endMembership(tx, centreId, speaker.id, now);
    shown('membership', speaker.id);
  },
  done: (_, { institution }) => flash(institutionPath(institution.id), 'beendet'),
  page: (_, known, form) => <SpeakerEndPage {...form} {...known} />,
});

const confirm = { confirm: true } as const;

export const institutionRoutes = centreRoutes('institutions', [
  get(institutionsPath, 'institution.list', 'institution.list', showList),
  get(institutionExportPath, 'institution.list', 'institution.export', exportList),
  get(institutionFormPath, 'institution.keep', 'institution.form', addForms.show),
  post(institutionsPath, 'institution.keep', 'institution.add', addForms.send),
  get(institutionPath(':id'), 'institution.list', 'institution.view', showOne),
  get(institutionChangePath(':id'), 'institution.keep', 'institution.change.form', changeForms.show),
  post(institutionChangePath(':id'), 'institution.keep', 'institution.change', changeForms.send),
  get(institutionInvitePath(':id'), 'institution.invite', 'membership.invite', inviteForms.show, confirm),
  post(institutionInvitePath(':id'), 'institution.invite', 'membership.invite', inviteForms.send, confirm),
  get(speakerEndPath(':id', ':membership'), 'institution.invite', 'membership.end', endForms.show, confirm),
  post(speakerEndPath(':id', ':membership'), 'institution.invite', 'membership.end', endForms.send, confirm),
]);
