// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { Icon } from '../components/icon.tsx';
import { type FormState, fieldError, fieldId } from './state.ts';

/** What all fields share. Without `value` and `error` they come from `state`. */
export type FieldProps = {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  state?: FormState | undefined;
  /** Fields are required unless told otherwise; the others read "(freiwillig)". */
  required?: boolean | undefined;
};

export type FieldFacts = { id: string; error: string | undefined; describedBy: string | undefined };

/** Ids and message that tie a field to its hint and error. */
export function fieldFacts(props: Omit<FieldProps, 'label'>): FieldFacts {
  const id = fieldId(props.name);
  const error = props.error ?? fieldError(props.state, props.name);
  const ids = [props.hint === undefined ? '' : `${id}-hinweis`, error === undefined ? '' : `${id}-fehler`];
  return { id, error, describedBy: ids.filter(Boolean).join(' ') || undefined };
}

export function OptionalMark({ required }: { required: boolean | undefined }) {
  return required === false ? <span class="kern-label__optional"> (freiwillig)</span> : null;
}

export function Hint({ id, hint }: { id: string; hint: string | undefined }) {
  return hint === undefined ? null : (
    <div class="kern-hint" id={`${id}-hinweis`}>
      {hint}
    </div>
  );
}

export function ErrorLine({ id, error }: { id: string; error: string | undefined }) {
  return error === undefined ? null : (
    <p class="kern-error" id={`${id}-fehler`}>
      <Icon name="danger" />
      <span class="kern-body">
        <span class="kern-sr-only">Fehler: </span>
        {error}
      </span>
    </p>
  );
}

/** Label, hint, control and error of a field with a single control. */
export function FieldFrame({ props, facts, children }: { props: FieldProps; facts: FieldFacts; children: Child }) {
  return (
    <div class={`kern-form-input${facts.error === undefined ? '' : ' kern-form-input--error'}`}>
      <label class="kern-label" for={facts.id}>
        {props.label}
        <OptionalMark required={props.required} />
      </label>
      <Hint id={facts.id} hint={props.hint} />
      {children}
      <ErrorLine id={facts.id} error={facts.error} />
    </div>
  );
}

/** Class of a KERN input, marked when there is an error. */
export function inputClass(base: string, facts: FieldFacts): string {
  return facts.error === undefined ? base : `${base} ${base}--error`;
}
