// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Alert, Badge } from '../../../web/components/index.ts';
import { appointmentDeedPath } from '../paths.ts';
import type { Appointment } from '../queries.ts';
import { languageText } from '../words.ts';
import type { InterpreterStand } from './queries.ts';
import { standWords } from './words.ts';

/** Who interprets at an appointment that stands: whether somebody comes, what is next, and under which sign the pool knows it. */
export function InterpreterPart({
  appointment,
  stand,
}: {
  appointment: Appointment;
  stand: InterpreterStand | undefined;
}) {
  const { id, state, interpreter } = appointment;
  if (state !== 'booked' || !interpreter) return null;
  const { text, tone, next } = standWords(interpreter.source, stand);
  const title = `Dolmetschen, ${languageText(interpreter.language, interpreter.variety)}: ${text}`;
  const sign = stand ? `Anfrage ${stand.number}, Zeichen ${stand.reference}: von der Familie steht nichts darin.` : '';
  const nobody = stand?.state === 'declined' || stand?.state === 'unfilled';
  if (tone === 'warning')
    return (
      <Alert tone="warning" title={title}>
        <p class="kern-body">{[next, sign].filter(Boolean).join(' ')}</p>
        {nobody ? (
          <p class="kern-body">
            <a class="kern-link hs-target" href={appointmentDeedPath(id, 'verschieben')}>
              Andere Zeit, Telefon oder Video
            </a>
          </p>
        ) : null}
      </Alert>
    );
  return (
    <p class="hs-text">
      <Badge tone={tone}>{title}</Badge> <span class="hs-muted">{[next, sign].filter(Boolean).join(' ')}</span>
    </p>
  );
}
