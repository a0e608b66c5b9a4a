// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { decidedCase, openStage, type Stage } from '../placement/placement.fixture.ts';
import { makeCodePath, releaseTextsPath, sheetPath } from './paths.ts';

async function textOf(pdf: Uint8Array): Promise<string> {
  const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
  const parts: string[] = [];
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent();
    parts.push(...items.map((item) => ('str' in item ? item.str : '')));
  }
  return parts.join(' ').replace(/\s+/gu, ' ');
}

describe.each(testDatabases)('the code in the letter with the decision on %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  });
  afterAll(async () => stage.test.close());

  const letter = async (decisionId: string) => {
    const answer = await stage.counsellor.get(`/entscheidungen/${decisionId}/brief.pdf?sprachen=de`);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    return await textOf(new Uint8Array(await answer.arrayBuffer()));
  };
  const written = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;

  it('stands there with its address where the family has one, in its language once somebody has read the texts', async () => {
    const { decisionId, caseId } = await decidedCase(stage);
    expect(await letter(decisionId)).not.toMatch(written);
    await stage.counsellor.post(makeCodePath(caseId));
    const [code] = written.exec(await (await stage.counsellor.get(sheetPath(caseId))).text()) ?? [];
    const text = await letter(decisionId);
    expect(text).toContain('/stand/dueren');
    expect(text).toContain(code ?? 'no code');
    expect(text).not.toMatch(/[\u0600-\u06ff\ufb50-\ufefc]/u);
    await stage.counsellor.post(releaseTextsPath, { sprache: 'ar', gelesen: 'ja' });
    expect(await letter(decisionId)).toMatch(/[\u0600-\u06ff\ufb50-\ufefc]/u);
  });

  it('never does where an Auskunftssperre stands', async () => {
    const { decisionId, caseId } = await decidedCase(stage);
    await stage.counsellor.post(makeCodePath(caseId));
    expect(await letter(decisionId)).toMatch(written);
    await stage.test.inside('dueren', async (tx) => {
      const { family_id: id } = await tx
        .selectFrom('placement_case as p')
        .innerJoin('child as c', 'c.id', 'p.child_id')
        .select('c.family_id')
        .where('p.id', '=', caseId)
        .executeTakeFirstOrThrow();
      await tx.updateTable('family_address').set({ protected: true }).where('id', '=', id).execute();
    });
    expect(await letter(decisionId)).not.toMatch(written);
  });
});
