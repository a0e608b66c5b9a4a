// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../../codes/keys.ts';
import { languageName } from '../../../codes/languages.ts';
import { Alert } from '../../../web/components/index.ts';
import { Button, ButtonRow, Form, Hidden } from '../../../web/form/index.ts';
import { formatDateTime } from '../../../web/format.ts';
import { answerLanguageWishPath } from '../paths.ts';
import type { Volunteer } from '../queries.ts';
import { directionWords, levelWords, wishDeeds, wishWords } from '../words.ts';
import type { LanguageWish } from './wish-queries.ts';

const factsOf = ({ level, direction, reads, variety }: LanguageWish): string =>
  [levelWords[level], directionWords[direction], reads ? 'liest und schreibt' : '', variety].filter(Boolean).join(', ');

function settled(wish: LanguageWish): string {
  const language = languageName(wish.language);
  if (wish.kind === 'end') return `${language}: von der Person beendet am ${formatDateTime(wish.saidAt)}`;
  const who = wish.answeredBy === null ? '' : ` von ${wish.answeredBy}`;
  const when = wish.answeredAt === null ? '' : ` am ${formatDateTime(wish.answeredAt)}`;
  return `${language}: ${wish.answer === null ? '' : wishWords[wish.answer]}${when}${who}`;
}

/** Languages a volunteer has proposed, each with two buttons, and what became of earlier ones. */
export function LanguageWishes({
  person,
  wishes,
  requestId,
}: {
  person: Volunteer;
  wishes: readonly LanguageWish[];
  requestId: () => string;
}) {
  const open = person.state === 'left' ? [] : wishes.filter(({ answer }) => answer === null);
  const done = wishes.filter(({ answer }) => answer !== null);
  return (
    <>
      {open.map((wish) => (
        <Alert tone="info" title={`Neue Sprache zu prüfen: ${languageName(wish.language)}`}>
          <p class="hs-text">
            {factsOf(wish)}.{' '}
            {wish.fromApplication === null
              ? 'Von der Person vorgeschlagen'
              : `Aus der Anmeldung ${wish.applicationNumber ?? ''}`}{' '}
            am {formatDateTime(wish.saidAt)}. Bis zu Ihrer Antwort wird niemand für diese Sprache angefragt.
          </p>
          <Form action={answerLanguageWishPath(person.id)} requestId={requestId()}>
            <Hidden name="eintrag" value={wish.id} />
            <ButtonRow>
              {codesOf(wishDeeds).map((answer) => (
                <Button kind="secondary" name="antwort" value={answer} about={languageName(wish.language)}>
                  {wishDeeds[answer]}
                </Button>
              ))}
            </ButtonRow>
          </Form>
        </Alert>
      ))}
      {done.length === 0 ? null : (
        <ul class="hs-links">
          {done.map((wish) => (
            <li>{settled(wish)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
