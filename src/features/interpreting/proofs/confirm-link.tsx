// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { dayOf } from '../../../clock.ts';
import { languageName } from '../../../codes/languages.ts';
import { type By, systemActor, type Tx } from '../../../db/centre.ts';
import { writeAuditBy } from '../../../web/audit.ts';
import { optionsOf, Radios, TimeField } from '../../../web/form/index.ts';
import { linkForm } from '../../links/purpose-input.ts';
import type { OpenedLink } from '../../links/queries.ts';
import { proveByLink, type RealTime } from '../dispatch/proof-actions.ts';
import { outcomeWords } from '../dispatch/proof-input.ts';
import { findJob } from '../dispatch/queries.ts';
import { everything } from '../event-actions.ts';
import { getRequest, type InterpretingRequest } from '../queries.ts';
import { askName } from '../question-input.ts';
import { whenText } from '../request-words.ts';
import { giveFeedback } from './feedback-actions.ts';
import { confirmInput } from './feedback-input.ts';
import { FeedbackFields } from './feedback-page.tsx';
import { hasFeedback } from './feedback-queries.ts';
import { confirmLinkPath } from './paths.ts';
import { confirmPurpose } from './reminder-actions.ts';
import { clock, spanText } from './times-page.tsx';
import { findOtherTimes } from './times-queries.ts';

interface Known {
  request: InterpretingRequest;
  givenName: string;
  other: RealTime | null;
  /** The institution has said before how it was. */
  said: boolean;
  now: Temporal.Instant;
}

const byLink = (centreId: string, now: Temporal.Instant): By => ({
  ...systemActor(centreId, now),
  role: 'link',
  schools: [],
  today: dayOf(now),
});

async function load(tx: Tx, { centreId, recordId }: OpenedLink, now: Temporal.Instant): Promise<Known | undefined> {
  const request = await getRequest(tx, centreId, everything, recordId);
  const job = await findJob(tx, centreId, recordId);
  const open = request.state === 'assigned' || request.state === 'held';
  if (!job || !open || Temporal.Instant.compare(request.startsAt, now) > 0) return undefined;
  const other = await findOtherTimes(tx, centreId, recordId, 'institution');
  const said = await hasFeedback(tx, centreId, job.id, 'institution');
  return { request, givenName: job.givenName, other, said, now };
}

/** The link by which an institution without an account confirms when a talk was. */
export const confirmLink = linkForm(
  {
    purpose: confirmPurpose,
    path: confirmLinkPath,
    title: 'Gespräch bestätigen',
    question: 'Auf der nächsten Seite bestätigen Sie, wie lange ein gedolmetschtes Gespräch gedauert hat.',
    button: 'Seite öffnen',
    done: 'Danke, Ihre Angaben sind gespeichert.',
  },
  {
    load,
    values: ({ request }: Known) => ({ beginn_war: clock(request.startsAt), ende_war: clock(request.endsAt) }),
    schema: (_, { request, now }) => confirmInput(request.startsAt, now),
    asks: () => ({ anmerkung: askName }),
    send: 'Nachweis bestätigen',
    act: async (tx, { centreId, recordId }, _, { outcome, time, feedback }, now) => {
      const by = byLink(centreId, now);
      await proveByLink(tx, by, recordId, { outcome, time });
      const seen = [{ recordKind: 'interpreting_request', ids: [recordId] }];
      await writeAuditBy(tx, by, 'interpreting.proof', seen);
      if (feedback !== null) {
        await giveFeedback(tx, by, { requestId: recordId, side: 'institution', feedback }, everything);
        await writeAuditBy(tx, by, 'interpreting.feedback.give', seen);
      }
      return { last: true };
    },
    page: ({ request, givenName, other, said }, state) => (
      <>
        <p class="kern-body">
          {`${whenText(request)}, ${languageName(request.language)}. Gedolmetscht hat ${givenName}.`}
        </p>
        {other === null ? null : (
          <p class="kern-body">
            <strong>{`Wer gedolmetscht hat, sagt: ${spanText(other)}. Bitte prüfen Sie Ihre Angabe noch einmal.`}</strong>
          </p>
        )}
        <Radios name="ergebnis" label="Das Gespräch" options={optionsOf(outcomeWords)} state={state} />
        <div class="hs-pair">
          <TimeField name="beginn_war" label="Beginn" state={state} />
          <TimeField name="ende_war" label="Ende" state={state} />
        </div>
        {said ? null : (
          <section class="hs-section">
            <h2 class="kern-heading-medium">Wie war das Gespräch?</h2>
            <p class="kern-body">
              Wenn Sie mögen: drei kurze Fragen. Nur die Koordination liest Ihre Antworten. Sie sind keine Note für
              jemanden.
            </p>
            <FeedbackFields state={state} required={false} />
          </section>
        )}
      </>
    ),
  },
);
