// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../../codes/keys.ts';
import type { VolunteerKey } from '../../../outbound/catalogues/volunteer.ts';
import { Button, Hidden } from '../../../web/form/index.ts';
import { ownName } from '../../../web/public-form.tsx';
import { SpokenLanguage as LanguageField } from '../own/join-pages.tsx';
import { Call, Choice, Frame, fieldsOf, GoOn, Outcome, Section, TextLine } from '../own/own-fields.tsx';
import { ownFields } from '../own/own-input.ts';
import { plain, say } from '../own/own-words.ts';
import { mostRadiusKm } from '../rules.ts';
import { channelWords, directionWords, levelWords, modeWords } from '../words.ts';
import { areaField, helpTyped, modeField, mostOfVariety, profileFields } from './own-profile-input.ts';
import { type PageProps, ProfileForm, Tick, Ticks } from './own-profile-parts.tsx';

const channelKeys = { mail: 'profile.channel.mail', phone: 'profile.channel.phone' } as const satisfies Record<
  string,
  VolunteerKey
>;
const levelKeys = { native: 'speech.native', fluent: 'speech.fluent', good: 'speech.good' } as const satisfies Record<
  string,
  VolunteerKey
>;
const directionKeys = {
  both: 'offer.both',
  to_german: 'speech.to_german',
  from_german: 'speech.from_german',
} as const satisfies Record<string, VolunteerKey>;

function Help(props: PageProps) {
  const { door, places, file } = props;
  const { language } = door;
  const { modes, radiusKm, channel } = file.person;
  const field = fieldsOf(props, 'help', helpTyped({ modes, radiusKm, channel, areas: file.areas }));
  return (
    <Section title={plain(language, 'profile.help')}>
      <ProfileForm {...{ door, places }} deed="help">
        <Hidden name={ownFields.version} value={file.person.version} />
        <Ticks {...field} first={modeField('on_site')} legend={say(language, 'profile.modes')}>
          {codesOf(modeWords).map((mode) => (
            <Tick name={modeField(mode)} typed={field.typed}>
              {say(language, `offer.mode.${mode}`)}
            </Tick>
          ))}
        </Ticks>
        <TextLine
          {...field}
          name={profileFields.radius}
          label={say(language, 'profile.radius')}
          hint={say(language, 'profile.radius.hint')}
          most={String(mostRadiusKm).length}
          inputmode="numeric"
          dir="ltr"
        />
        {file.towns.length === 0 ? null : (
          <Ticks {...field} first={areaField('')} legend={say(language, 'profile.areas')}>
            {file.towns.map(({ ags, name }) => (
              <Tick name={areaField(ags)} typed={field.typed}>
                <bdi lang="de">{name}</bdi>
              </Tick>
            ))}
          </Ticks>
        )}
        <Choice
          {...field}
          name={profileFields.channel}
          label={say(language, 'profile.channel')}
          hint={say(language, 'profile.channel.hint')}
          options={codesOf(channelWords).map((value) => ({ value, label: plain(language, channelKeys[value]) }))}
        />
        <Button>{plain(language, 'profile.save')}</Button>
      </ProfileForm>
    </Section>
  );
}

const Name = ({ code }: { code: string }) => <bdi>{ownName(code)}</bdi>;

function Spoken({ door, places, file }: PageProps) {
  const { language } = door;
  const spoken = new Set(file.languages.map((one) => one.language));
  const open = file.wishes.filter(({ answer }) => answer === null);
  const declined = file.wishes.filter(
    (wish, index, all) =>
      wish.answer === 'declined' &&
      !spoken.has(wish.language) &&
      all.findIndex((one) => one.language === wish.language) === index,
  );
  return (
    <>
      {file.languages.map(({ language: code, level, direction }) => (
        <ProfileForm {...{ door, places }} deed="end">
          <p class="hs-text">
            <Name code={code} />, {plain(language, levelKeys[level])}, {plain(language, directionKeys[direction])}
          </p>
          <Hidden name={ownFields.entry} value={code} />
          <Button kind="tertiary" about={ownName(code)}>
            {plain(language, 'speech.end')}
          </Button>
        </ProfileForm>
      ))}
      {open.map(({ id, language: code }) => (
        <ProfileForm {...{ door, places }} deed="withdraw">
          <p class="hs-text">
            <Name code={code} />: {say(language, 'speech.checking')}
          </p>
          <Hidden name={ownFields.entry} value={id} />
          <Button kind="tertiary" about={ownName(code)}>
            {plain(language, 'own.away.remove')}
          </Button>
        </ProfileForm>
      ))}
      {declined.map(({ language: code }) => (
        <p class="hs-text">
          <Name code={code} />: {say(language, 'speech.declined')}
        </p>
      ))}
      <p class="hs-text hs-muted">{say(language, 'speech.promised')}</p>
    </>
  );
}

function Proposal(props: PageProps) {
  const { door, places } = props;
  const { language } = door;
  const field = fieldsOf(props, 'propose', { [profileFields.direction]: 'both' });
  const words = <Code extends string>(codes: readonly Code[], keys: Readonly<Record<Code, VolunteerKey>>) =>
    codes.map((value) => ({ value, label: plain(language, keys[value]) }));
  return (
    <ProfileForm {...{ door, places }} deed="propose">
      <h3 class="kern-heading-small">{plain(language, 'speech.new')}</h3>
      <p class="hs-text">{say(language, 'speech.new.hint')}</p>
      <Hidden name={profileFields.number} value={field.typed[profileFields.number] || crypto.randomUUID()} />
      <LanguageField {...field} name={profileFields.language} label={say(language, 'offer.language')} />
      <Choice
        {...field}
        name={profileFields.level}
        label={say(language, 'speech.level')}
        options={words(codesOf(levelWords), levelKeys)}
      />
      <Choice
        {...field}
        name={profileFields.direction}
        label={say(language, 'speech.direction')}
        options={words(codesOf(directionWords), directionKeys)}
      />
      <Tick name={profileFields.reads} typed={field.typed}>
        {say(language, 'speech.reads')}
      </Tick>
      <TextLine {...field} name={profileFields.variety} label={say(language, 'speech.variety')} most={mostOfVariety} />
      <Button kind="secondary">{plain(language, 'speech.send')}</Button>
    </ProfileForm>
  );
}

/** /ehrenamt-angaben/:token after its button: how and where a volunteer helps, and which languages; who acts and what is checked. */
export function OwnProfilePage(props: PageProps) {
  const { door, places, sent } = props;
  const { language } = door;
  return (
    <Frame door={door} title="profile.title" path={places.profile}>
      <Outcome door={door} sent={sent} />
      <p class="hs-easy">{say(language, 'profile.intro')}</p>
      <Help {...props} />
      <Section title={plain(language, 'speech.title')}>
        <Spoken {...props} />
        <Proposal {...props} />
      </Section>
      <GoOn door={door} path={places.times} to="own.title" kind="tertiary" />
      <Call door={door} />
    </Frame>
  );
}
