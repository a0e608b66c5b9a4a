// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { GRADES, gradeLabel, kindLabel, PLACE_KINDS } from '../../codes/school-forms.ts';
import { DescriptionList } from '../../web/components/index.ts';
import {
  Button,
  ButtonRow,
  Form,
  type FormState,
  Hidden,
  keyOptions,
  Select,
  TextField,
} from '../../web/form/index.ts';
import type { Frame } from '../../web/frame.ts';
import { type Breadcrumb, Page } from '../../web/layout.tsx';
import { newPlacePath, ownPlacesPath, type PlaceBasePath, placeListPath } from './paths.ts';
import { freeText, PlaceWarnings, reportedText } from './place-table.tsx';
import type { Place, School } from './queries.ts';

/** Where a form of places stands: the centre's list or the school's own page. */
export type PlaceBase = { path: PlaceBasePath; label: string };
export const placeBases = {
  centre: { path: placeListPath, label: 'Plätze' },
  own: { path: ownPlacesPath, label: 'Unsere Plätze' },
} as const satisfies Record<string, PlaceBase>;

const trail = (base: PlaceBase, label: string): Breadcrumb[] => [{ href: base.path, label: base.label }, { label }];

function Figures({ state }: { state: FormState }) {
  return (
    <>
      <TextField name="kapazitaet" label="Plätze insgesamt" state={state} inputmode="numeric" />
      <TextField name="belegt" label="davon belegt" state={state} inputmode="numeric" />
      <TextField name="gesperrt" label="davon gesperrt" state={state} inputmode="numeric" required={false} />
      <TextField
        name="sperrgrund"
        label="Grund der Sperre"
        hint="Bitte nichts über einzelne Kinder schreiben."
        state={state}
        required={false}
        maxLength={200}
        wide
      />
    </>
  );
}

export interface NewPlaceProps {
  frame: Frame;
  base: PlaceBase;
  state: FormState;
  schools: readonly Pick<School, 'number' | 'name' | 'place'>[];
  requestId: string;
}

export function NewPlacePage({ frame, base, state, schools, requestId }: NewPlaceProps) {
  const only = schools.length === 1 && base.path === ownPlacesPath ? schools[0] : undefined;
  return (
    <Page {...frame} title="Plätze melden" breadcrumbs={trail(base, 'Plätze melden')} errors={state.errors}>
      <Form action={newPlacePath(base.path)} requestId={requestId}>
        {only ? (
          <>
            <p class="kern-body">{only.name}</p>
            <Hidden name="schule" value={only.number} />
          </>
        ) : (
          <Select
            name="schule"
            label="Schule"
            state={state}
            options={schools.map((s) => ({ value: s.number, label: `${s.place}: ${s.name} (${s.number})` }))}
          />
        )}
        <Select name="jahrgang" label="Jahrgang" state={state} options={keyOptions(GRADES)} />
        <Select name="art" label="Art der Plätze" state={state} options={keyOptions(PLACE_KINDS)} />
        <Figures state={state} />
        <ButtonRow>
          <Button>Plätze melden</Button>
          <Button kind="tertiary" href={base.path}>
            Abbrechen
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}

export interface EditPlaceProps {
  frame: Frame;
  base: PlaceBase;
  place: Place;
  state: FormState;
  /** Version the typed figures rest on. */
  version: number;
  today: Temporal.PlainDate;
  requestId: string;
}

export function EditPlacePage({ frame, base, place, state, version, today, requestId }: EditPlaceProps) {
  const title = `${gradeLabel(place.grade)}, ${kindLabel(place.kind)}`;
  return (
    <Page {...frame} title={`Plätze ändern: ${title}`} breadcrumbs={trail(base, title)} errors={state.errors}>
      <PlaceWarnings place={place} />
      <DescriptionList
        items={[
          { term: 'Schule', value: `${place.schoolName}, ${place.town}` },
          { term: 'Stand', value: freeText(place) },
          { term: 'Gemeldet', value: reportedText(place, today) },
        ]}
      />
      <Form action={`${base.path}/${place.id}`} version={version} requestId={requestId}>
        <Figures state={state} />
        <ButtonRow>
          <Button>Plätze speichern</Button>
          <Button kind="tertiary" href={base.path}>
            Abbrechen
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** What the figures of a place look like in the form. */
export const figuresState = (place: Place): FormState => ({
  values: {
    kapazitaet: String(place.capacity),
    belegt: String(place.taken),
    gesperrt: place.blocked > 0 ? String(place.blocked) : '',
    sperrgrund: place.blockedReason,
  },
  errors: [],
});
