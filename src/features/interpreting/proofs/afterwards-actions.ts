// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { straightLine } from '../../../codes/distance.ts';
import type { By, Tx } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { Conflict } from '../../../refusals.ts';
import { getInstitution } from '../../institutions/queries.ts';
import { getVolunteer } from '../../volunteers/queries.ts';
import { askForTalks } from '../actions.ts';
import { placesOf } from '../dispatch/fact-queries.ts';
import { detour, wayMinutes } from '../dispatch/fact-rules.ts';
import { proveOnPaper, type RealTime } from '../dispatch/proof-actions.ts';
import { jobRow } from '../dispatch/rows.ts';
import { everything, recordRequestEvent } from '../event-actions.ts';
import { getRequest } from '../queries.ts';
import type { TalkFacts } from '../rows.ts';
import type { AfterwardsTalk } from './afterwards-input.ts';
import { takeSheet } from './sheet-actions.ts';

/** The talk in the words of a request: place and contact are those of the institution. */
export async function talkOf(tx: Tx, centreId: string, entered: AfterwardsTalk): Promise<TalkFacts> {
  const one = await getInstitution(tx, centreId, entered.institutionId);
  const { language, occasion, mode, participants, professionalPresent, legalConsequence, institutionPays } = entered;
  return {
    institutionId: one.id,
    contact: { name: one.contactName, phone: one.phone, email: one.email },
    reference: entered.reference,
    ...{ language, variety: '', gender: null, genderReason: '', occasion, topic: '' },
    ...{ modes: [mode], room: 'public' as const, street: one.street, postcode: one.postcode, place: one.place },
    ...{ ags: one.ags, meetingPoint: '', participants, professionalPresent, legalConsequence, sensitive: false },
    ...{ institutionPays, payerReference: '', urgentReason: '' },
  };
}

/** Had the person another job of this centre then? Another centre's are seen by the database alone. */
export async function isBusy(tx: Tx, centreId: string, volunteerId: string, { from, to }: RealTime): Promise<boolean> {
  const job = await tx
    .selectFrom('interpreting_job')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('volunteer_id', '=', volunteerId)
    .where('released_at', 'is', null)
    .where('busy_from', '<', to)
    .where('busy_to', '>', from)
    .executeTakeFirst();
  return job !== undefined;
}

/** Books who interpreted; nobody was in two places. @returns the job, or undefined when the person had another one then */
async function bookAfterwards(tx: Tx, by: By, requestId: string, entered: AfterwardsTalk): Promise<string | undefined> {
  const { centreId, now } = by;
  const request = await getRequest(tx, centreId, everything, requestId);
  const person = await getVolunteer(tx, centreId, entered.volunteerId);
  const { there, home } = await placesOf(tx, request, person);
  const onSite = entered.mode === 'on_site';
  const metres = onSite && there !== null && home !== null ? Math.round(straightLine(there, home) * detour) : 0;
  const id = newId();
  const row = jobRow({
    ...{ centreId, id, requestId, volunteerId: person.id, personKey: person.personKey, mode: entered.mode },
    // The way is paid, but it no longer keeps anything apart: only the talk itself must not overlap another.
    ...{ wayMinutes: onSite ? wayMinutes(there, home) : 0, metres, start: request.startsAt, end: request.endsAt },
    ...{ at: now, by: by.userId },
  });
  const written = await tx
    .insertInto('interpreting_job')
    .values({ ...row, busy_from: request.startsAt, busy_to: request.endsAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return written?.id;
}

/**
 * Enters a talk that took place while the program was out of reach: request, job and proof in one step, with the reason; what it
 * comes to is owed as for any other.
 * @returns the id of the request
 * @throws Conflict when the service does not help at such an occasion, who enters it interpreted, the person was elsewhere, or the
 * sheet was used meanwhile: nothing is kept then
 */
export async function enterAfterwards(tx: Tx, by: By, entered: AfterwardsTalk): Promise<string> {
  const talk = await talkOf(tx, by.centreId, entered);
  const { from, to } = entered.time;
  const times = [{ startsAt: from, endsAt: to, alternatives: [] }];
  const asked = await askForTalks(tx, by, { talk, times, channel: 'phone' });
  if ('excluded' in asked) throw new Conflict('Bei diesem Anlass hilft der Dienst nicht. Es wurde nichts eingetragen.');
  const [id = ''] = asked.ids;
  const jobId = await bookAfterwards(tx, by, id, entered);
  // Somebody booked the person at the same moment, or another centre has: nothing of this is kept.
  if (jobId === undefined)
    throw new Conflict('Diese Person hatte in dieser Zeit schon einen anderen Einsatz. Es wurde nichts eingetragen.');
  await recordRequestEvent(tx, by, id, { type: 'assigned', payload: { job: jobId } });
  await proveOnPaper(tx, by, id, { outcome: entered.outcome, time: entered.time });
  await tx
    .updateTable('interpreting_proof')
    .set({ reason: entered.reason })
    .where('centre_id', '=', by.centreId)
    .where('job_id', '=', jobId)
    .execute();
  if (entered.sheet !== null) await takeSheet(tx, by, entered.sheet, jobId);
  return id;
}
