// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What a spreadsheet program shows in the place of a content it took for a formula, a long number or a wide date. */
const DAMAGE =
  /^(#+|#(NAME|NULL|NUM|ZAHL|WERT|VALUE|BEZUG|REF|NV|N\/A|DIV\/0)[?!]?|-?\d([.,]\d+)?E\+\d+|\d{1,2}\. ?(Jan|Feb|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)( \d+)?)$/i;

/** Did a spreadsheet program put something of its own in the place of this content? What stood there cannot be told. */
export const isDamaged = (text: string): boolean => DAMAGE.test(text);

/**
 * Has a spreadsheet program taken the leading zeros from a file? Every municipality of North Rhine-Westphalia begins with
 * 05, so a file in which none begins with 0 and one has seven digits was saved again; a single short key is a typing error.
 * @param keys the column Gemeindeschluessel
 */
export const lostZeros = (keys: readonly string[]): boolean =>
  keys.some((key) => /^[1-9]\d{6}$/.test(key)) && !keys.some((key) => key.startsWith('0'));

const padded =
  (width: number) =>
  (text: string): string =>
    /^\d+$/.test(text) && text.length === width - 1 ? `0${text}` : text;

/** How a number lost its leading zero, by column of the register. */
const restorers: Readonly<Record<string, (text: string) => string>> = {
  Schulform: padded(2),
  PLZ: padded(5),
  Gemeindeschluessel: padded(8),
  Telefonvorwahl: (text) => text.replace(/^[1-9]\d*$/, '0$&'),
  Faxvorwahl: (text) => text.replace(/^[1-9]\d*$/, '0$&'),
};

/** A field of a file that lost its leading zeros, with them. */
export const withZeros = (column: string, text: string): string => restorers[column]?.(text) ?? text;

/**
 * A day as the register writes it (01.08.1974) or as spreadsheet programs save it again: 1.8.1974, 1974-08-01, both with
 * a time, or the number of days since 30 December 1899. Two-digit years and the American order stay unread: they are not
 * certain.
 * @returns undefined when it is no day
 */
export function parseRegisterDate(text: string): Temporal.PlainDate | undefined {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/.exec(text);
  try {
    if (/^\d{5}$/.test(text)) return Temporal.PlainDate.from('1899-12-30').add({ days: Number(text) });
    const [year, month, day] = german ? [german[3], german[2], german[1]] : iso ? iso.slice(1) : [];
    if (year === undefined) return undefined;
    return Temporal.PlainDate.from({ year: +year, month: Number(month), day: Number(day) }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** Metres as the register writes them (378180) or with the thousands marked as spreadsheet programs do (378.180); else NaN. */
export function parseMetres(text: string): number {
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  return /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}
