// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { optionsOf, Radios } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import { boardPath, dispatchPath } from '../dispatch/paths.ts';
import { moveAnswerPath } from '../paths.ts';
import type { InterpretingRequest } from '../queries.ts';
import { planText } from './pages.tsx';
import type { AskedChange } from './queries.ts';

/** What whoever has promised a talk said about its change, asked by itself where it was not said. */
export function AnswerPage({
  request,
  change,
  ...form
}: FormProps & { request: InterpretingRequest; change: AskedChange | undefined }) {
  return (
    <FormPage
      {...form}
      title="Antwort zur Änderung eintragen"
      breadcrumbs={[
        { href: boardPath, label: 'Vermittlung' },
        { href: dispatchPath(request.id), label: request.number },
        { label: 'Antwort' },
      ]}
      intro={change ? `Neu: ${planText(change)}. Bisher: ${planText(request)}.` : `Bisher: ${planText(request)}.`}
      action={moveAnswerPath(request.id)}
      button="Antwort eintragen"
      back={dispatchPath(request.id)}
    >
      <Radios
        name="geht_noch"
        label="Was hat die Person am Telefon gesagt?"
        options={optionsOf({ ja: 'Ja, sie kommt zum neuen Termin', nein: 'Nein, wir suchen jemand anderes' })}
        state={form.state}
      />
    </FormPage>
  );
}
