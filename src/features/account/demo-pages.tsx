// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Role, roleLabels } from '../../auth/permissions.ts';
import { Button, type FormState } from '../../web/form/index.ts';
import { type Flash, PublicPage } from '../../web/layout.tsx';
import { demoPath, signInPath } from '../../web/paths.ts';
import { statusPath } from '../family-status/paths.ts';
import { demoCode, written } from '../family-status/rules.ts';
import type { DemoPerson } from './demo-sign-in.ts';

/** What one sees in each role: one short sentence. */
const shows: Readonly<Record<Role, string>> = {
  head: 'Zahlen, Überfälliges, Arbeit verteilen',
  counsellor: 'Kinder beraten und bis in die Schule begleiten',
  administration: 'Fälle, Schreiben und Plätze ohne Beratung',
  reporting_office: 'Ein Kind melden und sehen, wie es weitergeht',
  school_authority: 'Über die Zuweisung entscheiden',
  school: 'Anfragen beantworten, Aufnahmen bestätigen',
  institution: 'Ein Gespräch dolmetschen lassen',
  volunteer: 'Eigene Bankverbindung und Jahreskonto',
  sponsorship_coordinator: 'Sprachpatenschaften vermitteln und begleiten',
  school_coordinator: 'Für Kinder der Schule eine Patin oder einen Paten wünschen',
  interpreter_coordinator: 'Ehrenamtliche führen und Gespräche dolmetschen lassen',
  data_protection_officer: 'Sehen, wer was gesehen hat',
  operator: 'Zentren einrichten, keine Fälle',
};

const order: readonly Role[] = [
  'counsellor',
  'head',
  'school_authority',
  'school',
  'reporting_office',
  'administration',
  'interpreter_coordinator',
  'institution',
  'volunteer',
  'sponsorship_coordinator',
  'school_coordinator',
  'data_protection_officer',
  'operator',
];

function PersonRow({ person }: { person: DemoPerson }) {
  const label = roleLabels[person.role];
  return (
    <li class="hs-role">
      <form method="post" action={demoPath}>
        <input type="hidden" name="konto" value={person.email} />
        <Button kind="secondary" about={`${person.name}, ${person.centre ?? 'Betrieb'}`}>
          {label}
        </Button>
      </form>
      <p class="hs-text">
        {shows[person.role]} <span class="hs-muted">({person.name})</span>
      </p>
    </li>
  );
}

interface DemoPageProps {
  people: readonly DemoPerson[];
  state: FormState;
  flash?: Flash | undefined;
}

/** /demo: every role with one click. Shown only where `isDemoFor` says so. */
export function DemoPage({ people, state, flash }: DemoPageProps) {
  const sorted = people.toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  const centres = [...new Set(people.flatMap(({ centre }) => (centre === null ? [] : [centre])))];
  const [first = '', ...others] = centres;
  const of = (centre: string) => sorted.filter((one) => one.centre === centre);
  // Each role once; the second counsellor and the second school stand below with the other centre.
  const main = [...of(first), ...sorted.filter(({ centre }) => centre === null)].filter(
    (one, index, all) => all.findIndex(({ role }) => role === one.role) === index,
  );
  const more = [...of(first).filter((one) => !main.includes(one)), ...others.flatMap(of)];
  return (
    <PublicPage title="Demo: Wählen Sie eine Rolle" errors={state.errors} flash={flash} centreName={first}>
      <p class="hs-lead">Alle Kinder, Familien und Personen hier sind erfunden. Sie können nichts kaputt machen.</p>
      <ul class="hs-roles">
        {main.map((person) => (
          <PersonRow person={person} />
        ))}
      </ul>
      {more.length === 0 ? null : (
        <details class="hs-fold">
          <summary>{`Weitere Personen (${more.length})`}</summary>
          <ul class="hs-roles">
            {more.map((person) => (
              <PersonRow person={person} />
            ))}
          </ul>
        </details>
      )}
      <section class="hs-section">
        <h2 class="kern-heading-small">Ohne Anmeldung: eine Familie</h2>
        <p class="hs-text">
          Familien sehen mit einem Code, wie weit ihr Fall ist.{' '}
          <a class="kern-link kern-link--no-visited-state hs-target" href={statusPath}>
            Stand ansehen
          </a>{' '}
          mit dem Code <strong class="hs-nowrap">{written(demoCode)}</strong>
        </p>
      </section>
      <section class="hs-section">
        <h2 class="kern-heading-small">So ist es im Betrieb</h2>
        <p class="hs-text">
          Außerhalb der Demo gehören zur Anmeldung zwei Dinge: ein Passwort und ein Code aus einer App auf dem
          Smartphone, der alle 30 Sekunden wechselt. Wer nur das Passwort kennt, kommt nicht hinein. Diese Seite gibt es
          nur auf diesem Rechner und nur mit erfundenen Daten.
        </p>
        <p class="hs-text">
          <a class="kern-link kern-link--no-visited-state hs-target" href={signInPath}>
            Die Anmeldung mit Passwort und Code ansehen
          </a>
        </p>
      </section>
    </PublicPage>
  );
}
