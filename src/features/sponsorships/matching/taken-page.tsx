// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Actions, Alert } from '../../../web/components/index.ts';
import { formatCount } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { smilePath, sponsorshipsPath } from '../paths.ts';
import { matchingPath } from './paths.ts';
import type { Proposed } from './propose-actions.ts';

/** What became of a proposal of which some rows could not be taken any more. */
export function TakenPage({
  frame,
  taken,
  numbers,
}: {
  frame: Frame;
  taken: Proposed;
  numbers: readonly { id: string; number: string }[];
}) {
  const numberOf = new Map(numbers.map(({ id, number }) => [id, number]));
  return (
    <Page
      {...frame}
      title="Nicht alles ging"
      breadcrumbs={[
        { href: smilePath, label: 'SmiLe' },
        { href: matchingPath, label: 'Vermitteln' },
        { label: 'Ergebnis' },
      ]}
      lead={`${formatCount(taken.ids.length, 'Patenschaft ist vorgeschlagen', 'Patenschaften sind vorgeschlagen')}, ${taken.skipped.length} nicht: Inzwischen hat sich etwas geändert.`}
    >
      <Alert tone="warning" title="Nicht vorgeschlagen">
        <ul>
          {taken.skipped.map(({ pupilId, sentence }) => (
            <li>
              {numberOf.get(pupilId) ?? 'Kind'}: {sentence}
            </li>
          ))}
        </ul>
      </Alert>
      <Actions
        primary={{ label: 'Neuen Vorschlag rechnen', href: matchingPath }}
        others={[{ label: 'Vorgeschlagene ansehen', href: `${sponsorshipsPath}?stand=proposed` }]}
      />
    </Page>
  );
}
