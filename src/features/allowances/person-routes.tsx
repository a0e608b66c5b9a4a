// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { codesOf } from '../../codes/keys.ts';
import { LetterError } from '../../outbound/letters/printer.ts';
import { Conflict, NotFound } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { centreForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { listQuery } from '../../web/list/index.ts';
import { type Answer, type CentreRequest, download, get, later, page, param, post } from '../../web/route.ts';
import { getVolunteer } from '../volunteers/queries.ts';
import { correctClaim, dueOf } from './actions.ts';
import {
  bankAccountPath,
  correctionPath,
  declaredPath,
  excessPath,
  payeePath,
  payeesPath,
  statementPath,
} from './paths.ts';
import { PayeeListPage, payeeStands } from './payee-list-page.tsx';
import { countPayees, findPayees, listPayees, type Payee } from './payee-queries.ts';
import {
  bankInput,
  correctionInput,
  correctionRefusedAt,
  correctionValues,
  declaredInput,
  excessInput,
  yearValues,
} from './payout-input.ts';
import { findBankAccounts } from './payout-queries.ts';
import { changeBankAccount, confirmExcess, declareElsewhere } from './person-actions.ts';
import { BankPage, CorrectionPage, DeclaredPage, ExcessPage, PersonPage } from './person-pages.tsx';
import { getClaim, listClaimsFor, listClaimsOf } from './queries.ts';
import { readStatement } from './statement-queries.ts';
import { accountKey, yearAccounts } from './tax-queries.ts';
import { paragraphs, yearTotal } from './tax-rules.ts';

/** The year a page is about, by its address; this year without one. */
export function wantedYear({ url, today }: Pick<CentreRequest, 'url' | 'today'>): number {
  const text = url.searchParams.get('jahr') ?? '';
  return /^20[1-9]\d$/.test(text) && Number(text) >= 2013 ? Number(text) : today.year;
}

/** @throws NotFound */
export async function loadPayee(request: CentreRequest): Promise<Payee> {
  const { tx, centreId } = request;
  const { id } = await getVolunteer(tx, centreId, param(request, 'id'));
  request.shown('volunteer', id);
  const payee = (await findPayees(tx, centreId, [id])).get(id);
  if (!payee) throw new NotFound();
  return payee;
}

async function showPeople(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, url, today } = request;
  const query = listQuery(url.href, { sorts: ['name'], filters: { stand: codesOf(payeeStands), q: 'text' } });
  const filter = { text: query.filters.q, withoutAccount: query.filters.stand === 'ohne_konto' };
  const rows = await listPayees(tx, centreId, filter, query);
  const people = rows.map(({ id }) => id);
  request.shown('volunteer', people);
  const { year } = today;
  const accounts = await yearAccounts(tx, centreId, { year, today, people });
  const count = await countPayees(tx, centreId, filter);
  return page(<PayeeListPage frame={frameOf(request)} {...{ rows, count, query, accounts, year }} />);
}

async function showPerson(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today, user } = request;
  const payee = await loadPayee(request);
  const year = wantedYear(request);
  const all = await yearAccounts(tx, centreId, { year, today, people: [payee.id] });
  const accounts = codesOf(paragraphs).flatMap((paragraph) => {
    const account = all.get(accountKey(payee.id, paragraph));
    return account ? [account] : [];
  });
  const used = accounts.filter((account) => yearTotal(account) !== 0 || account.excessReason !== null);
  const claims = await listClaimsOf(tx, centreId, payee.id, year);
  const bank = (await findBankAccounts(tx, centreId, [payee.id])).get(payee.id) ?? null;
  const seesBank = may(user.roles, 'bank_account.keep');
  return page(
    <PersonPage
      frame={frameOf(request)}
      {...{ payee, year, claims, seesBank }}
      accounts={used.length > 0 ? used : accounts.filter(({ paragraph }) => paragraph === 'volunteer')}
      bank={seesBank ? bank : null}
      hasBank={bank !== null}
      mayManage={may(user.roles, 'allowance.manage')}
      mayConfirm={may(user.roles, 'allowance.manage')}
    />,
  );
}

const bankForms = centreForm({
  load: loadPayee,
  schema: () => bankInput,
  run: ({ tx, by, app }, { id: volunteerId }, input) => changeBankAccount(tx, by, { volunteerId, ...input }, app.jobs),
  done: (_, { id }) => flash(payeePath(id), 'bankGespeichert'),
  page: (_, payee, form) => <BankPage {...form} payee={payee} />,
});

const declaredForms = centreForm({
  load: loadPayee,
  values: ({ today }) => yearValues(today),
  schema: ({ today }) => declaredInput(today),
  run: ({ tx, by, today: declaredOn }, { id: volunteerId }, input) =>
    declareElsewhere(tx, by, { volunteerId, declaredOn, ...input }),
  done: (_, { id }) => flash(payeePath(id), 'gespeichert'),
  page: (_, payee, form) => <DeclaredPage {...form} payee={payee} />,
});

const excessForms = centreForm({
  load: loadPayee,
  values: ({ today }) => yearValues(today),
  schema: ({ today }) => excessInput(today),
  run: ({ tx, by }, { id: volunteerId }, input) => confirmExcess(tx, by, { volunteerId, ...input }),
  done: (_, { id }) => flash(payeePath(id), 'freibetragBestaetigt'),
  page: (_, payee, form) => <ExcessPage {...form} payee={payee} />,
});

const correctionForms = centreForm({
  load: async (request) => {
    const { tx, centreId } = request;
    const claim = await getClaim(tx, centreId, param(request, 'id'));
    request.shown('allowance_claim', claim.id);
    const payee = (await findPayees(tx, centreId, [claim.volunteerId])).get(claim.volunteerId);
    if (!payee) throw new NotFound();
    const all = await listClaimsFor(tx, centreId, claim.service, claim.recordId);
    // What was said last, and what it comes to with everything that put it right.
    const { job } = all.filter(({ kind }) => kind !== 'returned').at(-1) ?? claim;
    return { claim, payee, job, due: dueOf(all) };
  },
  values: (_, { job }) => correctionValues({ job }),
  schema: () => correctionInput,
  run: async ({ tx, by }, { claim, job: before }, { job, reason }) => {
    const { service, recordId } = claim;
    // A job that was called off stays so: its times alone are put right.
    const cancelledAt = before.cancelledAt === null ? null : Temporal.Instant.from(before.cancelledAt);
    const done = await correctClaim(tx, by, { service, recordId, job: { ...job, cancelledAt }, reason });
    return 'refused' in done ? correctionRefusedAt(done) : undefined;
  },
  done: (_, { payee }) => flash(payeePath(payee.id), 'korrigiert'),
  page: (_, { payee, claim, due }, form) => <CorrectionPage {...form} {...{ payee, claim, due }} />,
});

/** What was paid in a year, for tax office, Jobcenter or Sozialamt. */
async function printStatement(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today, app } = request;
  const { id } = await loadPayee(request);
  const year = wantedYear(request);
  const sheet = await readStatement(tx, centreId, { volunteerId: id, year, today });
  return later(async () => {
    try {
      return download(`Bescheinigung-${year}.pdf`, 'application/pdf', await app.letters.printConfirmation(sheet));
    } catch (error) {
      if (!(error instanceof LetterError)) throw error;
      throw new Conflict(error.message, [{ kind: 'payee', id, label: 'Zur Person' }]);
    }
  });
}

export const personLines = [
  get(payeesPath, 'allowance.view', 'payee.list', showPeople),
  get(payeePath(':id'), 'allowance.view', 'payee.view', showPerson),
  get(bankAccountPath(':id'), 'bank_account.keep', 'bank_account.form', bankForms.show),
  post(bankAccountPath(':id'), 'bank_account.keep', 'bank_account.change', bankForms.send),
  get(declaredPath(':id'), 'allowance.manage', 'declared_elsewhere.form', declaredForms.show),
  post(declaredPath(':id'), 'allowance.manage', 'declared_elsewhere.create', declaredForms.send),
  get(excessPath(':id'), 'allowance.manage', 'tax_excess.form', excessForms.show),
  post(excessPath(':id'), 'allowance.manage', 'tax_excess.create', excessForms.send),
  get(statementPath(':id'), 'allowance.manage', 'payee.statement', printStatement),
  get(correctionPath(':id'), 'allowance.manage', 'allowance_claim.form', correctionForms.show),
  post(correctionPath(':id'), 'allowance.manage', 'allowance_claim.correct', correctionForms.send),
];
