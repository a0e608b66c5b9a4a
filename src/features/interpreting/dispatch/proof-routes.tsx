// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { timeZone } from '../../../clock.ts';
import { flash } from '../../../web/flash.ts';
import { optionsOf, Radios, TextField, TimeField } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import { centreForm } from '../../../web/form-pair.ts';
import { formatClock } from '../../../web/format.ts';
import { type CentreRequest, centreRoutes, get, param, post } from '../../../web/route.ts';
import { everything } from '../event-actions.ts';
import { reachOf } from '../own-forms.tsx';
import { ownRequestPath, ownRequestsPath } from '../paths.ts';
import { takeSheet } from '../proofs/sheet-actions.ts';
import { sheetFaults } from '../proofs/sheet-faults-input.ts';
import { findOtherTimes } from '../proofs/times-queries.ts';
import { getRequest } from '../queries.ts';
import { whenText } from '../request-words.ts';
import { boardPath, dispatchPath, ownProofPath, proofPath } from './paths.ts';
import { proveAsInstitution, proveOnPaper } from './proof-actions.ts';
import { outcomeWords, proofInput } from './proof-input.ts';

const clock = (at: Temporal.Instant): string => formatClock(at.toZonedDateTimeISO(timeZone).toPlainTime());

/** How a talk was: the institution says it for itself, the coordination enters what both have signed. */
const proofForms = (own: boolean) =>
  centreForm({
    load: async (request: CentreRequest) => {
      const { tx, centreId, shown } = request;
      const one = await getRequest(tx, centreId, own ? reachOf(request, true) : everything, param(request, 'id'));
      shown('interpreting_request', one.id);
      return { ...one, other: own ? await findOtherTimes(tx, centreId, one.id, 'institution') : null };
    },
    // Who has just talked on the phone finds the end as it is, not as it was planned.
    values: ({ now }, { startsAt, endsAt }) => ({
      beginn_war: clock(startsAt),
      ende_war: clock([startsAt, now, endsAt].toSorted(Temporal.Instant.compare)[1] ?? endsAt),
    }),
    schema: ({ now }, { startsAt }) => proofInput(startsAt, now),
    check: ({ tx, centreId }, _, { sheet }) => (own ? [] : sheetFaults(tx, centreId, sheet)),
    run: async ({ tx, by }, { id }, { sheet, ...said }) => {
      if (own) return await proveAsInstitution(tx, by, id, said);
      const jobId = await proveOnPaper(tx, by, id, said);
      if (sheet !== null) await takeSheet(tx, by, sheet, jobId);
    },
    done: (_, { id }) => flash(own ? ownRequestPath(id) : dispatchPath(id), 'nachweisEingetragen'),
    page: (_, request, form) => (
      <FormPage
        {...form}
        title="Nachweis"
        breadcrumbs={[
          own ? { href: ownRequestsPath, label: 'Anfragen' } : { href: boardPath, label: 'Vermittlung' },
          { href: own ? ownRequestPath(request.id) : dispatchPath(request.id), label: request.number },
          { label: 'Nachweis' },
        ]}
        intro={
          own
            ? `Gespräch am ${whenText(request)}. ${request.other ? `Wer gedolmetscht hat, sagt: ${clock(request.other.from)} bis ${clock(request.other.to)} Uhr. Bitte prüfen Sie Ihre Angabe noch einmal. ` : ''}Wer gedolmetscht hat, bestätigt die Zeiten auch. Erst dann wird die Entschädigung gezahlt.`
            : `Gespräch am ${whenText(request)}. Tragen Sie ein, was beide unterschrieben haben oder was am Telefon geklärt ist.`
        }
        action={own ? ownProofPath(request.id) : proofPath(request.id)}
        button="Nachweis bestätigen"
        back={own ? ownRequestPath(request.id) : dispatchPath(request.id)}
      >
        {own ? null : (
          <TextField
            name="bogen"
            label="Nummer des Bogens"
            hint="Nur auf Bögen, die leer gedruckt wurden: N-2026-0017."
            required={false}
            state={form.state}
          />
        )}
        <Radios name="ergebnis" label="Das Gespräch" options={optionsOf(outcomeWords)} state={form.state} />
        <div class="hs-pair">
          <TimeField name="beginn_war" label="Beginn" state={form.state} />
          <TimeField name="ende_war" label="Ende" state={form.state} />
        </div>
      </FormPage>
    ),
  });

const ownForms = proofForms(true);
const paperForms = proofForms(false);
const id = ':id';

/** Proofs of talks, by either side. */
export const proofRoutes = centreRoutes('interpreting', [
  get(ownProofPath(id), 'interpreting.own', 'interpreting.proof.form', ownForms.show),
  post(ownProofPath(id), 'interpreting.own', 'interpreting.proof', ownForms.send),
  get(proofPath(id), 'interpreting.dispatch', 'interpreting.paper.form', paperForms.show),
  post(proofPath(id), 'interpreting.dispatch', 'interpreting.paper', paperForms.send),
]);
