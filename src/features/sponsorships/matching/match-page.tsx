// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Badge } from '../../../web/components/index.ts';
import { Button, Form, type FormState, fieldId, Hidden } from '../../../web/form/index.ts';
import { formatCount, lastingSince } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { smilePath } from '../paths.ts';
import { mostChildren } from './fact-queries.ts';
import type { ChildFacts } from './fact-rules.ts';
import { chosenText } from './input.ts';
import { childText, Reasons } from './match-parts.tsx';
import type { Planned } from './model-rules.ts';
import { matchingPath, matchOnePath } from './paths.ts';
import type { MatchingPlan } from './plan.ts';
import { lessonText, waitWords } from './words.ts';

interface MatchPageProps {
  frame: Frame;
  plan: MatchingPlan;
  today: Temporal.PlainDate;
  state: FormState;
  requestId: string;
}

const chosenOf = ({ pair, slot }: Planned): string =>
  chosenText({ pupilId: pair.child.id, volunteerId: pair.sponsor.id, weekday: slot.weekday, lesson: slot.lesson });

const waitsText = (child: ChildFacts, today: Temporal.PlainDate): string =>
  `${child.schoolName}, ${child.number}, wartet ${lastingSince(child.waitsSince, today)}`;

function ProposedRow({ row, id, today }: { row: Planned; id: string; today: Temporal.PlainDate }) {
  const { child, sponsor, reasons } = row.pair;
  return (
    <li class="hs-person">
      <div>
        <div class="kern-form-check">
          <input class="kern-form-check__checkbox" type="checkbox" id={id} name="paar" value={chosenOf(row)} />
          <label class="kern-label" for={id}>
            <strong>{childText(child)}</strong>
          </label>
        </div>
        <p class="hs-muted">{waitsText(child, today)}</p>
      </div>
      <div>
        <p>
          <strong>{sponsor.name}</strong> <span class="hs-muted">{lessonText(row.slot)}</span>
        </p>
        <Reasons reasons={reasons} />
      </div>
      <div class="hs-person__deeds">
        <a class="kern-link hs-target" href={matchOnePath(child.id)} aria-label={`Andere ansehen für ${child.number}`}>
          Andere ansehen
        </a>
      </div>
    </li>
  );
}

const WaitingRow = ({ one, today }: { one: MatchingPlan['unplaced'][number]; today: Temporal.PlainDate }) => (
  <li class="hs-person">
    <div>
      <p class="hs-person__name">{childText(one.child)}</p>
      <p class="hs-muted">{waitsText(one.child, today)}</p>
    </div>
    <div>
      <Badge tone="warning">niemand</Badge> {waitWords[one.reason]}
    </div>
    <div class="hs-person__deeds">
      <a
        class="kern-link hs-target"
        href={matchOnePath(one.child.id)}
        aria-label={`Warum niemand für ${one.child.number}`}
      >
        Warum?
      </a>
    </div>
  </li>
);

function Deeds({ planned }: { planned: readonly Planned[] }) {
  return (
    <p class="hs-text">
      {planned.map((row) => (
        <Hidden name="vorschlag" value={chosenOf(row)} />
      ))}
      <Button name="umfang" value="alle">
        {planned.length === 1 ? 'Diesen Vorschlag annehmen' : `Alle ${planned.length} annehmen`}
      </Button>{' '}
      {planned.length === 1 ? null : (
        <Button kind="secondary" name="umfang" value="auswahl">
          Nur Angekreuzte annehmen
        </Button>
      )}
    </p>
  );
}

/** /smile/vermitteln: everybody who waits with one sponsor proposed for each, as many as can be. */
export function MatchPage({ frame, plan, today, state, requestId }: MatchPageProps) {
  const { planned, unplaced, proven } = plan;
  const count = planned.length + unplaced.length;
  return (
    <Page
      {...frame}
      title="Alle Wartenden vermitteln"
      breadcrumbs={[{ href: smilePath, label: 'SmiLe' }, { label: 'Vermitteln' }]}
      lead={
        count === 0
          ? 'Gerade wartet kein Kind, für das die Eltern eingewilligt haben.'
          : `${formatCount(count, 'Kind wartet', 'Kinder warten')}. Für ${planned.length} gibt es einen Vorschlag. Gefragt wird niemand, bevor Sie es sagen.`
      }
      errors={state.errors}
    >
      {count === 0 ? null : (
        <ul class="hs-text">
          <li>
            {proven
              ? 'Bewiesen: Kein anderer Plan lässt mehr Kinder jemanden treffen, und keiner passt besser.'
              : 'Ein guter Plan; dass es keinen besseren gibt, ist noch nicht bewiesen.'}
          </li>
          <li>Wer länger wartet, geht vor. Danach zählen: kennt sich schon, gemeinsame Sprache, feste Zeiten, Weg.</li>
          {count === mostChildren ? <li>Geplant werden die ersten {mostChildren} Kinder.</li> : null}
        </ul>
      )}
      {planned.length === 0 ? null : (
        <Form action={matchingPath} requestId={requestId} guard={false} wide label="Vorschläge">
          <Deeds planned={planned} />
          <ul class="hs-people">
            {planned.map((row, at) => (
              <ProposedRow row={row} id={at === 0 ? fieldId('paar') : `paar-${at + 1}`} today={today} />
            ))}
          </ul>
        </Form>
      )}
      {unplaced.length === 0 ? null : (
        <section class="hs-section">
          <h2 class="kern-heading-medium">Noch niemand gefunden</h2>
          <ul class="hs-people">
            {unplaced.map((one) => (
              <WaitingRow one={one} today={today} />
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
