// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../codes/keys.ts';
import { formatCents } from '../../codes/money.ts';
import { paidServices } from '../../codes/paid-services.ts';
import { Button, DateField, Fieldset, optionsOf, Radios, Select, TextField } from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import type { FormProps } from '../../web/form-pair.ts';
import { formatCount } from '../../web/format.ts';
import { Lines } from './line-list.tsx';
import { newRulePath, payoutsPath, rulesPath } from './paths.ts';
import { type AllowancePreset, allowancePresets } from './presets.ts';
import { type AllowanceRule, allowanceOf, type RenderedJob } from './rules.ts';
import { cancelHoursWords, stepWords, travelWords } from './words.ts';

const crumb = { href: payoutsPath, label: 'Auszahlungen' };
const list = { href: rulesPath, label: 'Aufwandsregeln' };

interface RuleFormProps extends FormProps {
  preset: AllowancePreset | undefined;
  trial: { rule: AllowanceRule; job: RenderedJob } | undefined;
}

/** The form of a new version, with presets to start from and a trial. */
export function RuleFormPage({ preset, trial, ...form }: RuleFormProps) {
  const { state } = form;
  return (
    <FormPage
      {...form}
      otherButton
      title="Neue Fassung"
      breadcrumbs={[crumb, list, { label: 'Neue Fassung' }]}
      intro="Eine Fassung, mit der Einsätze berechnet sind, lässt sich nicht mehr ändern, nur beenden."
      action={newRulePath}
      button="Fassung anlegen"
      back={rulesPath}
    >
      <Fieldset legend="Welche Fassung">
        <div class="hs-pair">
          <TextField name="fassung" label="Name der Fassung" hint="Zum Beispiel 2027-1." state={state} maxLength={40} />
          <Select name="dienst" label="Dienst" options={optionsOf(paidServices)} state={state} placeholder="" />
        </div>
        <div class="hs-pair">
          <DateField name="gilt_ab" label="Gilt ab" example="01.01.2027" state={state} />
          <DateField name="gilt_bis" label="Gilt bis" example="31.12.2027" state={state} required={false} />
        </div>
        <Presets preset={preset} />
      </Fieldset>
      <TimeFields state={state} />
      <TravelFields state={state} />
      <Fieldset legend="Späte Absage">
        <TextField
          name="absage_stunden"
          label="Späte Absage: weniger als … Stunden vorher"
          inputmode="numeric"
          state={state}
        />
        <Radios name="absage_art" label="Welche Stunden zählen?" options={optionsOf(cancelHoursWords)} state={state} />
        <TextField
          name="absage_betrag"
          label="Betrag bei später Absage"
          hint="In Euro."
          inputmode="decimal"
          state={state}
        />
      </Fieldset>
      <Trial state={state} trial={trial} />
    </FormPage>
  );
}

type State = FormProps['state'];

function Presets({ preset }: { preset: AllowancePreset | undefined }) {
  return (
    <>
      {preset ? (
        <p class="hs-text">
          {`Übernommen: ${preset.label}. Quelle: ${preset.source}.${preset.open === null ? '' : ` ${preset.open}`}`}
        </p>
      ) : null}
      <details>
        <summary>Mit der Regel eines anderen Pools beginnen</summary>
        <ul class="hs-text">
          {codesOf(allowancePresets).map((code) => (
            <li>
              <a class="kern-link hs-target" href={`${newRulePath}?vorlage=${code}`}>
                {allowancePresets[code].label}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function TimeFields({ state }: { state: State }) {
  return (
    <Fieldset legend="Zeit">
      <div class="hs-pair">
        <TextField name="grund_betrag" label="Grundbetrag" hint="In Euro." inputmode="decimal" state={state} />
        <TextField
          name="grund_minuten"
          label="Minuten im Grundbetrag"
          hint="So lange gilt er, auch bei weniger."
          inputmode="numeric"
          state={state}
        />
      </div>
      <div class="hs-pair">
        <TextField
          name="schritt_betrag"
          label="Betrag je Schritt"
          hint="Für jede weitere Zeit. Leer: nichts."
          inputmode="decimal"
          state={state}
          required={false}
        />
        <TextField
          name="schritt_minuten"
          label="Schritt in Minuten"
          inputmode="numeric"
          state={state}
          required={false}
        />
      </div>
      <Radios name="schritt_art" label="Wie zählt weitere Zeit?" options={optionsOf(stepWords)} state={state} />
      <div class="hs-pair">
        <TextField
          name="hoechst_minuten"
          label="Höchstens bezahlte Minuten"
          inputmode="numeric"
          state={state}
          required={false}
        />
        <TextField
          name="hoechst_betrag"
          label="Höchstbetrag je Einsatz"
          hint="In Euro."
          inputmode="decimal"
          state={state}
          required={false}
        />
      </div>
    </Fieldset>
  );
}

function TravelFields({ state }: { state: State }) {
  return (
    <Fieldset legend="Fahrt">
      <Radios name="fahrt" label="Wie wird die Fahrt bezahlt?" options={optionsOf(travelWords)} state={state} />
      <div class="hs-pair">
        <TextField
          name="fahrt_betrag"
          label="Betrag für die Fahrt"
          hint="Pauschale oder Betrag je Kilometer, in Euro."
          inputmode="decimal"
          state={state}
          required={false}
        />
        <TextField
          name="ab_km"
          label="Erst bei mehr als … Kilometern hin und zurück"
          hint="Leer: immer. Meint Ihre Satzung den einfachen Weg: das Doppelte."
          inputmode="numeric"
          state={state}
          required={false}
        />
      </div>
    </Fieldset>
  );
}

function Trial({ state, trial }: { state: State; trial: RuleFormProps['trial'] }) {
  const result = trial && allowanceOf(trial.rule, trial.job);
  return (
    <Fieldset legend="Proberechnung">
      <div class="hs-pair">
        <TextField name="probe_minuten" label="Dauer in Minuten" inputmode="numeric" state={state} required={false} />
        <TextField
          name="probe_km"
          label="Weg hin und zurück in Kilometern"
          inputmode="decimal"
          state={state}
          required={false}
        />
      </div>
      {result && trial ? (
        <div role="status">
          <p class="hs-lead">
            {`${formatCount(trial.job.start.until(trial.job.end).total('minutes'), 'Minute', 'Minuten')}, ${String(trial.job.km).replace('.', ',')} km: `}
            <strong>{formatCents(result.cents)}</strong>
          </p>
          <Lines lines={result.lines} />
        </div>
      ) : (
        <p class="hs-text">Füllen Sie die Beträge aus, dann können Sie rechnen lassen.</p>
      )}
      <Button kind="secondary" name="_probe" value="ja">
        Probe rechnen
      </Button>
    </Fieldset>
  );
}
