// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { wordOf } from '../../codes/keys.ts';
import { optionsOf, Select } from '../../web/form/index.ts';
import type { Municipality } from '../centres/queries.ts';
import { gradeBands, parts, waitingClasses } from './waiting-rules.ts';

/** The words of a table whose lines say more than their label. */
export const labelsOf = (table: Readonly<Record<string, { label: string }>>): Record<string, string> =>
  Object.fromEntries(Object.entries(table).map(([code, { label }]) => [code, label]));

/** What the filters by which waiting children are grouped are called on their chips. */
export const waitingFilterWords = (municipalities: readonly Municipality[]) => ({
  gemeinde: (value: string) => municipalities.find(({ ags }) => ags === value)?.name ?? value,
  abschnitt: (value: string) => `warten auf: ${wordOf(labelsOf(parts), value)}`,
  jahrgang: (value: string) => wordOf(gradeBands, value),
  wartezeit: (value: string) => `warten ${wordOf(labelsOf(waitingClasses), value)}`,
});

interface WaitingFieldsProps {
  filters: Readonly<Partial<Record<keyof ReturnType<typeof waitingFilterWords>, string | undefined>>>;
  municipalities: readonly Municipality[];
}

/** Their fields, for the list of cases and for the overview. */
export function WaitingFields({ filters, municipalities }: WaitingFieldsProps) {
  const areas = municipalities.map(({ ags, name }) => ({ value: ags, label: name }));
  return (
    <>
      <Select name="gemeinde" label="Gemeinde" options={areas} value={filters.gemeinde} placeholder="alle" />
      <Select
        name="abschnitt"
        label="Wartet auf"
        options={optionsOf(labelsOf(parts))}
        value={filters.abschnitt}
        placeholder="alle"
      />
      <Select
        name="jahrgang"
        label="Jahrgang"
        options={optionsOf(gradeBands)}
        value={filters.jahrgang}
        placeholder="alle"
      />
      <Select
        name="wartezeit"
        label="Wartet seit der Meldung"
        options={optionsOf(labelsOf(waitingClasses))}
        value={filters.wartezeit}
        placeholder="alle"
      />
    </>
  );
}
