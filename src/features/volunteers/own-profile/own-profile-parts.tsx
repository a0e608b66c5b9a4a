// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { Hidden } from '../../../web/form/index.ts';
import { FieldProblem } from '../../../web/public-form.tsx';
import type { LanguageWish } from '../language-wishes/wish-queries.ts';
import { errorOf, type FieldFacts, OwnForm, type Typed } from '../own/own-fields.tsx';
import { ownFields } from '../own/own-input.ts';
import type { PartProps } from '../own/part-deeds.ts';
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

export type PageProps = PartProps<ProfileDeed, ProfileFile>;

/** A form of the page. It goes to the address of the page. */
export const ProfileForm = ({
  door,
  places,
  deed,
  children,
}: Pick<PageProps, 'door' | 'places'> & { deed: ProfileDeed; children: Child }) => (
  <OwnForm door={door} path={places.profile}>
    <Hidden name={ownFields.deed} value={profileDeeds[deed]} />
    {children}
  </OwnForm>
);

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
  const error = errorOf({ language, name: first, wrong });
  return (
    <fieldset class="kern-fieldset" {...(error === undefined ? {} : { 'aria-describedby': `f-${first}-fehler` })}>
      <legend class="kern-label">{legend}</legend>
      <div class="kern-fieldset__body">{children}</div>
      <FieldProblem name={first} error={error} />
    </fieldset>
  );
}
