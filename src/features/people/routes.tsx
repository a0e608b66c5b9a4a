// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { roleLabels } from '../../auth/permissions.ts';
import { isId } from '../../db/ids.ts';
import { emptyForm, type FormState } from '../../web/form/index.ts';
import { parseForm } from '../../web/form/parse.ts';
import { frameOf } from '../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, NotFound, page, post, redirect } from '../../web/route.ts';
import { endMembership, findObjections, withdrawInvitation } from './actions.ts';
import { inviteInput } from './input.ts';
import { createInvitation } from './invitations.ts';
import { DangerPage, InvitePage, PeoplePage } from './pages.tsx';
import { findMember, listInvitations, listMembers, listMunicipalities } from './queries.ts';

/** Ids of the path; what is no id is a 404 like an unknown one. */
function idOf(request: CentreRequest): string {
  const id = String(request.params.id);
  if (!isId(id)) throw new NotFound();
  return id;
}

async function showPeople(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, now } = request;
  const members = await listMembers(tx, centreId);
  const invitations = await listInvitations(tx, centreId, now);
  return page(<PeoplePage frame={frameOf(request)} members={members} invitations={invitations} />);
}

async function invitePage(request: CentreRequest, state: FormState, status: 200 | 422 = 200): Promise<Answer> {
  const municipalities = await listMunicipalities(request.tx, request.centreId);
  return page(<InvitePage frame={frameOf(request)} state={state} municipalities={municipalities} />, status);
}

async function invite(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user, app, now } = request;
  const body = request.form;
  const parsed = parseForm(inviteInput, body);
  if (!parsed.ok) return await invitePage(request, parsed.state, 422);
  const errors = await findObjections(tx, centreId, parsed.data, user);
  if (errors.length > 0) {
    const { email, role, ags, schoolNumber, mayOpenProtectedAddress } = parsed.data;
    const values = {
      email,
      rolle: role,
      gemeinde: ags ?? '',
      schule: schoolNumber ?? '',
      ...(mayOpenProtectedAddress ? { sperre: 'ja' } : {}),
    };
    return await invitePage(request, { values, errors }, 422);
  }
  const id = await createInvitation(tx, app.jobs, { centreId, offer: parsed.data, invitedBy: user.id, now });
  request.shown('invitation', id);
  return redirect('/personen?ok=gesendet');
}

async function askEnd(request: CentreRequest): Promise<Answer> {
  const member = await findMember(request.tx, request.centreId, idOf(request));
  if (!member) throw new NotFound();
  return page(
    <DangerPage
      frame={frameOf(request)}
      title="Rolle beenden"
      sentence={`${member.name} verliert die Rolle „${roleLabels[member.role]}“ sofort. Was die Person eingetragen hat, bleibt.`}
      action={`/personen/${member.id}/beenden`}
      deed="Rolle beenden"
    />,
  );
}

async function askWithdraw(request: CentreRequest): Promise<Answer> {
  const id = idOf(request);
  const open = await listInvitations(request.tx, request.centreId, request.now);
  const invitation = open.find((row) => row.id === id);
  if (!invitation) throw new NotFound();
  return page(
    <DangerPage
      frame={frameOf(request)}
      title="Einladung zurückziehen"
      sentence={`Der Link in der E-Mail an ${invitation.email} funktioniert danach nicht mehr.`}
      action={`/personen/einladungen/${id}/zurueckziehen`}
      deed="Einladung zurückziehen"
    />,
  );
}

const permission = 'user.manage';

/**
 * Who works for the centre. Each page that leads to a change of rights asks for password and code first, so that nothing
 * typed is lost by it.
 */
export const peopleRoutes = centreRoutes('people', [
  get('/personen', permission, 'membership.list', showPeople),
  get('/personen/einladen', permission, 'membership.invite', (request) => invitePage(request, emptyForm()), {
    confirm: true,
  }),
  post('/personen/einladen', permission, 'membership.invite', invite, { confirm: true }),
  get('/personen/:id/beenden', permission, 'membership.end', askEnd, { confirm: true }),
  post(
    '/personen/:id/beenden',
    permission,
    'membership.end',
    async (request) => {
      const id = idOf(request);
      await endMembership(request.tx, request.centreId, id, request.now);
      request.shown('membership', id);
      return redirect('/personen?ok=beendet');
    },
    { confirm: true },
  ),
  get('/personen/einladungen/:id/zurueckziehen', permission, 'membership.withdraw', askWithdraw, { confirm: true }),
  post(
    '/personen/einladungen/:id/zurueckziehen',
    permission,
    'membership.withdraw',
    async (request) => {
      const id = idOf(request);
      await withdrawInvitation(request.tx, request.centreId, id, request.now);
      request.shown('invitation', id);
      return redirect('/personen?ok=zurueckgezogen');
    },
    { confirm: true },
  ),
]);
