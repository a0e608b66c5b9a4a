// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import QRCode from 'qrcode';
import { isPassword } from '../../auth/calls.ts';
import { replacePassword } from '../../auth/credentials.ts';
import { claimCode, clearAttempts, startAttempt } from '../../auth/rate-limit.ts';
import { beginFactor, findPendingFactor, finishFactor, renewRecoveryCodes } from '../../auth/second-factor.ts';
import { chooseCentre, cookieOfSession, endOtherSessions, isConfirmed, markConfirmed } from '../../auth/session.ts';
import { writeSystemAudit } from '../../auth/system-audit.ts';
import { NotFound } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { emptyForm, type FieldError, type FormState } from '../../web/form/index.ts';
import { parseForm } from '../../web/form/parse.ts';
import { systemForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { accountPath, confirmPath, factorPath, leadingOn, operatorPath } from '../../web/paths.ts';
import { type Answer, get, page, post, type Request, redirect, systemRoutes } from '../../web/route.ts';
import { failed, secrets, waitSentence, withoutSecrets } from './answers.ts';
import { isDemoHere } from './demo-sign-in.ts';
import { centreInput, changePasswordInput, codeInput, confirmInput, type Identity, passwordInput } from './input.ts';
import { ownPath } from './own-path.ts';
import { listOwnWords } from './own-words.ts';
import {
  AccountPage,
  BeginFactorPage,
  CentrePage,
  ConfirmPage,
  FactorInUsePage,
  FactorPage,
  NewCodesPage,
  PasswordPage,
  RecoveryCodesPage,
  ReplaceFactorPage,
} from './pages.tsx';
import { confirmIdentity } from './sign-in.ts';

const goalOf = (request: Request): string => ownPath(request.url.searchParams.get('weiter'));
const log = (request: Request, event: string, outcome: 'ok' | 'refused' = 'ok') =>
  writeSystemAudit(request.app.database.db, { at: request.now, userId: request.user.id, event, outcome });

/** Checks the password again, under the limit of the account. @returns what is wrong with it */
async function checkPassword(
  request: Request,
  password: string,
  wrong: FieldError = { field: 'passwort', message: 'Das Passwort stimmt nicht.' },
): Promise<FieldError[]> {
  const { app, user, now } = request;
  const attempt = await startAttempt(app, 'password', user.email, now);
  if (!attempt.allowed) return [{ field: '', message: waitSentence(attempt.waitMinutes) }];
  if (!(await isPassword(app, await cookieOfSession(app, user.sessionId), password))) return [wrong];
  await clearAttempts(app, 'password', user.email);
  return [];
}

const ownSession = ({ user }: Request) => ({ id: user.sessionId, userId: user.id, email: user.email });

/** Whoever has a factor sees and ends the set-up of another one only shortly after giving password and code. */
const confirmFirst = (request: Request): Answer | null =>
  !request.user.secondFactor || isConfirmed(request.user, request.now)
    ? null
    : redirect(leadingOn(confirmPath, factorPath));

async function factorPage(request: Request, state: FormState, status: 200 | 422): Promise<Answer> {
  const { user } = request;
  const frame = user.secondFactor ? frameOf(request) : { ...frameOf(request), nav: [] };
  const goal = goalOf(request);
  const pending = await findPendingFactor(request.app, ownSession(request));
  if (!pending && user.secondFactor) return page(<FactorInUsePage frame={frame} />);
  if (!pending) return page(<BeginFactorPage frame={frame} state={state} goal={goal} />, status);
  const stop = confirmFirst(request);
  if (stop) return stop;
  const picture = await QRCode.toDataURL(pending.uri, { width: 232, margin: 2 });
  const props = { frame, state, goal, picture, secret: pending.secret, replaces: user.secondFactor };
  return page(<FactorPage {...props} />, status);
}

async function setUpFactor(request: Request): Promise<Answer> {
  const { app, user, now, form } = request;
  if (!(await findPendingFactor(app, ownSession(request)))) {
    if (user.secondFactor) return redirect(factorPath);
    const parsed = parseForm(passwordInput, form);
    if (!parsed.ok) return await factorPage(request, withoutSecrets(parsed.state), 422);
    const errors = await checkPassword(request, parsed.data.password);
    if (errors.length > 0) return await factorPage(request, { values: {}, errors }, 422);
    await beginFactor(app, user.sessionId, now);
    return redirect(request.url.pathname + request.url.search);
  }
  return confirmFirst(request) ?? (await endSetUp(request));
}

/** The first code of the new factor. */
async function endSetUp(request: Request): Promise<Answer> {
  const { app, user, now } = request;
  const parsed = parseForm(codeInput, request.form);
  if (!parsed.ok) return await factorPage(request, withoutSecrets(parsed.state), 422);
  const attempt = await startAttempt(app, 'second-step', user.email, now);
  if (!attempt.allowed) return await factorPage(request, failed({}, waitSentence(attempt.waitMinutes)), 422);
  const codes = await finishFactor(app, ownSession(request), parsed.data.code);
  if (codes === null) {
    const message =
      'Dieser Code stimmt nicht. Geht die Uhr Ihres Smartphones richtig? Bitte den neuesten Code eingeben.';
    return await factorPage(request, { values: {}, errors: [{ field: 'code', message }] }, 422);
  }
  await claimCode(app, user.id, parsed.data.code, now);
  await clearAttempts(app, 'second-step', user.email);
  await log(request, 'account.factor_set');
  const goal = goalOf(request) === '/' && user.roles.includes('operator') ? operatorPath : goalOf(request);
  return page(<RecoveryCodesPage frame={{ ...frameOf(request), nav: [] }} codes={codes} goal={goal} />);
}

const replaceForms = systemForm({
  load: () => null,
  schema: () => passwordInput,
  secrets,
  check: (request, _, { password }) => checkPassword(request, password),
  run: async (request) => {
    await beginFactor(request.app, request.user.sessionId, request.now);
    await log(request, 'account.factor_begun');
  },
  done: factorPath,
  page: (_, __, form) => <ReplaceFactorPage {...form} />,
});

const codesForms = systemForm({
  load: () => null,
  schema: () => passwordInput,
  secrets,
  check: (request, _, { password }) => checkPassword(request, password),
  run: async (request) => {
    const codes = await renewRecoveryCodes(request.app, ownSession(request));
    await log(request, 'account.recovery_codes');
    return codes;
  },
  done: (request, _, codes) => page(<RecoveryCodesPage frame={frameOf(request)} codes={codes} goal={accountPath} />),
  page: (_, __, form) => <NewCodesPage {...form} />,
});

const passwordForms = systemForm({
  load: ({ app, user }) => listOwnWords(app, user),
  schema: (_, own) => changePasswordInput(own),
  secrets,
  check: (request, _, { current }) =>
    checkPassword(request, current, { field: 'bisher', message: 'Das bisherige Passwort stimmt nicht.' }),
  run: async (request, _, { password }) => {
    const { app, user } = request;
    await replacePassword(app, user.id, password, { keptSession: user.sessionId });
    await log(request, 'password.change');
  },
  done: flash(accountPath, 'gespeichert'),
  page: (_, __, form) => <PasswordPage {...form} />,
});

/** Who it is, once more: password and a code, under the limit of the account. @returns what is wrong with them */
async function checkIdentity(request: Request, given: Identity): Promise<FieldError[]> {
  const { app, user, now } = request;
  const result = await confirmIdentity(app, user, await cookieOfSession(app, user.sessionId), given, now);
  if (result === 'ok') return [];
  await log(request, 'session.confirm', 'refused');
  const wrong = 'Passwort oder Code stimmt nicht. Jeder Code gilt nur einmal.';
  return [{ field: '', message: result === 'wrong' ? wrong : waitSentence(result.waitMinutes) }];
}

const confirmForms = systemForm({
  load: async (request) => ({ goal: goalOf(request), demo: await isDemoHere(request.app) }),
  schema: () => confirmInput,
  secrets,
  check: (request, _, given) => checkIdentity(request, given),
  run: async (request) => {
    await markConfirmed(request.app, request.user.sessionId, request.now);
    await log(request, 'session.confirm');
  },
  done: (_, { goal }) => goal,
  page: (_, { goal, demo }, form) => <ConfirmPage {...form} goal={goal} demo={demo} />,
});

const centreForms = systemForm({
  load: () => null,
  schema: () => centreInput,
  run: async ({ app, user }, _, { centreId }) => {
    if (!(await chooseCentre(app, user, centreId))) throw new NotFound();
  },
  done: '/',
  page: ({ user }, _, form) => <CentrePage {...form} user={user} />,
});

async function endOthers(request: Request): Promise<Answer> {
  await endOtherSessions(request.app, request.user.id, request.user.sessionId);
  await log(request, 'session.end_others');
  return redirect(flash(accountPath, 'beendet'));
}

const showAccount = (request: Request): Answer => page(<AccountPage frame={frameOf(request)} user={request.user} />);
const showFactor = (request: Request): Promise<Answer> => factorPage(request, emptyForm(), 200);

const permission = 'account.manage';
const confirm = { confirm: true } as const;

/** The pages of one's own account, for everybody who is signed in. */
export const accountRoutes = systemRoutes('account', [
  get('/konto', permission, 'account.view', showAccount),
  get('/konto/zweiter-faktor', permission, 'account.factor', showFactor),
  post('/konto/zweiter-faktor', permission, 'account.factor_set', setUpFactor),
  get('/konto/zweiter-faktor/neu', permission, 'account.factor', replaceForms.show, confirm),
  post('/konto/zweiter-faktor/neu', permission, 'account.factor_begun', replaceForms.send, confirm),
  get('/konto/wiederherstellungscodes', permission, 'account.recovery_codes', codesForms.show, confirm),
  post('/konto/wiederherstellungscodes', permission, 'account.recovery_codes', codesForms.send, confirm),
  get('/konto/passwort', permission, 'password.change', passwordForms.show),
  post('/konto/passwort', permission, 'password.change', passwordForms.send),
  get('/konto/bestaetigen', permission, 'session.confirm', confirmForms.show),
  post('/konto/bestaetigen', permission, 'session.confirm', confirmForms.send),
  get('/konto/zentrum', permission, 'account.centre', centreForms.show),
  post('/konto/zentrum', permission, 'account.centre', centreForms.send),
  post('/konto/sitzungen/beenden', permission, 'session.end_others', endOthers),
]);
