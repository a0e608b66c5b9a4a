// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, it } from 'vitest';
import { createLetterPrinter } from './printer.ts';
import type { ThanksLetter, ThanksLetters } from './thanks.ts';

const printer = createLetterPrinter({ timeoutMs: 300_000 });
afterAll(() => printer.close());

const german = {
  heading: 'Danke für Ihre Hilfe im Jahr 2026',
  paragraphs: ['Guten Tag Amal Beispiel,', 'Sie haben in 2 Gesprächen gedolmetscht, zusammen 2 Stunden, 30 Minuten.'],
  greeting: 'Herzliche Grüße',
  small: ['Haben Sie Fragen? KI Düren: 02421 555-100', 'Bitte sagen Sie es uns.'],
};
const arabic: NonNullable<ThanksLetter['own']> = {
  ...{
    language: 'ar',
    dir: 'rtl',
    mark: 'لم يراجع أحد هذه الترجمة بعد.',
    beforeWord: 'كلمة أخرى منا باللغة الألمانية:',
  },
  heading: 'شكرًا على مساعدتكم في عام 2026',
  paragraphs: ['مرحبًا Amal Beispiel،', 'ترجمتم في محادثتين، بمجموع ساعتين و30 دقيقة.'],
  greeting: 'مع أطيب التحيات',
  small: ['هل لديكم أسئلة؟ KI Düren: 02421 555-100', 'يرجى إخبارنا بذلك.'],
};
const letter = (number: string, own: ThanksLetter['own'], name = 'Amal Beispiel'): ThanksLetter => ({
  ...{ number, german, own },
  recipient: { lines: [name, 'Beispielweg 1', '52349 Düren'] },
});
const stack: ThanksLetters = {
  centre: {
    name: 'KI Düren',
    street: 'Am Markt 1',
    postcode: '52349',
    place: 'Düren',
    phone: '02421 555-100',
    email: '',
  },
  ...{ printedOn: Temporal.PlainDate.from('2026-12-07'), title: 'Danke für das Jahr 2026' },
  ...{ word: 'Ohne Sie ginge es nicht.', signer: 'Helga Leitung' },
  letters: [letter('DN-E-0001', null), letter('DN-E-0002', arabic)],
};

/** The text of each page, without spaces. */
async function pagesOf(letters: ThanksLetters): Promise<string[]> {
  const pdf = await printer.printThanks(letters);
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent();
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s+/gu, ''),
    );
  }
  return pages;
}

describe('letters that thank', () => {
  it('stand each on a page, German alone or with the language of the person beside it', async () => {
    const [alone = '', both = '', ...more] = await pagesOf(stack);
    expect(more).toEqual([]);
    for (const page of [alone, both])
      for (const part of [
        'AmalBeispiel',
        'Beispielweg1',
        '2Stunden,30Minuten',
        'OhneSieginge',
        'HelgaLeitung',
        '7.Dezember2026',
      ])
        expect(page).toContain(part);
    expect(alone).not.toMatch(/\p{Script=Arabic}/u);
    expect(both).toMatch(/\p{Script=Arabic}/u);
  });

  it('keep a very long name and street in the window', async () => {
    const long = {
      ...letter('DN-E-0003', arabic, 'Wilhelmine-Alexandra '.repeat(5)),
      recipient: { lines: ['Wilhelmine-Alexandra '.repeat(5), 'Sehr-Lange-Beispielstraße '.repeat(4), '52349 Düren'] },
    };
    expect((await pagesOf({ ...stack, word: 'Danke. '.repeat(57), letters: [long] })).length).toBe(1);
  });

  it('say which characters no font can set', async () => {
    const letters = [letter('DN-E-0004', null, 'አማል Beispiel')];
    await expect(printer.printThanks({ ...stack, letters })).rejects.toThrow(
      'Diese Zeichen kann der Brief nicht darstellen',
    );
  });
});
