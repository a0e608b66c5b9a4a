// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { systemUserId } from '../../../db/centre.ts';
import { newId } from '../../../db/ids.ts';
import { recommendedCase } from '../placement.fixture.ts';
import { RULES } from '../proposal/rules.ts';
import { recommendationRow } from '../rows.ts';

const path = '/empfehlungsregeln';

/** The cells of the table with this caption, row by row. */
function rowsOf(html: string, caption: string): string[][] {
  const table = html.split('<table').find((part) => part.includes(`>${caption}</caption>`)) ?? '';
  const [body = ''] = table.split('</table>');
  return [...body.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)]
    .map(([, row = '']) =>
      [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => cell.replaceAll(/<[^>]*>/g, '').trim()),
    )
    .slice(1);
}

describe.each(testDatabases)('the rules of the recommendation on %s', (kind) => {
  let test: TestApp;

  beforeAll(async () => {
    test = await testApp(kind);
    const { caseId } = await recommendedCase(test);
    const centreId = test.centres.dueren;
    const written = (grade: string, kind: 'df' | 'regular', at: string, rules: { grade: string[]; kind: string[] }) =>
      recommendationRow({
        ...{ centreId, id: newId(), caseId, grade, placeKind: kind, byUser: systemUserId },
        earliestStart: Temporal.PlainDate.from('2026-11-30'),
        at: Temporal.Instant.from(at),
        proposal: { proposedGrade: '06', proposedKind: 'df', gradeRules: rules.grade, kindRules: rules.kind },
        deviation: grade !== '06' ? 'family_wish' : kind !== 'df' ? 'no_place' : null,
      });
    const lower = { grade: ['E-08', 'E-09'], kind: ['E-30'] };
    const day = '2026-11-10T09:00:00Z';
    await test.inside('dueren', (tx) =>
      tx
        .insertInto('recommendation')
        .values([
          ...Array.from({ length: 6 }, () => written('06', 'df', day, lower)),
          ...Array.from({ length: 7 }, () => written('07', 'df', day, lower)),
          ...Array.from({ length: 8 }, () => written('06', 'regular', day, lower)),
          // Of another rule too few to be told, and one of longer ago than a year.
          ...Array.from({ length: 2 }, () => written('07', 'df', day, { grade: ['E-08', 'E-10'], kind: ['E-30'] })),
          written('07', 'df', '2025-11-20T09:00:00Z', lower),
        ])
        .execute(),
    );
  });
  afterAll(async () => test.close());

  it('tells the head how often a rule was not followed and why, small numbers hidden, nobody named', async () => {
    const html = await (await (await signIn(test, { role: 'head' })).get(path)).text();
    expect(html).toContain('<strong>17 von 46 Vorschlägen</strong>');
    const rows = rowsOf(html, 'Vorschläge je Regel');
    // The rule behind a shift is not the one that decided, and two of another rule would follow from the whole.
    expect(rows.map(([id]) => id)).toEqual(['E-09', 'E-10', 'E-30']);
    expect(rows.find(([id]) => id === 'E-10')).toEqual(['E-10', 'unterdrückt', 'unterdrückt']);
    expect(rows.filter(([, proposed]) => proposed === 'unterdrückt').length).toBeGreaterThan(1);
    expect(rowsOf(html, 'Gründe für Abweichungen')).toContainEqual(['Wunsch der Familie', '9']);
    expect(rowsOf(html, 'Gründe für Abweichungen')).toContainEqual(['Kein solcher Platz frei', '8']);
    const main = html.slice(html.indexOf('<main'));
    expect(main).not.toMatch(/Test (?:head|counsellor)/);
  });

  it('shows a counsellor every rule with sentence and source, and no figures', async () => {
    const html = await (await (await signIn(test, { role: 'counsellor' })).get(path)).text();
    const shown = [...rowsOf(html, 'Regeln, die heute gelten'), ...rowsOf(html, 'Regeln, die heute nicht gelten')];
    expect(shown.map(([id]) => id).sort()).toEqual(RULES.map(({ id }) => id).sort());
    for (const [, sentence = '', source = '', valid = ''] of shown) {
      expect(sentence.length).toBeGreaterThan(20);
      expect(source.length).toBeGreaterThan(10);
      expect(valid).toMatch(/\d\d\.\d\d\.\d{4}/);
    }
    expect(html).not.toContain('Nicht gefolgt');
    expect(html).toContain('Längste Erstalphabetisierung (Monate)');
  });

  it('is for the centre alone', async () => {
    const authority = await signIn(test, { role: 'school_authority' });
    expect((await authority.get(path)).status).toBe(403);
  });
});
