// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Button, Fieldset, Form, Radios, SaveBar, Sectioned, TextArea, TextField } from '../../web/form/index.ts';
import type { FormProps } from '../../web/form-pair.ts';
import { Page } from '../../web/layout.tsx';
import { Duplicates } from '../cases/duplicate-alert.tsx';
import { EarlyAlert, EarlyAnswer } from '../cases/early-alert.tsx';
import { PapersSection } from '../cases/paper-fields.tsx';
import type { EarlyFound } from '../cases/report-actions.ts';
import { AddressSection, type MunicipalityChoice } from '../families/address-fields.tsx';
import { ChildSection, ContactSection } from '../families/fields.tsx';
import type { PossibleDuplicate } from '../families/finding-queries.ts';
import { GuardianSections } from '../families/guardian-fields.tsx';
import type { Entry } from './calendar-queries.ts';
import { laterOn, rightNow } from './counter-input.ts';
import { placeText } from './parts.tsx';
import { calendarPath, counterPath } from './paths.ts';
import { dayAndTime } from './words.ts';

/** What there is to choose from, and whom the child may be. */
export interface CounterOffers {
  municipality: MunicipalityChoice;
  slots: readonly Entry[];
  duplicates: readonly PossibleDuplicate[];
  early?: EarlyFound;
}

const legends = [
  'Kind',
  'Herkunft und Sprachen',
  'Familie',
  'Sorgeberechtigte Person',
  'Briefe',
  'Anschrift',
  'Papiere',
  'Termin',
];

/** Report and appointment of a family that stands at the counter. */
export function CounterPage({
  frame,
  state,
  requestId,
  municipality,
  slots,
  duplicates,
  early,
}: FormProps & CounterOffers) {
  const options = [
    { value: rightNow, label: 'Jetzt beraten', hint: 'Im Zentrum, bei Ihnen.' },
    ...slots.map((slot) => ({
      value: slot.id,
      label: dayAndTime(slot),
      hint: [placeText(slot), slot.counsellorName].filter(Boolean).join(' · '),
    })),
    { value: laterOn, label: 'Andere Zeit', hint: 'Tag und Uhrzeit wählen Sie im nächsten Schritt.' },
  ];
  return (
    <Page
      {...frame}
      title="Familie am Schalter"
      breadcrumbs={[{ href: calendarPath, label: 'Termine' }, { label: 'Familie am Schalter' }]}
      errors={state.errors}
    >
      <Sectioned legends={legends}>
        <Form action={counterPath} requestId={requestId}>
          {early ? <EarlyAlert {...early} /> : <EarlyAnswer state={state} />}
          {duplicates.length > 0 ? <Duplicates list={duplicates} staff /> : null}
          <ChildSection state={state} />
          <ContactSection state={state} />
          <GuardianSections state={state} />
          <AddressSection state={state} municipality={municipality} withPosition />
          <Fieldset legend="Termin">
            <Radios name="platz" label="Wann wird die Familie beraten?" options={options} state={state} />
            <TextField
              name="varietaet"
              label="Varietät oder Dialekt"
              hint="Nur wenn jemand dolmetschen muss, zum Beispiel: Lovari, Sorani, Darija."
              required={false}
              maxLength={60}
              state={state}
            />
          </Fieldset>
          <PapersSection state={state} />
          <TextArea
            name="notiz"
            label="Hinweis für die Beratung"
            hint="Nur was für das Gespräch nötig ist. Keine Gesundheitsdaten."
            state={state}
            required={false}
            maxLength={2000}
          />
          <SaveBar says="Noch ist nichts gespeichert.">
            <Button>Melden und Termin vergeben</Button>
          </SaveBar>
        </Form>
      </Sectioned>
    </Page>
  );
}
