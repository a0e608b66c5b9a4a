// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type Action, Actions, NextStep } from '../../web/components/index.ts';
import { volunteerAbsencePath, volunteerChecksPath, volunteerProfilePath, volunteerStatePath } from './paths.ts';
import { nameOf, type Volunteer } from './queries.ts';
import { type CheckState, nextStates } from './rules.ts';
import { checkWords, stateDeeds } from './words.ts';

interface NextProps {
  file: { person: Volunteer; papers: readonly CheckState[]; missing: readonly string[] };
  requestId: () => string;
  today: Temporal.PlainDate;
}

interface Ending {
  kind: CheckState['kind'];
  until: Temporal.PlainDate;
}

/** The paper that ends next. */
const nextEnding = (papers: readonly CheckState[]): Ending | undefined =>
  papers
    .flatMap(({ kind, until }) => (until === null ? [] : [{ kind, until }]))
    .toSorted((a, b) => Temporal.PlainDate.compare(a.until, b.until))[0];

/** What is to be done, and by whom. */
function stepOf(person: Volunteer, missing: readonly string[], ending: Ending | undefined) {
  const name = nameOf(person);
  const why = missing.join(' ') || undefined;
  if (person.state === 'interested') return { deed: 'Aufnahmegespräch führen', owner: 'Koordination' };
  if (person.state === 'talk') return { deed: 'Grundschulung machen, Nachweise vorlegen', owner: name, why };
  if (person.state === 'training') return { deed: 'Schulung abschließen, Nachweise vorlegen', owner: name, why };
  if (person.state === 'left') return { deed: 'Nichts mehr: Name und Kontakt werden gelöscht', owner: 'das Programm' };
  if (person.state === 'paused')
    return {
      deed: person.pausedUntil === null ? 'Pause beenden, wenn die Person es möchte' : 'Die Pause endet von selbst',
      owner: 'Koordination',
    };
  if (why !== undefined)
    return { deed: 'Nachweise erneuern', owner: name, why: `${why} Bis dahin wird nicht angefragt.` };
  return { deed: ending ? `${checkWords[ending.kind]} neu vorlegen` : 'Anfragen abwarten', owner: name };
}

/** What comes next for a volunteer, who does it, and by when. */
export function NextOf({ file: { person, papers, missing }, requestId, today }: NextProps) {
  const { id, state } = person;
  const move = (to: Volunteer['state']): Action => ({
    label: stateDeeds[to],
    href: volunteerStatePath(id, to),
    ...(to === 'paused' || to === 'left' ? {} : { requestId: requestId() }),
  });
  const ending = nextEnding(papers);
  const papersFirst = missing.length > 0 && (state === 'talk' || state === 'training' || state === 'active');
  const note: Action = { label: 'Nachweis eintragen', href: volunteerChecksPath(id) };
  // A pause and leaving are never what comes next; who may become active is not offered it while a paper is missing.
  const onward = nextStates[state].filter(
    (to) => to !== 'paused' && to !== 'left' && !(papersFirst && to === 'active'),
  );
  const best = onward.includes('active') ? 'active' : onward[0];
  const primary = papersFirst ? note : best === undefined ? undefined : move(best);
  const due = state === 'paused' ? person.pausedUntil : state === 'active' && !papersFirst ? ending?.until : undefined;
  const rest = nextStates[state].filter(
    (to) => to === 'paused' || to === 'left' || (onward.includes(to) && (papersFirst || to !== best)),
  );
  return (
    <NextStep {...stepOf(person, missing, ending)} due={due ?? undefined} today={today}>
      <Actions
        primary={primary}
        others={[
          ...(papersFirst || state === 'left' ? [] : [note]),
          { label: 'Angaben ändern', href: volunteerProfilePath(id) },
          ...(state === 'left' ? [] : [{ label: 'Abwesenheit eintragen', href: volunteerAbsencePath(id) }]),
          ...rest.map(move),
        ]}
        why={
          papersFirst && state !== 'active' ? 'Aktiv wird die Person, wenn alle Nachweise eingetragen sind.' : undefined
        }
      />
    </NextStep>
  );
}
