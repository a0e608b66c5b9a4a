// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, it } from 'vitest';
import type { DecisionLetter } from './data.ts';
import { sampleLetter } from './letter.fixture.ts';
import { createLetterPrinter, type LetterError } from './printer.ts';

const MM = 25.4 / 72;
const PAGE_HEIGHT = 297;

type Item = { text: string; page: number; left: number; right: number; baseline: number };

async function open(pdf: Uint8Array) {
  return await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
}

/** Text pieces with their place in millimetres from the upper left corner. */
async function itemsOf(pdf: Uint8Array): Promise<Item[]> {
  const document = await open(pdf);
  const items: Item[] = [];
  for (let page = 1; page <= document.numPages; page++) {
    const content = await (await document.getPage(page)).getTextContent();
    for (const item of content.items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [x, y]: number[] = item.transform.slice(4);
      const left = (x ?? 0) * MM;
      const baseline = PAGE_HEIGHT - (y ?? 0) * MM;
      items.push({ text: item.str, page, left, right: left + item.width * MM, baseline });
    }
  }
  return items;
}

/** Reading text of left-to-right pieces, without the spaces lost or won at line ends. */
const joined = (items: readonly Item[]): string =>
  items
    .map((item) => item.text)
    .join('')
    .replace(/[\s\u200B]+/gu, '');

const squeezed = (text: string): string => text.replace(/\s+/gu, '');

/** Arabic without vowel signs, spaces and punctuation; presentation forms as letters. */
const bodies = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll('\u200D', '')
    .replace(/[\u064B-\u0652\s:()،.؛«»]/gu, '');

/** Each line of a page as its Arabic bodies in reading order: pieces from right to left, each in logical order. */
function arabicLines(items: readonly Item[], page: number): string[] {
  const lines = new Map<number, Item[]>();
  for (const item of items) {
    if (item.page !== page || item.right - item.left < 0.1 || !/\p{Script=Arabic}/u.test(item.text)) continue;
    const key = Math.round(item.baseline * 2);
    lines.set(key, [...(lines.get(key) ?? []), item]);
  }
  return [...lines.values()].map((line) =>
    bodies(
      line
        .sort((a, b) => b.right - a.right)
        .map((item) => item.text)
        .join(''),
    ),
  );
}

const printer = createLetterPrinter({ timeoutMs: 300_000 });
afterAll(() => printer.close());

const printItems = async (changes: Partial<DecisionLetter>): Promise<Item[]> =>
  itemsOf(await printer.print({ ...sampleLetter, ...changes }));

describe('a decision letter', () => {
  it('is tagged PDF/UA-1 with title, language and date', async () => {
    const document = await open(await printer.print(sampleLetter));
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    const tree = JSON.stringify(await (await document.getPage(1)).getStructTree());
    for (const role of ['H1', 'H2', 'P', 'L', 'LI']) expect(tree).toContain(`"role":"${role}"`);
    const { info, metadata } = await document.getMetadata();
    expect(info).toMatchObject({
      Language: 'de-DE',
      Title: 'Bescheid: Zuweisung an eine Schule (Aktenzeichen 40.2-2026-0815)',
    });
    expect(JSON.stringify(info)).toContain('D:20261123');
    expect(metadata?.getRaw()).toContain('<pdfuaid:part>1</pdfuaid:part>');
  });

  it('gives the same bytes for the same data', async () => {
    expect(Buffer.compare(await printer.print(sampleLetter), await printer.print(sampleLetter))).toBe(0);
  });

  it('carries decision, reasons, legal basis and remedy notice in German', async () => {
    const text = joined(await printItems({}));
    for (const part of [
      'Nūr Işıl ʻĀʼisha Al-Ḥamdānī',
      'Städtische Gesamtschule Am Beispielweg',
      '199999',
      '1. Dezember 2026',
      sampleLetter.reasons,
      '§ 46 Schulgesetz NRW',
      'beim Verwaltungsgericht Aachen in Aachen',
      'Annegret Weißenfels-Öztürk',
      'Rechtlich verbindlich ist nur der deutsche Text.',
    ]) {
      expect(text).toContain(squeezed(part));
    }
  });

  it('shows the address inside the window of DIN 5008 form B', async () => {
    const items = await printItems({});
    const lines = items.filter(
      ({ page, left, baseline }) => page === 1 && left < 100 && baseline > 45 && baseline < 95,
    );
    expect(joined(lines)).toContain('YasmīnundKarımAl-ḤamdānīMusterstraße31a52349Düren');
    for (const item of lines) {
      expect(item.left).toBeGreaterThanOrEqual(20);
      expect(item.right).toBeLessThanOrEqual(105);
      expect(item.baseline).toBeLessThanOrEqual(90);
    }
    const [returnLine, ...address] = lines;
    expect(returnLine?.baseline).toBeLessThan(62.7);
    for (const item of address) expect(item.baseline).toBeGreaterThan(62.7);
  });

  it('sets names of 90 letters within window and margins', async () => {
    const name = 'Mäßigşıʻ'.repeat(12).slice(0, 90);
    const items = await printItems({
      recipient: { lines: [name, name, 'Musterstraße 1', '52349 Düren'] },
      child: { ...sampleLetter.child, familyName: name, givenNames: name },
    });
    expect(joined(items)).toContain(name + name);
    for (const item of items) expect(item.right).toBeLessThan(193);
    const inWindow = items.filter(({ page, left, baseline }) => page === 1 && left < 100 && baseline < 97);
    const lastLine = inWindow.at(-1);
    expect(lastLine?.text).toBe('52349 Düren');
    expect(lastLine?.baseline).toBeLessThanOrEqual(90);
  });

  it('refuses an address that cannot fit the window, in German', async () => {
    const lines = Array.from({ length: 14 }, (_, i) => `Zeile ${i}`);
    await expect(printItems({ recipient: { lines } })).rejects.toThrow(/passt nicht in das Anschriftfeld/u);
  });

  it('names the centre instead of a protected address, even if the data still holds one', async () => {
    const viaCentre = { area: 'Kreis Düren', street: 'Zentrumsweg 1', postcode: '52351', place: 'Düren' };
    const recipient = { names: ['Yasmīn Al-Ḥamdānī'], viaCentre, lines: ['Geheimgasse 7'] };
    const text = joined(await printItems({ recipient }));
    expect(text).toContain('überdasKommunaleIntegrationszentrumKreisDürenZentrumsweg152351Düren');
    expect(text).not.toContain('Geheimgasse');
  });

  it('prints markup in names literally', async () => {
    const givenNames = '#panic("x") $1+1$ *a* _b_ @c <d> \\ //e';
    const items = await printItems({ child: { ...sampleLetter.child, givenNames } });
    expect(joined(items)).toContain(squeezed(givenNames));
  });

  it('lets 5,000 characters of reasons flow onto further pages', async () => {
    const reasons = 'Eine ausführliche Begründung. '.repeat(170);
    const items = await printItems({ reasons, translation: null });
    expect(joined(items.filter((item) => item.baseline < 278)).match(/EineausführlicheBegründung\./gu)).toHaveLength(
      170,
    );
    expect(Math.max(...items.map((item) => item.page))).toBeGreaterThan(1);
    for (const item of items) expect(item.baseline).toBeLessThan(290);
  });
});

describe('the translation', () => {
  it('gives the Arabic words in reading order on a page of its own', async () => {
    const items = await printItems({});
    const lastPage = Math.max(...items.map((item) => item.page));
    const lines = arabicLines(items, lastPage);
    expect(lines).toContain(bodies('قرار: تعيين مدرسة لطفلكم'));
    expect(lines).toContain(bodies('النص الألماني وحده ملزم قانونيا'));
    expect(lines.some((line) => line.startsWith(bodies('تاريخ الميلاد')))).toBe(true);
    expect(lines.some((line) => line.endsWith(bodies('نور الحمداني')))).toBe(true);
    expect(arabicLines(items, 1)).toEqual([]);
    expect(joined(items.filter((item) => item.page === lastPage))).toContain('§46SchulgesetzNRW');
  });

  it('is marked as unreviewed until name and day of the review are known', async () => {
    const day = Temporal.PlainDate.from('2026-11-20');
    const open = joined(await printItems({ translation: { lang: 'ar', reviewedBy: 'Samira Beispiel' } }));
    expect(open).toContain('Übersetzung–nichtgeprüft');
    const reviewed = joined(
      await printItems({ translation: { lang: 'ar', reviewedBy: 'Samira Beispiel', reviewedOn: day } }),
    );
    expect(reviewed).toContain('Übersetzung–geprüftvonSamiraBeispielam20.November2026');
    expect(reviewed).not.toContain('nichtgeprüft');
  });

  it('is left out when there is none', async () => {
    const items = await printItems({ translation: null });
    expect(joined(items)).not.toMatch(/Übersetzung|\p{Script=Arabic}/u);
  });
});

describe('characters no font can set', () => {
  it('are named in German before anything is set', async () => {
    const child = { ...sampleLetter.child, givenNames: 'ሰላም Anna' };
    const error = await printer.print({ ...sampleLetter, child }).catch((caught: LetterError) => caught);
    expect(error).toMatchObject({ name: 'LetterError', characters: ['ሰ', 'ላ', 'ም'] });
    expect(String(error)).toContain('Diese Zeichen kann der Brief nicht darstellen: „ሰ“ (U+1230)');
  });

  it('include invisible marks that turn the direction', async () => {
    const child = { ...sampleLetter.child, givenNames: 'An\u202Ena' };
    await expect(printer.print({ ...sampleLetter, child })).rejects.toThrow('U+202E');
  });
});

describe('the child process', () => {
  it('is replaced after the given number of letters', async () => {
    const pids: number[] = [];
    const own = createLetterPrinter({ timeoutMs: 300_000, lettersPerWorker: 2, onWorker: (pid) => pids.push(pid) });
    const references = ['a', 'b', 'c', 'd', 'e'];
    const letters = await Promise.all(references.map((reference) => own.print({ ...sampleLetter, reference })));
    await own.close();
    expect(new Set(pids).size).toBe(3);
    for (const [i, pdf] of letters.entries()) {
      expect((await (await open(pdf)).getMetadata()).info).toMatchObject({
        Title: `Bescheid: Zuweisung an eine Schule (Aktenzeichen ${references[i]})`,
      });
    }
    for (const pid of pids) expect(isAlive(pid)).toBe(false);
  });

  it('may be killed in mid-flight: the letter still comes', async () => {
    const pids: number[] = [];
    const own = createLetterPrinter({
      timeoutMs: 300_000,
      onWorker: (pid) => {
        if (pids.push(pid) === 1) process.kill(pid, 'SIGKILL');
      },
    });
    expect((await own.print(sampleLetter)).length).toBeGreaterThan(1000);
    await own.close();
    expect(pids).toHaveLength(2);
  });

  it('is tried twice, not for ever', async () => {
    const pids: number[] = [];
    const own = createLetterPrinter({
      timeoutMs: 300_000,
      paths: { workerPath: program('process.exit(3)') },
      onWorker: (p) => pids.push(p),
    });
    await expect(own.print(sampleLetter)).rejects.toThrow('Der Brief konnte nicht erstellt werden.');
    await own.close();
    expect(pids).toHaveLength(2);
  });

  it('is given up after the time limit', async () => {
    const workerPath = program("process.on('message', () => undefined)");
    const own = createLetterPrinter({ paths: { workerPath }, timeoutMs: 300 });
    await expect(own.print(sampleLetter)).rejects.toThrow(/zu lange gedauert/u);
    await own.close();
    await expect(own.print(sampleLetter)).rejects.toThrow('beendet');
  });

  it('ends when the process that started it is killed', async () => {
    const parent = spawn(process.execPath, ['--input-type=module', '-e', PARENT], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});

const PARENT = `
  import { createLetterPrinter } from ${JSON.stringify(new URL('./printer.ts', import.meta.url).href)};
  import { sampleLetter } from ${JSON.stringify(new URL('./letter.fixture.ts', import.meta.url).href)};
  let pid;
  await createLetterPrinter({ onWorker: (started) => { pid = started; } }).print(sampleLetter);
  console.log(pid);
  setInterval(() => undefined, 1000);
`;

function program(source: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'letter-')), 'worker.mjs');
  writeFileSync(path, source);
  return path;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
