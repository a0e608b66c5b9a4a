// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Checkbox, Fieldset, type FormState, TextField } from '../../web/form/index.ts';

/** When the program itself asks volunteers one after the other, and how many hours they have to answer. */
export const AskingFields = ({ state }: { state: FormState }) => (
  <>
    <Fieldset legend="Jetzt am Telefon" hint="Einrichtungen bekommen sofort jemanden aus der Bereitschaft ans Telefon.">
      <Checkbox name="jetzt" label="Bei uns möglich" state={state} />
      <TextField name="jetzt_minuten" label="Minuten zum Zusagen" hint="1 bis 15" inputmode="numeric" state={state} />
    </Fieldset>
    <Fieldset legend="Der Reihe nach fragen" hint="Zu diesen Stunden fragt das Programm selbst die Nächsten.">
      <div class="hs-pair">
        <TextField name="fragen_ab" label="Frühestens um" hint="Stunde, 0 bis 23" inputmode="numeric" state={state} />
        <TextField name="fragen_bis" label="Spätestens um" hint="Stunde, 1 bis 24" inputmode="numeric" state={state} />
      </div>
      <Checkbox name="sonntags" label="Auch an Sonntagen und Feiertagen" state={state} />
      <TextField
        name="antwort_bald"
        label="Gespräch in höchstens 2 Tagen"
        hint="Stunden Zeit zum Antworten. Ist die Zeit knapp, sind es weniger."
        inputmode="numeric"
        state={state}
      />
      <div class="hs-pair">
        <TextField name="antwort_woche" label="Gespräch in höchstens 7 Tagen" inputmode="numeric" state={state} />
        <TextField name="antwort_spaeter" label="Gespräch später" inputmode="numeric" state={state} />
      </div>
    </Fieldset>
  </>
);
