// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { codesOf } from '../../codes/keys.ts';
import { LetterError } from '../../outbound/letters/printer.ts';
import { Conflict } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { noFields } from '../../web/form/parse.ts';
import { centreForm } from '../../web/form-pair.ts';
import {
  type Answer,
  type CentreRequest,
  centreRoutes,
  download,
  get,
  later,
  page,
  param,
  post,
} from '../../web/route.ts';
import { findBankAccounts } from '../allowances/payout-queries.ts';
import { listClaimsOf } from '../allowances/queries.ts';
import { readStatement } from '../allowances/statement-queries.ts';
import { accountKey, yearAccounts } from '../allowances/tax-queries.ts';
import { paragraphs, yearTotal } from '../allowances/tax-rules.ts';
import { endVolunteerAccount, findObjections } from '../people/actions.ts';
import { createInvitation, type Offer } from '../people/invitations.ts';
import { findVolunteerAccount, listInvitations } from '../people/queries.ts';
import { accountPart } from '../volunteers/account/account-deeds.tsx';
import { accountDoor, loadOwn } from '../volunteers/account/account-queries.ts';
import { endVolunteerAccountPath, ownAccountPath, volunteerAccountPath, volunteerPath } from '../volunteers/paths.ts';
import { getVolunteerIn, nameOf, type Volunteer } from '../volunteers/queries.ts';
import { reachOf } from '../volunteers/rules.ts';
import { GiveAccountPage, type GivenAccount } from './given-page.tsx';
import { ownAddress, ownBank } from './own-parts.tsx';
import { OwnAccountPage } from './pages.tsx';
import { ownAddressPath, ownBankPath, ownStatementPath } from './paths.ts';

/** The year a page is about, by its address; this year without one. */
function wantedYear({ url, today }: CentreRequest): number {
  const year = Number(/^20[1-9]\d$/.exec(url.searchParams.get('jahr') ?? '')?.[0] ?? today.year);
  return Math.min(year, today.year);
}

async function showOwn(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today } = request;
  const person = await loadOwn(request);
  const year = wantedYear(request);
  const all = await yearAccounts(tx, centreId, { year, today, people: [person.id] });
  const accounts = codesOf(paragraphs).flatMap((paragraph) => all.get(accountKey(person.id, paragraph)) ?? []);
  const bank = (await findBankAccounts(tx, centreId, [person.id])).get(person.id) ?? null;
  const claims = await listClaimsOf(tx, centreId, person.id, year);
  const door = await accountDoor(request, person);
  const used = accounts.filter((account) => yearTotal(account) !== 0);
  return page(<OwnAccountPage {...{ door, person, bank, year, claims }} accounts={used} />);
}

const addressForms = accountPart(ownAddressPath, ownAddress, ownAccountPath);
const bankForms = accountPart(ownBankPath, ownBank, ownAccountPath);

async function printOwn(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today, app } = request;
  const { id: volunteerId } = await loadOwn(request);
  const year = wantedYear(request);
  const sheet = await readStatement(tx, centreId, { volunteerId, year, today });
  return later(async () => {
    try {
      return download(`Bescheinigung-${year}.pdf`, 'application/pdf', await app.letters.printConfirmation(sheet));
    } catch (error) {
      if (!(error instanceof LetterError)) throw error;
      throw new Conflict(error.message, []);
    }
  });
}

const offerOf = ({ id, email }: Volunteer): Offer => ({
  ...{ email: email.toLowerCase(), role: 'volunteer', volunteerId: id, ags: null, schoolNumber: null },
  mayOpenProtectedAddress: false,
});

async function loadGiven(request: CentreRequest): Promise<GivenAccount> {
  const { tx, centreId, now } = request;
  const person = await getVolunteerIn(tx, centreId, reachOf(request.user.roles), param(request, 'id'));
  request.shown('volunteer', person.id);
  return {
    person,
    account: await findVolunteerAccount(tx, centreId, person.id),
    invitations: await listInvitations(tx, centreId, now, { volunteerId: person.id }),
  };
}

/** Why nobody can be invited to this account now; undefined: nothing is against it. */
async function refusal(request: CentreRequest, { person, account }: GivenAccount): Promise<string | undefined> {
  if (account) return `${nameOf(person)} hat schon ein Konto.`;
  if (person.state === 'left') return `${nameOf(person)} ist ausgeschieden.`;
  if (person.email === '')
    return `Von ${nameOf(person)} ist keine E-Mail-Adresse bekannt. Bitte tragen Sie zuerst eine ein.`;
  const against = await findObjections(request.tx, request.centreId, offerOf(person), request.user);
  return against.includes('own_address')
    ? 'Sich selbst können Sie keine Rolle geben. Das macht die Leitung.'
    : undefined;
}

const giveForms = centreForm({
  load: loadGiven,
  schema: () => noFields,
  run: async (request, given) => {
    const { tx, centreId, user, app, now, shown } = request;
    const not = await refusal(request, given);
    const links = [{ kind: 'volunteer', id: given.person.id, label: 'Zur Person' }];
    if (not !== undefined) throw new Conflict(`${not} Es wurde keine Einladung geschickt.`, links);
    const offer = offerOf(given.person);
    shown('invitation', await createInvitation(tx, app.jobs, { centreId, offer, invitedBy: user.id, now }));
  },
  done: (_, { person }) => flash(volunteerPath(person.id), 'gesendet'),
  page: (_, given, form) => <GiveAccountPage {...form} {...given} />,
});

const endForms = centreForm({
  load: loadGiven,
  schema: () => noFields,
  run: ({ tx, by }, { person }) => endVolunteerAccount(tx, by, person.id),
  done: (_, { person }) => flash(volunteerPath(person.id), 'beendet'),
  page: (_, given, form) => <GiveAccountPage {...form} {...given} />,
});

const confirm = { confirm: true } as const;
const id = ':id';

export const volunteerAccountRoutes = centreRoutes('volunteer-accounts', [
  get(ownAccountPath, 'volunteer.own', 'volunteer_account.view', showOwn),
  get(ownAddressPath, 'volunteer.own', 'volunteer_account.address.form', addressForms.show),
  post(ownAddressPath, 'volunteer.own', 'volunteer_account.address', addressForms.send),
  get(ownBankPath, 'volunteer.own', 'volunteer_account.bank.form', bankForms.show, confirm),
  post(ownBankPath, 'volunteer.own', 'volunteer_account.bank', bankForms.send, confirm),
  get(ownStatementPath, 'volunteer.own', 'volunteer_account.statement', printOwn),
  get(volunteerAccountPath(id), 'volunteer.invite', 'membership.invite', giveForms.show, confirm),
  post(volunteerAccountPath(id), 'volunteer.invite', 'membership.invite', giveForms.send, confirm),
  get(endVolunteerAccountPath(id), 'volunteer.invite', 'membership.end', endForms.show, confirm),
  post(endVolunteerAccountPath(id), 'volunteer.invite', 'membership.end', endForms.send, confirm),
]);
