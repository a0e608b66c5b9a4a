// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { proofStateLabels } from '../../../codes/proofs.ts';
import { CEFR_LEVELS } from '../../../codes/school-forms.ts';
import {
  Checkbox,
  Checkboxes,
  DateField,
  Fieldset,
  type FormState,
  fieldValue,
  keyOptions,
  type Option,
  optionsOf,
  Radios,
  Select,
  TextArea,
  TextField,
} from '../../../web/form/index.ts';
import { languageOptions } from '../../families/fields.tsx';
import { EarlierSchoolRows } from '../earlier-school-fields.tsx';
import { counselPath } from '../paths.ts';
import { formatLabels, literacyLabels } from '../words.tsx';
import { FormerSchoolRows, LanguageRows } from './row-fields.tsx';
import {
  benefitLabels,
  certificateLabels,
  leavingLabels,
  mathsLabels,
  paperLabels,
  scriptLabels,
  topicLabels,
  wishLabels,
} from './words.ts';

const levels = keyOptions(CEFR_LEVELS);
const germanOptions: Option[] = [{ value: 'none', label: 'noch kein Deutsch oder nicht festgestellt' }, ...levels];
const englishOptions: Option[] = [{ value: 'none', label: 'kein Englisch' }, ...levels];

interface SectionProps {
  state: FormState;
  caseId: string;
  /** The state of the earlier schools that the form was opened on. */
  stateId: string;
}

const Talk = ({ state }: SectionProps) => (
  <Fieldset legend="Gespräch">
    <DateField name="tag" label="Tag der Beratung" state={state} />
    <Radios name="form" label="Wie" options={optionsOf(formatLabels)} state={state} horizontal />
    <Checkbox name="dolmetschen" label="Es wurde gedolmetscht" state={state} />
    <Checkboxes
      name="themen"
      label="Worüber gesprochen wurde"
      options={optionsOf(topicLabels)}
      state={state}
      required={false}
    />
  </Fieldset>
);

const Languages = ({ state, caseId }: SectionProps) => (
  <Fieldset legend="Sprachen und Schrift">
    <LanguageRows state={state} path={counselPath(caseId)} />
    <Select
      name="deutsch"
      label="Deutsch (GeR)"
      hint="Einschätzung im Gespräch, kein Test."
      options={germanOptions}
      state={state}
    />
    <Radios name="schrift" label="Lesen und Schreiben" options={optionsOf(literacyLabels)} state={state} />
    <Checkboxes
      name="schriften"
      label="Liest und schreibt"
      options={optionsOf(scriptLabels)}
      state={state}
      required={false}
      horizontal
    />
    <Checkbox name="schreibprobe" label="Das Kind hat etwas geschrieben (Schreibprobe)" state={state} />
    <div class="hs-pair">
      <Select name="englisch" label="Englisch" options={englishOptions} state={state} required={false} />
      <Select
        name="fremdsprache2"
        label="Zweite Fremdsprache in der Schule"
        options={languageOptions}
        state={state}
        required={false}
        placeholder="keine oder nicht gefragt"
      />
    </div>
  </Fieldset>
);

const Schooling = ({ state, caseId }: SectionProps) => (
  <Fieldset legend="Bildungsweg">
    <FormerSchoolRows state={state} path={counselPath(caseId)} />
    <div class="hs-pair">
      <TextField
        name="schuljahre"
        label="Schuljahre bisher"
        state={state}
        required={false}
        inputmode="numeric"
        maxLength={2}
      />
      <TextField
        name="kita_jahre"
        label="Jahre im Kindergarten"
        hint="0 bis 4"
        state={state}
        required={false}
        inputmode="numeric"
        maxLength={1}
      />
      <Select name="zeugnis" label="Zeugnis" options={optionsOf(certificateLabels)} state={state} required={false} />
      <Select name="abschluss" label="Abschluss" options={optionsOf(leavingLabels)} state={state} required={false} />
      <Select name="mathe" label="Rechnen" options={optionsOf(mathsLabels)} state={state} required={false} />
    </div>
  </Fieldset>
);

const GermanSchools = ({ state, caseId, stateId }: SectionProps) => (
  <Fieldset legend="Frühere Schulen in Deutschland">
    <p class="kern-body">
      Hat das Kind schon eine Schule in Deutschland besucht, auch in einem anderen Kreis? Die Zeit der Erstförderung
      läuft von dort weiter.
    </p>
    <EarlierSchoolRows state={state} path={counselPath(caseId)} stateId={stateId} />
  </Fieldset>
);

const Wishes = ({ state }: SectionProps) => (
  <Fieldset legend="Wünsche und Stärken">
    <Checkbox name="geschwisterschule" label="Die Familie wünscht die Schule der Geschwister" state={state} />
    <Checkboxes
      name="wuensche"
      label="Was der Familie wichtig ist"
      options={optionsOf(wishLabels)}
      state={state}
      required={false}
    />
    <TextArea
      name="interessen"
      label="Interessen und Stärken"
      state={state}
      required={false}
      maxLength={500}
      rows={2}
    />
    <TextArea
      name="fuer_schule"
      label="Was die Schule wissen sollte"
      hint="Die Schule sieht es nur, wenn die Sorgeberechtigten einwilligen. Nichts über Gesundheit oder Aufenthalt."
      state={state}
      required={false}
      maxLength={2000}
      rows={3}
    />
  </Fieldset>
);

/** How it stands with the proofs others ask for. */
export const ProofFields = ({ state }: { state: FormState }) => (
  <div class="hs-pair">
    <Select name="masern" label="Masernschutz" options={optionsOf(proofStateLabels)} state={state} required={false} />
    <DateField name="masern_tag" label="Masernschutz: Tag" state={state} required={false} />
    <Select
      name="untersuchung"
      label="Seiteneinsteigeruntersuchung"
      options={optionsOf(proofStateLabels)}
      state={state}
      required={false}
    />
    <DateField name="untersuchung_tag" label="Untersuchung: Tag" state={state} required={false} />
  </div>
);

const Papers = ({ state }: SectionProps) => (
  <Fieldset legend="Papiere und Nachweise">
    <Checkboxes
      name="papiere"
      label="Gesehen"
      hint="Ohne Kopie. Wer sie wann gesehen hat, steht danach in der Akte."
      options={optionsOf(paperLabels)}
      state={state}
      required={false}
    />
    <ProofFields state={state} />
    <Select
      name="leistungen"
      label="Leistungen für die Familie"
      hint="Nur für Bildung und Teilhabe."
      options={optionsOf(benefitLabels)}
      state={state}
      required={false}
      placeholder="nicht gefragt"
    />
  </Fieldset>
);

const Agreements = ({ state }: SectionProps) => (
  <Fieldset legend="Vereinbarungen und Notizen">
    <Checkbox
      name="gespraech"
      label="Gespräch mit Schulaufsicht oder Gesundheitsamt gewünscht"
      hint="Der Grund gehört nicht in die Akte."
      state={state}
    />
    <TextArea
      name="vereinbarungen"
      label="Was vereinbart ist"
      state={state}
      required={false}
      maxLength={2000}
      rows={3}
    />
    <TextArea
      name="notizen"
      label="Notizen zur Beratung"
      hint="Lesen nur Beratung und Leitung."
      state={state}
      required={false}
      maxLength={8000}
      rows={8}
    />
  </Fieldset>
);

/** A section of the record, with the fields that a complete record says something in. */
interface Section {
  legend: string;
  asks: readonly string[];
  Fields: (props: SectionProps) => ReturnType<typeof Talk>;
}

/** The sections in the order of the talk. */
const sections: readonly Section[] = [
  { legend: 'Gespräch', asks: ['tag', 'form', 'themen'], Fields: Talk },
  { legend: 'Sprachen und Schrift', asks: ['ws1_sprache', 'deutsch', 'schrift', 'englisch'], Fields: Languages },
  { legend: 'Bildungsweg', asks: ['st1_land', 'schuljahre', 'kita_jahre', 'zeugnis', 'mathe'], Fields: Schooling },
  { legend: 'Frühere Schulen in Deutschland', asks: [], Fields: GermanSchools },
  { legend: 'Wünsche und Stärken', asks: ['wuensche'], Fields: Wishes },
  { legend: 'Papiere und Nachweise', asks: ['papiere', 'masern', 'untersuchung'], Fields: Papers },
  { legend: 'Vereinbarungen und Notizen', asks: ['vereinbarungen'], Fields: Agreements },
];

/** The sections by name, with how many of the things they ask are not said yet. */
export const sectionStates = (state: FormState): { legend: string; open: number }[] =>
  sections.map(({ legend, asks }) => ({
    legend,
    open: asks.filter((name) => (fieldValue(state, name) ?? '') === '').length,
  }));

/** Everything that is asked in the first counselling. */
export const RecordFields = (props: SectionProps) => (
  <>
    {sections.map(({ Fields }) => (
      <Fields {...props} />
    ))}
  </>
);
