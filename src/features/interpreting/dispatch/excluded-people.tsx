// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Accordion } from '../../../web/components/index.ts';
import { formatCount, formatDate } from '../../../web/format.ts';
import type { Excluded } from './fact-rules.ts';
import { excludedWords } from './words.ts';

/** Who does not come into question, why, and until when. */
export function ExcludedPeople({ excluded }: { excluded: readonly Excluded[] }) {
  if (excluded.length === 0) return null;
  return (
    <Accordion
      title={formatCount(excluded.length, 'Person kommt nicht in Frage', 'Personen kommen nicht in Frage')}
      summary="mit Grund"
    >
      <div class="hs-table-frame">
        <table class="kern-table kern-table--small hs-table">
          <caption class="kern-sr-only">Wer nicht in Frage kommt</caption>
          <thead class="kern-table__head">
            <tr class="kern-table__row">
              {['Person', 'Grund', 'Bis'].map((label) => (
                <th class="kern-table__header" scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="kern-table__body">
            {excluded.map(({ name, code, until }) => (
              <tr class="kern-table__row">
                <th class="kern-table__cell" scope="row" data-label="Person">
                  {name}
                </th>
                <td class="kern-table__cell" data-label="Grund">
                  {excludedWords[code]}
                </td>
                <td class="kern-table__cell" data-label="Bis">
                  {until === null ? '–' : formatDate(until)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Accordion>
  );
}
