// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child, JSX } from 'hono/jsx';
import {
  ErrorLine,
  FieldFrame,
  type FieldProps,
  fieldFacts,
  Gloss,
  Hint,
  inputClass,
  isInvalid,
  isRequired,
  OptionalMark,
  StoredLine,
} from './field.tsx';
import { type FormState, fieldValue, fieldValues, sectionId } from './state.ts';

export type Option = { value: string; label: string; hint?: string | undefined; disabled?: boolean | undefined };

/** Stored values of a choice in the words people chose them by. */
const sayOf =
  (options: readonly Option[]) =>
  (stored: string): string =>
    stored
      .split('\n')
      .map((one) => options.find(({ value }) => value === one)?.label ?? one)
      .join(', ');

export type SelectProps = FieldProps & {
  options: readonly Option[];
  value?: string | undefined;
  /** First, empty choice; '' leaves it out. */
  placeholder?: string | undefined;
};

/** One of many, folded. */
export function Select(props: SelectProps) {
  const facts = fieldFacts(props);
  const chosen = props.value ?? fieldValue(props.state, props.name) ?? '';
  const placeholder = props.placeholder ?? 'Bitte wählen';
  return (
    <FieldFrame props={props} facts={facts} say={sayOf(props.options)}>
      <div class="kern-form-input__select-wrapper hs-input">
        <select
          class={inputClass('kern-form-input__select', facts)}
          id={facts.id}
          name={props.name}
          aria-describedby={facts.describedBy}
          aria-invalid={isInvalid(facts) ? 'true' : undefined}
          aria-required={isRequired(props) ? 'true' : undefined}
        >
          {placeholder === '' ? null : <option value="">{placeholder}</option>}
          {props.options.map((option) => (
            <option value={option.value} selected={option.value === chosen} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    </FieldFrame>
  );
}

type GroupProps = FieldProps & { options: readonly Option[]; horizontal?: boolean | undefined };

/** Radio buttons or checkboxes under one question. The first one carries the field's id, so error links lead there. */
function Group({ props, type, chosen }: { props: GroupProps; type: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  const facts = fieldFacts(props);
  const failed = facts.error !== undefined;
  const radio: JSX.HTMLAttributes =
    type === 'checkbox'
      ? {}
      : {
          role: 'radiogroup',
          'aria-required': isRequired(props) ? 'true' : undefined,
          'aria-invalid': failed ? 'true' : undefined,
        };
  return (
    <fieldset
      class={`kern-fieldset${failed ? ' kern-fieldset--error' : ''}`}
      aria-describedby={facts.describedBy}
      {...radio}
    >
      <legend class="kern-label">
        {props.label}
        <OptionalMark required={props.required} />
        <Gloss state={props.state} name={props.name} />
      </legend>
      <Hint id={facts.id} hint={props.hint} />
      <div class={`kern-fieldset__body${props.horizontal === true ? ' kern-fieldset__body--horizontal' : ''}`}>
        {props.options.map((option, index) => (
          <Check
            type={type}
            id={index === 0 ? facts.id : `${facts.id}-${index + 1}`}
            name={props.name}
            option={option}
            checked={chosen.includes(option.value)}
            failed={failed}
            state={props.state}
          />
        ))}
      </div>
      <ErrorLine id={facts.id} error={facts.error} />
      <StoredLine facts={facts} say={sayOf(props.options)} />
    </fieldset>
  );
}

type CheckProps = {
  type: 'radio' | 'checkbox';
  id: string;
  name: string;
  option: Option;
  checked: boolean;
  failed: boolean;
  state: FormState | undefined;
};

function Check({ type, id, name, option, checked, failed, state }: CheckProps) {
  const base = `kern-form-check__${type}`;
  return (
    <div class="kern-form-check">
      <input
        class={failed ? `${base} ${base}--error` : base}
        type={type}
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        disabled={option.disabled}
        aria-describedby={option.hint === undefined ? undefined : `${id}-hinweis-wahl`}
      />
      <label class="kern-label" for={id}>
        {option.label}
        <Gloss state={state} name={name} value={option.value} />
      </label>
      {option.hint === undefined ? null : (
        <div class="kern-hint hs-check-hint" id={`${id}-hinweis-wahl`}>
          {option.hint}
        </div>
      )}
    </div>
  );
}

export type RadiosProps = GroupProps & { value?: string | undefined };

/** One of a few, all in sight. */
export function Radios(props: RadiosProps) {
  const chosen = props.value ?? fieldValue(props.state, props.name);
  return <Group props={props} type="radio" chosen={chosen === undefined ? [] : [chosen]} />;
}

export type CheckboxesProps = GroupProps & { values?: readonly string[] | undefined };

/** Any number of a few, all in sight. */
export function Checkboxes(props: CheckboxesProps) {
  return <Group props={props} type="checkbox" chosen={props.values ?? fieldValues(props.state, props.name)} />;
}

export type CheckboxProps = Omit<FieldProps, 'required'> & {
  checked?: boolean | undefined;
  value?: string | undefined;
};

/** A single yes or nothing; sends "ja" (or `value`) when ticked. */
export function Checkbox(props: CheckboxProps) {
  const facts = fieldFacts(props);
  const checked = props.checked ?? fieldValue(props.state, props.name) !== undefined;
  const base = 'kern-form-check__checkbox';
  return (
    <div class={`kern-form-check${facts.error === undefined ? '' : ' kern-form-check--error'}`}>
      <input
        class={inputClass(base, facts)}
        type="checkbox"
        id={facts.id}
        name={props.name}
        value={props.value ?? 'ja'}
        checked={checked}
        aria-describedby={facts.describedBy}
        aria-invalid={facts.error === undefined ? undefined : 'true'}
      />
      <label class="kern-label" for={facts.id}>
        {props.label}
        <Gloss state={props.state} name={props.name} />
      </label>
      {props.hint === undefined ? null : (
        <div class="kern-hint hs-check-hint" id={`${facts.id}-hinweis`}>
          {props.hint}
        </div>
      )}
      <ErrorLine id={facts.id} error={facts.error} />
      <StoredLine facts={facts} say={() => 'angekreuzt'} />
    </div>
  );
}

export type FieldsetProps = { legend: string; hint?: string | undefined; children?: Child };

/** Fields that belong together, under a common name. */
export function Fieldset({ legend, hint, children }: FieldsetProps) {
  return (
    <fieldset class="kern-fieldset hs-fieldset" id={sectionId(legend)}>
      <legend class="kern-label kern-label--large">{legend}</legend>
      {hint === undefined ? null : <p class="kern-hint">{hint}</p>}
      <div class="kern-fieldset__body">{children}</div>
    </fieldset>
  );
}
