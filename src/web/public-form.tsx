// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { findLanguage, languageName } from '../codes/languages.ts';
import { Alert } from './components/index.ts';

/**
 * Parts of forms on pages in several languages. Staff's forms are German and read by schemas (`web/form`); here the sentences
 * are those of a catalogue, so that whoever makes the page says labels and problems in its language.
 */

/** Fields by name as they were typed; nothing of it is lost. */
export type Typed = Readonly<Record<string, string>>;

/** What is wrong with a field, in the words of the page; '' names none: the page as a whole. */
export interface Told {
  field: string;
  text: Child;
}

/** Everything that is wrong at once, each with a link to its field. */
export function ProblemList({
  title,
  told,
  tone = 'danger',
}: {
  title: string;
  told: readonly Told[];
  tone?: 'danger' | 'warning';
}) {
  if (told.length === 0) return null;
  return (
    <div tabindex={-1} data-error-summary="">
      <Alert tone={tone} title={title} role="alert">
        <ul>
          {told.map(({ field, text }) => (
            <li>
              {field === '' ? (
                text
              ) : (
                <a class="kern-link hs-target" href={`#f-${field}`}>
                  {text}
                </a>
              )}
            </li>
          ))}
        </ul>
      </Alert>
    </div>
  );
}

/** What a field says of itself. */
export interface FieldWords {
  name: string;
  label: Child;
  hint?: Child;
  /** What is wrong with it; undefined: nothing. */
  error?: Child;
}

/** What is wrong with a field, below it. */
export const FieldProblem = ({ name, error }: Pick<FieldWords, 'name' | 'error'>) =>
  error === undefined ? null : (
    <p class="kern-error" id={`f-${name}-fehler`}>
      <span class="kern-body">{error}</span>
    </p>
  );

/** Label, hint and error around a field. */
export function PublicField({ name, label, hint, error, children }: FieldWords & { children: Child }) {
  return (
    <div class={`kern-form-input${error === undefined ? '' : ' kern-form-input--error'}`}>
      <label class="kern-label" for={`f-${name}`}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p class="kern-hint" id={`f-${name}-hinweis`}>
          {hint}
        </p>
      )}
      {children}
      <FieldProblem name={name} error={error} />
    </div>
  );
}

/** What a field is described and marked by, for its input. */
export const markedBy = ({ name, hint, error }: FieldWords) => {
  const failed = error !== undefined;
  const ids = [hint !== undefined && `f-${name}-hinweis`, failed && `f-${name}-fehler`].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': failed ? 'true' : undefined } as const;
};

/** One line of text. */
export function PublicTextLine(
  props: FieldWords & {
    typed: Typed;
    most: number;
    inputmode?: 'numeric' | 'tel' | 'email';
    autocomplete?: string;
    /** Figures and addresses run from left to right in every language. */
    dir?: 'ltr' | 'auto';
  },
) {
  const { name, typed, inputmode, most, autocomplete = 'off', dir = 'auto' } = props;
  return (
    <PublicField {...props}>
      <input
        class="kern-form-input__input hs-input"
        id={`f-${name}`}
        name={name}
        type="text"
        value={typed[name] ?? ''}
        dir={dir}
        maxlength={most}
        inputmode={inputmode}
        autocomplete={autocomplete}
        {...markedBy(props)}
      />
    </PublicField>
  );
}

/** One of a few to choose; nothing is chosen beforehand. @param choose what stands in the place of a choice */
export function PublicChoice(
  props: FieldWords & { typed: Typed; choose: string; options: readonly { value: string; label: string }[] },
) {
  const { name, typed, choose, options } = props;
  return (
    <PublicField {...props}>
      <div class="kern-form-input__select-wrapper hs-input">
        <select class="kern-form-input__select" id={`f-${name}`} name={name} {...markedBy(props)}>
          <option value="">{choose}</option>
          {options.map(({ value, label }) => (
            <option value={value} selected={value === typed[name]}>
              {label}
            </option>
          ))}
        </select>
      </div>
    </PublicField>
  );
}

/** A language by its own name, with the German one. @param code ISO 639-3 */
export function ownName(code: string): string {
  const native = findLanguage(code)?.native;
  const name = languageName(code);
  return native === undefined || native === name ? name : `${native} (${name})`;
}
