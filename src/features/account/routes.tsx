// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import QRCode from 'qrcode';
import { isPassword } from '../../auth/calls.ts';
import { replacePassword } from '../../auth/credentials.ts';
import { claimCode, clearAttempts, startAttempt } from '../../auth/rate-limit.ts';
import { beginFactor, findPendingFactor, finishFactor, renewRecoveryCodes } from '../../auth/second-factor.ts';
import { chooseCentre, cookieOfSession, endOtherSessions, isConfirmed, markConfirmed } from '../../auth/session.ts';
import { writeSystemAudit } from '../../auth/system-audit.ts';
import { emptyForm, type FormState } from '../../web/form/index.ts';
import { parseForm } from '../../web/form/parse.ts';
import { frameOf } from '../../web/frame.ts';
import { type Answer, get, NotFound, page, post, type Request, redirect, systemRoutes } from '../../web/route.ts';
import { failed, waitSentence, withoutSecrets } from './answers.ts';
import { centreInput, changePasswordInput, codeInput, confirmInput, passwordInput } from './input.ts';
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
const wrongPassword: FormState = { values: {}, errors: [{ field: 'passwort', message: 'Das Passwort stimmt nicht.' }] };

const log = (request: Request, event: string, outcome: 'ok' | 'refused' = 'ok') =>
  writeSystemAudit(request.app.database.db, { at: request.now, userId: request.user.id, event, outcome });

/** Checks the password again, under the limit of the account. @returns the form's state when it is wrong */
async function checkPassword(
  request: Request,
  password: string,
  wrong: FormState = wrongPassword,
): Promise<FormState | null> {
  const { app, user, now } = request;
  const attempt = await startAttempt(app, 'password', user.email, now);
  if (!attempt.allowed) return failed({}, waitSentence(attempt.waitMinutes));
  if (!(await isPassword(app, await cookieOfSession(app, user.sessionId), password))) return wrong;
  await clearAttempts(app, 'password', user.email);
  return null;
}

const ownSession = ({ user }: Request) => ({ id: user.sessionId, userId: user.id, email: user.email });

/** Whoever has a factor sees and ends the set-up of another one only shortly after giving password and code. */
const confirmFirst = (request: Request): Answer | null =>
  !request.user.secondFactor || isConfirmed(request.user, request.now)
    ? null
    : redirect(`/konto/bestaetigen?weiter=${encodeURIComponent('/konto/zweiter-faktor')}`);

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
    if (user.secondFactor) return redirect('/konto/zweiter-faktor');
    const parsed = parseForm(passwordInput, form);
    if (!parsed.ok) return await factorPage(request, withoutSecrets(parsed.state), 422);
    const problem = await checkPassword(request, parsed.data.passwort);
    if (problem) return await factorPage(request, problem, 422);
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
  const goal = goalOf(request) === '/' && user.roles.includes('operator') ? '/betrieb' : goalOf(request);
  return page(<RecoveryCodesPage frame={{ ...frameOf(request), nav: [] }} codes={codes} goal={goal} />);
}

async function replaceFactor(request: Request): Promise<Answer> {
  const { app, user, now } = request;
  const again = (state: FormState) => page(<ReplaceFactorPage frame={frameOf(request)} state={state} />, 422);
  const parsed = parseForm(passwordInput, request.form);
  if (!parsed.ok) return again(withoutSecrets(parsed.state));
  const problem = await checkPassword(request, parsed.data.passwort);
  if (problem) return again(problem);
  await beginFactor(app, user.sessionId, now);
  await log(request, 'account.factor_begun');
  return redirect('/konto/zweiter-faktor');
}

async function newCodes(request: Request): Promise<Answer> {
  const again = (state: FormState) => page(<NewCodesPage frame={frameOf(request)} state={state} />, 422);
  const parsed = parseForm(passwordInput, request.form);
  if (!parsed.ok) return again(withoutSecrets(parsed.state));
  const problem = await checkPassword(request, parsed.data.passwort);
  if (problem) return again(problem);
  const codes = await renewRecoveryCodes(request.app, ownSession(request));
  await log(request, 'account.recovery_codes');
  return page(<RecoveryCodesPage frame={frameOf(request)} codes={codes} goal="/konto" />);
}

async function changePassword(request: Request): Promise<Answer> {
  const { app, user } = request;
  const again = (state: FormState) => page(<PasswordPage frame={frameOf(request)} state={state} />, 422);
  const parsed = parseForm(changePasswordInput(await listOwnWords(app, user)), request.form);
  if (!parsed.ok) return again(withoutSecrets(parsed.state));
  const wrong = { values: {}, errors: [{ field: 'bisher', message: 'Das bisherige Passwort stimmt nicht.' }] };
  const problem = await checkPassword(request, parsed.data.bisher, wrong);
  if (problem) return again(problem);
  await replacePassword(app, user.id, parsed.data.passwort, { keptSession: user.sessionId });
  await log(request, 'password.change');
  return redirect('/konto?ok=gespeichert');
}

async function confirm(request: Request): Promise<Answer> {
  const { app, user, now } = request;
  const goal = goalOf(request);
  const again = (state: FormState) => page(<ConfirmPage frame={frameOf(request)} state={state} goal={goal} />, 422);
  const parsed = parseForm(confirmInput, request.form);
  if (!parsed.ok) return again(withoutSecrets(parsed.state));
  const cookie = await cookieOfSession(app, user.sessionId);
  const result = await confirmIdentity(app, user, cookie, parsed.data, now);
  if (result !== 'ok') {
    await log(request, 'session.confirm', 'refused');
    const message =
      result === 'wrong'
        ? 'Passwort oder Code stimmt nicht. Jeder Code gilt nur einmal.'
        : waitSentence(result.waitMinutes);
    return again(failed({}, message));
  }
  await markConfirmed(app, user.sessionId, now);
  await log(request, 'session.confirm');
  return redirect(goal);
}

async function switchCentre(request: Request): Promise<Answer> {
  const { app, user } = request;
  const parsed = parseForm(centreInput, request.form);
  if (!parsed.ok) return page(<CentrePage frame={frameOf(request)} state={parsed.state} user={user} />, 422);
  if (!(await chooseCentre(app, user, parsed.data.zentrum))) throw new NotFound();
  return redirect('/');
}

const permission = 'account.manage';

/** The pages of one's own account, for everybody who is signed in. */
export const accountRoutes = systemRoutes('account', [
  get('/konto', permission, 'account.view', (request) =>
    page(<AccountPage frame={frameOf(request)} user={request.user} />),
  ),
  get('/konto/zweiter-faktor', permission, 'account.factor', (request) => factorPage(request, emptyForm(), 200)),
  post('/konto/zweiter-faktor', permission, 'account.factor_set', setUpFactor),
  get(
    '/konto/zweiter-faktor/neu',
    permission,
    'account.factor',
    (request) => page(<ReplaceFactorPage frame={frameOf(request)} state={emptyForm()} />),
    { confirm: true },
  ),
  post('/konto/zweiter-faktor/neu', permission, 'account.factor_begun', replaceFactor, { confirm: true }),
  get(
    '/konto/wiederherstellungscodes',
    permission,
    'account.recovery_codes',
    (request) => page(<NewCodesPage frame={frameOf(request)} state={emptyForm()} />),
    { confirm: true },
  ),
  post('/konto/wiederherstellungscodes', permission, 'account.recovery_codes', newCodes, { confirm: true }),
  get('/konto/passwort', permission, 'password.change', (request) =>
    page(<PasswordPage frame={frameOf(request)} state={emptyForm()} />),
  ),
  post('/konto/passwort', permission, 'password.change', changePassword),
  get('/konto/bestaetigen', permission, 'session.confirm', (request) =>
    page(<ConfirmPage frame={frameOf(request)} state={emptyForm()} goal={goalOf(request)} />),
  ),
  post('/konto/bestaetigen', permission, 'session.confirm', confirm),
  get('/konto/zentrum', permission, 'account.centre', (request) =>
    page(<CentrePage frame={frameOf(request)} state={emptyForm()} user={request.user} />),
  ),
  post('/konto/zentrum', permission, 'account.centre', switchCentre),
  post('/konto/sitzungen/beenden', permission, 'session.end_others', async (request) => {
    await endOtherSessions(request.app, request.user.id, request.user.sessionId);
    await log(request, 'session.end_others');
    return redirect('/konto?ok=beendet');
  }),
]);
