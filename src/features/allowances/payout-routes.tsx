// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may, permissions } from '../../auth/permissions.ts';
import { addWorkingDays } from '../../codes/holidays.ts';
import { Conflict } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { centreForm } from '../../web/form-pair.ts';
import { formatShortDate } from '../../web/format.ts';
import { frameOf } from '../../web/frame.ts';
import { type Answer, type CentreRequest, download, get, page, param, post } from '../../web/route.ts';
import { getSettings } from '../centres/queries.ts';
import { listMembers } from '../people/queries.ts';
import {
  callOffPath,
  handPath,
  payoutFilePath,
  payoutPath,
  payoutSettingsPath,
  payoutsPath,
  releasePath,
  returnPath,
  statePath,
} from './paths.ts';
import { findPayees } from './payee-queries.ts';
import { callOffRun, draftRun, handRun, isPayee, releaseRun, returnPayment, stateRun } from './payout-actions.ts';
import { payoutCsv, payoutXml } from './payout-file.ts';
import { CallOffPage, ReturnPage, SettingsPage, SignPage, type SignWords } from './payout-form-pages.tsx';
import {
  handInput,
  payDayInput,
  reasonInput,
  releaseInput,
  returnInput,
  settingsErrors,
  settingsInput,
  settingsValues,
  stateInput,
} from './payout-input.ts';
import { PayoutsPage, RunPage } from './payout-pages.tsx';
import { getRun, listOpenPeople, listPayments, listRuns, type Run } from './payout-queries.ts';
import { mayOrder, whyNotSign } from './payout-rules.ts';
import { changePayoutSettings } from './person-actions.ts';
import { getPayoutSettings } from './queries.ts';

/** The next day on which banks work, some days ahead: what the form starts with. */
const usualPayDay = (today: Temporal.PlainDate): Temporal.PlainDate => addWorkingDays(today, 10);

const draftForms = centreForm({
  load: async ({ tx, centreId, today }) => {
    const open = await listOpenPeople(tx, centreId, { payOn: usualPayDay(today), today });
    const runs = await listRuns(tx, centreId);
    const people = open.map(({ volunteerId }) => volunteerId);
    return { open, runs, names: await findPayees(tx, centreId, people) };
  },
  values: ({ today }) => ({ zahltag: formatShortDate(usualPayDay(today)) }),
  schema: ({ today }) => payDayInput(today),
  run: async ({ tx, by, shown }, _, { payOn }) => {
    const id = await draftRun(tx, by, payOn);
    shown('payout_run', id);
    return id;
  },
  done: (_, __, id) => flash(payoutPath(id), 'laufGebildet'),
  page: (request, known, { frame, state, requestId }) => {
    request.shown(
      'payout_run',
      known.runs.map(({ id }) => id),
    );
    const { roles } = request.user;
    const rights = { mayPrepare: may(roles, 'payout.prepare'), maySet: may(roles, 'payout.settings') };
    return <PayoutsPage {...{ frame, state, requestId, ...known, ...rights }} />;
  },
});

const loadRun = async (request: CentreRequest): Promise<Run> => {
  const run = await getRun(request.tx, request.centreId, param(request, 'id'));
  request.shown('payout_run', run.id);
  return run;
};

/** Why this person may not do the next step of a run. */
async function whyNot(request: CentreRequest, run: Run): Promise<string | undefined> {
  const { tx, by, centreId, user } = request;
  if (run.state !== 'draft' && run.state !== 'stated') return undefined;
  const step = run.state === 'draft' ? 'state' : 'release';
  if (step === 'release') {
    const settings = await getPayoutSettings(tx, centreId);
    if (!mayOrder(settings, { userId: user.id, isHead: user.roles.includes('head') }))
      return 'Anordnen darf, wer unter „Auszahlung einstellen“ genannt ist, sonst die Leitung.';
  }
  const who = { userId: user.id, isPayee: await isPayee(tx, by, run.id) };
  return whyNotSign(step, who, { state: run.state, statedBy: run.stated?.userId ?? null });
}

async function showRun(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today, user } = request;
  const run = await loadRun(request);
  const payments = await listPayments(tx, centreId, run.id);
  const people = payments.map(({ volunteerId }) => volunteerId);
  request.shown('volunteer', people);
  const { roles } = user;
  const rights = {
    state: may(roles, 'payout.state'),
    release: may(roles, 'payout.release'),
    prepare: may(roles, 'payout.prepare'),
    load: may(roles, 'bank_account.keep'),
  };
  const names = await findPayees(tx, centreId, people);
  const no = await whyNot(request, run);
  return page(<RunPage frame={frameOf(request)} {...{ run, payments, names, today, no }} may={rights} />);
}

/** A run of which the next step is not this one is refused before its page is shown. */
const loadFor = (state: Run['state'], sentence: string) => async (request: CentreRequest) => {
  const run = await loadRun(request);
  if (run.state !== state) throw new Conflict(sentence, [{ kind: 'payout_run', id: run.id, label: 'Zum Lauf' }]);
  const no = await whyNot(request, run);
  if (no !== undefined) throw new Conflict(no, [{ kind: 'payout_run', id: run.id, label: 'Zum Lauf' }]);
  return run;
};

const stateWords = (run: Run): SignWords => ({
  title: 'Richtigkeit feststellen',
  intro: 'Prüfen Sie vorher Einsätze und Beträge. Anordnen muss danach eine andere Person.',
  box: 'Ich habe den Lauf geprüft: Er ist sachlich und rechnerisch richtig.',
  button: 'Sachlich und rechnerisch richtig',
  action: statePath(run.id),
});
const stateForms = centreForm({
  load: loadFor('draft', 'Dieser Lauf ist kein Entwurf mehr.'),
  loadSent: loadRun,
  schema: () => stateInput,
  run: ({ tx, by }, { id }) => stateRun(tx, by, id),
  done: (_, { id }) => flash(payoutPath(id), 'laufFestgestellt'),
  page: (_, run, form) => <SignPage {...form} run={run} words={stateWords(run)} />,
});

const releaseWords = (run: Run): SignWords => ({
  title: 'Auszahlung anordnen',
  intro: `Festgestellt hat sie ${run.stated?.name ?? 'eine andere Person'}.`,
  box: 'Ich ordne die Auszahlung an.',
  button: 'Auszahlung anordnen',
  action: releasePath(run.id),
});
const releaseForms = centreForm({
  load: loadFor('stated', 'Anordnen kann man einen Lauf, der festgestellt und noch nicht angeordnet ist.'),
  loadSent: loadRun,
  schema: () => releaseInput,
  run: ({ tx, by, user }, { id }) => releaseRun(tx, by, id, user.roles.includes('head')),
  done: (_, { id }) => flash(payoutPath(id), 'laufAngeordnet'),
  page: (_, run, form) => <SignPage {...form} run={run} words={releaseWords(run)} />,
});

const handWords = (run: Run): SignWords => ({
  title: 'An die Kasse gegeben',
  intro: 'Danach lässt sich der Lauf nicht mehr zurücknehmen.',
  box: 'Die Datei ist bei der Kasse.',
  button: 'An die Kasse gegeben',
  action: handPath(run.id),
});
const handForms = centreForm({
  load: loadFor('released', 'An die Kasse geht ein Lauf, der angeordnet ist.'),
  loadSent: loadRun,
  schema: () => handInput,
  run: ({ tx, by }, { id }) => handRun(tx, by, id),
  done: (_, { id }) => flash(payoutPath(id), 'laufUebergeben'),
  page: (_, run, form) => <SignPage {...form} run={run} words={handWords(run)} />,
});

const callOffForms = centreForm({
  load: async (request) => {
    const run = await loadRun(request);
    if (run.state === 'handed' || run.state === 'called_off')
      throw new Conflict('Dieser Lauf lässt sich nicht mehr zurücknehmen.', [
        { kind: 'payout_run', id: run.id, label: 'Zum Lauf' },
      ]);
    return run;
  },
  loadSent: loadRun,
  schema: () => reasonInput,
  run: ({ tx, by }, { id }, { reason }) => callOffRun(tx, by, id, reason),
  done: (_, { id }) => flash(payoutPath(id), 'laufZurueck'),
  page: (_, run, form) => <CallOffPage {...form} run={run} action={callOffPath(run.id)} />,
});

const returnForms = centreForm({
  load: async (request) => {
    const { tx, centreId } = request;
    const run = await loadFor('handed', 'Zurückkommen kann nur Geld aus einem Lauf, der bei der Kasse ist.')(request);
    const payments = await listPayments(tx, centreId, run.id);
    const people = payments.map(({ volunteerId }) => volunteerId);
    request.shown('volunteer', people);
    return { run, payments, people, names: await findPayees(tx, centreId, people) };
  },
  schema: ({ today }, { people }) => returnInput(today, people),
  run: ({ tx, by }, { run }, input) => returnPayment(tx, by, { runId: run.id, ...input }),
  done: (_, { run }) => flash(payoutPath(run.id), 'rueckUeberwiesen'),
  page: (_, known, form) => <ReturnPage {...form} {...known} action={returnPath(known.run.id)} />,
});

/** The file for the payment office, of a run that is released. */
async function loadFile(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, now } = request;
  const run = await loadRun(request);
  if (run.state !== 'released' && run.state !== 'handed')
    throw new Conflict('Eine Datei gibt es erst, wenn der Lauf angeordnet ist.', [
      { kind: 'payout_run', id: run.id, label: 'Zum Lauf' },
    ]);
  const payments = await listPayments(tx, centreId, run.id);
  const people = payments.map(({ volunteerId }) => volunteerId);
  request.shown('volunteer', people);
  const settings = await getPayoutSettings(tx, centreId);
  const file = { number: run.number, payOn: run.payOn, settings };
  if (settings.format === 'pain') {
    const { place: town } = await getSettings(tx, centreId);
    return download(`${run.number}.xml`, 'application/xml', payoutXml(payments, file, { at: now, town }));
  }
  const numbers = new Map([...(await findPayees(tx, centreId, people))].map(([id, { number }]) => [id, number]));
  return download(`${run.number}.csv`, 'text/csv; charset=utf-8', payoutCsv(payments, numbers, file));
}

const orderers: readonly string[] = permissions['payout.release'].roles;

const settingsForms = centreForm({
  load: async ({ tx, centreId }) => {
    const members = (await listMembers(tx, centreId)).filter(({ role }) => orderers.includes(role));
    return {
      settings: await getPayoutSettings(tx, centreId),
      members: [...new Map(members.map(({ userId, name }) => [userId, { value: userId, label: name }])).values()],
    };
  },
  values: (_, { settings }) => settingsValues(settings),
  schema: (_, { members }) => settingsInput(members.map(({ value }) => value)),
  also: ({ form }) => settingsErrors(form),
  version: ({ settings }) => settings.version,
  versionNeeded: true,
  run: ({ tx, by }, { settings: { version } }, settings) => changePayoutSettings(tx, by, version, settings),
  done: flash(payoutsPath, 'gespeichert'),
  page: (_, { members }, form) => <SettingsPage {...form} members={members} />,
});

export const payoutLines = [
  get(payoutsPath, 'allowance.view', 'payout_run.list', draftForms.show),
  post(payoutsPath, 'payout.prepare', 'payout_run.create', draftForms.send),
  get(payoutSettingsPath, 'payout.settings', 'payout_setting.form', settingsForms.show),
  post(payoutSettingsPath, 'payout.settings', 'payout_setting.change', settingsForms.send),
  get(payoutPath(':id'), 'allowance.view', 'payout_run.view', showRun),
  get(statePath(':id'), 'payout.state', 'payout_run.prepare', stateForms.show),
  post(statePath(':id'), 'payout.state', 'payout_run.state', stateForms.send),
  get(releasePath(':id'), 'payout.release', 'payout_run.prepare', releaseForms.show),
  post(releasePath(':id'), 'payout.release', 'payout_run.release', releaseForms.send),
  get(handPath(':id'), 'payout.prepare', 'payout_run.prepare', handForms.show),
  post(handPath(':id'), 'payout.prepare', 'payout_run.hand', handForms.send),
  get(callOffPath(':id'), 'payout.prepare', 'payout_run.prepare', callOffForms.show),
  post(callOffPath(':id'), 'payout.prepare', 'payout_run.call_off', callOffForms.send),
  get(returnPath(':id'), 'payout.prepare', 'payout_run.prepare', returnForms.show),
  post(returnPath(':id'), 'payout.prepare', 'payout_run.return', returnForms.send),
  get(payoutFilePath(':id'), 'bank_account.keep', 'payout_run.export', loadFile, { confirm: true }),
];
