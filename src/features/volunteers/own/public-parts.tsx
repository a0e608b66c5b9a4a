// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import type { MessageValues } from '../../../outbound/catalogues/messages.ts';
import { publicFrame } from '../../../outbound/catalogues/public-frame.ts';
import { isolate } from '../../../outbound/catalogues/status.ts';
import { type VolunteerKey, type VolunteerLanguage, volunteerText } from '../../../outbound/catalogues/volunteer.ts';
import { Alert } from '../../../web/components/index.ts';
import { PublicPage } from '../../../web/layout.tsx';
import { languages } from './texts.ts';

/** What every page for volunteers knows: its language, the centre it stands for, and which texts somebody has released. */
export interface Door {
  language: VolunteerLanguage;
  /** '' where the page stands for no centre, or the centre says no number. */
  centreName: string;
  phone: string;
  /** Languages whose texts a named person has released, with German. */
  released: ReadonlySet<string>;
}

/** What is wrong with a field, as a key of the catalogue with its values: it is said in the language of the page. */
export interface Wrong {
  field: string;
  key: VolunteerKey;
  values?: MessageValues;
}

/** Fields by name as they were typed; nothing of it is lost. */
export type Typed = Readonly<Record<string, string>>;

/** A sentence; what `isolate` marked stands in `<bdi>`, so that it keeps its direction. */
export function say(language: VolunteerLanguage, key: VolunteerKey, values: MessageValues = {}): Child {
  const parts = volunteerText(language, key, values).split(/\u2066([^\u2069]*)\u2069/);
  return parts.map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <bdi class="hs-nowrap" dir="ltr">
        {part}
      </bdi>
    ),
  );
}
/** The same where only plain text can stand. */
export const plain = (language: VolunteerLanguage, key: VolunteerKey, values: MessageValues = {}): string =>
  volunteerText(language, key, values);

/** The frame of a page for volunteers. @param path where the page stands, to be read in another language */
export function Frame({
  door: { language, centreName, released },
  title,
  path,
  children,
}: {
  door: Door;
  title: VolunteerKey;
  path: string;
  children: Child;
}) {
  return (
    <PublicPage
      title={plain(language, title)}
      {...publicFrame(language, languages, path)}
      {...(centreName === '' ? {} : { centreName })}
    >
      <div class="hs-stack">
        {released.has(language) ? null : <p class="hs-text hs-muted">{plain(language, 'page.unchecked')}</p>}
        {children}
      </div>
    </PublicPage>
  );
}

/** Everything that is wrong at once, each with a link to its field; or one sentence why nothing was done. */
export function Problems({
  language,
  wrong,
  waits = false,
}: {
  language: VolunteerLanguage;
  wrong: readonly Wrong[];
  waits?: boolean;
}) {
  if (waits) return <Alert tone="warning" title={plain(language, 'error.wait')} role="alert" />;
  if (wrong.length === 0) return null;
  return (
    <div tabindex={-1} data-error-summary="">
      <Alert tone="danger" title={plain(language, 'error.title')} role="alert">
        <ul>
          {wrong.map(({ field, key, values }) => (
            <li>
              <a class="kern-link hs-target" href={`#f-${field}`}>
                {say(language, key, values)}
              </a>
            </li>
          ))}
        </ul>
      </Alert>
    </div>
  );
}

export interface FieldFacts {
  language: VolunteerLanguage;
  name: string;
  label: Child;
  hint?: Child;
  typed: Typed;
  wrong: readonly Wrong[];
}

/** Label, hint and error around a field. */
export function Field({ language, name, label, hint, wrong, children }: FieldFacts & { children: Child }) {
  const error = wrong.find(({ field }) => field === name);
  return (
    <div class={`kern-form-input${error ? ' kern-form-input--error' : ''}`}>
      <label class="kern-label" for={`f-${name}`}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p class="kern-hint" id={`f-${name}-hinweis`}>
          {hint}
        </p>
      )}
      {children}
      {error === undefined ? null : (
        <p class="kern-error" id={`f-${name}-fehler`}>
          <span class="kern-body">{say(language, error.key, error.values)}</span>
        </p>
      )}
    </div>
  );
}

/** What a field is described and marked by, for its input. */
export const markedBy = ({ name, hint, wrong }: FieldFacts) => {
  const failed = wrong.some(({ field }) => field === name);
  const ids = [hint !== undefined && `f-${name}-hinweis`, failed && `f-${name}-fehler`].filter(Boolean).join(' ');
  return { 'aria-describedby': ids || undefined, 'aria-invalid': failed ? 'true' : undefined } as const;
};

/** One line of text. */
export function TextLine(
  props: FieldFacts & {
    most: number;
    inputmode?: 'numeric' | 'tel' | 'email';
    autocomplete?: string;
    /** Figures and addresses run from left to right in every language. */
    dir?: 'ltr' | 'auto';
  },
) {
  const { name, typed, inputmode, most, autocomplete = 'off', dir = 'auto' } = props;
  return (
    <Field {...props}>
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
    </Field>
  );
}

/** The number of the centre, where it says one. */
export const Call = ({ door: { language, phone } }: { door: Door }) =>
  phone === '' ? null : <p class="hs-easy">{say(language, 'apply.call', { phone: isolate(phone) })}</p>;
