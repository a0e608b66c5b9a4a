// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { type Action, Actions, NextStep } from '../../../web/components/index.ts';
import { formatCount } from '../../../web/format.ts';
import { volunteerChecksPath, volunteerPath, volunteerProfilePath } from '../../volunteers/paths.ts';
import { nameOf } from '../../volunteers/queries.ts';
import { modulesPath, sponsorFormPath } from './paths.ts';
import type { SponsorView } from './sponsor-view.ts';
import { hindranceText } from './words.ts';

/** Sponsorships that have not ended. */
export const live = ({ sponsorships }: Pick<SponsorView, 'sponsorships'>) =>
  sponsorships.filter(({ state }) => state !== 'ended');

/** What is to be done, by whom, by when. */
export function Next({ view, today }: { view: SponsorView; today: Temporal.PlainDate }) {
  const { person, sponsor, fitness, leastAge } = view;
  const { id } = person;
  const form: Action = { label: sponsor ? 'Angaben ändern' : 'In den Dienst aufnehmen', href: sponsorFormPath(id) };
  const toPerson: Action = { label: 'Ehrenamtliche Person öffnen', href: volunteerPath(id) };
  const paper: Action = { label: 'Nachweis eintragen', href: volunteerChecksPath(id) };
  if (!sponsor || !fitness)
    return (
      <NextStep
        deed="In den Dienst aufnehmen: wie viele Kinder, welche Klassen, welche Schulen"
        owner="Koordination SmiLe"
        why="Bis dahin wird niemand vorgeschlagen."
      >
        <Actions primary={form} others={[toPerson]} />
      </NextStep>
    );
  const [first] = fitness.hindrances;
  const ending = view.papers
    .flatMap(({ until }) => (until === null ? [] : [until]))
    .toSorted(Temporal.PlainDate.compare)[0];
  if (first) {
    const codes = fitness.hindrances.map(({ code }) => code);
    const papers = view.papers.some(({ kind }) => codes.includes(kind));
    const primary =
      first.code === 'consent'
        ? form
        : first.code === 'module'
          ? { label: 'Teilnahme eintragen', href: modulesPath }
          : first.code === 'age'
            ? { label: 'Geburtsdatum eintragen', href: volunteerProfilePath(id) }
            : first.code === 'paused' || first.code === 'state'
              ? toPerson
              : paper;
    return (
      <NextStep
        deed="Wird noch nicht vorgeschlagen"
        owner={papers ? nameOf(person) : 'Koordination SmiLe'}
        due={first.until ?? undefined}
        today={today}
      >
        <ul class="hs-list">
          {fitness.hindrances.map((one) => (
            <li>{hindranceText(one, leastAge)}</li>
          ))}
        </ul>
        <Actions primary={primary} others={[form, toPerson].filter(({ href }) => href !== primary.href)} />
      </NextStep>
    );
  }
  const free = sponsor.seats.length - live(view).length;
  return (
    <NextStep
      deed={
        free > 0 ? `Kann noch ${formatCount(free, 'Kind', 'Kinder')} treffen` : 'Stunden geben: kein Platz mehr frei'
      }
      owner={free > 0 ? 'Koordination SmiLe' : nameOf(person)}
      due={ending}
      today={today}
      why={ending === undefined ? undefined : 'Bis zu diesem Tag gelten die Nachweise; danach pausieren die Treffen.'}
    >
      <Actions primary={form} others={[paper, toPerson]} />
    </NextStep>
  );
}
