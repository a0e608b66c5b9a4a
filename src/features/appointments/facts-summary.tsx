// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Alert, DescriptionList } from '../../web/components/index.ts';
import { shortName } from '../families/rules.ts';
import type { InterpreterStand } from './interpreter/queries.ts';
import type { InterpreterSource } from './interpreter/source-rules.ts';
import { standWords } from './interpreter/words.ts';
import { placeText } from './parts.tsx';
import { appointmentPath, bookPath } from './paths.ts';
import type { Appointment } from './queries.ts';
import type { Span } from './rules.ts';
import { dayAndTime, languageText, spanText } from './words.ts';

/** How finding somebody stands, and what comes next. */
function interpreterText(source: InterpreterSource, stand: InterpreterStand | undefined): string {
  const { text, next } = standWords(source, stand);
  return next === null ? text : `${text}. ${next}`;
}

/** What belongs to the appointment of a case, below its next step. */
export function AppointmentFacts({
  appointment,
  stand,
}: {
  appointment: Appointment;
  stand: InterpreterStand | undefined;
}) {
  const { id, children, counsellorName, interpreter } = appointment;
  const names = children.map((child) => shortName(child.familyName, child.givenNames));
  return (
    <DescriptionList
      items={[
        {
          term: 'Termin',
          value: (
            <a class="kern-link kern-link--no-visited-state" href={appointmentPath(id)}>
              {`${spanText(appointment)} Uhr, ${placeText(appointment)}`}
            </a>
          ),
        },
        { term: 'Beratung', value: counsellorName ?? 'noch niemand' },
        ...(children.length > 1 ? [{ term: 'Wer kommt', value: names.join(', ') }] : []),
        ...(interpreter
          ? [
              {
                term: languageText(interpreter.language, interpreter.variety),
                value: interpreterText(interpreter.source, stand),
              },
            ]
          : []),
      ]}
    />
  );
}

/** A case that was opened again stands where it stood, but its appointment ended when it was closed. */
export function EndedAppointment({ caseId, ended }: { caseId: string; ended: Span | undefined }) {
  return (
    <Alert tone="warning" title="Zu diesem Fall steht gerade kein Termin.">
      <p class="kern-body">
        {ended
          ? `Der Termin am ${dayAndTime(ended)} ist beim Schließen weggefallen. Bitte klären Sie, ob die Familie noch kommt, und vergeben Sie ihn neu.`
          : 'Der frühere Termin ist weggefallen. Bitte vergeben Sie einen neuen.'}
      </p>
      <a class="kern-link hs-target" href={bookPath(caseId)}>
        Termin vergeben
      </a>
    </Alert>
  );
}
