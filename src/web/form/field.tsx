// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { Icon } from '../components/icon.tsx';
import { answerName } from './questions.ts';
import { type FieldQuestion, type FormState, fieldError, fieldId, fieldQuestion } from './state.ts';

/** What all fields share. Without `value` and `error` they come from `state`. */
export type FieldProps = {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  state?: FormState | undefined;
  /** Fields are required unless told otherwise; the others read "(freiwillig)", save where one of several must be filled. */
  required?: boolean | 'one_of' | undefined;
};

export type FieldFacts = {
  id: string;
  error: string | undefined;
  describedBy: string | undefined;
  /** What was typed is possible but unusual: `error` is then a question until the box beside it is ticked. */
  question: FieldQuestion | undefined;
  /** What is stored by now, when that is not what the form says. */
  stored: string | undefined;
  /** What the form says. */
  typed: string;
};

/** Ids and message that tie a field to its hint and error. */
export function fieldFacts(props: Omit<FieldProps, 'label'>): FieldFacts {
  const id = fieldId(props.name);
  const error = props.error ?? fieldError(props.state, props.name);
  const stored = props.state?.stored?.[props.name];
  const ids = [
    props.hint === undefined ? '' : `${id}-hinweis`,
    error === undefined ? '' : `${id}-fehler`,
    stored === undefined ? '' : `${id}-gespeichert`,
  ];
  const question = fieldQuestion(props.state, props.name);
  return {
    id,
    error,
    describedBy: ids.filter(Boolean).join(' ') || undefined,
    question,
    stored,
    typed: [props.state?.values[props.name] ?? ''].flat().join(' '),
  };
}

/** True when this field alone must be filled. */
export const isRequired = ({ required }: Pick<FieldProps, 'required'>): boolean => (required ?? true) === true;

export function OptionalMark({ required }: Pick<FieldProps, 'required'>) {
  return required === false ? <span class="kern-label__optional"> (freiwillig)</span> : null;
}

/** A label once more in the language of a family. */
export function Gloss({ state, name, value }: { state: FormState | undefined; name: string; value?: string }) {
  const text = state?.glosses?.of(name, value);
  return text === undefined ? null : (
    <span class="hs-gloss" lang={state?.glosses?.language} dir={state?.glosses?.dir}>
      {text}
    </span>
  );
}

export function Hint({ id, hint }: { id: string; hint: string | undefined }) {
  return hint === undefined ? null : (
    <div class="kern-hint" id={`${id}-hinweis`}>
      {hint}
    </div>
  );
}

export function ErrorLine({ id, error, asked }: { id: string; error: string | undefined; asked?: boolean }) {
  return error === undefined ? null : (
    <p class={asked ? 'kern-error hs-asks' : 'kern-error'} id={`${id}-fehler`}>
      <Icon name={asked ? 'warning' : 'danger'} />
      <span class="kern-body">
        <span class="kern-sr-only">{asked ? 'Frage: ' : 'Fehler: '}</span>
        {error}
      </span>
    </p>
  );
}

/**
 * What is stored by now beside what somebody typed before they knew.
 * @param say how a stored value reads to people; as it is when left out
 */
export function StoredLine({ facts, say }: { facts: FieldFacts; say?: ((value: string) => string) | undefined }) {
  const { id, stored } = facts;
  if (stored === undefined) return null;
  const text = stored === '' ? '' : (say?.(stored) ?? stored);
  const { before, other, after } = differing(text, facts.typed);
  // Where both have words in common, those that differ are marked; otherwise all of it is another.
  const marked = say === undefined && other !== '' && before + after !== '';
  return (
    <p class="kern-body hs-stored" id={`${id}-gespeichert`}>
      {text === '' ? (
        'Jetzt gespeichert: nichts'
      ) : marked ? (
        <>
          {`Jetzt gespeichert: „${before}`}
          <mark class="hs-changed">{other}</mark>
          {`${after}“`}
        </>
      ) : (
        `Jetzt gespeichert: „${text}“`
      )}
    </p>
  );
}

/** What of a text is not in another one: the words between those both begin and end with. */
export function differing(text: string, from: string): { before: string; other: string; after: string } {
  const [words, others] = [text, from].map((one) => one.split(/(?<=\s)/)) as [string[], string[]];
  const most = Math.min(words.length, others.length);
  let start = 0;
  while (start < most && words[start] === others[start]) start += 1;
  let end = 0;
  while (end < most - start && words.at(-1 - end)?.trim() === others.at(-1 - end)?.trim()) end += 1;
  return {
    before: words.slice(0, start).join(''),
    other: words.slice(start, words.length - end).join(''),
    after: end === 0 ? '' : words.slice(-end).join(''),
  };
}

/** The box that answers the question about a field, for the value asked about alone. */
function AnswerBox({ id, question }: { id: string; question: FieldQuestion }) {
  return (
    <div class="kern-form-check">
      <input
        class="kern-form-check__checkbox"
        type="checkbox"
        id={`${id}-stimmt`}
        name={answerName(question.field)}
        value={question.value}
        checked={question.answered}
        aria-describedby={question.answered ? undefined : `${id}-fehler`}
      />
      <label class="kern-label" for={`${id}-stimmt`}>
        {question.label}
      </label>
    </div>
  );
}

/** True when the field holds nothing wrong, only something asked about. */
const isAsked = ({ question }: FieldFacts): boolean => question !== undefined && !question.answered;

/** True when what was typed cannot be taken as it is. */
export const isInvalid = (facts: FieldFacts): boolean => facts.error !== undefined && !isAsked(facts);

/** Label, hint, control and error of a field with a single control. */
export function FieldFrame({
  props,
  facts,
  say,
  children,
}: {
  props: FieldProps;
  facts: FieldFacts;
  say?: (value: string) => string;
  children: Child;
}) {
  return (
    <div
      class={`kern-form-input${isInvalid(facts) ? ' kern-form-input--error' : ''}${isAsked(facts) ? ' hs-asked' : ''}`}
    >
      <label class="kern-label" for={facts.id}>
        {props.label}
        <OptionalMark required={props.required} />
        <Gloss state={props.state} name={props.name} />
      </label>
      <Hint id={facts.id} hint={props.hint} />
      {children}
      <ErrorLine id={facts.id} error={facts.error} asked={isAsked(facts)} />
      {facts.question === undefined ? null : <AnswerBox id={facts.id} question={facts.question} />}
      <StoredLine facts={facts} say={say} />
    </div>
  );
}

/** Class of a KERN input, marked when there is an error. */
export function inputClass(base: string, facts: FieldFacts): string {
  return isInvalid(facts) ? `${base} ${base}--error` : base;
}
