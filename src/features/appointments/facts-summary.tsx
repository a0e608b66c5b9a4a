// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { DescriptionList } from '../../web/components/index.ts';
import { shortName } from '../families/rules.ts';
import { interpreterWords, placeText } from './parts.tsx';
import { appointmentPath } from './paths.ts';
import type { Appointment } from './queries.ts';
import { languageText, spanText } from './words.ts';

/** What belongs to the appointment of a case, below its next step. */
export function AppointmentFacts({ appointment }: { appointment: Appointment }) {
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
          ? [{ term: languageText(interpreter.language, interpreter.variety), value: interpreterWords }]
          : []),
      ]}
    />
  );
}
