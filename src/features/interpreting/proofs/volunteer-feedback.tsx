// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { isolate } from '../../../outbound/catalogues/status.ts';
import type { VolunteerLanguage } from '../../../outbound/catalogues/volunteer.ts';
import { Button, Form, Hidden } from '../../../web/form/index.ts';
import { say } from '../../volunteers/own/own-words.ts';
import { offerPagePath } from '../dispatch/paths.ts';
import type { FeedbackFaults } from './feedback-input.ts';
import { longestNote } from './feedback-rules.ts';

/** What was wrong with what a volunteer said, all at once, and the words that look like somebody's name. */
export interface FeedbackTold {
  faults: FeedbackFaults;
  parts: readonly string[];
}

interface VolunteerFeedbackProps {
  token: string;
  language: VolunteerLanguage;
  typed: Readonly<Record<string, string>>;
  told: FeedbackTold | undefined;
}

const questions = [
  ['verstanden', 'feedback.understood'],
  ['vorbereitet', 'feedback.prepared'],
  ['freundlich', 'feedback.respectful'],
] as const;
const answers = ['yes', 'partly', 'no'] as const;

function Fault({ name, language, told }: Pick<VolunteerFeedbackProps, 'language' | 'told'> & { name: string }) {
  const fault = told?.faults[name];
  if (fault === undefined) return null;
  const parts = isolate((told?.parts ?? []).join(', '));
  return (
    <p class="kern-error" id={`f-${name}-fehler`}>
      <span class="kern-body">{say(language, fault, fault === 'feedback.name' ? { parts } : {})}</span>
    </p>
  );
}

/** Three short questions after a talk, in the person's language; everything typed is still there when something is wrong. */
export function VolunteerFeedback({ token, language, typed, told }: VolunteerFeedbackProps) {
  const described = (name: string) =>
    told?.faults[name] === undefined ? {} : { 'aria-describedby': `f-${name}-fehler` };
  return (
    <section>
      <h2 class="kern-heading-medium">{say(language, 'feedback.title')}</h2>
      <p class="hs-text">{say(language, 'feedback.intro')}</p>
      <Form action={`${offerPagePath(token)}?sprache=${language}`} guard={false}>
        <Hidden name="antwort" value="rueckmeldung" />
        {questions.map(([name, label]) => (
          <fieldset class="kern-fieldset" {...described(name)}>
            <legend class="kern-label">{say(language, label)}</legend>
            <div class="kern-fieldset__body kern-fieldset__body--horizontal">
              {answers.map((answer) => (
                <div class="kern-form-check">
                  <input
                    class="kern-form-check__radio"
                    type="radio"
                    id={`f-${name}-${answer}`}
                    name={name}
                    value={answer}
                    checked={typed[name] === answer}
                  />
                  <label class="kern-label" for={`f-${name}-${answer}`}>
                    {say(language, `feedback.${answer}`)}
                  </label>
                </div>
              ))}
            </div>
            <Fault name={name} language={language} told={told} />
          </fieldset>
        ))}
        <div class="kern-form-input">
          <label class="kern-label" for="f-anmerkung">
            {say(language, 'feedback.note')}
          </label>
          <div class="kern-hint" id="f-anmerkung-hinweis">
            {say(language, 'feedback.note.hint')}
          </div>
          <textarea
            class="kern-form-input__input"
            id="f-anmerkung"
            name="anmerkung"
            rows={3}
            maxlength={longestNote}
            aria-describedby="f-anmerkung-hinweis"
          >
            {typed['anmerkung'] ?? ''}
          </textarea>
          <Fault name="anmerkung" language={language} told={told} />
        </div>
        {told?.faults['anmerkung'] === 'feedback.name' ? (
          <div class="kern-form-check">
            <input class="kern-form-check__checkbox" type="checkbox" id="f-niemand" name="niemand_gemeint" value="ja" />
            <label class="kern-label" for="f-niemand">
              {say(language, 'feedback.nobody')}
            </label>
          </div>
        ) : null}
        <Button>{say(language, 'feedback.send')}</Button>
      </Form>
    </section>
  );
}
