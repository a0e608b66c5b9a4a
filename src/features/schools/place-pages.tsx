// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formLabel, GRADES, gradeLabel, kindLabel, PLACE_KINDS } from '../../codes/school-forms.ts';
import { Alert } from '../../web/components/index.ts';
import { Button, ButtonRow, Form, Hidden, keyOptions, Select } from '../../web/form/index.ts';
import { formatCount } from '../../web/format.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import {
  DataTable,
  EmptyState,
  ExportLink,
  FilterBar,
  type FilterSpec,
  ListCount,
  type ListQuery,
  Pager,
  pageCount,
  setFilters,
  sortParam,
} from '../../web/list/index.ts';
import { newPlacePath, ownPlacesPath, placeFilePath, placeListPath, placePath } from './paths.ts';
import { ownPlaceColumns, placeColumns } from './place-table.tsx';
import type { Place } from './queries.ts';
import { placeWarnings } from './rules.ts';

export interface PlaceListProps {
  frame: Frame;
  today: Temporal.PlainDate;
  list: ListQuery<string, FilterSpec>;
  places: readonly Place[];
  count: number;
  free: number;
  forms: readonly string[];
  mayEdit: boolean;
}

const onlyFree = [{ value: 'ja', label: 'nur mit freien Plätzen' }];

export function PlaceListPage({ frame, today, list, places, count, free, forms, mayEdit }: PlaceListProps) {
  const { filters, sort, baseUrl, page, filtered } = list;
  const freeWords = formatCount(free, 'Platz frei', 'Plätze frei');
  const empty = filtered
    ? {
        sentence: 'Mit diesen Filtern ist kein Platz gemeldet.',
        link: { href: placeListPath, label: 'Filter entfernen' },
      }
    : {
        sentence: 'Es ist noch kein Platz gemeldet.',
        link: mayEdit ? { href: newPlacePath(placeListPath), label: 'Plätze melden' } : undefined,
      };
  return (
    <Page
      {...frame}
      title="Plätze"
      breadcrumbs={[{ label: 'Plätze' }]}
      action={
        mayEdit ? (
          <Button href={newPlacePath(placeListPath)} icon="add">
            Plätze melden
          </Button>
        ) : undefined
      }
    >
      <ListCount
        count={count}
        one={`Meldung, ${freeWords}`}
        many={`Meldungen, ${freeWords}`}
        page={page}
        filtered={filtered}
      />
      <FilterBar
        action={placeListPath}
        sort={sortParam(sort)}
        active={filtered}
        baseUrl={baseUrl}
        search={{ label: 'Schule oder Ort', value: filters.q }}
        set={setFilters(list, {
          art: (key) => kindLabel(key),
          jahrgang: (key) => gradeLabel(key),
          form: (key) => formLabel(key),
          frei: () => 'nur freie',
        })}
        end={<ExportLink href={baseUrl.replace(placeListPath, placeFilePath)}>CSV</ExportLink>}
      >
        <Select
          name="art"
          label="Art"
          required={false}
          placeholder="alle"
          value={filters.art}
          options={keyOptions(PLACE_KINDS)}
        />
        <Select
          name="jahrgang"
          label="Jahrgang"
          required={false}
          placeholder="alle"
          value={filters.jahrgang}
          options={keyOptions(GRADES)}
        />
        <Select
          name="form"
          label="Schulform"
          required={false}
          placeholder="alle"
          value={filters.form}
          options={forms.map((key) => ({ value: key, label: formLabel(key) }))}
        />
        <Select
          name="frei"
          label="Freie Plätze"
          required={false}
          placeholder="alle"
          value={filters.frei}
          options={onlyFree}
        />
      </FilterBar>
      <DataTable
        caption="Gemeldete Plätze"
        columns={placeColumns(today, {
          school: true,
          edit: mayEdit ? (p) => placePath(placeListPath, p.id) : undefined,
        })}
        rows={places}
        empty={<EmptyState {...empty} />}
        sort={sort}
        baseUrl={baseUrl}
      />
      <Pager page={page} pages={pageCount(count)} baseUrl={baseUrl} />
    </Page>
  );
}

export interface OwnPlacesProps {
  frame: Frame;
  today: Temporal.PlainDate;
  schools: readonly { number: string; name: string; places: readonly Place[] }[];
  requestId: () => string;
}

/** The school's own page: all its figures, and one button when they are still right. */
export function OwnPlacesPage({ frame, today, schools, requestId }: OwnPlacesProps) {
  return (
    <Page {...frame} title="Unsere Plätze" breadcrumbs={[{ label: 'Unsere Plätze' }]}>
      <p class="kern-body hs-measure">
        Das Zentrum schlägt Ihre Schule nach diesen Zahlen vor. Stimmen sie noch, genügt ein Klick.
      </p>
      {schools.map((school) => (
        <section class="hs-stack">
          <h2 class="kern-heading-medium">{school.name}</h2>
          <OwnPlaces school={school} today={today} requestId={requestId()} />
          <ButtonRow>
            <Button kind="secondary" icon="add" href={newPlacePath(ownPlacesPath, school.number)}>
              Weitere Plätze melden
            </Button>
          </ButtonRow>
        </section>
      ))}
    </Page>
  );
}

type OwnPlacesListProps = {
  school: OwnPlacesProps['schools'][number];
  today: Temporal.PlainDate;
  requestId: string;
};

function OwnPlaces({ school, today, requestId }: OwnPlacesListProps) {
  const { places } = school;
  if (places.length === 0) return <EmptyState sentence="Für diese Schule sind noch keine Plätze gemeldet." />;
  const warned = places.filter((place) => placeWarnings(place).length > 0);
  return (
    <Form action={ownPlacesPath} requestId={requestId} label={`Plätze: ${school.name}`} guard={false} wide>
      {warned.length === 0 ? null : (
        <Alert tone="warning" title="Bitte prüfen Sie diese Zahlen">
          {warned.map((place) => (
            <p>{`${gradeLabel(place.grade)}, ${kindLabel(place.kind)}: ${placeWarnings(place).join(' ')}`}</p>
          ))}
        </Alert>
      )}
      {places.map((place) => (
        <Hidden name="stand" value={`${place.id}:${place.version}`} />
      ))}
      <DataTable
        caption={`Plätze: ${school.name}`}
        columns={ownPlaceColumns(places, today)}
        rows={places}
        empty={null}
      />
      <ButtonRow>
        <Button icon="check">{places.length === 1 ? 'Die Zahl stimmt noch' : 'Alle Zahlen stimmen noch'}</Button>
      </ButtonRow>
    </Form>
  );
}
