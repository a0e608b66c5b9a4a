// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { codesOf } from '../../../codes/keys.ts';
import { Alert } from '../../../web/components/index.ts';
import { flash } from '../../../web/flash.ts';
import { Checkboxes, TextArea, TextField } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import { centreForm } from '../../../web/form-pair.ts';
import { formatDateTime } from '../../../web/format.ts';
import { type CentreRequest, centreRoutes, get, post } from '../../../web/route.ts';
import { centrePath, invitationSettingsPath, privacyNoticePath } from '../../centres/paths.ts';
import { releaseForms } from '../../placement/letter/release-deeds.tsx';
import {
  invitationTextsPath,
  preFormTextsPath,
  releaseInvitationTextsPath,
  releasePreFormTextsPath,
} from '../paths.ts';
import { addNotice, changeInvitationSettings } from './actions.ts';
import { invitationSettingInput, invitationSettingValues, noticeInput } from './input.ts';
import { getInvitationSettings, getNotice, listNotices } from './queries.ts';
import { invitationTexts, preFormReleasables, preFormTexts, releasables } from './texts.ts';
import { bringLabels, invitationLanguages, noticeText } from './words.ts';

const breadcrumbs = (label: string) => [{ href: centrePath, label: 'Zentrum' }, { label }];

const settingForms = centreForm({
  load: async ({ tx, centreId }) => ({
    settings: await getInvitationSettings(tx, centreId),
    notice: await getNotice(tx, centreId),
  }),
  values: (_, { settings }) => invitationSettingValues(settings),
  schema: () => invitationSettingInput,
  version: ({ settings }) => settings.version,
  versionNeeded: true,
  wrongFirst: true,
  run: async ({ tx, by, centreId, shown }, { settings }, input) => {
    await changeInvitationSettings(tx, by, settings, input);
    shown('centre', centreId);
  },
  done: flash(centrePath, 'gespeichert'),
  page: (_, { notice }, form) => (
    <FormPage
      {...form}
      title="Einladungen einstellen"
      breadcrumbs={breadcrumbs('Einladungen')}
      intro="Gilt für alles, was ab jetzt verschickt wird."
      action={invitationSettingsPath}
      button="Einstellungen speichern"
      back={centrePath}
    >
      <Checkboxes
        name="mitbringen"
        label="Was Familien mitbringen sollen"
        options={codesOf(bringLabels).map((value) => ({ value, label: bringLabels[value] }))}
        required={false}
        state={form.state}
      />
      <TextField
        name="erinnern"
        label="Erinnern: Tage vor dem Termin"
        hint="0: nie. Erinnert wird mit E-Mail; wer angerufen werden möchte, kommt auf die Liste der Verwaltung."
        inputmode="numeric"
        state={form.state}
      />
      <TextField
        name="gilt_tage"
        label="So lange gilt ein Link zum Absagen und Verschieben (Tage)"
        hint="Nie länger als bis zum Beginn des Termins."
        inputmode="numeric"
        state={form.state}
      />
      <TextField
        name="datenschutz"
        label="Datenschutzbeauftragte: Stelle, Telefon, E-Mail"
        hint="Steht im Datenschutzhinweis. Ohne Angabe steht dort das Zentrum."
        required={false}
        state={form.state}
      />
      <p class="kern-body">
        {`Datenschutzhinweis (Art. 13 DSGVO): ${noticeText(notice.version)}. `}
        <a class="kern-link" href={privacyNoticePath}>
          Eigenen Text schreiben
        </a>
      </p>
    </FormPage>
  ),
});

const noticeForms = centreForm({
  load: async ({ tx, centreId }: CentreRequest) => ({
    notices: await listNotices(tx, centreId),
    standard: await getNotice(tx, centreId),
  }),
  values: (_, { notices: [last], standard }) =>
    Object.fromEntries(
      codesOf(invitationLanguages).map((language) => [
        `hinweis_${language}`,
        last ? last[language] : (standard.paragraphs(language) ?? []).join('\n\n'),
      ]),
    ),
  schema: () => noticeInput,
  version: ({ notices: [last] }) => last?.version ?? 0,
  versionNeeded: true,
  run: async ({ tx, by, centreId, shown }, { notices: [last] }, texts) => {
    await addNotice(tx, by, last?.version ?? 0, texts);
    shown('centre', centreId);
  },
  done: flash(privacyNoticePath, 'gespeichert'),
  page: (_, { notices }, form) => (
    <FormPage
      {...form}
      title="Datenschutzhinweis (Art. 13 DSGVO)"
      breadcrumbs={[
        { href: centrePath, label: 'Zentrum' },
        { href: invitationSettingsPath, label: 'Einladungen' },
        { label: 'Datenschutzhinweis' },
      ]}
      intro="Dieser Text geht mit jeder Einladung hinaus. Speichern macht eine neue Fassung; welche eine Familie bekommen hat, steht an ihrem Termin."
      action={privacyNoticePath}
      button="Neue Fassung speichern"
      back={invitationSettingsPath}
    >
      {notices.length === 0 ? (
        <Alert tone="info" title="Noch gilt der Standardtext.">
          <p class="kern-body">Sie können ihn hier ändern. Bitte lassen Sie Ihren Text vom Datenschutz prüfen.</p>
        </Alert>
      ) : null}
      {codesOf(invitationLanguages).map((language) => (
        <TextArea
          name={`hinweis_${language}`}
          label={`Text auf ${invitationLanguages[language].german}`}
          hint={language === 'de' ? undefined : 'Leer: Die Familie bekommt nur den deutschen Text.'}
          required={language === 'de'}
          rows={10}
          maxLength={6000}
          state={form.state}
        />
      ))}
      {notices.length === 0 ? null : (
        <>
          <h2 class="kern-heading-medium">Frühere Fassungen</h2>
          <ul class="hs-links">
            {notices.map(({ version, madeAt, madeBy }) => (
              <li>{`${noticeText(version)}: ${formatDateTime(madeAt)}, ${madeBy ?? 'Herzstück'}`}</li>
            ))}
          </ul>
        </>
      )}
    </FormPage>
  ),
});

const invitationTextForms = releaseForms({
  title: 'Texte der Einladungen',
  lead: 'Was Familien in Einladungen und beim Absagen lesen. Jede Sprache ist gekennzeichnet, bis jemand sie mit Namen freigegeben hat.',
  path: invitationTextsPath,
  releasePath: releaseInvitationTextsPath,
  languages: invitationTexts,
  releasables,
});

const preFormTextForms = releaseForms({
  title: 'Texte des Vorab-Bogens',
  lead: 'Was Familien vor dem Gespräch gefragt werden. Jede Sprache ist gekennzeichnet, bis jemand sie mit Namen freigegeben hat.',
  path: preFormTextsPath,
  releasePath: releasePreFormTextsPath,
  languages: preFormTexts,
  releasables: preFormReleasables,
});

export const invitationSettingRoutes = centreRoutes('appointments', [
  get('/zentrum/einladung', 'centre.manage', 'invitation_setting.form', settingForms.show),
  post('/zentrum/einladung', 'centre.manage', 'invitation_setting.change', settingForms.send),
  get('/zentrum/datenschutzhinweis', 'centre.manage', 'privacy_notice.form', noticeForms.show),
  post('/zentrum/datenschutzhinweis', 'centre.manage', 'privacy_notice.add', noticeForms.send),
  get('/einladung-texte', 'translation.review', 'invitation.texts', invitationTextForms.show),
  post('/einladung-texte/freigeben', 'translation.review', 'translation.review', invitationTextForms.send),
  get('/vorab-bogen-texte', 'translation.review', 'pre_form.texts', preFormTextForms.show),
  post('/vorab-bogen-texte/freigeben', 'translation.review', 'translation.review', preFormTextForms.send),
]);
