// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { CatalogueLanguages } from '../../../outbound/catalogues/languages.ts';
import type { StatusLanguage } from '../../../outbound/catalogues/status.ts';
import { flash } from '../../../web/flash.ts';
import { centreForm } from '../../../web/form-pair.ts';
import type { CentreRequest } from '../../../web/route.ts';
import { TextsPage } from '../../../web/texts-page.tsx';
import { release } from './release-actions.ts';
import { releaseTextsInput } from './release-input.ts';
import { listReleases, type Releasable } from './release-queries.ts';

type Languages<Translated extends StatusLanguage> = CatalogueLanguages<string, Translated>;

/** The texts of each language as a named person releases them: word for word, in the order of the catalogue. */
export const releasablesOf = <Translated extends StatusLanguage>(
  template: Releasable['template'],
  { translated, pairs }: Pick<Languages<Translated>, 'translated' | 'pairs'>,
): readonly Releasable[] =>
  translated.map((language) => ({ template, language, texts: pairs(language).map(({ text }) => text) }));

/** Page and deed by which somebody reads the texts of a catalogue beside the German ones and releases them by name. */
export function releaseForms<Translated extends StatusLanguage>(it: {
  title: string;
  /** Who reads the texts, and that they are marked until then. */
  lead: string;
  path: string;
  releasePath: string;
  languages: Languages<Translated>;
  releasables: readonly Releasable[];
}) {
  const { languages, releasables, ...words } = it;
  const { translated, facts, pairs, pageLanguage } = languages;
  return centreForm({
    load: async ({ tx, centreId, url, form }: CentreRequest) => {
      const asked = pageLanguage(typeof form.sprache === 'string' ? form.sprache : url.searchParams.get('sprache'));
      const language = translated.find((one) => one === asked) ?? translated[0];
      if (language === undefined) throw new Error(`${it.path} has no translation.`);
      return { language, releases: await listReleases(tx, centreId, releasables) };
    },
    schema: () => releaseTextsInput(translated),
    run: async ({ tx, by }, _, { language }) => {
      const texts = releasables.find((one) => one.language === language);
      if (texts) await release(tx, by, texts);
    },
    done: (_, { language }) => flash(`${it.path}?sprache=${language}`, 'gespeichert'),
    page: (_, known, form) => (
      <TextsPage {...form} {...known} catalogue={{ ...words, languages: translated, facts, pairs }} />
    ),
  });
}
