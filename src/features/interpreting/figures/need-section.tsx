// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatCount, formatNumber } from '../../../web/format.ts';
import { type Column, DataTable, EmptyState, withParams } from '../../../web/list/index.ts';
import { volunteersPath } from '../../volunteers/paths.ts';
import { type Need, needMonths } from './need-queries.ts';
import { needAdvice, needReasons } from './need-words.ts';

/** So many languages stand on the page; the file has them all. */
export const shownNeeds = 12;

const speakersText = ({ speakers, related }: Need): string =>
  related === 0 ? formatNumber(speakers) : `${formatNumber(speakers)} (und ${formatNumber(related)} mit verwandter)`;
const reasonsText = (need: Need): string =>
  needReasons(need)
    .map(({ label, count }) => `${formatNumber(count)}-mal ${label}`)
    .join(', ');

const columns: readonly Column<Need>[] = [
  { key: 'sprache', label: 'Sprache', cell: ({ label }) => label, text: ({ label }) => label },
  {
    key: 'unbesetzt',
    label: 'Nicht besetzt',
    numeric: true,
    cell: ({ unfilled, requests }) => `${formatNumber(unfilled)} von ${formatNumber(requests)}`,
    text: ({ unfilled }) => formatNumber(unfilled),
  },
  { key: 'sprechen', label: 'Aktive mit dieser Sprache', cell: speakersText, text: speakersText },
  { key: 'warum', label: 'Warum', cell: reasonsText, text: reasonsText },
  { key: 'rat', label: 'Was hilft', cell: needAdvice, text: needAdvice },
  {
    key: 'wer',
    label: 'Wer sie spricht',
    cell: ({ language, label }) => (
      <a class="kern-link hs-target" href={withParams(volunteersPath, { sprache: language })}>
        {`Ehrenamtliche mit ${label}`}
      </a>
    ),
    text: () => '',
  },
];

/** Which languages are missing, so that people are sought where they are needed. @param recruitPath the public page to pass on */
export function NeedSection({
  needs,
  recruitPath,
  seesVolunteers,
}: {
  needs: readonly Need[];
  recruitPath: string;
  seesVolunteers: boolean;
}) {
  return (
    <section class="hs-section" aria-labelledby="fehlt">
      <h2 class="kern-heading-medium" id="fehlt">
        Welche Sprachen fehlen
      </h2>
      <p class="hs-text">
        {`Gespräche der letzten ${needMonths} Monate, für die niemand kam, neben den heute Aktiven. `}
        <a class="kern-link" href={recruitPath}>
          Ehrenamtliche werben: Seite zum Weitergeben
        </a>
      </p>
      <DataTable
        caption="Welche Sprachen fehlen"
        columns={seesVolunteers ? columns : columns.filter(({ key }) => key !== 'wer')}
        rows={needs.slice(0, shownNeeds)}
        empty={<EmptyState sentence={`In den letzten ${needMonths} Monaten war jedes Gespräch besetzt.`} />}
      />
      {needs.length > shownNeeds ? (
        <p class="hs-text hs-muted">
          {`Und ${formatCount(needs.length - shownNeeds, 'weitere Sprache', 'weitere Sprachen')} in der Excel-Datei.`}
        </p>
      ) : null}
    </section>
  );
}
