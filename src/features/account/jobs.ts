// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod';
import { findResetUser } from '../../auth/credentials.ts';
import { roleLabels } from '../../auth/permissions.ts';
import { forgetSignIns } from '../../auth/sweep.ts';
import type { AppContext } from '../../context.ts';
import { handle, type JobHandler, job } from '../../outbound/jobs.ts';
import { sendMail } from '../../outbound/mail.ts';
import { formatDateTime } from '../../web/format.ts';
import { findInvitation, invitationMail } from '../people/invitations.ts';
import { invitationPath, newPasswordPath } from './paths.ts';

/** The link with which somebody sets a new password. */
export const resetMail = job('mail.password_reset', z.object({ userId: z.string(), token: z.string().min(1) }));

const reset = handle(resetMail, async (app: AppContext, data, jobId) => {
  // The password may have been changed since: a link that is dead by now is not sent.
  const user = await findResetUser(app, data.token);
  if (!user) return;
  const text = [
    'Guten Tag,',
    'für Ihr Konto wurde ein neues Passwort angefordert. Sie können es eine Stunde lang auf dieser Seite festlegen:',
    app.settings.publicUrl + newPasswordPath(data.token),
    'Haben Sie das nicht selbst angefordert? Dann brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.',
  ];
  await sendMail(
    app.settings,
    { to: user.email, subject: 'Herzstück: neues Passwort', text: text.join('\n\n') },
    jobId,
  );
});

const invitation = handle(invitationMail, async (app: AppContext, data, jobId) => {
  const found = await findInvitation(app, data.token, app.clock.now());
  if (found?.state !== 'open') return;
  const text = [
    'Guten Tag,',
    `Sie sind eingeladen, in Herzstück für das ${found.centreName} zu arbeiten. Ihre Rolle: ${roleLabels[found.role]}.`,
    'Auf dieser Seite nehmen Sie die Einladung an:',
    app.settings.publicUrl + invitationPath(data.token),
    `Der Link gilt einmal, bis ${formatDateTime(found.expiresAt)}. Bitte geben Sie ihn nicht weiter.`,
    'Sie brauchen dafür ein Smartphone oder ein Programm, das Einmalcodes erzeugt (Authenticator-App).',
  ];
  await sendMail(
    app.settings,
    { to: found.email, subject: 'Herzstück: Ihre Einladung', text: text.join('\n\n') },
    jobId,
  );
});

/** Sessions, secrets and counters that ran out do not stay (data minimisation, Art. 5 (1) e GDPR). */
const sweep: JobHandler<AppContext> = {
  name: 'sign_in.sweep',
  every: 'day',
  async run(app) {
    await forgetSignIns(app.database.db, Temporal.Now.instant(), app.clock.now());
  },
};

export const accountJobs: readonly JobHandler<AppContext>[] = [reset, invitation, sweep];
