// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatPartialDate } from '../../codes/partial-date.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { EmptyState } from '../../web/list/index.ts';
import { casePath, reportFormPath } from '../cases/paths.ts';
import { states } from '../cases/states.ts';
import { childPath } from '../families/paths.ts';
import { birthOf, listName } from '../families/rules.ts';
import { schoolPath } from '../schools/paths.ts';
import { type ChildHit, mostHits, type SchoolHit, type Way } from './queries.ts';
import type { Place } from './reach-queries.ts';

export type SearchPageProps = {
  frame: Frame;
  text: string;
  found: readonly ChildHit[];
  schools: readonly SchoolHit[];
  /** Where somebody outside the centre reads of each child; undefined for staff. */
  places: ReadonlyMap<string, Place> | undefined;
  mayReport: boolean;
};

export function SearchPage({ frame, ...hits }: SearchPageProps) {
  const { text, places } = hits;
  return (
    <Page {...frame} search={{ query: text }} title={text === '' ? 'Suche' : `Suche nach „${text}“`}>
      {text === '' ? (
        <p class="kern-body">
          {`Suchen Sie nach Namen (auch nur den Anfängen oder in anderer Umschrift), Geburtsdatum oder -jahr, Fallnummer (auch nur den letzten Ziffern)${places ? '.' : ', Telefonnummer, Straße oder Schule. Gesperrte Anschriften werden nicht durchsucht.'}`}
        </p>
      ) : (
        <Hits {...hits} />
      )}
    </Page>
  );
}

const adviceFor = (text: string): string =>
  /\p{L}/u.test(text) && !/\p{Script=Latin}/u.test(text)
    ? 'Namen stehen hier in lateinischer Schrift. Bitte suchen Sie so, wie der Name im Ausweis steht.'
    : 'Prüfen Sie die Schreibweise oder suchen Sie nur nach den ersten Buchstaben.';

function Hits({ text, found, schools, places, mayReport }: Omit<SearchPageProps, 'frame'>) {
  if (found.length + schools.length === 0)
    return (
      <EmptyState
        sentence={`Zu „${text}“ gibt es ${places ? 'bei Ihnen' : 'in Ihrem Zentrum'} nichts. ${adviceFor(text)}`}
        {...(mayReport ? { link: { href: reportFormPath, label: 'Kind melden' } } : {})}
      />
    );
  return (
    <div class="hs-stack">
      <section>
        <h2 class="kern-heading-medium">Kinder</h2>
        {found.length === 0 ? <p class="kern-body hs-muted">Kein Kind gefunden.</p> : null}
        <ul class="hs-links">
          {found.slice(0, mostHits).map((hit) => (
            <ChildLine hit={hit} place={places?.get(hit.id)} />
          ))}
        </ul>
        <More count={found.length} />
      </section>
      {places && schools.length === 0 ? null : (
        <section>
          <h2 class="kern-heading-medium">Schulen</h2>
          {schools.length === 0 ? <p class="kern-body hs-muted">Keine Schule gefunden.</p> : null}
          <ul class="hs-links">
            {schools.slice(0, mostHits).map((school) => (
              <li>
                <a class="kern-link hs-target" href={schoolPath(school.number)}>
                  {school.name}
                </a>
                <span class="hs-muted">{` · ${school.place} · ${school.number}`}</span>
              </li>
            ))}
          </ul>
          <More count={schools.length} />
        </section>
      )}
    </div>
  );
}

/** A child; for somebody outside the centre with the place where they read of it, and not how its case stands. */
function ChildLine({ hit, place }: { hit: ChildHit; place: Place | undefined }) {
  const birth = birthOf(hit);
  const number = place ? place.number : (hit.caseNumber ?? '');
  const stand = place ? '' : ` · ${hit.state ? states[hit.state].label : 'kein Fall'}`;
  return (
    <li>
      <a class="kern-link hs-target" href={place?.href ?? (hit.caseId ? casePath(hit.caseId) : childPath(hit.id))}>
        {listName(hit.familyName, hit.givenNames)}
      </a>
      <span class="hs-muted">
        {` · geb. ${birth ? formatPartialDate(birth) : 'unbekannt'}`}
        {number === '' ? null : (
          <>
            {' · '}
            <span class="hs-nowrap">{number}</span>
          </>
        )}
        {`${stand}${foundBy[hit.way]}`}
      </span>
    </li>
  );
}

/** Why a child is among the hits, where one would not see it. */
const foundBy: Readonly<Record<Way, string>> = {
  number: '',
  name: '',
  birth: '',
  phone: ' · Telefonnummer passt',
  street: ' · Anschrift passt',
  sound: ' · Name klingt ähnlich',
};

const More = ({ count }: { count: number }) =>
  count > mostHits ? (
    <p class="kern-body hs-muted">{`Es gibt mehr als ${mostHits} Treffer. Bitte suchen Sie genauer.`}</p>
  ) : null;
