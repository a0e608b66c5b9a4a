// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { flash } from '../../../web/flash.ts';
import { Radios, TextArea } from '../../../web/form/index.ts';
import { type Answer, type CentreRequest, type CentreRoute, centreRoutes, post, redirect } from '../../../web/route.ts';
import { deedRoutes } from '../../cases/deed-page.tsx';
import { casePath } from '../../cases/paths.ts';
import { states } from '../../cases/states.ts';
import { openCase } from '../open-case.ts';
import { close, reopen } from './actions.ts';
import { closeInput, closingStates } from './input.ts';

/** Closing a case without a school place. */
const closeRoutes: readonly CentreRoute[] = deedRoutes({
  path: 'schliessen',
  event: 'closed',
  permission: 'case.edit',
  title: 'Fall schließen',
  button: 'Fall schließen',
  intro:
    'Der Fall endet ohne Schulplatz. Ein gehaltener Platz wird frei, eine offene Anfrage oder Vorlage zurückgezogen. Sie können das rückgängig machen; ist der Platz bis dahin vergeben, bleibt er es.',
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

async function undo(request: CentreRequest): Promise<Answer> {
  const { id } = await openCase(request);
  const whole = await reopen(request.tx, request.by, id);
  return redirect(flash(casePath(id), whole ? 'wieder_offen' : 'wieder_offen_ohne_platz'));
}

export const closingRoutes: readonly CentreRoute[] = [
  ...closeRoutes,
  ...centreRoutes('placement', [post('/faelle/:id/wieder-oeffnen', 'case.edit', 'case.reopened', undo)]),
];
