// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { formatDate } from '../../web/format.ts';
import type { Absence } from './absence-queries.ts';
import { absencePath } from './paths.ts';

/** Who is away on the days shown, one line each; not why. */
export function AbsenceLines({ absences }: { absences: readonly Absence[] }) {
  if (absences.length === 0) return null;
  return (
    <ul class="hs-links" aria-label="Abwesend">
      {absences.map(({ id, name, from, to, standInName }) => (
        <li>
          <a class="kern-link hs-target" href={absencePath(id)}>
            {`Abwesend: ${name}`}
          </a>
          <span class="hs-muted">
            {from.equals(to) ? `, ${formatDate(from)}` : `, ${formatDate(from)} bis ${formatDate(to)}`}
            {standInName === null ? '' : ` · Vertretung: ${standInName}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
