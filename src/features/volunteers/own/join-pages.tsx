// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { isolate } from '../../../outbound/catalogues/status.ts';
import { Alert } from '../../../web/components/index.ts';
import { Button, Hidden } from '../../../web/form/index.ts';
import { ownName } from '../../../web/public-form.tsx';
import { languageOptions } from '../../families/fields.tsx';
import { centreJoinPath, joinedPath, joinPath } from '../paths.ts';
import { fewestYears, interestMonths } from '../rules.ts';
import { joinFields, joinLimits } from './join-input.ts';
import {
  Call,
  Choice,
  type Door,
  type FieldFacts,
  Frame,
  OwnForm,
  Problems,
  TextLine,
  type Typed,
  type Wrong,
} from './own-fields.tsx';
import { plain, say } from './own-words.ts';

/** /mitmachen where several centres work. */
export function ChooseCentrePage({ door, centres }: { door: Door; centres: readonly { key: string; name: string }[] }) {
  return (
    <Frame door={door} title="apply.title" path={joinPath}>
      <p class="hs-easy">{say(door.language, 'apply.centre')}</p>
      <ul class="hs-links">
        {centres.map(({ key, name }) => (
          <li>
            <a class="kern-link hs-target" href={`${centreJoinPath(key)}?sprache=${door.language}`} lang="de" dir="ltr">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </Frame>
  );
}

const spoken = languageOptions.flatMap(({ value }) => (value === 'deu' ? [] : [{ value, label: ownName(value) }]));

/** Choosing one language beside German. */
export const SpokenLanguage = (props: FieldFacts) => <Choice {...props} options={spoken} />;

export interface JoinProps {
  door: Door;
  /** Key of the centre. */
  centre: string;
  typed: Typed;
  wrong: readonly Wrong[];
  /** Too many attempts. */
  waits?: boolean;
}

function Fields({ door: { language }, typed, wrong }: JoinProps) {
  const field = { language, typed, wrong };
  const [first, ...more] = joinFields.languages;
  const number = (n: number) => say(language, 'apply.language', { number: isolate(String(n)) });
  return (
    <>
      <TextLine
        {...field}
        name={joinFields.given}
        label={say(language, 'apply.given')}
        most={joinLimits.name}
        autocomplete="given-name"
      />
      <TextLine
        {...field}
        name={joinFields.family}
        label={say(language, 'apply.family')}
        most={joinLimits.name}
        autocomplete="family-name"
      />
      <fieldset class="kern-fieldset">
        <legend class="kern-label">{say(language, 'apply.languages')}</legend>
        <div class="kern-fieldset__body hs-stack">
          <SpokenLanguage {...field} name={first} label={number(1)} hint={say(language, 'apply.languages.hint')} />
          {more.map((name, index) => (
            <SpokenLanguage {...field} name={name} label={number(index + 2)} />
          ))}
        </div>
      </fieldset>
      <TextLine
        {...field}
        name={joinFields.place}
        label={say(language, 'apply.place')}
        most={joinLimits.place}
        autocomplete="address-level2"
      />
      <fieldset class="kern-fieldset">
        <legend class="kern-label">{say(language, 'apply.reach')}</legend>
        <div class="kern-fieldset__body hs-stack">
          <TextLine
            {...field}
            name={joinFields.phone}
            label={say(language, 'apply.phone')}
            most={joinLimits.contact}
            inputmode="tel"
            autocomplete="tel"
            dir="ltr"
          />
          <TextLine
            {...field}
            name={joinFields.email}
            label={say(language, 'apply.email')}
            most={joinLimits.contact}
            inputmode="email"
            autocomplete="email"
            dir="ltr"
          />
        </div>
      </fieldset>
    </>
  );
}

/** /mitmachen/:zentrum: somebody wants to interpret. */
export function JoinPage(props: JoinProps) {
  const { door, centre, typed, wrong, waits = false } = props;
  const { language } = door;
  const path = centreJoinPath(centre);
  return (
    <Frame door={door} title="apply.title" path={path}>
      <Problems language={language} wrong={wrong} waits={waits} />
      <p class="hs-easy">{say(language, 'apply.intro')}</p>
      <p class="hs-text">
        {say(language, 'apply.need', { years: isolate(String(fewestYears)) })} {say(language, 'apply.pay')}
      </p>
      <OwnForm door={door} path={path}>
        <Hidden name={joinFields.number} value={typed[joinFields.number] || crypto.randomUUID()} />
        <Fields {...props} />
        <p class="hs-text">{say(language, 'apply.kept', { months: isolate(String(interestMonths.value)) })}</p>
        <Button>{plain(language, 'apply.send')}</Button>
      </OwnForm>
      <Call door={door} />
    </Frame>
  );
}

/** /mitmachen/:zentrum/danke: the same for everybody. */
export function JoinedPage({ door, centre }: { door: Door; centre: string }) {
  return (
    <Frame door={door} title="apply.title" path={joinedPath(centre)}>
      <Alert tone="success" title={plain(door.language, 'apply.done')} role="status" />
      <Call door={door} />
    </Frame>
  );
}
