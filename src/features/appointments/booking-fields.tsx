// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import {
  Checkbox,
  Checkboxes,
  DateField,
  Fieldset,
  type FormState,
  fieldError,
  fieldValue,
  type Option,
  optionsOf,
  Radios,
  Select,
  TextArea,
  TextField,
  TimeField,
} from '../../web/form/index.ts';
import { withParams } from '../../web/list/index.ts';
import { appointmentReasons } from '../cases/rules.ts';
import { formatLabels } from '../cases/words.tsx';
import { languageOptions } from '../families/fields.tsx';
import { fullName } from '../families/rules.ts';
import { ownTime } from './booking-input.ts';
import type { Entry } from './calendar-queries.ts';
import { interpreterSources } from './interpreter/source-rules.ts';
import { placeText } from './parts.tsx';
import { newSlotPath } from './paths.ts';
import type { WaitingSibling } from './queries.ts';
import { MeetingFields } from './slot-pages.tsx';
import { dayAndTime } from './words.ts';

/** What there is to choose from. */
export interface TimeOffers {
  slots: readonly Entry[];
  people: readonly Option[];
  towns: readonly Option[];
  /** Municipality of the family. */
  home: { ags: string; name: string } | null;
  /** Address of the form with what it is narrowed by. */
  here: string;
}

/** The same slots by way and town, as links: what was typed so far is not sent with them, so they stand first. */
function Narrow({ here, home }: Pick<TimeOffers, 'here' | 'home'>) {
  const now = new URLSearchParams(here.split('?')[1] ?? '');
  const ways = [
    { label: 'Alle', wie: undefined, in: undefined },
    ...Object.entries(formatLabels).map(([wie, label]) => ({ label: label as string, wie, in: undefined })),
    ...(home === null ? [] : [{ label: `in ${home.name}`, wie: 'outreach', in: home.ags }]),
  ];
  return (
    <ul class="hs-views" aria-label="Freie Termine eingrenzen">
      {ways.map((way) => (
        <li>
          <a
            class="hs-views__link"
            href={withParams(here, { wie: way.wie, in: way.in })}
            aria-current={
              (now.get('wie') ?? undefined) === way.wie && (now.get('in') ?? undefined) === way.in ? 'page' : undefined
            }
          >
            {way.label}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Free slots, nearest first, or a time of its own. */
export function TimeFields({ state, offers }: { state: FormState; offers: TimeOffers }) {
  const { slots, people, towns, home, here } = offers;
  const twice = fieldError(state, 'uhrzeit')?.includes('Trotzdem') || fieldValue(state, 'doppelt') !== undefined;
  const options = slots.map((slot) => ({
    value: slot.id,
    label: dayAndTime(slot),
    hint: [placeText(slot), slot.counsellorName, home && slot.ags === home.ags ? 'Wohnort der Familie' : '']
      .filter(Boolean)
      .join(' · '),
  }));
  return (
    <>
      <Narrow here={here} home={home} />
      {slots.length === 0 ? (
        <p class="kern-body">
          So ist gerade kein Termin frei.{' '}
          <a class="kern-link" href={newSlotPath}>
            Termine anbieten
          </a>{' '}
          oder unten eine andere Zeit eintragen.
        </p>
      ) : null}
      <Radios
        name="platz"
        label="Freie Termine"
        hint="Die nächsten zuerst."
        options={[...options, { value: ownTime, label: 'Andere Zeit', hint: 'Bitte unten Tag und Uhrzeit eintragen.' }]}
        state={state}
      />
      <Fieldset legend="Andere Zeit">
        <DateField name="tag" label="Tag" required="one_of" state={state} />
        <TimeField name="uhrzeit" label="Uhrzeit" required="one_of" state={state} />
        <MeetingFields state={state} towns={towns} required={false} />
        <Select
          name="person"
          label="Wer berät"
          placeholder="Wer zuständig ist"
          required={false}
          options={people}
          state={state}
        />
        {twice ? <Checkbox name="doppelt" label="Trotzdem zur selben Zeit" state={state} /> : null}
      </Fieldset>
    </>
  );
}

export function SiblingFields({
  state,
  siblings,
  minutes,
}: {
  state: FormState;
  siblings: readonly WaitingSibling[];
  minutes: number;
}) {
  if (siblings.length === 0) return null;
  return (
    <Checkboxes
      name="geschwister"
      label="Geschwister im selben Termin"
      hint={`Sie warten auch auf einen Termin. Für jedes weitere Kind dauert er ${minutes} Minuten länger.`}
      options={siblings.map(({ caseId, familyName, givenNames, number }) => ({
        value: caseId,
        label: fullName(familyName, givenNames),
        hint: `Fall ${number}`,
      }))}
      required={false}
      state={state}
    />
  );
}

export function InterpreterFields({ state }: { state: FormState }) {
  return (
    <Fieldset legend="Dolmetschen">
      <Checkbox
        name="dolmetschen"
        label="Jemand muss dolmetschen"
        hint="Wer Dolmetschende vermittelt, erfährt Tag, Zeit, Ort und Sprache, keinen Namen."
        state={state}
      />
      <Radios
        name="dolmetschen_wer"
        label="Wer dolmetscht?"
        hint="Aus dem Pool: Die Anfrage entsteht mit dem Termin, zieht mit ihm um und wird mit ihm abgesagt. Kinder dolmetschen nicht."
        required={false}
        options={optionsOf(interpreterSources)}
        state={state}
      />
      <Select name="sprache" label="Sprache" required={false} options={languageOptions} state={state} />
      <TextField
        name="varietaet"
        label="Varietät oder Dialekt"
        hint="Zum Beispiel: Lovari, Sorani, Darija."
        required={false}
        maxLength={60}
        state={state}
      />
    </Fieldset>
  );
}

export function ReasonFields({ state }: { state: FormState }) {
  return (
    <>
      <Radios
        name="grund"
        label="Grund"
        options={Object.entries(appointmentReasons).map(([value, label]) => ({ value, label }))}
        state={state}
      />
      <TextArea name="notiz" label="Notiz" required={false} rows={2} maxLength={500} state={state} />
    </>
  );
}
