// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { addWorkingDays, nextWorkingDay } from '../../codes/holidays.ts';
import { ageRange } from '../../codes/partial-date.ts';
import { directRegistrationForms } from '../../codes/school-offers.ts';
import { stageFitsAge } from '../../codes/usual-place.ts';
import { walkingEstimate } from '../../matching/index.ts';
import { Checkboxes, DateField, type FormState, type Option, Select, TextArea } from '../../web/form/index.ts';
import { askDay } from '../../web/form/questions.ts';
import { formatShortDate } from '../../web/format.ts';
import type { CentreRequest, CentreRoute } from '../../web/route.ts';
import { findHome } from '../families/home.ts';
import { birthOf } from '../families/rules.ts';
import { recordEvent } from './actions.ts';
import { advise, assign, invite } from './deed-actions.ts';
import { adviseInput, assignInput, documentsInput, inviteInput, waitingInput } from './deed-input.ts';
import { deedRoutes } from './deed-page.tsx';
import { type CaseHead, listCounsellors, listNearPrimarySchools } from './queries.ts';

const inDays = (today: Temporal.PlainDate, days: number): string =>
  formatShortDate(nextWorkingDay(today.add({ days })));

const inviteRoutes = deedRoutes({
  path: 'einladen',
  event: 'invited',
  permission: 'case.edit',
  title: 'Familie einladen',
  button: 'Einladung vermerken',
  intro: 'Vermerken Sie, dass die Einladung zur Erstberatung hinausgegangen ist.',
  done: 'eingeladen',
  load: () => null,
  schema: inviteInput,
  asks: (today) => ({ antwort_bis: askDay('deadline', today) }),
  values: (today) => ({ antwort_bis: formatShortDate(addWorkingDays(today, 10)) }),
  fields: (state) => <DateField name="antwort_bis" label="Antwort bis" state={state} />,
  run: (tx, by, head, input) => invite(tx, by, head, input.replyBy),
});

const documentRoutes = deedRoutes({
  path: 'unterlagen',
  event: 'documents_missing',
  permission: 'case.edit',
  title: 'Unterlagen fehlen',
  button: 'Fehlende Unterlagen vermerken',
  intro: 'Welche Unterlagen fehlen, und wann fragen Sie nach?',
  done: 'vermerkt',
  load: () => null,
  schema: documentsInput,
  asks: (today) => ({ nachfragen_am: askDay('deadline', today) }),
  values: (today) => ({ nachfragen_am: inDays(today, 7) }),
  fields: (state) => (
    <>
      <TextArea name="was" label="Was fehlt" state={state} maxLength={1000} rows={3} />
      <DateField name="nachfragen_am" label="Nachfragen am" state={state} />
    </>
  ),
  run: (tx, by, head, { missing, askBy }) =>
    recordEvent(tx, by, head.id, { type: 'documents_missing', payload: { askBy: askBy.toString() } }, [
      { kind: 'report_note', body: missing },
    ]),
});

/** Primary schools near the home; none when its position is not known, and none for who is too old for them. */
async function nearSchools({ tx, centreId, today }: CentreRequest, head: CaseHead): Promise<Option[]> {
  const birth = birthOf(head);
  if (!stageFitsAge('primary', birth && ageRange(birth, today))) return [];
  const { position } = await findHome(tx, centreId, head.familyId);
  if (!position) return [];
  const schools = await listNearPrimarySchools(tx, directRegistrationForms, position, 8);
  return schools.map((school) => ({
    value: school.number,
    label: `${school.name}, ${school.place}`,
    hint: walkingEstimate(position, school, today).text,
  }));
}

function AdviseFields({ state, schools }: { state: FormState; schools: readonly Option[] }) {
  return (
    <>
      {schools.length === 0 ? (
        <p class="kern-body">
          Es gibt keine Grundschule, die für Alter und Lage in Frage kommt. Prüfen Sie Geburtsdatum, Anschrift und
          Schulverzeichnis.
        </p>
      ) : (
        <Checkboxes name="schulen" label="Nahe Grundschulen" hint="Nächste zuerst." options={schools} state={state} />
      )}
      <DateField
        name="nachfragen_am"
        label="Nachfragen am"
        hint="Dann prüfen Sie, ob die Anmeldung geklappt hat."
        state={state}
      />
    </>
  );
}

const adviseRoutes = deedRoutes({
  path: 'direktanmeldung',
  event: 'registration_advised',
  permission: 'case.edit',
  title: 'Anmeldung empfehlen',
  button: 'Empfehlung zur Anmeldung vermerken',
  intro: 'Die Eltern melden ihr Kind selbst an. Nennen Sie ihnen eine bis drei nahe Grundschulen.',
  done: 'vermerkt',
  load: nearSchools,
  schema: (today, schools) =>
    adviseInput(
      today,
      schools.map(({ value }) => value),
    ),
  asks: (today) => ({ nachfragen_am: askDay('deadline', today) }),
  values: (today) => ({ nachfragen_am: inDays(today, 14) }),
  fields: (state, schools) => <AdviseFields state={state} schools={schools} />,
  run: (tx, by, head, { schoolNumbers, checkBy }) => advise(tx, by, head, schoolNumbers, checkBy),
});

const waitingRoutes = deedRoutes({
  path: 'warteliste',
  event: 'waiting_listed',
  permission: 'case.edit',
  title: 'Auf die Warteliste setzen',
  button: 'Auf die Warteliste setzen',
  intro: 'Es gibt gerade keinen passenden Platz. Wann prüfen Sie wieder?',
  done: 'vermerkt',
  load: () => null,
  schema: waitingInput,
  asks: (today) => ({ pruefen_am: askDay('deadline', today) }),
  values: (today) => ({ pruefen_am: inDays(today, 14) }),
  fields: (state) => <DateField name="pruefen_am" label="Wieder prüfen am" state={state} />,
  run: (tx, by, head, { reviewOn }) =>
    recordEvent(tx, by, head.id, { type: 'waiting_listed', payload: { reviewOn: reviewOn.toString() } }),
});

const assignRoutes = deedRoutes({
  path: 'zustaendig',
  event: 'assigned',
  permission: 'case.edit',
  title: 'Zuständigkeit ändern',
  button: 'Zuständigkeit ändern',
  intro: 'Wer im Zentrum führt diesen Fall?',
  done: 'gespeichert',
  load: async ({ tx, centreId, user }, head) => ({
    people: await listCounsellors(tx, centreId),
    current: head.responsibleId ?? user.id,
  }),
  schema: (_, { people }) => assignInput(people.map(({ id }) => id)),
  values: (_, { current }) => ({ person: current }),
  fields: (state, { people }) => (
    <Select
      name="person"
      label="Zuständig"
      options={people.map(({ id, name }) => ({ value: id, label: name }))}
      state={state}
    />
  ),
  run: (tx, by, head, { userId }) => assign(tx, by, head, userId),
});

export const simpleDeedRoutes: readonly CentreRoute[] = [
  ...inviteRoutes,
  ...documentRoutes,
  ...adviseRoutes,
  ...waitingRoutes,
  ...assignRoutes,
];
