// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../clock.ts';
import { type By, systemActor, type Tx } from '../../db/centre.ts';
import { Conflict } from '../../refusals.ts';
import { writeAuditBy } from '../../web/audit.ts';
import type { FormState } from '../../web/form/state.ts';
import { listMunicipalities, type Municipality } from '../centres/queries.ts';
import { findInstitution, type Institution } from '../institutions/queries.ts';
import { linkForm } from '../links/purpose-input.ts';
import type { OpenedLink } from '../links/queries.ts';
import { countSpeakers } from '../volunteers/speaker-queries.ts';
import { askForTalks } from './actions.ts';
import { forAnotherDay } from './another-day-values.ts';
import { requestInput } from './input.ts';
import { askPurpose } from './link-actions.ts';
import { findCallOfLink } from './now/call-queries.ts';
import { askLinkPath } from './paths.ts';
import { decideTalk } from './payer-actions.ts';
import { getPolicy } from './policy-queries.ts';
import type { Policy } from './policy-rules.ts';
import { getRequest } from './queries.ts';
import { requestAsks } from './question-input.ts';
import { askFaults, eligibilityFault, eligibilityFaults } from './request-faults-input.ts';
import { Conditions, RequestFields } from './request-fields.tsx';

/** What the form behind the link needs: the institution it is for, and the rules of the centre. */
interface Known {
  institution: Institution;
  towns: readonly Municipality[];
  policy: Policy;
  speakers: ReadonlyMap<string, number>;
  /** What was typed for a call by the same link in which nobody came to the phone. */
  typed: FormState['values'];
}

const byLink = (centreId: string, now: Temporal.Instant): By => ({
  ...systemActor(centreId, now),
  role: 'link',
  schools: [],
  today: dayOf(now),
});

async function load(tx: Tx, { id, centreId, recordId }: OpenedLink, now: Temporal.Instant): Promise<Known | undefined> {
  const institution = await findInstitution(tx, centreId, recordId);
  if (!institution?.active) return undefined;
  const call = await findCallOfLink(tx, centreId, id);
  const before = call && (await getRequest(tx, centreId, { institutions: [institution.id] }, call.requestId));
  return {
    institution,
    typed: before ? forAnotherDay(before) : {},
    towns: await listMunicipalities(tx, centreId),
    policy: await getPolicy(tx, centreId, dayOf(now)),
    speakers: await countSpeakers(tx, centreId),
  };
}

/** The link by which an institution without an account asks: opening it shows the form, its button sends one request. */
export const askLink = linkForm(
  {
    purpose: askPurpose,
    path: askLinkPath,
    title: 'Dolmetschen anfragen',
    question: 'Auf der nächsten Seite fragen Sie ehrenamtliche Dolmetschende für ein Gespräch an.',
    button: 'Formular öffnen',
    done: 'Danke, Ihre Anfrage ist beim Zentrum angekommen. Sie hören von uns, sobald jemand zugesagt hat.',
  },
  {
    load,
    values: ({ institution: one, typed }: Known) => ({
      ansprechperson: one.contactName,
      telefon: one.phone,
      email: one.email,
      ...typed,
      ...(one.isProtected ? {} : { strasse: one.street, plz: one.postcode, ort: one.place, gemeinde: one.ags ?? '' }),
    }),
    schema: (today, { institution, towns }) => {
      const choice = { institutions: [institution.id], enters: false, privateMayAsk: false };
      return requestInput(
        today,
        towns.map(({ ags }) => ags),
        choice,
      );
    },
    asks: (form, today, { speakers }) => requestAsks(form, today, speakers),
    check: async (tx, { centreId }, { policy }, { talk, times }, now) => [
      ...askFaults(policy, talk, times, now),
      ...eligibilityFaults(await decideTalk(tx, byLink(centreId, now), talk)),
    ],
    send: 'Anfrage senden',
    act: async (tx, { centreId }, _, { talk, times }, now) => {
      const by = byLink(centreId, now);
      const result = await askForTalks(tx, by, { talk, times, channel: 'link' });
      if ('excluded' in result) throw new Conflict(eligibilityFault(result.excluded).message);
      await writeAuditBy(tx, by, 'interpreting_request.ask', [{ recordKind: 'interpreting_request', ids: result.ids }]);
      return { last: true };
    },
    page: ({ institution, towns }, state) => (
      <>
        <p class="kern-body">Bitte nennen Sie keine Namen und keine Daten der Familie: Ihr Zeichen genügt.</p>
        <input type="hidden" name="einrichtung" value={institution.id} />
        <RequestFields state={state} towns={towns} several />
        <Conditions state={state} />
      </>
    ),
  },
);
