// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { codesOf } from '../../../codes/keys.ts';
import { recordLabel, recordLabelSource, recordLabelTranslations } from '../../../outbound/catalogues/record.ts';
import { statusLanguages } from '../../../outbound/catalogues/status.ts';
import { sheetFor } from '../../../outbound/letters/texts/sheet.ts';
import { Button, type FormState, fieldValue, type Option, Select } from '../../../web/form/index.ts';
import { type FormBody, typedValues } from '../../../web/form/parse.ts';

const languages = codesOf(recordLabelTranslations);
export type GlossLanguage = (typeof languages)[number];

/** The field that says in which language the labels are shown, too, and the button that shows them. */
const field = 'entwurf_beschriftung';
const button = '_beschriftung';

const languageOf = (text: string | undefined): GlossLanguage | undefined => languages.find((known) => known === text);

/** What was typed, once more with the labels in the language chosen, when that button was pressed. */
export function withGlosses(form: FormBody): FormState['values'] | undefined {
  return form[button] === undefined ? undefined : typedValues(form);
}

/** The form with its labels in the language chosen beside the German ones; of rows each has the label of the first. */
export function glossed(state: FormState): FormState {
  const language = languageOf(fieldValue(state, field));
  if (language === undefined) return state;
  const of = (name: string, value?: string): string | undefined => {
    const key = [name.replace(/^(ws|st|fs)\d+_/, '$1_'), ...(value === undefined ? [] : [value])].join('.');
    return key in recordLabelSource ? recordLabel(language, key as keyof typeof recordLabelSource).text : undefined;
  };
  return { ...state, glosses: { language, dir: statusLanguages[language].dir, of } };
}

/** The language of the family first. */
function optionsFor(family: string): Option[] {
  const own = languageOf(sheetFor(family));
  const ordered = languages.toSorted((a, b) => Number(b === own) - Number(a === own));
  return ordered.map((language) => ({
    value: language,
    label: `${statusLanguages[language].german} (${statusLanguages[language].name})`,
  }));
}

/** Chooses the language the labels are shown in, too, for looking at the form together. @param language of the family, ISO 639-3 */
export function GlossChoice({ state, language, path }: { state: FormState; language: string; path: string }) {
  return (
    <div class="hs-pair">
      <Select
        name={field}
        label="Beschriftung auch auf"
        hint="Zum gemeinsamen Ansehen mit der Familie. Niemand hat die Übersetzung geprüft: Es gilt das Deutsche."
        options={optionsFor(language)}
        state={state}
        required={false}
        placeholder="nur Deutsch"
      />
      <div>
        <Button kind="secondary" name={button} value="ja" formaction={path}>
          Beschriftung zeigen
        </Button>
      </div>
    </div>
  );
}
