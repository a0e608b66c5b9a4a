// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import { Conflict } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { emptyForm } from '../../../web/form/index.ts';
import { centreForm, type FormProps } from '../../../web/form-pair.ts';
import { frameOf } from '../../../web/frame.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post } from '../../../web/route.ts';
import { findRuleOn } from '../../allowances/queries.ts';
import { allowanceOf } from '../../allowances/rules.ts';
import { claimed, findProof, isSame, type RealTime } from '../dispatch/proof-actions.ts';
import { type Assigned, findJob } from '../dispatch/queries.ts';
import { everything, toRequest } from '../event-actions.ts';
import { getRequest } from '../queries.ts';
import { proofDue } from './missing-rules.ts';
import { askAgainPath, decideTimesPath, differingPath, proofSettingPath, stacksPath, timesPath } from './paths.ts';
import { setProofSetting } from './setting-actions.ts';
import { getProofSetting } from './setting-queries.ts';
import { askAgain, decideTimes } from './times-actions.ts';
import { askAgainInput, daysBetween, decideTimesInput, proofSettingInput, timesBetween } from './times-input.ts';
import { DifferingPage, ProofSettingPage, type TimesFile, TimesPage } from './times-page.tsx';
import { countDiffering, listDiffering, listReminders } from './times-queries.ts';

const shownAtOnce = 100;

/** What these times would pay; null where no rule counts on the day. */
async function paysFor({ tx, centreId }: CentreRequest, id: string, job: Assigned, time: RealTime, ticket: number) {
  const rule = await findRuleOn(tx, centreId, 'interpreting', dayOf(time.from));
  return rule ? allowanceOf(rule, { id, ...claimed(job, time, ticket), cancelledAt: null }) : null;
}

async function load(request: CentreRequest): Promise<TimesFile> {
  const { tx, centreId } = request;
  const one = await getRequest(tx, centreId, everything, param(request, 'id'));
  request.shown('interpreting_request', one.id);
  const job = await findJob(tx, centreId, one.id);
  const proof = job && (await findProof(tx, centreId, job.id));
  const { institution_from: iFrom, institution_to: iTo, institution_at: iAt, institution_via: iVia } = proof ?? {};
  const { volunteer_from: vFrom, volunteer_to: vTo, volunteer_at: vAt, volunteer_via: vVia } = proof ?? {};
  const differs = one.state === 'held' && proof !== undefined && !isSame(proof);
  if (!job || !differs || !iFrom || !iTo || !iAt || !iVia || !vFrom || !vTo || !vAt || !vVia)
    throw new Conflict('Hier weichen keine Zeiten (mehr) voneinander ab.', toRequest(one.id));
  const [institution, volunteer] = [
    { from: iFrom, to: iTo },
    { from: vFrom, to: vTo },
  ];
  const pays = (time: RealTime) => paysFor(request, one.id, job, time, proof?.ticket_cents ?? 0);
  return {
    ...{ request: one, name: job.name, phone: job.phone },
    due: proofDue(await getProofSetting(tx, centreId), one.endsAt),
    institution: { time: institution, at: iAt, via: iVia, pays: await pays(institution) },
    volunteer: { time: volunteer, at: vAt, via: vVia, pays: await pays(volunteer) },
    reminders: await listReminders(tx, centreId, job.id),
  };
}

const pageOf = (request: CentreRequest, file: TimesFile, { state }: Pick<FormProps, 'state'>) => (
  <TimesPage
    frame={frameOf(request)}
    file={file}
    today={request.today}
    state={state}
    requestId={() => request.requestId()}
  />
);

const showTimes = async (request: CentreRequest): Promise<Answer> =>
  page(pageOf(request, await load(request), { state: emptyForm({}) }));

async function showDiffering(request: CentreRequest): Promise<Answer> {
  const { tx, centreId } = request;
  const rows = await listDiffering(tx, centreId, shownAtOnce);
  request.shown(
    'interpreting_request',
    rows.map(({ requestId }) => requestId),
  );
  return page(<DifferingPage frame={frameOf(request)} rows={rows} count={await countDiffering(tx, centreId)} />);
}

const askForms = centreForm({
  load,
  schema: () => askAgainInput,
  run: ({ tx, by, app }, { request }, { side }) => askAgain(tx, by, request.id, side, app.jobs),
  done: (_, { request }) => flash(timesPath(request.id), 'seiteGefragt'),
  page: pageOf,
});

const decideForms = centreForm({
  load,
  schema: (_, { request }) => decideTimesInput(request.startsAt),
  also: ({ form, now }, { request }) => timesBetween(form, request.startsAt, now),
  run: ({ tx, by, app }, { request }, decided) => decideTimes(tx, by, request.id, decided, app.jobs),
  done: flash(differingPath, 'zeitenFestgelegt'),
  page: pageOf,
});

const settingForms = centreForm({
  load: ({ tx, centreId }: CentreRequest) => getProofSetting(tx, centreId),
  values: (_, { remindDays, tellDays, afterThat, shownAs }) => ({
    ...{ erinnern_tage: String(remindDays), melden_tage: String(tellDays), danach: afterThat, auf_dem_bogen: shownAs },
  }),
  schema: () => proofSettingInput,
  also: ({ form }) => daysBetween(form),
  version: ({ version }) => version,
  versionNeeded: true,
  run: ({ tx, by }, { version }, setting) => setProofSetting(tx, by, version, setting),
  done: flash(stacksPath, 'gespeichert'),
  page: (_, __, form) => <ProofSettingPage {...form} />,
});

const id = ':id';

/** Times that differ, and what the centre does when a proof does not come. */
export const timesRoutes = centreRoutes('interpreting', [
  get(differingPath, 'interpreting.dispatch', 'interpreting.times.list', showDiffering),
  get(timesPath(id), 'interpreting.dispatch', 'interpreting.times.view', showTimes),
  post(askAgainPath(id), 'interpreting.dispatch', 'interpreting.times.ask', askForms.send),
  post(decideTimesPath(id), 'interpreting.dispatch', 'interpreting.times.decide', decideForms.send),
  get(proofSettingPath, 'interpreting.set', 'interpreting.proof_setting.form', settingForms.show),
  post(proofSettingPath, 'interpreting.set', 'interpreting.proof_setting.change', settingForms.send),
]);
