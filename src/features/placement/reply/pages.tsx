// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Alert, Card } from '../../../web/components/index.ts';
import { formatDateTime } from '../../../web/format.ts';
import { submissionPath } from '../paths.ts';
import type { Exchange } from './queries.ts';

const titles: Readonly<Record<Exchange['kind'], string>> = {
  authority_asked: 'Rückfrage der Behörde',
  authority_answered: 'Antwort des Zentrums',
  submission_returned: 'Zurückgegeben',
  allocation_refused: 'Zuweisung abgelehnt',
};

/** What authority and centre have written to each other, oldest first; nothing when they have not. */
export function ExchangeCard({ exchange }: { exchange: readonly Exchange[] }) {
  if (exchange.length === 0) return null;
  return (
    <Card heading="Rückfragen und Antworten">
      {exchange.map(({ kind, at, by, text }) => (
        <div>
          <p class="kern-body">
            <strong>{titles[kind]}</strong>
            <span class="hs-muted">{` · ${formatDateTime(at)}${by ? `, ${by}` : ''}`}</span>
          </p>
          <p class="kern-body">{text === '' ? 'Der Text ist gelöscht.' : text}</p>
        </div>
      ))}
    </Card>
  );
}

/** Who acts now, when it is not the authority. */
export function WaitsForCentre({ exchange, waits }: { exchange: readonly Exchange[]; waits: boolean }) {
  const last = exchange.at(-1);
  if (last?.kind === 'submission_returned' || last?.kind === 'allocation_refused')
    return (
      <Alert
        tone="info"
        title={
          last.kind === 'submission_returned'
            ? 'Sie haben diese Vorlage zurückgegeben.'
            : 'Sie haben die Zuweisung abgelehnt.'
        }
      >
        <p class="kern-body">Das Zentrum ist am Zug. Legt es neu vor, steht das als neue Vorlage in Ihrer Liste.</p>
      </Alert>
    );
  if (!waits) return null;
  return (
    <Alert tone="info" title="Das Zentrum ist am Zug: Ihre Rückfrage ist noch nicht beantwortet.">
      <p class="kern-body">Wissen Sie die Antwort inzwischen, können Sie trotzdem entscheiden.</p>
    </Alert>
  );
}

/** On to the next one that waits; nothing when there is none. */
export function NextSubmission({ next }: { next: { id: string; name: string } | undefined }) {
  if (!next) return null;
  return (
    <p class="kern-body">
      <a class="kern-link hs-target" href={submissionPath(next.id)}>{`Nächste offene Vorlage: ${next.name}`}</a>
    </p>
  );
}
