// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { optionsOf, Radios, TextField } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import { consentText, newestVersion } from '../../consents/words.ts';
import { pupilEndReasons } from '../words.ts';
import { endChoices, parentLanguages } from './input.ts';
import { GivenFields, NamedFields, parentsLanguageText, ReadField } from './need-fields.tsx';
import {
  type Area,
  childLinkPath,
  consentSheetPath,
  endNeedPath,
  linkConsentPath,
  linkWithdrawPath,
  namedPath,
  pupilConsentPath,
  pupilIn,
  refusePath,
  siblingsPath,
  withdrawPath,
} from './paths.ts';
import { trailOf } from './pupil-page.tsx';
import type { Pupil } from './queries.ts';

/** What a page about one pupil is given. */
export type PupilForm = FormProps & { area: Area; pupil: Pupil };

const rightToLeft = ['ar'];
/** The words of a consent in the parents' language, German below it, the others folded. */
function Words({ purpose, language }: { purpose: 'sponsorship' | 'sponsorship_link'; language: string }) {
  const version = newestVersion(purpose);
  const open = new Set([language, 'de']);
  const ordered = [language, ...parentLanguages.filter((one) => one !== language)];
  return (
    <>
      {ordered.map((one) => (
        <details class="hs-fold" open={open.has(one)}>
          <summary>{parentsLanguageText(one)}</summary>
          <p class="hs-easy" lang={one} dir={rightToLeft.includes(one) ? 'rtl' : 'ltr'}>
            {consentText(purpose, version, one)}
          </p>
        </details>
      ))}
      <p class="hs-text hs-muted">
        Die Übersetzungen hat noch niemand mit Namen geprüft. Im Zweifel gilt der deutsche Text.
      </p>
    </>
  );
}

/** To read together, then who said yes, and only then the name. */
export function PupilConsentPage({ area, pupil, ...form }: PupilForm) {
  return (
    <FormPage
      {...form}
      title="Einwilligung und Name"
      breadcrumbs={trailOf(area, pupil, 'Einwilligung')}
      intro="Lesen Sie den Text gemeinsam. Wer nein sagt, hat keinen Nachteil. Mit dem Ja tragen Sie den Namen ein; dann wartet das Kind auf eine Patin oder einen Paten."
      action={pupilConsentPath(area, pupil.id)}
      button="Einwilligung und Namen eintragen"
      back={pupilIn(area, pupil.id)}
    >
      <ReadField state={form.state} />
      <Words purpose="sponsorship" language={pupil.parentsLanguage} />
      <p class="hs-text">
        <a class="kern-link" href={consentSheetPath(area, pupil.id, pupil.parentsLanguage)}>
          Blatt zum Unterschreiben (PDF)
        </a>
      </p>
      <GivenFields state={form.state} />
      <NamedFields state={form.state} />
    </FormPage>
  );
}

export function LinkConsentPage({ area, pupil, ...form }: PupilForm) {
  return (
    <FormPage
      {...form}
      title="Zweite Einwilligung"
      breadcrumbs={trailOf(area, pupil, 'Zweite Einwilligung')}
      intro="Nur wenn die Eltern das auch möchten: Das Zentrum vermerkt, dass es dasselbe Kind ist wie in der Beratung. Niemand sieht dadurch mehr."
      action={linkConsentPath(area, pupil.id)}
      button="Zweite Einwilligung eintragen"
      back={pupilIn(area, pupil.id)}
    >
      <ReadField state={form.state} />
      <Words purpose="sponsorship_link" language={pupil.parentsLanguage} />
      <GivenFields state={form.state} />
    </FormPage>
  );
}

export function NamedPage({ area, pupil, ...form }: PupilForm) {
  return (
    <FormPage
      {...form}
      title="Angaben zum Kind ändern"
      breadcrumbs={trailOf(area, pupil, 'Angaben')}
      intro="Nur was die Eltern wollen. Endet die Einwilligung, werden diese Angaben sofort gelöscht."
      action={namedPath(area, pupil.id)}
      button="Angaben speichern"
      back={pupilIn(area, pupil.id)}
    >
      <NamedFields state={form.state} />
    </FormPage>
  );
}

const confirmWords = {
  refuse: {
    title: 'Die Eltern möchten es nicht',
    intro: 'Der Bedarf endet. Das Kind hat dadurch keinen Nachteil. Ein Name ist nicht gespeichert.',
    button: 'Nein der Eltern eintragen',
    path: refusePath,
  },
  withdraw: {
    title: 'Die Eltern nehmen ihr Ja zurück',
    intro:
      'Die Treffen enden sofort. Name, Raum, Interessen und Hinweise werden gelöscht. Die Patin oder der Pate erfährt, dass die Treffen enden, nicht warum; die Koordination wird benachrichtigt. Das lässt sich nicht zurücknehmen.',
    button: 'Widerruf eintragen',
    path: withdrawPath,
  },
  unlink: {
    title: 'Zweite Einwilligung zurücknehmen',
    intro: 'Der Vermerk, welches Kind der Beratung es ist, wird gelöscht. Die Patenschaft läuft weiter.',
    button: 'Widerruf eintragen',
    path: linkWithdrawPath,
  },
} as const;

/** A deed that only asks once more, and says what will happen. */
export function ConfirmPage({ area, pupil, deed, ...form }: PupilForm & { deed: keyof typeof confirmWords }) {
  const { title, intro, button, path } = confirmWords[deed];
  return (
    <FormPage
      {...form}
      title={title}
      breadcrumbs={trailOf(area, pupil, title)}
      intro={intro}
      danger
      action={path(area, pupil.id)}
      button={button}
      back={pupilIn(area, pupil.id)}
    />
  );
}

const reasons = Object.fromEntries(endChoices.map((reason) => [reason, pupilEndReasons[reason]]));
export function EndNeedPage({ area, pupil, ...form }: PupilForm) {
  return (
    <FormPage
      {...form}
      title="Bedarf beenden"
      breadcrumbs={trailOf(area, pupil, 'Beenden')}
      intro="Der Name wird gelöscht. Eine Patenschaft, die läuft, endet; die Patin oder der Pate bekommt eine E-Mail. Was bisher war, bleibt gezählt."
      danger
      action={endNeedPath(area, pupil.id)}
      button="Bedarf beenden"
      back={pupilIn(area, pupil.id)}
    >
      <Radios name="grund" label="Warum?" options={optionsOf(reasons)} state={form.state} />
      <TextField
        name="bleibt"
        label="Nummer der Meldung, die bleibt"
        hint="Nur wenn das Kind zweimal gemeldet war."
        required={false}
        maxLength={30}
        autocomplete="off"
        state={form.state}
      />
    </FormPage>
  );
}

export function SiblingsPage({
  area,
  pupil,
  siblings,
  ...form
}: PupilForm & { siblings: readonly { id: string; number: string }[] }) {
  return (
    <FormPage
      {...form}
      title="Geschwister vermerken"
      breadcrumbs={trailOf(area, pupil, 'Geschwister')}
      intro={
        siblings.length === 0
          ? 'Geschwister werden, wenn es geht, zusammen vermittelt.'
          : `Vermerkt: ${siblings.map(({ number }) => number).join(', ')}. Ohne Nummer wird der Vermerk gelöscht.`
      }
      action={siblingsPath(pupil.id)}
      button="Geschwister speichern"
      back={pupilIn(area, pupil.id)}
    >
      <TextField
        name="geschwister"
        label="Nummer des anderen Kindes"
        hint={`Wie ${pupil.number}.`}
        required={false}
        maxLength={30}
        autocomplete="off"
        state={form.state}
      />
    </FormPage>
  );
}

export function ChildLinkPage({ area, pupil, ...form }: PupilForm) {
  return (
    <FormPage
      {...form}
      title="Kind der Beratung vermerken"
      breadcrumbs={trailOf(area, pupil, 'Kind der Beratung')}
      intro={`Damit das Kind in den Zahlen nicht doppelt steht. Niemand sieht dadurch mehr, und kein Weg führt von hier in die Akte oder zurück. ${pupil.linked ? 'Ein Kind ist vermerkt; ohne Nummer wird der Vermerk gelöscht.' : 'Noch ist kein Kind vermerkt.'}`}
      action={childLinkPath(pupil.id)}
      button="Vermerk speichern"
      back={pupilIn(area, pupil.id)}
    >
      <TextField
        name="fall"
        label="Nummer des Falls"
        hint="Die Beratung nennt sie Ihnen."
        required={false}
        maxLength={30}
        autocomplete="off"
        state={form.state}
      />
    </FormPage>
  );
}
