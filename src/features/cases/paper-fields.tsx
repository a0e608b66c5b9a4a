// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Checkboxes, Fieldset, type FormState, optionsOf } from '../../web/form/index.ts';
import { formatDate } from '../../web/format.ts';
import { paperLabels } from './counselling/words.ts';
import type { SeenPaper } from './paper-queries.ts';

/** Which papers were seen at the report: no copies, and nothing of what stands in them. */
export function PapersSection({ state }: { state: FormState }) {
  return (
    <Fieldset legend="Papiere">
      <Checkboxes
        name="papiere"
        label="Gesehen"
        hint="Ohne Kopie. Wer sie wann gesehen hat, steht danach beim Fall."
        options={optionsOf(paperLabels)}
        state={state}
        required={false}
      />
    </Fieldset>
  );
}

/** "Ausweis oder Pass: Mo 23.11.2026, A. Muster". */
export const paperText = ({ kind, seenOn, by }: SeenPaper): string =>
  `${paperLabels[kind]}: ${[formatDate(seenOn), by].filter(Boolean).join(', ')}`;
