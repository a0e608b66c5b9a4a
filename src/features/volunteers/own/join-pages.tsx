// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { isolate } from '../../../outbound/catalogues/status.ts';
import { Alert } from '../../../web/components/index.ts';
import { Button, Hidden } from '../../../web/form/index.ts';
import { ownName } from '../../../web/public-form.tsx';
import { languageOptions } from '../../families/fields.tsx';
import { dayField } from '../input.ts';
import { centreJoinPath, joinedPath, joinPath, sponsorJoinedPath, sponsorJoinPath } from '../paths.ts';
import { fewestYears, interestMonths } from '../rules.ts';
import { spansExample } from '../span-rules.ts';
import { type JoinService, joinFields, joinLimits } from './join-input.ts';
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
import { plain, say, weekdayName } from './own-words.ts';

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
  service: JoinService;
  /** Years a sponsor has to be old in this centre. */
  leastAge: number;
  typed: Typed;
  wrong: readonly Wrong[];
  /** Too many attempts. */
  waits?: boolean;
}

/** Monday to Friday: lessons are given when there is school. */
const lessonDays = [1, 2, 3, 4, 5] as const;

/** Who gives lessons says also when and what it wishes. */
function SponsorFields({ door: { language }, typed, wrong }: JoinProps) {
  const field = { language, typed, wrong };
  return (
    <>
      <fieldset class="kern-fieldset">
        <legend class="kern-label">{say(language, 'apply.sponsor.week')}</legend>
        <div class="kern-fieldset__body hs-stack">
          <p class="kern-hint">{say(language, 'apply.sponsor.week.hint', { example: isolate(spansExample) })}</p>
          {lessonDays.map((day) => (
            <TextLine {...field} name={dayField[day]} label={weekdayName(language, day)} most={40} dir="ltr" />
          ))}
        </div>
      </fieldset>
      <TextLine
        {...field}
        name={joinFields.wishes}
        label={say(language, 'apply.sponsor.wishes')}
        hint={say(language, 'apply.sponsor.wishes.hint')}
        most={joinLimits.wishes}
      />
    </>
  );
}

function Fields(props: JoinProps) {
  const { door, typed, wrong, service } = props;
  const { language } = door;
  const sponsors = service === 'sponsorship';
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
          <SpokenLanguage
            {...field}
            name={first}
            label={number(1)}
            hint={say(language, sponsors ? 'apply.sponsor.languages.hint' : 'apply.languages.hint')}
          />
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
      {sponsors ? <SponsorFields {...props} /> : null}
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

const titleOf = { interpreting: 'apply.title', sponsorship: 'apply.sponsor.title' } as const;
const pathOf = { interpreting: centreJoinPath, sponsorship: sponsorJoinPath } as const;
const otherOf = { interpreting: 'sponsorship', sponsorship: 'interpreting' } as const;
/** What leads to the other one. */
const otherWords = { interpreting: 'apply.sponsor.other', sponsorship: 'apply.interpret.other' } as const;

/** What is needed, before somebody types anything. */
function Need({ door: { language }, service, leastAge }: JoinProps) {
  if (service === 'interpreting')
    return (
      <>
        <p class="hs-easy">{say(language, 'apply.intro')}</p>
        <p class="hs-text">
          {say(language, 'apply.need', { years: isolate(String(fewestYears)) })} {say(language, 'apply.pay')}
        </p>
      </>
    );
  return (
    <>
      <p class="hs-easy">{say(language, 'apply.sponsor.intro')}</p>
      <p class="hs-text">
        {say(language, 'apply.sponsor.years', { years: isolate(String(leastAge)) })}{' '}
        {say(language, 'apply.sponsor.need')}
        {leastAge < fewestYears ? <> {say(language, 'apply.sponsor.minor')}</> : null}
      </p>
    </>
  );
}

/** /mitmachen/:zentrum and below it /patenschaft: somebody wants to interpret, or to become a sponsor. */
export function JoinPage(props: JoinProps) {
  const { door, centre, typed, wrong, service, waits = false } = props;
  const { language } = door;
  const path = pathOf[service](centre);
  const other = otherOf[service];
  return (
    <Frame door={door} title={titleOf[service]} path={path}>
      <Problems language={language} wrong={wrong} waits={waits} />
      <Need {...props} />
      <OwnForm door={door} path={path}>
        <Hidden name={joinFields.number} value={typed[joinFields.number] || crypto.randomUUID()} />
        <Fields {...props} />
        <p class="hs-text">{say(language, 'apply.kept', { months: isolate(String(interestMonths.value)) })}</p>
        <Button>{plain(language, 'apply.send')}</Button>
      </OwnForm>
      <p>
        <a class="kern-link hs-target" href={`${pathOf[other](centre)}?sprache=${language}`}>
          {plain(language, otherWords[other])}
        </a>
      </p>
      <Call door={door} />
    </Frame>
  );
}

/** /mitmachen/:zentrum/danke and /mitmachen/:zentrum/patenschaft/danke: the same for everybody. */
export function JoinedPage({ door, centre, service }: { door: Door; centre: string; service: JoinService }) {
  const path = { interpreting: joinedPath, sponsorship: sponsorJoinedPath }[service](centre);
  return (
    <Frame door={door} title={titleOf[service]} path={path}>
      <Alert tone="success" title={plain(door.language, 'apply.done')} role="status" />
      <Call door={door} />
    </Frame>
  );
}
