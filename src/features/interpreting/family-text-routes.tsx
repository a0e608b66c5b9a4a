// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Hono } from 'hono';
import {
  type InterpretingFamilyKey,
  type InterpretingFamilyLanguage,
  interpretingFamilyMessage,
  interpretingFamilySource,
  interpretingFamilyTranslations,
} from '../../outbound/catalogues/interpreting-family.ts';
import { catalogueLanguages } from '../../outbound/catalogues/languages.ts';
import { publicFrame } from '../../outbound/catalogues/public-frame.ts';
import { renderPage } from '../../web/html.ts';
import { PublicPage } from '../../web/layout.tsx';
import { GermanBelow } from '../../web/sentence.tsx';
import { familyTextPath } from './paths.ts';

const { languages, pageLanguage } = catalogueLanguages(interpretingFamilySource, interpretingFamilyTranslations);
const sentences: readonly InterpretingFamilyKey[] = ['what', 'who', 'secret', 'free', 'no', 'other', 'data'];

/** The text in one language, the German words below each sentence: whoever asks reads along. It prints as it stands. */
function FamilyTextPage({ language }: { language: InterpretingFamilyLanguage }) {
  const say = (key: InterpretingFamilyKey): string => interpretingFamilyMessage(language, key).text;
  const below = (key: InterpretingFamilyKey) =>
    language === 'de' ? null : <GermanBelow>{interpretingFamilyMessage('de', key).text}</GermanBelow>;
  return (
    <PublicPage title={say('title')} {...publicFrame(language, languages, familyTextPath)}>
      <div class="hs-stack">
        {language === 'de' ? null : (
          <p class="hs-text hs-muted">
            {say('unchecked')}
            {below('unchecked')}
          </p>
        )}
        {sentences.map((key) => (
          <p class="hs-easy">
            {say(key)}
            {below(key)}
          </p>
        ))}
        <p class="hs-easy">
          <strong>{say('ask')}</strong>
          {below('ask')}
        </p>
      </div>
    </PublicPage>
  );
}

/**
 * With what an institution asks the family before it asks for somebody who interprets. It names nobody and needs no sign-in:
 * institutions with a mailed link read and print it, too.
 */
export function familyTextRoutes(): Hono {
  const routes = new Hono();
  routes.get(familyTextPath, (c) => {
    const language = pageLanguage(c.req.query('sprache')) ?? 'de';
    return c.html(renderPage(<FamilyTextPage language={language} />));
  });
  return routes;
}
