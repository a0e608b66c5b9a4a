// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Child } from 'hono/jsx';
import { LANGUAGES } from '../../../codes/languages.ts';
import { STATES } from '../../../codes/nationalities.ts';
import type { InvitationLanguage } from '../../../outbound/catalogues/invitation.ts';
import type { MessageValues } from '../../../outbound/catalogues/messages.ts';
import type { PreFormKey } from '../../../outbound/catalogues/pre-form.ts';
import { Button, Form } from '../../../web/form/index.ts';
import { ProblemList, PublicChoice, PublicTextLine, type Typed } from '../../../web/public-form.tsx';
import { preFormSlots } from '../../cases/counselling/pre-form-rules.ts';
import { preFormPath } from '../paths.ts';
import { type AnswerDoor, Frame } from './answer-pages.tsx';
import type { TypedPreForm } from './pre-form-input.ts';
import { levels, schoolKinds, scriptKeys, wishKeys } from './pre-form-keys.ts';
import { sayForm } from './texts.ts';

interface Option {
  value: string;
  label: string;
  lang?: string;
}

const collators = new Map<string, Intl.Collator>();
const byLabel = (language: string) => {
  const collator = collators.get(language) ?? new Intl.Collator(language);
  collators.set(language, collator);
  return (a: Option, b: Option): number => collator.compare(a.label, b.label);
};

/** Countries in the words and order of a language; a state the machine has no word for keeps its German name. */
export function countryOptions(language: InvitationLanguage): Option[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const named = STATES.filter(({ iso2 }) => !/^X[ABC]$/.test(iso2));
  return named
    .map(({ key, iso2, name }) => ({ value: key, label: names.of(iso2) ?? name }))
    .toSorted(byLabel(language));
}

/** Languages in their own words: whoever speaks one reads it. */
const languageOptions: readonly Option[] = LANGUAGES.map(({ code, native, name }) => ({
  value: code,
  label: native === name ? native : `${native} · ${name}`,
}));

interface FieldsProps {
  language: InvitationLanguage;
  typed: TypedPreForm;
  wrong: readonly string[];
}

const typedText = (typed: TypedPreForm, name: string): string => {
  const value = typed[name];
  return typeof value === 'string' ? value : '';
};

type FieldProps = FieldsProps & { name: string; label: string };

/** Text fields of the form as they were typed. */
const textsOf = (typed: TypedPreForm, name: string): Typed => ({ [name]: typedText(typed, name) });

const Pick = ({ language, typed, name, label, options }: FieldProps & { options: readonly Option[] }) => (
  <PublicChoice {...{ name, label, options }} typed={textsOf(typed, name)} choose={sayForm(language, 'choose')} />
);

const Figure = ({ language, typed, wrong, name, label, example }: FieldProps & { example: string }) => (
  <PublicTextLine
    {...{ name, label }}
    typed={textsOf(typed, name)}
    error={wrong.includes(name) ? sayForm(language, 'wrong', { example }) : undefined}
    most={4}
    inputmode="numeric"
    dir="ltr"
  />
);

function Ticks(props: FieldsProps & { name: string; legend: string; options: readonly Option[] }) {
  const { typed, name, legend, options } = props;
  const chosen = [typed[name] ?? []].flat();
  return (
    <fieldset class="kern-fieldset">
      <legend class="kern-label">{legend}</legend>
      <div class="kern-fieldset__body">
        {options.map(({ value, label }) => (
          <div class="kern-form-check">
            <input
              class="kern-form-check__checkbox"
              type="checkbox"
              id={`${name}-${value}`}
              name={name}
              value={value}
              checked={chosen.includes(value)}
            />
            <label class="kern-label" for={`${name}-${value}`}>
              {label}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

const Section = ({ title, children }: { title: string; children: Child }) => (
  <section class="hs-section hs-stack">
    <h2 class="kern-heading-medium">{title}</h2>
    {children}
  </section>
);

function Fields(props: FieldsProps) {
  const { language } = props;
  const say = (key: PreFormKey, values: MessageValues = {}) => sayForm(language, key, values);
  const levelOptions = levels.map((value) => ({ value, label: say(`level.${value}`) }));
  const countries = countryOptions(language);
  const kinds = schoolKinds.map((value) => ({ value, label: say(`kind.${value}`) }));
  return (
    <>
      <Section title={say('languages')}>
        {preFormSlots.languages.map((number) => (
          <>
            <Pick
              {...props}
              name={`ps${number}_sprache`}
              label={say('language', { number })}
              options={languageOptions}
            />
            <Pick {...props} name={`ps${number}_stufe`} label={say('level', { number })} options={levelOptions} />
          </>
        ))}
      </Section>
      <Ticks
        {...props}
        name="pschriften"
        legend={say('scripts')}
        options={scriptKeys.map((value) => ({ value, label: say(`script.${value}`) }))}
      />
      <Figure {...props} name="pkita" label={say('kindergarten')} example="2" />
      <Figure {...props} name="pschuljahre" label={say('years')} example="5" />
      <Section title={say('schools')}>
        {preFormSlots.schools.map((number) => (
          <fieldset class="kern-fieldset">
            <legend class="kern-label">{say('school', { number })}</legend>
            <div class="kern-fieldset__body hs-stack">
              <Pick {...props} name={`pb${number}_land`} label={say('country')} options={countries} />
              <Pick {...props} name={`pb${number}_art`} label={say('kind')} options={kinds} />
              <Figure {...props} name={`pb${number}_von`} label={say('from')} example="2019" />
              <Figure {...props} name={`pb${number}_bis`} label={say('to')} example="2024" />
              <Figure {...props} name={`pb${number}_klasse`} label={say('grade')} example="4" />
            </div>
          </fieldset>
        ))}
      </Section>
      <Ticks
        {...props}
        name="pwuensche"
        legend={say('wishes')}
        options={wishKeys.map((value) => ({ value, label: say(`wish.${value}`) }))}
      />
    </>
  );
}

interface PageProps {
  door: AnswerDoor;
  /** How many children come, and of which the form is, from 1: eldest first, and nobody named. */
  children: number;
  child: number;
}

const pathOf = ({ door, child }: PageProps, number = child): string => `${preFormPath(door.token)}?kind=${number}`;

function OtherChildren(props: PageProps) {
  const { door, children, child } = props;
  if (children < 2) return null;
  return (
    <ul class="hs-links">
      {Array.from({ length: children }, (_, index) => index + 1).map((number) => (
        <li>
          <a
            class="kern-link hs-target"
            href={`${pathOf(props, number)}&sprache=${door.language}`}
            aria-current={number === child ? 'page' : undefined}
          >
            {sayForm(door.language, 'child', { number })}
          </a>
        </li>
      ))}
    </ul>
  );
}

const figures: readonly (readonly [ending: string, key: PreFormKey])[] = [
  ['pkita', 'kindergarten'],
  ['pschuljahre', 'years'],
  ['_von', 'from'],
  ['_bis', 'to'],
  ['_klasse', 'grade'],
];

/** What a field for a number is called; of a school, which one. */
function figureLabel(language: InvitationLanguage, field: string): string {
  const label = sayForm(language, figures.find(([ending]) => field.endsWith(ending))?.[1] ?? 'schools');
  const number = /^pb(\d)_/.exec(field)?.[1];
  return number === undefined ? label : `${sayForm(language, 'school', { number: Number(number) })}: ${label}`;
}

/** What a family can say before the talk. Nothing personal stands here, and nothing has to be answered. */
export function PreFormPage(props: PageProps & { typed: TypedPreForm; wrong: readonly string[]; empty: boolean }) {
  const { door, typed, wrong, empty } = props;
  const { language } = door;
  return (
    <Frame door={door} title={sayForm(language, 'title')} path={pathOf(props)}>
      <p class="hs-easy">{sayForm(language, 'intro')}</p>
      {empty ? (
        <ProblemList
          tone="warning"
          title={sayForm(language, 'empty')}
          told={[{ field: `ps${preFormSlots.languages[0]}_sprache`, text: sayForm(language, 'languages') }]}
        />
      ) : null}
      {wrong.length > 0 ? (
        <ProblemList
          tone="warning"
          title={sayForm(language, 'wrong', { example: '2019' })}
          told={wrong.map((field) => ({ field, text: figureLabel(language, field) }))}
        />
      ) : null}
      <OtherChildren {...props} />
      <Form action={`${pathOf(props)}&sprache=${language}`} guard={false}>
        <Fields language={language} typed={typed} wrong={wrong} />
        <Button>{sayForm(language, 'button')}</Button>
      </Form>
    </Frame>
  );
}

/** It has arrived. */
export function PreFormThanks(props: PageProps) {
  const { language } = props.door;
  return (
    <Frame door={props.door} title={sayForm(language, 'title')} path={pathOf(props)}>
      <p class="hs-easy" role="status">
        <strong>{sayForm(language, 'thanks')}</strong>
      </p>
      <p class="hs-easy">{sayForm(language, 'again')}</p>
      <OtherChildren {...props} />
    </Frame>
  );
}
