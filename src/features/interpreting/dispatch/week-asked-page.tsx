// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Alert } from '../../../web/components/index.ts';
import { Button } from '../../../web/form/index.ts';
import { formatCount } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { boardPath, dispatchPath, weekOf } from './paths.ts';
import type { AskedWeek } from './week-actions.ts';

/** What became of asking when not all of it was done. @param numbers of the requests, by id */
export function WeekAskedPage({
  frame,
  asked,
  monday,
  numbers,
}: {
  frame: Frame;
  asked: AskedWeek;
  monday: Temporal.PlainDate;
  numbers: ReadonlyMap<string, string>;
}) {
  const done = asked.mailed + asked.toCall;
  return (
    <Page
      {...frame}
      title="Nicht alle sind gefragt"
      breadcrumbs={[
        { href: boardPath, label: 'Vermittlung' },
        { href: weekOf(monday), label: 'Woche' },
      ]}
      lead={`${formatCount(done, 'Person ist', 'Personen sind')} gefragt, ${asked.already} waren es schon.`}
    >
      <Alert tone="warning" title="Inzwischen hat sich etwas geändert. Diese Anfragen wurden ausgelassen:">
        <ul>
          {asked.skipped.map(({ requestId, sentence }) => (
            <li>
              <a class="kern-link" href={dispatchPath(requestId)}>
                {numbers.get(requestId) ?? 'Anfrage'}
              </a>{' '}
              {sentence}
            </li>
          ))}
        </ul>
      </Alert>
      <p class="hs-text">
        <Button href={weekOf(monday)}>Neuen Vorschlag ansehen</Button>
      </p>
    </Page>
  );
}
