// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Radios, TextArea } from '../../../web/form/index.ts';
import type { CentreRoute } from '../../../web/route.ts';
import { deedRoutes } from '../../cases/deed-page.tsx';
import { states } from '../../cases/states.ts';
import { close } from './actions.ts';
import { closeInput, closingStates } from './input.ts';

/** Closing a case without a school place. */
export const closingRoutes: readonly CentreRoute[] = deedRoutes({
  path: 'schliessen',
  event: 'closed',
  permission: 'case.edit',
  title: 'Fall schließen',
  button: 'Fall schließen',
  intro:
    'Der Fall endet ohne Schulplatz. Ein gehaltener Platz wird frei, eine offene Anfrage oder Vorlage zurückgezogen. Das lässt sich nicht rückgängig machen.',
  done: 'geschlossen',
  danger: true,
  load: () => null,
  schema: () => closeInput,
  values: () => ({}),
  fields: (state) => (
    <>
      <Radios
        name="als"
        label="Warum wird der Fall geschlossen?"
        options={closingStates.map((state) => ({ value: state, label: states[state].label }))}
        state={state}
      />
      <TextArea name="grund" label="Begründung" state={state} maxLength={1000} rows={3} />
    </>
  ),
  run: (tx, by, head, input) => close(tx, by, head, input.as, input.reason),
});
