// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Badge } from '../../../web/components/index.ts';
import { formatCount } from '../../../web/format.ts';
import { type Column, DataTable, EmptyState } from '../../../web/list/index.ts';
import { requestPath } from '../paths.ts';
import { askedBy, spokenText, whenText } from '../request-words.ts';
import { gapText } from './gap-words.ts';
import { dispatchPath } from './paths.ts';
import { type Threat, type Threats, threatDays } from './threat-queries.ts';

const leftText = ({ candidates }: Threat): string =>
  candidates === 0 ? 'niemand' : formatCount(candidates, 'Person', 'Personen');

/** Why nobody, or hardly anybody, is left: in whole words. */
const whyText = ({ gaps, speakers }: Threat): string =>
  gaps.length > 0
    ? gaps.map(gapText).join('; ')
    : `nur ${formatCount(speakers, 'Person', 'Personen')} im Pool ${speakers === 1 ? 'spricht' : 'sprechen'} die Sprache`;

const columns = (dispatches: boolean): readonly Column<Threat>[] => [
  {
    key: 'gespraech',
    label: 'Gespräch',
    cell: ({ request }) => (
      <a class="kern-link hs-target" href={dispatches ? dispatchPath(request.id) : requestPath(request.id)}>
        {spokenText(request)}
      </a>
    ),
    text: ({ request }) => spokenText(request),
  },
  { key: 'wann', label: 'Wann', cell: ({ request }) => whenText(request), text: ({ request }) => whenText(request) },
  { key: 'wer', label: 'Für wen', cell: ({ request }) => askedBy(request), text: ({ request }) => askedBy(request) },
  {
    key: 'bleiben',
    label: 'Noch zu fragen',
    cell: (threat) => <Badge tone={threat.candidates === 0 ? 'danger' : 'warning'}>{leftText(threat)}</Badge>,
    text: leftText,
  },
  { key: 'warum', label: 'Warum', cell: whyText, text: whyText },
];

/** What threatens to stay without anybody in the next days, and why: so that people are asked, and sought, in time. */
export function ThreatSection({
  threats: { rows, open, full },
  dispatches,
  most = Number.POSITIVE_INFINITY,
  allHref,
}: {
  threats: Threats;
  dispatches: boolean;
  /** So many stand here; the rest under `allHref`. */
  most?: number;
  allHref?: string;
}) {
  const more = rows.length - most;
  return (
    <section class="hs-section" aria-labelledby="droht">
      <h2 class="kern-heading-medium" id="droht">
        Was unbesetzt zu bleiben droht
      </h2>
      <p class="hs-text">
        {rows.length === 0
          ? `Für jedes offene Gespräch der nächsten ${threatDays} Tage gibt es genug Menschen, die Sie fragen können.`
          : `${formatCount(rows.length, 'offenes Gespräch', 'offene Gespräche')} der nächsten ${threatDays} Tage (von ${open}), für die kaum noch jemand zu fragen ist. Die Koordination fragt, wer bleibt, oder bietet einen anderen Weg an.`}
        {full ? ' Angesehen sind nur die nächsten 300.' : ''}
      </p>
      {rows.length === 0 ? null : (
        <DataTable
          caption="Was unbesetzt zu bleiben droht"
          columns={columns(dispatches)}
          rows={rows.slice(0, most)}
          empty={<EmptyState sentence="Nichts." />}
        />
      )}
      {more > 0 && allHref !== undefined ? (
        <p class="hs-text">
          <a class="kern-link hs-target" href={allHref}>
            {`Alle ${rows.length} ansehen`}
          </a>
        </p>
      ) : null}
    </section>
  );
}
