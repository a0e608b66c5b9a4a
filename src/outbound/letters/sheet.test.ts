// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, it } from 'vitest';
import type { DecisionLetter } from './data.ts';
import { sampleLetter } from './letter.fixture.ts';
import { createLetterPrinter } from './printer.ts';
import { SHEETS, type SheetLanguage } from './texts/sheet.ts';
import { letterView } from './view.ts';

const printer = createLetterPrinter({ timeoutMs: 300_000 });
afterAll(() => printer.close());

/** The text of each page, without spaces. */
async function pagesOf(changes: Partial<DecisionLetter>): Promise<string[]> {
  const pdf = await printer.print({ ...sampleLetter, translation: null, ...changes });
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

describe('the pages of a letter', () => {
  it('never leave the signature alone on one', async () => {
    for (let lines = 1; lines <= 40; lines += 3) {
      const reasons = Array.from({ length: lines }, (_, n) => `Zeile ${n + 1} der Begründung dieses Falls.`).join('\n');
      const pages = await pagesOf({ reasons });
      const signed = pages.find((text) => text.includes('MitfreundlichenGrüßen')) ?? '';
      expect(signed, `${lines} lines`).toContain('HabenSieFragen?');
      expect(signed).toContain('AnnegretWeißenfels-Öztürk');
    }
  });

  it('end with one sheet in the family’s language, with the number to call, where there is one', async () => {
    const released = { releasedBy: 'Mira Prüferin', releasedOn: sampleLetter.decidedOn };
    for (const language of Object.keys(SHEETS) as SheetLanguage[]) {
      const pages = await pagesOf({ sheet: { language, phone: '02421 555-1000', ...released } });
      const last = pages.at(-1) ?? '';
      for (const part of ['02421555-1000', 'WichtigerBrief', 'geprüftvonMiraPrüferin'])
        expect(last, language).toContain(part);
      if (SHEETS[language].dir === 'ltr') expect(last).toContain(SHEETS[language].heading.replace(/\s+/gu, ''));
      expect(pages.slice(0, -1).join('')).toContain('Rechtsbehelfsbelehrung');
    }
    expect((await pagesOf({})).join('')).not.toContain('WichtigerBrief');
  });

  it('say grade, kind and legal basis in the translation, too', () => {
    const translation = {
      lang: 'ar',
      gradeText: 'الصف 7',
      kindText: 'صف عادي',
      legalBasis: ['المادة 46'],
    } as const;
    const body = letterView({ ...sampleLetter, translation }).translation?.body;
    const text = JSON.stringify(body).normalize('NFKC').replaceAll('\u200D', '');
    for (const part of ['الصف 7', 'صف عادي', 'المادة 46']) expect(text).toContain(part);
    expect(text).not.toContain('Jahrgang 7');
    expect(text).not.toContain('Schulpflicht');
  });
});
