// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { volunteerSource, volunteerTranslations } from '../../../outbound/catalogues/volunteer.ts';
import { flash } from '../../../web/flash.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { type CentreRequest, centreRoutes, get, post } from '../../../web/route.ts';
import { type CatalogueOfTexts, TextsPage } from '../../../web/texts-page.tsx';
import { release } from '../../placement/letter/release-actions.ts';
import { listReleases } from '../../placement/letter/release-queries.ts';
import { releaseVolunteerTextsPath, volunteerTextsPath } from '../paths.ts';
import { releaseTextsInput } from './text-input.ts';
import { languageFacts, pageLanguage, releasables, type Translated, translated, volunteerKeys } from './texts.ts';

const catalogue: CatalogueOfTexts<Translated> = {
  title: 'Texte für Ehrenamtliche',
  lead: 'Was Ehrenamtliche in Mails und auf ihren Seiten lesen. Jede Sprache ist auf den Seiten gekennzeichnet, bis jemand sie mit Namen freigegeben hat.',
  path: volunteerTextsPath,
  releasePath: releaseVolunteerTextsPath,
  languages: translated,
  facts: languageFacts,
  pairs: (language) =>
    volunteerKeys.map((key) => ({ german: volunteerSource[key], text: volunteerTranslations[language][key].text })),
};

const textsForms = centreForm({
  load: async ({ tx, centreId, url, form }: CentreRequest) => {
    const asked = pageLanguage(typeof form.sprache === 'string' ? form.sprache : url.searchParams.get('sprache'));
    const language = translated.find((one) => one === asked) ?? 'en';
    return { language, releases: await listReleases(tx, centreId, releasables) };
  },
  schema: () => releaseTextsInput,
  run: async ({ tx, by }, _, { language }) => {
    const texts = releasables.find((one) => one.language === language);
    if (texts) await release(tx, by, texts);
  },
  done: (_, { language }) => flash(`${volunteerTextsPath}?sprache=${language}`, 'gespeichert'),
  page: (_, known, form) => <TextsPage {...form} {...known} catalogue={catalogue} />,
});

export const volunteerTextRoutes = centreRoutes('volunteers', [
  get(volunteerTextsPath, 'volunteer.texts', 'volunteer.texts', textsForms.show),
  post(releaseVolunteerTextsPath, 'volunteer.texts', 'volunteer.texts.release', textsForms.send),
]);
