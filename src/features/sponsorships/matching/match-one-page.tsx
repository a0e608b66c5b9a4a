// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Button, Form, type FormState, fieldError, fieldId, fieldValue } from '../../../web/form/index.ts';
import { formatCount, lastingSince } from '../../../web/format.ts';
import type { Frame } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { smilePath } from '../paths.ts';
import { slotText } from '../words.ts';
import { type ChildFacts, groupIn, type Pair, ranked, type Slot } from './fact-rules.ts';
import { chosenText } from './input.ts';
import { childText, Reasons, WhyNot } from './match-parts.tsx';
import { matchingPath, matchOnePath } from './paths.ts';
import { lessonText } from './words.ts';

interface MatchOneProps {
  frame: Frame;
  child: ChildFacts;
  pairs: readonly Pair[];
  today: Temporal.PlainDate;
  state: FormState;
  requestId: string;
}

function SlotChoice({ pair, slot, id, state }: { pair: Pair; slot: Slot; id: string; state: FormState }) {
  const { child, sponsor } = pair;
  const value = chosenText({ pupilId: child.id, volunteerId: sponsor.id, weekday: slot.weekday, lesson: slot.lesson });
  const others = groupIn(sponsor, child.school, slot).length;
  return (
    <div class="kern-form-check">
      <input
        class="kern-form-check__radio"
        type="radio"
        id={id}
        name="paar"
        value={value}
        checked={fieldValue(state, 'paar') === value}
      />
      <label class="kern-label" for={id}>
        {lessonText(slot)}
        {others === 0 ? '' : `, zusammen mit ${formatCount(others, 'Kind', 'Kindern')}`}
      </label>
    </div>
  );
}

const SponsorRow = ({ pair, first, state }: { pair: Pair; first: boolean; state: FormState }) => (
  <li class="hs-person">
    <div>
      <p class="hs-person__name">{pair.sponsor.name}</p>
      <p class="hs-muted">
        {formatCount(pair.sponsor.freeSeats.length, 'Platz frei', 'Plätze frei')}
        {pair.sponsor.taken.length === 0
          ? ''
          : `, trifft schon ${formatCount(pair.sponsor.taken.length, 'Kind', 'Kinder')}`}
      </p>
      <Reasons reasons={pair.reasons} />
    </div>
    <fieldset class="kern-fieldset">
      <legend class="kern-sr-only">Stunde mit {pair.sponsor.name}</legend>
      {pair.slots.map((slot, at) => (
        <SlotChoice
          {...{ pair, slot, state }}
          id={first && at === 0 ? fieldId('paar') : `paar-${pair.sponsor.id}-${at + 1}`}
        />
      ))}
    </fieldset>
  </li>
);

/** /smile/vermitteln/:id: one child with everybody who could meet it, the best first. */
export function MatchOnePage({ frame, child, pairs, today, state, requestId }: MatchOneProps) {
  const fitting = ranked(pairs);
  const wrong = fieldError(state, 'paar');
  return (
    <Page
      {...frame}
      title={`Patin oder Pate für ${child.givenName}`}
      breadcrumbs={[
        { href: smilePath, label: 'SmiLe' },
        { href: matchingPath, label: 'Vermitteln' },
        { label: child.number },
      ]}
      lead={`${childText(child)}, ${child.schoolName}. Wartet ${lastingSince(child.waitsSince, today)} auf: ${child.slots.map(slotText).join(', ') || 'keine Stunde gewählt'}.`}
      errors={state.errors}
    >
      {fitting.length === 0 ? (
        <p class="kern-body">
          Gerade passt niemand. Unten steht bei jeder Person, woran es liegt; oft hilft eine weitere Stunde der Schule.
        </p>
      ) : (
        <Form action={matchOnePath(child.id)} requestId={requestId} guard={false} wide label="Personen">
          {wrong === undefined ? null : (
            <p class="kern-error">
              <span class="kern-body">{wrong}</span>
            </p>
          )}
          <ul class="hs-people">
            {fitting.map((pair, at) => (
              <SponsorRow pair={pair} first={at === 0} state={state} />
            ))}
          </ul>
          <p class="hs-text">Die Person und die Schule werden gefragt. Beide antworten, bevor sie sich kennenlernen.</p>
          <Button>Vorschlagen und beide fragen</Button>
        </Form>
      )}
      <WhyNot
        pairs={pairs}
        summary={`Warum nicht? ${formatCount(pairs.length - fitting.length, 'Person kommt', 'Personen kommen')} nicht infrage`}
      />
    </Page>
  );
}
