// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatCents } from '../../../codes/money.ts';
import { Checkboxes, Fieldset, optionsOf, Radios, Select, TextField } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import { formatCount } from '../../../web/format.ts';
import { boardPath, dispatchPath } from '../dispatch/paths.ts';
import type { InterpretingRequest } from '../queries.ts';
import { beginText, spokenText, whenText } from '../request-words.ts';
import { proposalPath, servicesPath } from './paths.ts';
import { priceText, professionalPayer } from './price-rules.ts';
import type { ProfessionalService } from './queries.ts';
import type { PossibleTime } from './time-queries.ts';
import { payerWords } from './words.ts';

interface ProposalFormProps extends FormProps {
  request: InterpretingRequest;
  times: readonly PossibleTime[];
  services: readonly ProfessionalService[];
  minutes: number;
}

/** What to propose to the institution: times that were worked out, phone or video, or a professional service with its price. */
export function ProposalFormPage({ request, times, services, minutes, ...form }: ProposalFormProps) {
  const { state } = form;
  return (
    <FormPage
      {...form}
      title="Etwas anderes vorschlagen"
      breadcrumbs={[
        { href: boardPath, label: 'Vermittlung' },
        { href: dispatchPath(request.id), label: request.number },
        { label: 'Vorschlag' },
      ]}
      intro={`Gesucht: ${spokenText(request)}, ${whenText(request)}. Die Einrichtung antwortet mit einem Klick, von ihrer Seite oder aus der Mail; ohne Mailadresse rufen Sie an.`}
      action={proposalPath(request.id)}
      button="Vorschlag schicken"
      back={dispatchPath(request.id)}
    >
      <Radios
        name="vorschlag"
        label="Was schlagen Sie vor?"
        options={optionsOf({
          time: 'eine andere Zeit',
          mode: 'Telefon oder Video statt vor Ort',
          professional: 'einen Fachdienst',
        })}
        state={state}
      />
      <Fieldset legend="Andere Zeit">
        {times.length === 0 ? (
          <p class="kern-body">In den Tagen davor und danach kann niemand aus dem Pool.</p>
        ) : (
          <Checkboxes
            name="zeiten"
            label="Zeiten, zu denen jemand kann"
            hint="Ein bis drei."
            required={false}
            options={times.map(({ startsAt, people, usual }) => ({
              value: startsAt.toString(),
              label: beginText(startsAt),
              hint: `${formatCount(people, 'Person kommt in Frage', 'Personen kommen in Frage')}${usual ? ', darunter in ihrer üblichen Zeit' : ''}`,
            }))}
            state={state}
          />
        )}
      </Fieldset>
      <Fieldset legend="Telefon oder Video">
        <Checkboxes
          name="stattdessen_wie"
          label="Wie"
          required={false}
          options={optionsOf({ phone: 'Telefon', video: 'Video' })}
          state={state}
          horizontal
        />
      </Fieldset>
      <Fieldset legend="Fachdienst">
        {services.length === 0 ? (
          <p class="kern-body">
            Noch ist keiner eingetragen.{' '}
            <a class="kern-link" href={servicesPath}>
              Fachdienste pflegen
            </a>
          </p>
        ) : (
          <>
            <Select
              name="fachdienst"
              label="Fachdienst"
              hint={`Es zahlt: ${payerWords[professionalPayer(request.outcome)]} (Regel des Dienstes).`}
              required={false}
              options={services.map((one) => ({
                value: one.id,
                label: `${one.name}: ${priceText(one, minutes, 0)}, ${formatCents(one.kmCents)} je km`,
              }))}
              state={state}
            />
            <TextField
              name="kilometer"
              label="Kilometer"
              hint="Hin und zurück, wenn jemand kommt."
              inputmode="numeric"
              required={false}
              state={state}
            />
          </>
        )}
      </Fieldset>
    </FormPage>
  );
}
