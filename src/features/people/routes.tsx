// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { roleLabels } from '../../auth/permissions.ts';
import { isId } from '../../db/ids.ts';
import { NotFound } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { noFields } from '../../web/form/parse.ts';
import { centreForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, post } from '../../web/route.ts';
import { listMunicipalities } from '../centres/queries.ts';
import { endMembership, findObjections, withdrawInvitation } from './actions.ts';
import { inviteInput, objectionErrors } from './input.ts';
import { createInvitation } from './invitations.ts';
import { DangerPage, InvitePage, PeoplePage } from './pages.tsx';
import { endPath, peoplePath, withdrawPath } from './paths.ts';
import { findMember, listInvitations, listMembers } from './queries.ts';

/** Ids of the path; what is no id is a 404 like an unknown one. */
function idOf(request: CentreRequest): string {
  const id = String(request.params.id);
  if (!isId(id)) throw new NotFound();
  return id;
}

const notFound = (): never => {
  throw new NotFound();
};

async function showPeople(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, now } = request;
  const members = await listMembers(tx, centreId);
  const invitations = await listInvitations(tx, centreId, now);
  return page(<PeoplePage frame={frameOf(request)} members={members} invitations={invitations} />);
}

const inviteForms = centreForm({
  load: () => null,
  schema: () => inviteInput,
  check: async ({ tx, centreId, user }, _, offer) =>
    (await findObjections(tx, centreId, offer, user)).map((objection) => objectionErrors[objection]),
  run: async ({ tx, centreId, user, app, now, shown }, _, offer) => {
    shown('invitation', await createInvitation(tx, app.jobs, { centreId, offer, invitedBy: user.id, now }));
  },
  done: flash(peoplePath, 'gesendet'),
  page: async ({ tx, centreId }, _, form) => (
    <InvitePage {...form} municipalities={await listMunicipalities(tx, centreId)} />
  ),
});

const endForms = centreForm({
  load: async (request) => (await findMember(request.tx, request.centreId, idOf(request))) ?? notFound(),
  schema: () => noFields,
  run: async ({ tx, centreId, now, shown }, { id }) => {
    await endMembership(tx, centreId, id, now);
    shown('membership', id);
  },
  done: flash(peoplePath, 'beendet'),
  page: (_, member, { frame }) => (
    <DangerPage
      frame={frame}
      title="Rolle beenden"
      sentence={`${member.name} verliert die Rolle „${roleLabels[member.role]}“ sofort. Was die Person eingetragen hat, bleibt.`}
      action={endPath(member.id)}
      deed="Rolle beenden"
    />
  ),
});

const withdrawForms = centreForm({
  load: async (request) => {
    const id = idOf(request);
    const open = await listInvitations(request.tx, request.centreId, request.now);
    return open.find((row) => row.id === id) ?? notFound();
  },
  schema: () => noFields,
  run: async ({ tx, centreId, now, shown }, { id }) => {
    await withdrawInvitation(tx, centreId, id, now);
    shown('invitation', id);
  },
  done: flash(peoplePath, 'zurueckgezogen'),
  page: (_, { id, email }, { frame }) => (
    <DangerPage
      frame={frame}
      title="Einladung zurückziehen"
      sentence={`Der Link in der E-Mail an ${email} funktioniert danach nicht mehr.`}
      action={withdrawPath(id)}
      deed="Einladung zurückziehen"
    />
  ),
});

const permission = 'user.manage';
const confirm = { confirm: true } as const;

/**
 * Who works for the centre. Each page that leads to a change of rights asks for password and code first, so that nothing
 * typed is lost by it.
 */
export const peopleRoutes = centreRoutes('people', [
  get('/personen', permission, 'membership.list', showPeople),
  get('/personen/einladen', permission, 'membership.invite', inviteForms.show, confirm),
  post('/personen/einladen', permission, 'membership.invite', inviteForms.send, confirm),
  get('/personen/:id/beenden', permission, 'membership.end', endForms.show, confirm),
  post('/personen/:id/beenden', permission, 'membership.end', endForms.send, confirm),
  get('/personen/einladungen/:id/zurueckziehen', permission, 'membership.withdraw', withdrawForms.show, confirm),
  post('/personen/einladungen/:id/zurueckziehen', permission, 'membership.withdraw', withdrawForms.send, confirm),
]);
