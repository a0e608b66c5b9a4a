// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import {
  Checkbox,
  Checkboxes,
  DateField,
  Fieldset,
  optionsOf,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../../web/form/index.ts';
import { FormPage } from '../../web/form-page.tsx';
import type { FormProps } from '../../web/form-pair.ts';
import { formatDate } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { type Column, DataTable, EmptyState } from '../../web/list/index.ts';
import { AskingFields } from './asking-fields.tsx';
import { CheckForm } from './check-lines.tsx';
import type { AskedTalk, Decision, OccasionRule } from './eligibility-rules.ts';
import { policyFormPath, ruleFormPath, rulePath, rulesPath } from './paths.ts';
import { requesterLabels, sideLabels } from './policy-input.ts';
import type { PolicyVersion, RulesOnDay, RuleTable } from './policy-queries.ts';
import { type Policy, type PolicyPreset, policyPresets } from './policy-rules.ts';
import { lengthText } from './time-rules.ts';
import { occasionLabels, outcomes } from './words.ts';

export const rulesTitle = 'Wann hilft der Dienst, wann nicht';

const either = (wanted: boolean | null, yes: string, no: string): string => (wanted === null ? '' : wanted ? yes : no);
/** When a row counts, in words. */
const conditions = (rule: OccasionRule): string =>
  [
    either(rule.legalConsequence, 'mit Rechtsfolgen', 'ohne Rechtsfolgen'),
    either(rule.professionalPresent, 'mit Fachkraft', 'ohne Fachkraft'),
    either(rule.institutionPays, 'Einrichtung kann zahlen', 'Einrichtung kann nicht zahlen'),
    rule.requesters.length === 0
      ? ''
      : `angefragt von: ${rule.requesters.map((one) => requesterLabels[one]).join(', ')}`,
  ]
    .filter(Boolean)
    .join('; ');
const occasionText = (rule: OccasionRule): string =>
  rule.occasions.length === 0 ? 'jeder Anlass' : rule.occasions.map((one) => occasionLabels[one]).join(', ');

const columnsFor = (keeps: boolean): readonly Column<OccasionRule>[] => [
  {
    key: 'regel',
    label: 'Regel',
    cell: ({ code }) =>
      keeps ? (
        <a class="kern-link hs-target" href={rulePath(code)}>
          {code}
        </a>
      ) : (
        code
      ),
    text: ({ code }) => code,
  },
  { key: 'anlass', label: 'Anlass', plain: 'row', cell: occasionText, text: occasionText },
  { key: 'wenn', label: 'Wenn', cell: (rule) => conditions(rule) || 'immer', text: conditions },
  {
    key: 'gilt',
    label: 'Dann',
    cell: ({ outcome }) => <strong>{outcomes[outcome]}</strong>,
    text: ({ outcome }) => outcomes[outcome],
  },
  { key: 'grund', label: 'Warum', cell: ({ reason }) => reason, text: ({ reason }) => reason },
  {
    key: 'sonst',
    label: 'Was sonst hilft',
    cell: ({ alternative }) => alternative || '–',
    text: ({ alternative }) => alternative,
  },
  { key: 'quelle', label: 'Quelle', cell: ({ source }) => source, text: ({ source }) => source },
];

/** How the centre works, sentence by sentence. */
export const policySentences = (policy: Policy): string[] => [
  `Bitte fragen Sie mindestens ${policy.leadDays} ${policy.leadUnit === 'working' ? 'Arbeitstage' : 'Tage'} vorher an${policy.urgentAllowed ? '; später nur mit Grund' : ''}.`,
  policy.maxMinutes === null
    ? 'Ein Gespräch dauert so lange wie nötig.'
    : `Ein Gespräch dauert höchstens ${lengthText(policy.maxMinutes)}.`,
  policy.privateMayAsk
    ? 'Auch Privatpersonen können anfragen.'
    : 'Privatpersonen können nicht anfragen, nur Einrichtungen.',
  policy.publicRoomsOnly
    ? 'Gespräche finden in öffentlichen Räumen statt, nicht in Wohnungen.'
    : 'Gespräche sind auch in Wohnungen möglich.',
  `Absagen bis ${policy.cancelHours} Stunden vorher sind rechtzeitig; danach kann die Aufwandsentschädigung anfallen.`,
  ...policy.closed.map((one) => `Vom ${formatDate(one.from)} bis ${formatDate(one.to)} vermittelt der Dienst nicht.`),
  'Wer dolmetscht, unterschreibt nichts und entscheidet nichts.',
];

export interface RulesPageProps {
  frame: Frame;
  today: Temporal.PlainDate;
  policy: Policy;
  table: RulesOnDay;
  /** Versions that begin later. */
  coming: { policies: readonly PolicyVersion[]; tables: readonly RuleTable[] };
  /** A talk somebody asked about, with the answer. */
  asked: { talk: Partial<AskedTalk>; decision: Decision | undefined };
  keeps: boolean;
}

function Coming({ coming }: Pick<RulesPageProps, 'coming'>) {
  const days = [
    ...coming.policies.map(({ validFrom }) => `Ab ${formatDate(validFrom)} gelten andere Einstellungen.`),
    ...coming.tables.map(({ validFrom }) => `Ab ${formatDate(validFrom)} gilt eine andere Tabelle.`),
  ];
  return days.length === 0 ? null : (
    <ul class="hs-links">
      {days.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  );
}

/** /dolmetschen-regeln */
export function RulesPage({ frame, policy, table, coming, asked, keeps }: RulesPageProps) {
  return (
    <Page {...frame} title={rulesTitle} breadcrumbs={[{ label: rulesTitle }]}>
      <div class="hs-stack">
        <CheckForm {...asked} />
        <section class="hs-section">
          <h2 class="kern-heading-medium">So arbeitet der Dienst</h2>
          <ul class="hs-links">
            {policySentences(policy).map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
          {keeps ? (
            <p class="hs-text">
              <a class="kern-link hs-target" href={policyFormPath}>
                Einstellungen ändern
              </a>
            </p>
          ) : null}
        </section>
        <section class="hs-section">
          <h2 class="kern-heading-medium">Die Regeln</h2>
          <p class="hs-text">
            Passen mehrere Zeilen, gilt die strengste, in welcher Reihenfolge auch immer. Passt keine, entscheidet die
            Koordination.
            <span class="hs-muted">
              {table.from === null ? ' Grundeinstellung des Programms.' : ` Gilt seit ${formatDate(table.from)}.`}
            </span>
          </p>
          <Coming coming={coming} />
          {keeps ? (
            <p class="hs-text">
              <a class="kern-link hs-target" href={ruleFormPath}>
                Zeile hinzufügen
              </a>
            </p>
          ) : null}
          <DataTable
            caption={rulesTitle}
            columns={columnsFor(keeps)}
            rows={table.rules}
            empty={<EmptyState sentence="Es gibt keine Regel. Über jede Anfrage entscheidet die Koordination." />}
          />
        </section>
      </div>
    </Page>
  );
}

/** How the centre works from a day on; `preset` says what one of the six pools has published. */
export function PolicyFormPage({ preset, ...form }: FormProps & { preset: PolicyPreset | undefined }) {
  const { state } = form;
  return (
    <FormPage
      {...form}
      title="Dolmetschen einstellen"
      breadcrumbs={[{ href: rulesPath, label: rulesTitle }, { label: 'Einstellungen' }]}
      intro="Gilt für Anfragen ab dem Tag, den Sie nennen. Was bis dahin gilt, bleibt nachlesbar."
      action={policyFormPath}
      button="Einstellungen speichern"
      back={rulesPath}
    >
      <DateField name="gilt_ab" label="Gilt ab" state={state} />
      {preset ? (
        <p class="hs-text">
          {`Übernommen: ${preset.label}. `}
          <span class="hs-muted">{`Quelle: ${preset.source}. ${preset.open ?? ''}`}</span>
        </p>
      ) : null}
      <div class="hs-pair">
        <TextField name="vorlauf" label="Tage vorher" inputmode="numeric" state={state} />
        <Radios
          name="vorlauf_art"
          label="Welche Tage zählen?"
          options={optionsOf({ working: 'Arbeitstage in NRW', calendar: 'alle Tage' })}
          state={state}
          horizontal
        />
      </div>
      <Checkbox name="eilig" label="Später geht es mit Grund" state={state} />
      <div class="hs-pair">
        <TextField
          name="hoechstens"
          label="Höchstens Minuten"
          hint="Leer: so lange wie nötig."
          required={false}
          inputmode="numeric"
          state={state}
        />
        <TextField name="absagen_bis" label="Absagen bis Stunden vorher" inputmode="numeric" state={state} />
      </div>
      <Checkbox name="privat" label="Auch Privatpersonen können anfragen" state={state} />
      <Checkbox name="oeffentlich" label="Nur in öffentlichen Räumen" state={state} />
      <AskingFields state={state} />
      <TextArea
        name="geschlossen"
        label="Geschlossene Wochen"
        hint="Je Zeile ein Zeitraum, zum Beispiel 08.07.2027–12.08.2027."
        required={false}
        rows={3}
        maxLength={1000}
        state={state}
      />
      <Fieldset
        legend="Wie andere es machen"
        hint="Übernimmt, was veröffentlicht ist, in dieses Formular; gespeichert ist es noch nicht."
      >
        <ul class="hs-links">
          {Object.entries(policyPresets).map(([code, { label }]) => (
            <li>
              <a class="kern-link hs-target" href={`${policyFormPath}?vorlage=${code}`}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </Fieldset>
    </FormPage>
  );
}

/** A row of the table, new (null) or kept. */
export function RuleFormPage({ code, ...form }: FormProps & { code: string | null }) {
  const { state } = form;
  const title = code === null ? 'Zeile hinzufügen' : `Regel ${code} ändern`;
  const sides = optionsOf(sideLabels);
  return (
    <FormPage
      {...form}
      title={title}
      breadcrumbs={[{ href: rulesPath, label: rulesTitle }, { label: title }]}
      intro="Gilt für Anfragen ab dem Tag, den Sie nennen. Passen mehrere Zeilen auf ein Gespräch, gilt die strengste."
      action={code === null ? ruleFormPath : rulePath(code)}
      button="Zeile speichern"
      back={rulesPath}
    >
      <DateField name="gilt_ab" label="Gilt ab" state={state} />
      <TextField name="regel" label="Nummer der Zeile" maxLength={6} state={state} />
      <Select name="ergebnis" label="Was gilt" options={optionsOf(outcomes)} state={state} />
      <TextField name="begruendung" label="Grund" maxLength={300} wide state={state} />
      <TextField
        name="stattdessen"
        label="Was sonst hilft"
        hint="Nötig, wo der Dienst nicht hilft."
        required={false}
        maxLength={300}
        wide
        state={state}
      />
      <TextField name="quelle" label="Quelle" maxLength={300} wide state={state} />
      <Radios name="rechtsfolge" label="Rechtsfolgen" options={sides} state={state} horizontal />
      <Radios name="fachkraft" label="Fachkraft dabei" options={sides} state={state} horizontal />
      <Radios name="selbst_zahlen" label="Kann selbst zahlen" options={sides} state={state} horizontal />
      <Checkboxes
        name="anlaesse"
        label="Bei welchem Anlass"
        hint="Keiner angekreuzt: bei jedem."
        required={false}
        options={optionsOf(occasionLabels)}
        state={state}
      />
      <Checkboxes
        name="stellen"
        label="Wer anfragt"
        hint="Nichts angekreuzt: alle."
        required={false}
        options={optionsOf(requesterLabels)}
        state={state}
      />
      {code === null ? null : <Checkbox name="streichen" label="Diese Zeile streichen" state={state} />}
    </FormPage>
  );
}
