// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type FormState, optionsOf, TextField } from '../../../web/form/index.ts';
import { mostTags, tagWords, whyNotWords } from '../words.ts';
import { usualMinutes } from './input.ts';
import { Picks } from './picks.tsx';

const yesNo = optionsOf({ ja: 'Ja', nein: 'Nein' });
const minutes = [
  ...usualMinutes.map((value) => ({ value, label: `${value} Minuten` })),
  { value: 'anders', label: 'anders' },
];

/** The questions about a lesson. What belongs to the other answer is out of sight where the browser can (`.hs-log`). */
export function EntryFields({ state }: { state: FormState | undefined }) {
  return (
    <>
      <Picks name="statt" label="Hat die Stunde stattgefunden?" type="radio" options={yesNo} state={state} />
      <div class="hs-log__held hs-stack">
        <Picks name="dauer" label="Wie lange?" type="radio" options={minutes} state={state} />
        <div class="hs-log__other">
          <TextField
            name="minuten"
            label="Minuten"
            hint="5 bis 180, wenn „anders“ gewählt ist."
            inputmode="numeric"
            maxLength={3}
            state={state}
            required="one_of"
          />
        </div>
        <Picks
          name="was"
          label="Was haben Sie gemacht?"
          limit={`höchstens ${mostTags}`}
          type="checkbox"
          options={optionsOf(tagWords)}
          state={state}
        />
        <TextField
          name="thema"
          label="Thema"
          hint="Zum Beispiel: Tiere im Zoo."
          maxLength={120}
          state={state}
          required={false}
          wide
        />
      </div>
      <div class="hs-log__not">
        <Picks name="warum" label="Warum nicht?" type="radio" options={optionsOf(whyNotWords)} state={state} />
      </div>
      <TextField
        name="idee"
        label="Idee für das nächste Mal"
        hint="Ein Satz. Keine Namen, nichts über Gesundheit."
        maxLength={200}
        state={state}
        required={false}
        wide
      />
    </>
  );
}
