// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Alert } from '../../../web/components/index.ts';
import { Button, Form, Select } from '../../../web/form/index.ts';
import { formatCount, formatDateTime } from '../../../web/format.ts';
import { type DispatchFile, openOf } from './dispatch-file.ts';
import { cascadePath, stopCascadePath } from './paths.ts';
import { mostInWave } from './wave-rules.ts';
import { cascadeEnds } from './words.ts';

interface PartProps {
  file: DispatchFile;
  requestId: () => string;
}

/** What the program is doing now: who is asked until when, who comes next, and the button that stops it. */
function Running({ file, requestId }: PartProps) {
  const { request, candidates, offers } = file;
  const waiting = offers.filter(({ answer }) => answer === null);
  const asked = new Set(offers.filter(({ answer }) => answer !== 'withdrawn').map(({ volunteerId }) => volunteerId));
  const next = candidates.find(({ id }) => !asked.has(id));
  return (
    <Alert tone="info" title="Das Programm fragt der Reihe nach.">
      <p class="kern-body">
        {waiting.length === 0
          ? 'Gerade ist niemand gefragt. Die Nächsten fragt das Programm, sobald es Zeit dafür ist (Einstellungen des Dienstes). '
          : `Gefragt: ${waiting.map(({ name, answerBy }) => `${name} bis ${formatDateTime(answerBy)}`).join(', ')}. `}
        {next ? `Danach: ${next.name}.` : 'Danach ist niemand mehr da; dann melden wir uns unter „Heute“.'}
      </p>
      <Form action={stopCascadePath(request.id)} requestId={requestId()}>
        <Button kind="secondary">Nicht weiter fragen</Button>
      </Form>
    </Alert>
  );
}

/** The program asks one after the other: begin it, see how far it is, stop it. */
export function CascadePart({ file, requestId }: PartProps) {
  const { request, cascade } = file;
  if (cascade && cascade.endedAt === null) return <Running {...{ file, requestId }} />;
  const free = openOf(file).length;
  const sizes = Array.from({ length: Math.min(mostInWave, free) }, (_, index) => index + 1);
  return (
    <>
      {cascade && cascade.endedWhy !== null && cascade.endedWhy !== 'accepted' ? (
        <p class="hs-text hs-muted">Zuletzt der Reihe nach gefragt: {cascadeEnds[cascade.endedWhy]}</p>
      ) : null}
      {free < 2 ? null : (
        <details>
          <summary class="kern-link">Das Programm der Reihe nach fragen lassen</summary>
          <Form action={cascadePath(request.id)} requestId={requestId()}>
            <Select
              name="gleichzeitig"
              label="Wie viele gleichzeitig"
              hint="Sagt niemand rechtzeitig zu, fragt das Programm die Nächsten, bis jemand zusagt."
              options={sizes.map((size) => ({
                value: String(size),
                label: formatCount(size, 'Person', 'Personen'),
              }))}
            />
            <Button kind="secondary">Der Reihe nach fragen</Button>
          </Form>
        </details>
      )}
    </>
  );
}
