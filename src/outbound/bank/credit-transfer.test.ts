// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { readIban, sepaText, shortIban, showIban } from '../../codes/sepa.ts';
import { type CreditTransferFile, creditTransferXml } from './credit-transfer.ts';

/** The schema of the German banks has no open licence: it lies beside the project where somebody has put it. */
const schemaPath = join(import.meta.dirname, '../../../../shared/data/sepa/pain.001.001.09_GBIC_4.xsd');

const file: CreditTransferFile = {
  messageId: 'Z-2026-03',
  madeAt: Temporal.Instant.from('2026-11-30T10:15:30.123Z'),
  payOn: Temporal.PlainDate.from('2026-12-07'),
  debtor: {
    name: 'Kreis Düren – Kommunales Integrationszentrum & Kasse',
    iban: 'DE89370400440532013000',
    town: 'Düren',
  },
  transfers: [
    {
      ...{ endToEndId: 'Z-2026-03-1', cents: 3_360, holder: 'Gülşen Çağlar-Ørsted', iban: 'DE89370400440532013000' },
      purpose: 'Aufwandsentschädigung Z-2026-03 <b>„Einsatz“</b>',
    },
    {
      ...{ endToEndId: 'x'.repeat(60), cents: 100_005, holder: 'Ł'.repeat(90), iban: 'NL91ABNA0417164300' },
      purpose: 'ß'.repeat(200),
    },
  ],
};
const xml = creditTransferXml(file);
const all = (tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, 'g'))].map(([, text = '']) => text);

describe('a file for the bank', () => {
  it('says how many payments of how much together, the day and both accounts', () => {
    expect(all('NbOfTxs')).toEqual(['2', '2']);
    expect(all('CtrlSum')).toEqual(['1033.65', '1033.65']);
    expect(all('InstdAmt')).toEqual(['33.60', '1000.05']);
    expect(all('Dt')).toEqual(['2026-12-07']);
    expect(all('CreDtTm')).toEqual(['2026-11-30T10:15:30Z']);
    expect(all('IBAN')).toEqual(['DE89370400440532013000', 'DE89370400440532013000', 'NL91ABNA0417164300']);
  });

  it('has town and country alone as address, and no unstructured one', () => {
    expect([all('TwnNm'), all('Ctry'), all('AdrLine'), all('StrtNm')]).toEqual([['Dueren'], ['DE'], [], []]);
    expect(creditTransferXml({ ...file, debtor: { ...file.debtor, town: '' } })).not.toContain('PstlAdr');
  });

  it('has names of 70, ids of 35 and purposes of 140 characters at most, all of them characters of SEPA', () => {
    expect(
      all('Nm')
        .map((name) => name.length)
        .toSorted((a, b) => a - b)
        .at(-1),
    ).toBe(70);
    expect(all('EndToEndId')[1]).toHaveLength(35);
    expect(all('Ustrd')[1]).toHaveLength(140);
    expect(all('Nm')).toContain('Guelsen Caglar-Oersted');
    expect(all('Nm')[0]).toBe('Kreis Dueren - Kommunales Integrationszentrum + Kasse');
    for (const text of [...all('Nm'), ...all('Ustrd'), ...all('EndToEndId'), ...all('MsgId')])
      expect(text).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]+$/);
  });

  it('is not made without payments or of what is no amount', () => {
    expect(() => creditTransferXml({ ...file, transfers: [] })).toThrow(RangeError);
    for (const cents of [0, -1, 1.5])
      expect(() => creditTransferXml({ ...file, transfers: [{ ...file.transfers[0], cents } as never] })).toThrow(
        RangeError,
      );
  });
});

// Where the schema is not there this test is not there either: a skipped test is an error of the run.
if (existsSync(schemaPath))
  it('a file for the bank is valid against the schema of the German banks, which lies beside the project', async () => {
    const schema = readFileSync(schemaPath, 'utf8');
    const check = (contents: string) => validateXML({ xml: [{ fileName: 'pain.xml', contents }], schema: [schema] });
    const { valid, errors } = await check(xml);
    expect(errors.map(({ message }) => message)).toEqual([]);
    expect(valid).toBe(true);
    expect((await check(xml.replace('<PmtMtd>TRF</PmtMtd>', ''))).valid).toBe(false);
  });

describe('IBAN', () => {
  it.each([
    ['DE89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
    ['nl91abna0417164300', 'NL91ABNA0417164300'],
    ['DE89370400440532013001', undefined],
    ['DE8937040044053201300', undefined],
    ['TR330006100519786457841326', undefined],
    ['', undefined],
    ['ＤＥ８９370400440532013000', 'DE89370400440532013000'],
  ])('%s', (typed, iban) => {
    expect(readIban(typed)).toBe(iban);
  });

  it('is shown in groups, or by its end alone', () => {
    expect(showIban('DE89370400440532013000')).toBe('DE89 3704 0044 0532 0130 00');
    expect(shortIban('DE89370400440532013000')).toBe('DE … 3000');
    expect(sepaText('ʿAbd al-Raḥmān', 70)).toBe('Abd al-Rahman');
  });
});
