// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Button, Form } from '../../../web/form/index.ts';
import { formatDateTime } from '../../../web/format.ts';
import { daysText, saidText } from './open-words.ts';
import { settleWordPath } from './paths.ts';
import type { Word } from './word-queries.ts';

const kindWords: Readonly<Record<Word['kind'], string>> = {
  no: 'Nein zum Vorschlag',
  break: 'Pause',
  lesson: 'Die Stunde passt nicht mehr',
  end: 'Beendet',
};

/** What the sponsor said in the own account, for the coordination: until it is read, with the button that says so. */
export function WordsSection({ id, words, requestId }: { id: string; words: readonly Word[]; requestId(): string }) {
  if (words.length === 0) return null;
  const open = words.some(({ settledAt }) => settledAt === null);
  return (
    <section class="hs-section">
      <h2 class="kern-heading-medium">Was die Patin oder der Pate sagt</h2>
      <ul class="hs-flow">
        {words.map((word) => (
          <li>
            {[`${formatDateTime(word.saidAt)}: ${kindWords[word.kind]}`, daysText(word), saidText(word)]
              .filter(Boolean)
              .join(' · ')}
            {word.settledAt === null ? ' (offen)' : ''}
          </li>
        ))}
      </ul>
      {open ? (
        <Form action={settleWordPath(id)} requestId={requestId()} guard={false}>
          <Button kind="secondary">Gelesen und geklärt</Button>
        </Form>
      ) : null}
    </section>
  );
}
