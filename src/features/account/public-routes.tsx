// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { setTimeout as pause } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { findSecondStep } from '../../auth/accounts.ts';
import { callAuth } from '../../auth/calls.ts';
import { findResetUser, replacePassword } from '../../auth/credentials.ts';
import { clearAttempts } from '../../auth/rate-limit.ts';
import { endSession, findSignedIn } from '../../auth/session.ts';
import { clearedCookie } from '../../auth/session-cookie.ts';
import { writeSystemAudit } from '../../auth/system-audit.ts';
import type { AppContext } from '../../context.ts';
import { flash } from '../../web/flash.ts';
import { emptyForm, type FormState } from '../../web/form/index.ts';
import { parseForm } from '../../web/form/parse.ts';
import { comesFromUs, secretAddress } from '../../web/headers.ts';
import type { Flash } from '../../web/layout.tsx';
import { demoPath, factorPath, signInPath } from '../../web/paths.ts';
import { callerOf, failed, formOf, go, show, waitSentence, withoutSecrets } from './answers.ts';
import { demoRoutes } from './demo-routes.tsx';
import { isDemoFor } from './demo-sign-in.ts';
import { codeInput, forgottenInput, newPasswordInput, recoveryInput, signInInput } from './input.ts';
import { invitationRoutes } from './invitation-routes.tsx';
import { ownPath, withGoal } from './own-path.ts';
import { listOwnWords } from './own-words.ts';
import { codePath, forgottenPath, recoveryPath } from './paths.ts';
import {
  CodePage,
  DeadLinkPage,
  ForgottenPage,
  NewPasswordPage,
  RecoveryPage,
  ResetSentPage,
  SignInPage,
} from './public-pages.tsx';
import { setupRoutes } from './setup-routes.tsx';
import { admit, goalFor, passSecondStep, type SignInResult, signIn } from './sign-in.ts';

/** Milliseconds; well above what either case takes. */
const resetPause = 50;

const goalOf = (c: Context): string => ownPath(c.req.query('weiter'));

const notes = {
  abgemeldet: { tone: 'success', text: 'Sie sind abgemeldet.' },
  passwort: { tone: 'success', text: 'Ihr neues Passwort gilt. Bitte melden Sie sich damit an.' },
  eingerichtet: {
    tone: 'success',
    text: 'Herzstück ist eingerichtet. Die Leitung bekommt eine E-Mail. Bitte melden Sie sich an.',
  },
  konto: { tone: 'success', text: 'Ihr Konto ist angelegt. Bitte melden Sie sich an.' },
  zeit: {
    tone: 'warning',
    text: 'Die Anmeldung hat zu lange gedauert oder zu viele Versuche gebraucht. Bitte beginnen Sie neu.',
  },
} as const satisfies Record<string, Flash>;
declare module '../../web/flash.ts' {
  interface Confirmations extends Record<keyof typeof notes, string> {}
}

/**
 * The pages one reaches without being signed in. Mounted behind the check of the Origin header, so every POST here comes
 * from our own pages, but for those of `accountTokenPaths`: there a session is opened or ended only for `comesFromUs`.
 */
export function publicAccountRoutes(app: AppContext): Hono {
  const routes = new Hono();
  signInRoutes(routes, app);
  secondStepRoutes(routes, app);
  passwordRoutes(routes, app);
  routes.route('/', invitationRoutes(app));
  routes.route('/', setupRoutes(app));
  routes.route('/', demoRoutes(app));
  return routes;
}

function signInRoutes(routes: Hono, app: AppContext): void {
  routes.get('/anmelden', async (c) => {
    const sentences: Readonly<Record<string, Flash>> = notes;
    const said = sentences[c.req.query('ok') ?? ''];
    return show(c, <SignInPage state={emptyForm()} goal={goalOf(c)} flash={said} demo={await isDemoFor(app, c)} />);
  });
  routes.post('/anmelden', async (c) => {
    const goal = goalOf(c);
    const answer = async (state: FormState, status: 422 | 429) =>
      show(c, <SignInPage state={state} goal={goal} demo={await isDemoFor(app, c)} />, status);
    const parsed = parseForm(signInInput, await formOf(c));
    if (!parsed.ok) return await answer(withoutSecrets(parsed.state), 422);
    const result = await signIn(app, parsed.data, callerOf(app, c));
    if (result.kind === 'second-step') return go(c, withGoal(codePath, goal), result.cookies);
    if (result.kind === 'set-up-factor') return go(c, withGoal(factorPath, goal), result.cookies);
    const message =
      result.kind === 'limited'
        ? waitSentence(result.waitMinutes)
        : 'E-Mail-Adresse und Passwort passen nicht zusammen. Bitte prüfen Sie beides.';
    return await answer(failed({ email: parsed.data.email }, message), result.kind === 'limited' ? 429 : 422);
  });
  routes.post('/abmelden', async (c) => {
    const now = app.clock.now();
    const user = await findSignedIn(app, c.req.raw.headers, now);
    if (user !== null && user !== 'expired') {
      await endSession(app, user.sessionId);
      await writeSystemAudit(app.database.db, { at: now, userId: user.id, event: 'session.end' });
    }
    const next = (await isDemoFor(app, c)) ? demoPath : signInPath;
    return go(c, flash(next, 'abgemeldet'), [await clearedCookie(app)]);
  });
}

const ways = [
  { path: codePath, way: 'totp', Page: CodePage, input: codeInput },
  { path: recoveryPath, way: 'recovery', Page: RecoveryPage, input: recoveryInput },
] as const;

function secondStepRoutes(routes: Hono, app: AppContext): void {
  for (const { path, way, Page, input } of ways) {
    routes.get(path, async (c) => {
      if (!(await findSecondStep(app, c.req.raw.headers))) return go(c, withGoal(signInPath, goalOf(c)));
      return show(c, <Page state={emptyForm()} goal={goalOf(c)} />);
    });
    routes.post(path, async (c) => {
      const goal = goalOf(c);
      const parsed = parseForm<{ code: string }>(input, await formOf(c));
      if (!parsed.ok) return show(c, <Page state={withoutSecrets(parsed.state)} goal={goal} />, 422);
      const result = await passSecondStep(app, c.req.raw.headers, way, parsed.data.code, callerOf(app, c));
      if (result.kind === 'signed-in') return go(c, await goalFor(app, result.userId, goal), result.cookies);
      if (result.kind === 'restart') return go(c, flash(signInPath, 'zeit'));
      return show(c, <Page state={secondStepFailure(result)} goal={goal} />, result.kind === 'limited' ? 429 : 422);
    });
  }
}

function secondStepFailure(result: SignInResult): FormState {
  if (result.kind === 'limited') return failed({}, waitSentence(result.waitMinutes));
  const message =
    result.kind === 'used'
      ? 'Dieser Code wurde schon benutzt, jeder gilt nur einmal. Bitte warten Sie auf den nächsten, höchstens 30 Sekunden.'
      : 'Dieser Code stimmt nicht oder gilt nicht mehr.';
  return { values: {}, errors: [{ field: 'code', message }] };
}

function passwordRoutes(routes: Hono, app: AppContext): void {
  routes.get('/passwort-vergessen', (c) =>
    c.req.query('ok') === 'gesendet' ? show(c, <ResetSentPage />) : show(c, <ForgottenPage state={emptyForm()} />),
  );
  routes.post('/passwort-vergessen', async (c) => {
    const parsed = parseForm(forgottenInput, await formOf(c));
    if (!parsed.ok) return show(c, <ForgottenPage state={parsed.state} />, 422);
    const caller = callerOf(app, c);
    const attempt = await admit(app, 'reset', parsed.data.email, caller);
    if (!attempt.allowed) {
      return show(c, <ForgottenPage state={failed(parsed.data, waitSentence(attempt.waitMinutes))} />, 429);
    }
    // A mail to queue takes longer than none: the answer comes after the same while for a known and an unknown address.
    await Promise.all([callAuth(app, 'requestPasswordReset', { email: parsed.data.email }), pause(resetPause)]);
    await writeSystemAudit(app.database.db, { at: caller.now, userId: null, event: 'password.request' });
    return go(c, flash(forgottenPath, 'gesendet'));
  });
  routes.use('/passwort-neu/:token', secretAddress);
  routes.get('/passwort-neu/:token', async (c) => {
    const token = c.req.param('token');
    if (!(await findResetUser(app, token))) return show(c, <DeadReset />, 404);
    return show(c, <NewPasswordPage state={emptyForm()} token={token} />);
  });
  routes.post('/passwort-neu/:token', async (c) => {
    const token = c.req.param('token');
    const user = await findResetUser(app, token);
    if (!user) return show(c, <DeadReset />, 404);
    const parsed = parseForm(newPasswordInput(await listOwnWords(app, user)), await formOf(c));
    if (!parsed.ok) return show(c, <NewPasswordPage state={withoutSecrets(parsed.state)} token={token} />, 422);
    const how = { keptSession: null, resetToken: token };
    if (!(await replacePassword(app, user.id, parsed.data.password, how))) return show(c, <DeadReset />, 404);
    await clearAttempts(app, 'password', user.email);
    await clearAttempts(app, 'reset', user.email);
    await writeSystemAudit(app.database.db, { at: app.clock.now(), userId: user.id, event: 'password.reset' });
    const own = comesFromUs(c.req, app.settings.publicUrl);
    return go(c, flash(signInPath, 'passwort'), own ? [await clearedCookie(app)] : []);
  });
}

const DeadReset = () => (
  <DeadLinkPage
    title="Dieser Link gilt nicht mehr"
    sentence="Links für ein neues Passwort gelten eine Stunde und einmal. Ihr Passwort ist unverändert, wenn Sie es nicht selbst schon geändert haben."
    next={[forgottenPath, 'Neuen Link anfordern']}
  />
);
