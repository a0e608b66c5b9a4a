// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWrittenDate } from './written-date.ts';

describe('readWrittenDate', () => {
  it.each([
    '07.03.2014',
    '7.3.2014',
    '7. 3. 2014',
    '7.3. 2014',
    '07032014',
    '7/3/2014',
    '7-3-2014',
    '07\u201303\u20132014',
    '07\u201103\u20112014',
    '7,3,2014',
    '7 3 2014',
    '7. März 2014',
    '7.März 2014',
    '07 Mär 2014',
    '7. Maerz 2014',
    '07 MAR 2014',
    '7-March-2014',
    'Fr 07.03.2014',
    'Freitag, den 7. März 2014',
    '2014-03-07',
    '2014/03/07',
    '2014.3.7',
    '\u200b07.03.2014\ufeff',
    '０７.０３.２０１４',
    '07.\u00a003.\u00a02014',
  ])('reads %j as one day', (text) => {
    expect(readWrittenDate(text)).toEqual({ date: { year: 2014, month: 3, day: 7 } });
  });

  it.each([
    '00.05.2014',
    'xx.05.2014',
    '??.5.2014',
    '05/2014',
    '5.2014',
    '05-2014',
    '2014-05',
    '00052014',
    'Mai 2014',
    'May 2014',
    '2014-05-00',
  ])('reads %s as a month', (text) => {
    expect(readWrittenDate(text)).toEqual({ date: { year: 2014, month: 5 } });
  });

  it.each([
    '2014',
    '00.00.2014',
    'xx.xx.2014',
    'XX.XX.2014',
    '??.??.2014',
    '00/2014',
    '00002014',
    '2014-00-00',
    ' 2014 ',
  ])('reads %s as a year', (text) => {
    expect(readWrittenDate(text)).toEqual({ date: { year: 2014 } });
  });

  it.each([
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ])('knows the month %s and its first three letters', (name) => {
    const whole = readWrittenDate(`1. ${name} 2014`);
    expect('date' in whole && whole.date.month).toBeGreaterThan(0);
    expect(readWrittenDate(`1. ${name.slice(0, 3)}. 2014`)).toEqual(whole);
  });

  it.each(['7.3.14', '7.3.014', '3/14', '070314', '7. März 14', "März '14", '7-3-14'])(
    'misses two digits in %s',
    (text) => {
      expect(readWrittenDate(text)).toEqual({ fault: 'short_year' });
    },
  );

  it.each([
    '',
    'bald',
    '7.',
    '7.3.',
    '7.3.20144',
    '2014-03-07T10:00',
    '7. Marzipan 2014',
    '7. Ju 2014',
    '1.2.3.2014',
    'heute',
  ])('cannot read %j', (text) => {
    expect(readWrittenDate(text)).toEqual({ fault: 'unreadable' });
  });

  it.each([
    ['29.02.2015', 'Den 29. Februar 2015 gibt es nicht. Prüfen Sie Tag und Monat.'],
    ['32.03.2014', 'Den 32. März 2014 gibt es nicht. Prüfen Sie Tag und Monat.'],
    ['0.3.2014', 'Den 0. März 2014 gibt es nicht. Prüfen Sie Tag und Monat.'],
    ['07.13.2014', 'Den Monat 13 gibt es nicht. Geben Sie 1 bis 12 an.'],
    ['07.03.1814', 'Das Jahr 1814 liegt vor 1900. Prüfen Sie die Jahreszahl.'],
    ['07.xx.2014', 'Zum Tag fehlt der Monat. Schreiben Sie Tag und Monat oder nur das Jahr.'],
  ])('says why %s is no date', (text, message) => {
    expect(readWrittenDate(text)).toEqual({ fault: 'impossible', message });
  });

  it('tells June from July and March from May', () => {
    const month = (text: string) => {
      const read = readWrittenDate(text);
      return 'date' in read ? read.date.month : undefined;
    };
    expect(['Jun 2014', 'Jul 2014', 'Mar 2014', 'Mai 2014'].map(month)).toEqual([6, 7, 3, 5]);
  });

  it('never throws, and gives only days that exist', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9x?./ -]{0,10}$/));
    fc.assert(
      fc.property(anything, (text) => {
        const read = readWrittenDate(text);
        if (!('date' in read)) return;
        const { year, month = 1, day = 1 } = read.date;
        Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
      }),
    );
  });
});
