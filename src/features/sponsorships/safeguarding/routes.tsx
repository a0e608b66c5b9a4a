// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../../auth/permissions.ts';
import { flash } from '../../../web/flash.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { frameOf } from '../../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post, redirect } from '../../../web/route.ts';
import { getPersonName } from '../../people/queries.ts';
import {
  noteOf,
  openConcern,
  reportConcern,
  setConcernPolicy,
  settleConcern,
  takeConcern,
  textOf,
} from './concern-actions.ts';
import {
  boxesOf,
  concernInput,
  concernPolicyInput,
  concernPolicyValues,
  settleInput,
  textAndPassed,
  twiceNamed,
} from './concern-input.ts';
import { ConcernFormPage, ConcernsPage } from './concern-pages.tsx';
import { getConcern, listConcernsFor, listOwnReports } from './concern-queries.ts';
import type { ConcernText } from './concern-rules.ts';
import { ConcernPage, ConcernPolicyPage, InboxPage } from './inbox-pages.tsx';
import { getConcernPolicy, listColleagues, readNameable } from './office-queries.ts';
import {
  concernFormPath,
  concernInboxPath,
  concernPath,
  concernPolicyPath,
  concernsPath,
  openConcernPath,
  takeConcernPath,
} from './paths.ts';
import { unseal } from './seal.ts';

async function showConcerns(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user } = request;
  const policy = await getConcernPolicy(tx, centreId);
  const own = await listOwnReports(tx, centreId, user.id);
  const links = [
    ...(may(user.roles, 'concern.read') ? [{ href: concernInboxPath, label: 'Eingang' }] : []),
    ...(may(user.roles, 'concern.set') ? [{ href: concernPolicyPath, label: 'Einstellungen' }] : []),
  ];
  return page(<ConcernsPage frame={frameOf(request)} {...{ policy, own, links }} />);
}

const nobodyLeft =
  'Alle, die im Zentrum eine Meldung lesen dürfen, sind hier angekreuzt. Sie ist nicht gespeichert. Bitte rufen Sie das Jugendamt oder die Polizei an.';

const reportForms = centreForm({
  load: async ({ tx, centreId, user }) => ({
    policy: await getConcernPolicy(tx, centreId),
    nameable: await readNameable(tx, centreId, {
      ...{ userId: user.id, coordinates: may(user.roles, 'sponsorship.manage'), schools: user.coordinated },
    }),
  }),
  schema: (_, { nameable }) => concernInput(boxesOf(nameable)),
  run: async ({ app, tx, by, shown }, { nameable }, said) => {
    const { text, passed } = textAndPassed(nameable, said);
    const id = await reportConcern(app, tx, by, text, passed);
    if (id === undefined) return { refused: { field: 'betrifft', message: nobodyLeft } };
    shown('concern', id);
    return undefined;
  },
  done: flash(concernsPath, 'sorgeAngekommen'),
  page: (_, { policy, nameable }, form) => <ConcernFormPage {...{ form, policy, nameable }} />,
});

async function showInbox(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user } = request;
  const concerns = await listConcernsFor(tx, centreId, user.id);
  request.shown(
    'concern',
    concerns.map(({ id }) => id),
  );
  return page(<InboxPage frame={frameOf(request)} concerns={concerns} />);
}

/** The report of this address, with what it says where this person has opened it. */
async function loadConcern({ app, tx, centreId, user, params, shown }: CentreRequest) {
  const { sealed, sealedNote, ...concern } = await getConcern(tx, centreId, user.id, params.id ?? '');
  shown('concern', concern.id);
  const { id, openedBy } = concern;
  if (openedBy !== user.id)
    return {
      ...{ concern, text: null, note: null },
      other: openedBy === null ? null : (await getPersonName(tx, openedBy)) || 'Jemand anderes',
    };
  return {
    ...{ concern, other: null, text: JSON.parse(await unseal(app, textOf(centreId, id), sealed)) as ConcernText },
    note: sealedNote === null ? null : await unseal(app, noteOf(centreId, id), sealedNote),
  };
}

const settleForms = centreForm({
  load: loadConcern,
  schema: () => settleInput,
  run: ({ app, tx, by }, { concern }, { note }) => settleConcern(app, tx, by, concern, note),
  done: flash(concernInboxPath, 'sorgeAbgeschlossen'),
  page: (_, known, form) => <ConcernPage form={form} {...known} />,
});

/** Opens a report, or takes it on: one press, and back to its page. */
const pressed =
  (deed: typeof openConcern) =>
  async (request: CentreRequest): Promise<Answer> => {
    const { tx, by, centreId, user } = request;
    const concern = await getConcern(tx, centreId, user.id, param(request, 'id'));
    request.shown('concern', concern.id);
    await deed(tx, by, concern);
    return redirect(concernPath(concern.id));
  };

const policyForms = centreForm({
  load: async ({ tx, centreId }) => ({
    policy: await getConcernPolicy(tx, centreId),
    people: (await listColleagues(tx, centreId)).all,
  }),
  values: (_, { policy }) => concernPolicyValues(policy),
  schema: (_, { people }) => concernPolicyInput(people.map(({ id }) => id)),
  also: ({ form }) => twiceNamed(form),
  version: ({ policy }) => policy.version,
  versionNeeded: true,
  run: ({ tx, by }, { policy }, input) => setConcernPolicy(tx, by, policy.version, input),
  done: flash(concernsPath, 'gespeichert'),
  page: (_, { people }, form) => <ConcernPolicyPage {...{ form, people }} />,
});

export const concernRoutes = centreRoutes('sponsorships', [
  get(concernsPath, 'concern.report', 'concern.calls', showConcerns),
  get(concernFormPath, 'concern.report', 'concern.form', reportForms.show),
  post(concernFormPath, 'concern.report', 'concern.report', reportForms.send),
  get(concernPolicyPath, 'concern.set', 'concern.policy.form', policyForms.show),
  post(concernPolicyPath, 'concern.set', 'concern.policy', policyForms.send),
  get(concernInboxPath, 'concern.read', 'concern.list', showInbox),
  get(concernPath(':id'), 'concern.read', 'concern.view', settleForms.show),
  post(concernPath(':id'), 'concern.read', 'concern.settle', settleForms.send),
  post(openConcernPath(':id'), 'concern.read', 'concern.open', pressed(openConcern)),
  post(takeConcernPath(':id'), 'concern.read', 'concern.take', pressed(takeConcern)),
]);
