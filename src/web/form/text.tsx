// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { formatShortDate } from '../format.ts';
import { FieldFrame, type FieldProps, fieldFacts, inputClass, isInvalid, isRequired } from './field.tsx';
import { fieldValue } from './state.ts';

const INPUT = 'kern-form-input__input';

/** A long text brings its label along under this name, so that a page which has to give it back can say what it is. */
export const labelPrefix = '_label_';

export type TextFieldProps = FieldProps & {
  value?: string | number | undefined;
  type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'url' | 'time' | undefined;
  autocomplete?: string | undefined;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'search' | 'url' | undefined;
  maxLength?: number | undefined;
  /** Fills the row; other fields are as wide as their content usually is. */
  wide?: boolean | undefined;
  /** For what people type in another language. */
  lang?: string | undefined;
  dir?: 'ltr' | 'rtl' | 'auto' | undefined;
  autofocus?: boolean | undefined;
};

/** A line of text. What was typed into a password field is never sent back. */
export function TextField(props: TextFieldProps) {
  const facts = fieldFacts(props);
  const value = props.type === 'password' ? undefined : (props.value ?? fieldValue(props.state, props.name));
  return (
    <FieldFrame props={props} facts={facts}>
      <input
        class={`${inputClass(INPUT, facts)}${props.wide === true ? '' : ' hs-input'}`}
        id={facts.id}
        name={props.name}
        type={props.type ?? 'text'}
        value={value === undefined ? undefined : String(value)}
        aria-describedby={facts.describedBy}
        aria-invalid={isInvalid(facts) ? 'true' : undefined}
        aria-required={isRequired(props) ? 'true' : undefined}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        maxlength={props.maxLength}
        lang={props.lang}
        dir={props.dir}
        autofocus={props.autofocus}
      />
    </FieldFrame>
  );
}

export type TextAreaProps = FieldProps & {
  value?: string | undefined;
  rows?: number | undefined;
  maxLength?: number | undefined;
  lang?: string | undefined;
  dir?: 'ltr' | 'rtl' | 'auto' | undefined;
};

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const facts = fieldFacts(props);
  return (
    <FieldFrame props={props} facts={facts}>
      <input type="hidden" name={`${labelPrefix}${props.name}`} value={props.label} />
      <textarea
        class={inputClass(INPUT, facts)}
        id={facts.id}
        name={props.name}
        rows={props.rows ?? 4}
        aria-describedby={facts.describedBy}
        aria-invalid={facts.error === undefined ? undefined : 'true'}
        aria-required={isRequired(props) ? 'true' : undefined}
        maxlength={props.maxLength}
        lang={props.lang}
        dir={props.dir}
      >
        {props.value ?? fieldValue(props.state, props.name) ?? ''}
      </textarea>
    </FieldFrame>
  );
}

export type DateFieldProps = FieldProps & {
  value?: Temporal.PlainDate | string | undefined;
  /** Shown in the hint; a date people could really mean here. */
  example?: string | undefined;
  autocomplete?: string | undefined;
};

/** A date as one line TT.MM.JJJJ: quicker to type than three boxes, and it takes what people paste. */
export function DateField({ value, example = '27.11.2026', hint, autocomplete, ...rest }: DateFieldProps) {
  const sample = `TT.MM.JJJJ, zum Beispiel ${example}`;
  return (
    <TextField
      {...rest}
      hint={hint === undefined ? sample : `${hint} ${sample}`}
      value={value instanceof Temporal.PlainDate ? formatShortDate(value) : value}
      inputmode="numeric"
      autocomplete={autocomplete ?? 'off'}
    />
  );
}

/** A time of day as one line; read in every notation people use (`readTime`). */
export function TimeField({ hint, ...rest }: FieldProps) {
  return (
    <TextField
      {...rest}
      hint={hint === undefined ? 'zum Beispiel 14:30' : `${hint} Zum Beispiel 14:30.`}
      inputmode="numeric"
      autocomplete="off"
    />
  );
}

export type FileFieldProps = FieldProps & {
  /** Kinds of files, as in the HTML attribute: ".pdf,image/jpeg". */
  accept?: string | undefined;
  multiple?: boolean | undefined;
};

/** A file to send; the form needs `multipart`. */
export function FileField(props: FileFieldProps) {
  const facts = fieldFacts(props);
  return (
    <FieldFrame props={props} facts={facts}>
      <input
        class={inputClass(INPUT, facts)}
        id={facts.id}
        name={props.name}
        type="file"
        accept={props.accept}
        multiple={props.multiple}
        aria-describedby={facts.describedBy}
        aria-invalid={facts.error === undefined ? undefined : 'true'}
      />
    </FieldFrame>
  );
}
