// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Context, Hono } from 'hono';
import { createAccount, findAccount, foldEmail } from '../../auth/accounts.ts';
import { roleLabels } from '../../auth/permissions.ts';
import { beginFactor } from '../../auth/second-factor.ts';
import { findSignedIn, openSession } from '../../auth/session.ts';
import { openedCookie } from '../../auth/session-cookie.ts';
import { writeSystemAudit } from '../../auth/system-audit.ts';
import type { AppContext } from '../../context.ts';
import { Conflict } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { emptyForm, type FormState } from '../../web/form/index.ts';
import { parseForm } from '../../web/form/parse.ts';
import { comesFromUs, secretAddress } from '../../web/headers.ts';
import { factorPath, signInPath } from '../../web/paths.ts';
import { acceptInvitation, findInvitation, type Invitation } from '../people/invitations.ts';
import { formOf, go, show, withoutSecrets } from './answers.ts';
import { invitationInput } from './input.ts';
import { DeadLinkPage, InvitationPage, type InvitationPageProps } from './public-pages.tsx';

/** GET and POST /einladung/:token. The token is the proof that the mail address belongs to the person. */
export function invitationRoutes(app: AppContext): Hono {
  const routes = new Hono();
  routes.use('/einladung/:token', secretAddress);
  routes.get('/einladung/:token', async (c) => {
    const token = c.req.param('token');
    const invitation = await findInvitation(app, token, app.clock.now());
    if (invitation?.state !== 'open') return show(c, dead(invitation), 404);
    const mode = await modeFor(app, c, invitation);
    return show(c, invitationPage(token, invitation, mode.kind, emptyForm()));
  });
  routes.post('/einladung/:token', async (c) => {
    const token = c.req.param('token');
    const now = app.clock.now();
    const invitation = await findInvitation(app, token, now);
    if (invitation?.state !== 'open') return show(c, dead(invitation), 404);
    const mode = await modeFor(app, c, invitation);
    if (mode.kind === 'sign-in') return show(c, invitationPage(token, invitation, 'sign-in', emptyForm()), 409);
    try {
      if (mode.kind === 'accept') {
        await acceptInvitation(app, invitation, mode.userId, now);
        return go(c, '/');
      }
      const parsed = parseForm(invitationInput([invitation.email, invitation.centreName]), await formOf(c));
      if (!parsed.ok) return show(c, invitationPage(token, invitation, 'new', withoutSecrets(parsed.state)), 422);
      return await join(app, c, invitation, parsed.data, now);
    } catch (error) {
      if (error instanceof Conflict) return show(c, dead(undefined, error.message), 409);
      // Sent twice at once: the account is there by now, and the page says to sign in.
      if (await findAccount(app, invitation.email))
        return show(c, invitationPage(token, invitation, 'sign-in', emptyForm()), 409);
      throw error;
    }
  });
  return routes;
}

/**
 * A new account, its role, a session, and on to the second factor: nothing else can be reached before. Who does not say that
 * they come from our page signs in first: no page of others opens a session in somebody's browser.
 */
async function join(
  app: AppContext,
  c: Context,
  invitation: Invitation,
  given: { name: string; password: string },
  now: Temporal.Instant,
): Promise<Response> {
  // If the machine stops after this line, the link still works: it then asks to sign in to the new account.
  const account = await createAccount(app, { email: invitation.email, ...given });
  await acceptInvitation(app, invitation, account.id, now);
  await writeSystemAudit(app.database.db, { at: now, userId: account.id, event: 'account.create' });
  if (!comesFromUs(c.req, app.settings.publicUrl)) return go(c, flash(signInPath, 'konto'));
  const { id, token } = await openSession(app, account.id);
  await beginFactor(app, id, now);
  return go(c, factorPath, [await openedCookie(app, token)]);
}

type Mode = { kind: 'new' } | { kind: 'sign-in' } | { kind: 'accept'; userId: string };

async function modeFor(app: AppContext, c: Context, invitation: Invitation): Promise<Mode> {
  const account = await findAccount(app, invitation.email);
  if (!account) return { kind: 'new' };
  const user = await findSignedIn(app, c.req.raw.headers, app.clock.now());
  const same = user !== null && user !== 'expired' && foldEmail(user.email) === foldEmail(invitation.email);
  return same ? { kind: 'accept', userId: user.id } : { kind: 'sign-in' };
}

const invitationPage = (token: string, from: Invitation, mode: InvitationPageProps['mode'], state: FormState) => (
  <InvitationPage
    token={token}
    centreName={from.centreName}
    roleLabel={roleLabels[from.role]}
    email={from.email}
    mode={mode}
    state={state}
  />
);

const reasons = {
  accepted: 'Diese Einladung wurde schon angenommen. Melden Sie sich einfach an.',
  withdrawn: 'Diese Einladung wurde zurückgezogen. Bitte fragen Sie die Leitung des Zentrums.',
  expired:
    'Diese Einladung ist abgelaufen: Einladungen gelten 7 Tage. Bitte fragen Sie die Leitung des Zentrums nach einer neuen.',
  open: '',
} as const;

function dead(invitation: Invitation | undefined, message?: string) {
  const sentence =
    message ?? (invitation ? reasons[invitation.state] : 'Diese Einladung kennen wir nicht. Ist der Link vollständig?');
  return <DeadLinkPage title="Einladung nicht gültig" sentence={sentence} next={[signInPath, 'Zur Anmeldung']} />;
}
