// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { Form, Hidden } from '../../../web/form/index.ts';
import type { LanguageWish } from '../language-wishes/wish-queries.ts';
import { ownFields } from '../own/own-input.ts';
import {
  type Door,
  Field,
  type FieldFacts,
  markedBy,
  plain,
  say,
  type Typed,
  type Wrong,
} from '../own/public-parts.tsx';
import { ownProfilePath } from '../paths.ts';
import type { Volunteer } from '../queries.ts';
import type { SpokenLanguage } from '../rows.ts';
import { type ProfileDeed, profileDeeds, ticked } from './own-profile-input.ts';

/** What the page shows of its person. */
export interface ProfileFile {
  person: Volunteer;
  /** AGS. */
  areas: readonly string[];
  towns: readonly { ags: string; name: string }[];
  languages: readonly SpokenLanguage[];
  wishes: readonly LanguageWish[];
}

/** The page with what was sent to it. */
export interface PageProps {
  door: Door;
  token: string;
  file: ProfileFile;
  /** The form that was sent: done, or with what is wrong and what was typed. */
  sent?: { deed: ProfileDeed; typed: Typed; wrong: readonly Wrong[] } | undefined;
}

/** A part of the page with its heading. */
export const Section = ({ title, children }: { title: string; children: Child }) => (
  <section class="hs-section hs-stack">
    <h2 class="kern-heading-medium">{title}</h2>
    {children}
  </section>
);

/** A form of the page. It goes to the same address, which is the key to it. */
export function ProfileForm({
  door,
  token,
  deed,
  children,
}: Pick<PageProps, 'door' | 'token'> & { deed: ProfileDeed; children: Child }) {
  return (
    <Form action={`${ownProfilePath(token)}?sprache=${door.language}`} guard={false}>
      <Hidden name={ownFields.deed} value={profileDeeds[deed]} />
      {children}
    </Form>
  );
}

/** What was typed into a form that failed; else what is kept. */
export const fieldsOf = ({ door, sent }: PageProps, deed: ProfileDeed, kept: Typed) => {
  const failed = sent?.deed === deed && sent.wrong.length > 0 ? sent : undefined;
  return { language: door.language, typed: failed?.typed ?? kept, wrong: failed?.wrong ?? [] };
};

/** A box to tick. */
export function Tick({ name, typed, children }: { name: string; typed: Typed; children: Child }) {
  return (
    <div class="kern-form-check">
      <input
        class="kern-form-check__checkbox"
        type="checkbox"
        id={`f-${name}`}
        name={name}
        value={ticked}
        checked={typed[name] === ticked}
      />
      <label class="kern-label" for={`f-${name}`}>
        {children}
      </label>
    </div>
  );
}

/** Some boxes to tick under one question, with what is wrong about them. @param first the field a link in the summary leads to */
export function Ticks({
  first,
  legend,
  language,
  wrong,
  children,
}: Omit<FieldFacts, 'name' | 'label' | 'typed'> & { first: string; legend: Child; children: Child }) {
  const error = wrong.find(({ field }) => field === first);
  return (
    <fieldset class="kern-fieldset" {...(error === undefined ? {} : { 'aria-describedby': `f-${first}-fehler` })}>
      <legend class="kern-label">{legend}</legend>
      <div class="kern-fieldset__body">{children}</div>
      {error === undefined ? null : (
        <p class="kern-error" id={`f-${first}-fehler`}>
          <span class="kern-body">{say(language, error.key, error.values)}</span>
        </p>
      )}
    </fieldset>
  );
}

/** One of a few to choose. */
export function Choice(props: FieldFacts & { options: readonly { value: string; label: string }[] }) {
  const { language, name, typed, options } = props;
  return (
    <Field {...props}>
      <div class="kern-form-input__select-wrapper hs-input">
        <select class="kern-form-input__select" id={`f-${name}`} name={name} {...markedBy(props)}>
          <option value="">{plain(language, 'apply.choose')}</option>
          {options.map(({ value, label }) => (
            <option value={value} selected={value === typed[name]}>
              {label}
            </option>
          ))}
        </select>
      </div>
    </Field>
  );
}
