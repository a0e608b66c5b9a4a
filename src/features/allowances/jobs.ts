// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import type { AppContext } from '../../context.ts';
import { inCentre, systemActor } from '../../db/centre.ts';
import { volunteerText } from '../../outbound/catalogues/volunteer.ts';
import { handle, type JobHandler } from '../../outbound/jobs.ts';
import { sendMail } from '../../outbound/mail.ts';
import { formatShortDate } from '../../web/format.ts';
import { getSettings, inEachCentre } from '../centres/queries.ts';
import { listFormerMails } from '../volunteers/former-mail-queries.ts';
import { getVolunteer } from '../volunteers/queries.ts';
import { forgetAccounts } from './forget-actions.ts';
import { bankMail } from './mails.ts';

const forget: JobHandler<AppContext> = {
  name: 'allowances.forget',
  every: 'day',
  async run(app) {
    const now = app.clock.now();
    await inEachCentre(app.database.db, now, async (tx, { id: centreId }) => {
      await forgetAccounts(tx, { centreId, now }, dayOf(now));
    });
  },
};

/** Nothing of the account stands in the mail: whoever reads it may be the wrong one. */
const tellBank = handle(bankMail, async (app: AppContext, { centreId, volunteerId, formerId, on }, jobId) => {
  const now = app.clock.now();
  const { person, former, centre } = await inCentre(app.database.db, systemActor(centreId, now), async (tx) => ({
    person: await getVolunteer(tx, centreId, volunteerId),
    former: await listFormerMails(tx, centreId, volunteerId, dayOf(now)),
    centre: await getSettings(tx, centreId),
  }));
  const to = formerId === '' ? person.email : (former.find(({ id }) => id === formerId)?.email ?? '');
  if (to === '') return;
  const say = (key: Parameters<typeof volunteerText>[1], values: Record<string, string> = {}): string =>
    volunteerText(person.letterLanguage, key, values);
  const text = [
    say('mail.greeting'),
    say('bank.changed', { day: formatShortDate(Temporal.PlainDate.from(on)) }),
    say('bank.wrong'),
    say('mail.reached', { centre: centre.name, reached: [centre.phone, centre.email].filter(Boolean).join(', ') }),
  ];
  await sendMail(app.settings, { to, subject: say('bank.subject'), text: text.join('\n\n') }, jobId);
});

export const allowanceJobs: readonly JobHandler<AppContext>[] = [forget, tellBank];
