// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { roleLabels } from '../../auth/permissions.ts';
import { dayOf } from '../../clock.ts';
import { wordOf } from '../../codes/keys.ts';
import { gradeLabel, kindLabel } from '../../codes/school-forms.ts';
import { Alert, Badge } from '../../web/components/index.ts';
import { daysAgo, formatDate, formatNumber } from '../../web/format.ts';
import type { Column } from '../../web/list/index.ts';
import { ownPlacesPath, placePath, schoolPath } from './paths.ts';
import type { Place } from './queries.ts';
import { placeWarnings } from './rules.ts';

const roleWord = (role: string): string => wordOf(roleLabels, role);

/** "vor 12 Tagen von Schule" */
export const reportedText = (place: Pick<Place, 'reportedAt' | 'reportedRole'>, today: Temporal.PlainDate): string =>
  `${daysAgo(dayOf(place.reportedAt), today)} von ${roleWord(place.reportedRole)}`;

/** "2 frei von 25, 1 gehalten" */
export const freeText = (place: Place): string =>
  `${place.free} frei von ${place.capacity}${place.held > 0 ? `, ${place.held} gehalten` : ''}`;

const blockedText = (place: Place): string =>
  place.blocked > 0 ? `${formatNumber(place.blocked)} (${place.blockedReason})` : '0';

function Blocked({ place }: { place: Place }) {
  if (place.blocked === 0) return <span>0</span>;
  return (
    <>
      {formatNumber(place.blocked)}
      <span class="hs-remark hs-muted">{place.blockedReason}</span>
    </>
  );
}

function Free({ place }: { place: Place }) {
  if (placeWarnings(place).length > 0) return <Badge tone="warning">{`${place.free} · bitte prüfen`}</Badge>;
  return place.free > 0 ? <strong>{formatNumber(place.free)}</strong> : <span>0</span>;
}

/** Columns of a list of places; `today` for the age of each number, `edit` for who may change it. */
export function placeColumns(
  today: Temporal.PlainDate,
  options: { school: boolean; edit?: ((place: Place) => string) | undefined },
): Column<Place>[] {
  const school: Column<Place> = {
    key: 'schule',
    label: 'Schule',
    sortable: true,
    cell: (place) => (
      <>
        <a class="kern-link kern-link--no-visited-state" href={schoolPath(place.schoolNumber)}>
          {place.schoolName}
        </a>
        <span class="hs-muted">{` ${place.town} · ${place.schoolNumber}`}</span>
      </>
    ),
    text: (place) => `${place.schoolName} (${place.schoolNumber})`,
  };
  const figure = (key: string, label: string, value: (place: Place) => number): Column<Place> => ({
    key,
    label,
    numeric: true,
    cell: (place) => formatNumber(value(place)),
    text: (place) => String(value(place)),
  });
  const edit = options.edit;
  const link: Column<Place> = {
    key: 'aendern',
    label: 'Ändern',
    cell: (place) => (
      <a class="kern-link kern-link--no-visited-state hs-target" href={edit?.(place)}>
        Ändern
        <span class="kern-sr-only">{`: ${place.schoolName}, ${gradeLabel(place.grade)}, ${kindLabel(place.kind)}`}</span>
      </a>
    ),
    text: () => '',
  };
  return [
    ...(options.school ? [school] : []),
    {
      key: 'jahrgang',
      label: 'Jahrgang',
      sortable: true,
      cell: (p) => <span class="hs-nowrap">{gradeLabel(p.grade)}</span>,
      text: (p) => gradeLabel(p.grade),
    },
    {
      key: 'art',
      label: 'Art',
      sortable: true,
      cell: (p) => <span class="hs-nowrap">{kindLabel(p.kind)}</span>,
      text: (p) => kindLabel(p.kind),
    },
    { ...figure('frei', 'Frei', (p) => p.free), sortable: true, cell: (p) => <Free place={p} /> },
    figure('kapazitaet', 'Plätze', (p) => p.capacity),
    figure('belegt', 'Belegt', (p) => p.taken),
    figure('gehalten', 'Gehalten', (p) => p.held),
    { ...figure('gesperrt', 'Gesperrt', (p) => p.blocked), cell: (p) => <Blocked place={p} />, text: blockedText },
    {
      key: 'gemeldet',
      label: 'Gemeldet',
      sortable: true,
      cell: (p) => reportedText(p, today),
      text: (p) => `${formatDate(dayOf(p.reportedAt))}, ${roleWord(p.reportedRole)}`,
    },
    ...(edit ? [link] : []),
  ];
}

/** Columns of a school's own page: one row a place, and at its end what the school can do about it. Without empty columns. */
export function ownPlaceColumns(places: readonly Place[], today: Temporal.PlainDate): Column<Place>[] {
  const name = (place: Place): string => `${gradeLabel(place.grade)}, ${kindLabel(place.kind)}`;
  const reported = (place: Place): string =>
    place.reportedRole === 'school' ? daysAgo(dayOf(place.reportedAt), today) : reportedText(place, today);
  const left = new Set(['jahrgang', 'art', 'gemeldet']);
  if (places.every(({ held }) => held === 0)) left.add('gehalten');
  if (places.every(({ blocked }) => blocked === 0)) left.add('gesperrt');
  return [
    { key: 'plaetze', label: 'Plätze für', cell: name, text: name },
    ...placeColumns(today, { school: false }).filter(({ key }) => !left.has(key)),
    { key: 'gemeldet', label: 'Gemeldet', cell: reported, text: reported },
    {
      key: 'stimmt',
      label: 'Prüfen',
      cell: (place) => (
        <span class="hs-row-deeds">
          <button class="hs-link-button" type="submit" name="platz" value={place.id}>
            Stimmt noch
            <span class="kern-sr-only">{`: ${name(place)}, ${reportedText(place, today)}`}</span>
          </button>
          <a class="kern-link kern-link--no-visited-state hs-target" href={placePath(ownPlacesPath, place.id)}>
            Ändern
            <span class="kern-sr-only">{`: ${name(place)}`}</span>
          </a>
        </span>
      ),
      text: () => '',
    },
  ];
}

export function PlaceWarnings({ place }: { place: Place }) {
  const warnings = placeWarnings(place);
  if (warnings.length === 0) return null;
  return (
    <Alert tone="warning" title="Bitte prüfen Sie diese Zahlen">
      {warnings.map((warning) => (
        <p>{warning}</p>
      ))}
    </Alert>
  );
}
