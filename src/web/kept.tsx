// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Button } from './form/form.tsx';
import { labelPrefix } from './form/text.tsx';
import type { FormValues } from './route.ts';

/** A form that was sent and not carried out: what a page needs to give it back. */
export interface KeptForm {
  /** Path it was sent to. */
  action: string;
  form: FormValues;
}

/** What must never stand in a page again. */
const secrets = new Set(['passwort', 'passwort2', 'bisher', 'code', 'einrichtungscode']);

type Field = readonly [name: string, value: string];

/** Every field in the order it came; files and secrets are not among them. */
const fieldsOf = (form: FormValues): Field[] =>
  Object.entries(form).flatMap(([name, value]): Field[] => {
    if (secrets.has(name)) return [];
    if (typeof value === 'string') return [[name, value]];
    return Array.isArray(value) ? value.map((item): Field => [name, item]) : [];
  });

/** Is there anything in the form that somebody would have to type again? */
export const holdsText = (form: FormValues): boolean =>
  fieldsOf(form).some(([name, value]) => !name.startsWith('_') && value.trim() !== '');

/** The label a text brought along, else its name as people would write it. */
function labelOf(form: FormValues, name: string): string {
  const label = form[`${labelPrefix}${name}`];
  if (typeof label === 'string' && label !== '') return label.slice(0, 100);
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1).replaceAll('_', ' ')}`.slice(0, 100);
}

/** What somebody typed, field by field, to read and to copy. Nothing when there is nothing but ticks and choices of ours. */
function TypedTexts({ form, toCopy }: { form: FormValues; toCopy: boolean }) {
  const typed = fieldsOf(form).filter(([name, value]) => !name.startsWith('_') && value.trim() !== '');
  if (typed.length === 0) return null;
  const long = typed.filter(([name]) => `${labelPrefix}${name}` in form);
  const short = typed.filter(([name]) => !(`${labelPrefix}${name}` in form));
  return (
    <section class="hs-stack" aria-labelledby="eingaben">
      <h2 class="kern-heading-small" id="eingaben">
        Ihre Eingaben
      </h2>
      {toCopy ? <p class="kern-body">Sie sind nicht gespeichert. Hier können Sie sie lesen und kopieren.</p> : null}
      {long.map(([name, value], index) => (
        <div class="kern-form-input">
          <label class="kern-label" for={`eingabe-${index}`}>
            {labelOf(form, name)}
          </label>
          <textarea
            class="kern-form-input__input"
            id={`eingabe-${index}`}
            rows={Math.min(14, 2 + Math.ceil(value.length / 70))}
            readonly
          >
            {value}
          </textarea>
        </div>
      ))}
      {short.length === 0 ? null : (
        <details>
          <summary class="kern-link">{`Übrige Angaben (${short.length})`}</summary>
          <dl class="kern-description-list">
            {short.map(([name, value]) => (
              <div class="kern-description-list-item">
                <dt class="kern-description-list-item__key">{labelOf(form, name)}</dt>
                <dd class="kern-description-list-item__value">{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

export interface KeptProps extends KeptForm {
  /** Label of the button that sends it once more as it was; without it there is none, because it cannot succeed. */
  send?: string | undefined;
  /** A number of its own for the form sent again; without it it keeps the one it had, so that it is carried out once. */
  requestId?: string | undefined;
}

/** What was typed into a form that was not carried out: visible, and with a button to send it again where that can succeed. */
export function Kept({ action, form, send, requestId }: KeptProps) {
  const fields = fieldsOf(form).filter(([name]) => requestId === undefined || name !== '_request');
  return (
    <>
      {send === undefined ? null : (
        <form method="post" action={action}>
          {fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          {requestId === undefined ? null : <input type="hidden" name="_request" value={requestId} />}
          <Button>{send}</Button>
        </form>
      )}
      <TypedTexts form={form} toCopy={send === undefined} />
    </>
  );
}
