// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { Checkbox, type Option, Select } from '../../../web/form/index.ts';
import { formatNumber } from '../../../web/format.ts';
import type { Column } from '../../../web/list/index.ts';
import { childPath } from '../../families/paths.ts';
import type { RowOutcome } from '../../lists/rules.ts';
import { casePath, reportPath } from '../paths.ts';
import { answerField } from './input.ts';
import { type AskedChild, anotherChild, asReferral } from './target.ts';

export const lineColumn: Column<{ line: number }> = {
  key: 'zeile',
  label: 'Zeile',
  cell: ({ line }) => `Zeile ${line}`,
  text: ({ line }) => String(line),
};
export const named = ({ name }: { name?: string }): string => name || 'ohne Namen';
export const nameColumn: Column<{ name?: string }> = {
  key: 'kind',
  label: 'Kind',
  plain: true,
  cell: named,
  text: named,
};
export const reasonColumn: Column<{ reasons: readonly string[] }> = {
  key: 'grund',
  label: 'Was fehlt',
  plain: 'row',
  cell: ({ reasons }) => (
    <ul class="hs-plain-list">
      {reasons.map((reason) => (
        <li>{reason}</li>
      ))}
    </ul>
  ),
  text: ({ reasons }) => reasons.join(' '),
};

/** A part of the page with how many rows it shows; nothing without any. */
export function Part({ heading, count, children }: { heading: string; count: number; children: Child }) {
  if (count === 0) return null;
  return (
    <section class="hs-stack">
      <h2 class="kern-heading-medium">{`${heading} (${formatNumber(count)})`}</h2>
      {children}
    </section>
  );
}

/** A row with a child that is not of school age yet: noted only where somebody ticks it. */
export function EarlyRow({ row }: { row: RowOutcome }) {
  return (
    <div class="hs-stack">
      <h3 class="kern-heading-small">{`Zeile ${row.line}: ${named(row)}`}</h3>
      <Checkbox
        name={answerField(row.line)}
        value={asReferral}
        label={`Zeile ${row.line} ohne Fall vormerken`}
        hint={row.reasons.join(' ')}
      />
    </div>
  );
}

/** A row that may be a child known already: who that is, and what shall happen. */
export function Question({ row, staff }: { row: RowOutcome; staff: boolean }) {
  const children = row.asked as readonly AskedChild[];
  const siblings = [
    ...new Map(children.filter(({ verdict }) => verdict === 'siblings').map((one) => [one.familyId, one])).values(),
  ];
  const options: Option[] = [
    {
      value: anotherChild,
      label: siblings.length === children.length ? 'Keine Geschwister: melden' : 'Es ist ein anderes Kind: melden',
    },
    ...siblings
      .slice(0, 2)
      .map(({ familyId, name }) => ({ value: familyId, label: `Geschwister: zur Familie von ${name} melden` })),
  ];
  return (
    <div class="hs-stack">
      <h3 class="kern-heading-small">{`Zeile ${row.line}: ${named(row)}`}</h3>
      <p class="kern-body">{row.reasons.join(' ')}</p>
      <ul class="hs-links">
        {children.map((child) => (
          <li>
            {child.line === null ? (
              <a class="kern-link hs-target" href={hrefOf(child, staff)}>
                {child.name}
              </a>
            ) : (
              `Zeile ${child.line}: ${child.name}`
            )}
            <span class="hs-muted">
              {` · geb. ${child.birth}${child.caseNumber ? ` · ${child.caseNumber}` : ''}: ${child.why}`}
            </span>
          </li>
        ))}
      </ul>
      <Select
        name={answerField(row.line)}
        label={`Zeile ${row.line}: Was soll geschehen?`}
        options={options}
        required={false}
        placeholder="Nicht melden"
        value=""
      />
    </div>
  );
}

function hrefOf(child: AskedChild, staff: boolean): string {
  if (!staff) return reportPath(child.caseId ?? '');
  return child.caseId ? casePath(child.caseId) : childPath(child.id);
}
