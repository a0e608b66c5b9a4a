// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../../codes/keys.ts';
import { Alert } from '../../../web/components/index.ts';
import { Button, ButtonRow, Form, Hidden } from '../../../web/form/index.ts';
import { formatDateTime } from '../../../web/format.ts';
import { answerPairPath, volunteerPath } from '../paths.ts';
import { nameOf, type Volunteer } from '../queries.ts';
import { pairDeeds, samenessWords, stateWords } from '../words.ts';
import type { SeenPair, Twin } from './pair-queries.ts';

function said(pair: SeenPair, id: string): string {
  const who = `${formatDateTime(pair.answeredAt)}${pair.answeredBy === null ? '' : `, ${pair.answeredBy}`}`;
  if (pair.answer === 'two') return `ist eine andere Person (${who})`;
  return pair.otherId === id
    ? `ist dieselbe Person: Diese Anmeldung ist beendet (${who})`
    : `war eine weitere Anmeldung derselben Person und ist beendet (${who})`;
}

/** Entries that may be the same person, each with a link and two buttons, and what was said before. */
export function Twins({
  person,
  twins,
  pairs,
  requestId,
}: {
  person: Volunteer;
  twins: readonly Twin[];
  pairs: readonly SeenPair[];
  requestId: () => string;
}) {
  return (
    <>
      {twins.map((twin) => (
        <Alert tone="warning" title="Vielleicht zweimal angemeldet">
          <p class="hs-text">
            <a class="kern-link hs-target" href={volunteerPath(twin.id)}>
              {`${nameOf(twin)}, ${twin.number}`}
            </a>{' '}
            {`(${stateWords[twin.state]}) hat ${twin.same.map((one) => samenessWords[one]).join(' und ')}.`}{' '}
            {twin.ended
              ? 'Ist es dieselbe Person, endet diese Anmeldung hier; ihre Sprachen stehen dann dort zur Prüfung.'
              : 'Ist es dieselbe Person, endet die andere Anmeldung; ihre Sprachen stehen dann hier zur Prüfung.'}{' '}
            Die Person erfährt davon nichts.
          </p>
          <Form action={answerPairPath(person.id)} requestId={requestId()}>
            <Hidden name="eintrag" value={twin.id} />
            <ButtonRow>
              {codesOf(pairDeeds).map((answer) => (
                <Button kind="secondary" name="antwort" value={answer} about={`${nameOf(twin)}, ${twin.number}`}>
                  {pairDeeds[answer]}
                </Button>
              ))}
            </ButtonRow>
          </Form>
        </Alert>
      ))}
      {pairs.map((pair) => (
        <p class="hs-text">
          <a class="kern-link" href={volunteerPath(pair.id)}>
            {pair.number}
          </a>{' '}
          {said(pair, person.id)}
        </p>
      ))}
    </>
  );
}
