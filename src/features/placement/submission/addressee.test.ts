// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { guardianRow, withFamily } from '../../families/rows.ts';
import { buildLetter } from '../letter/letter.ts';
import {
  caseRow,
  decisionFields,
  openStage,
  recommendedCase,
  type Stage,
  schoolAuthorityId,
  submittedCase,
} from '../placement.fixture.ts';

describe.each(testDatabases)('the addressee of a decision, on %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  });
  afterAll(async () => stage.test.close());

  const without = (familyId: string, what: 'guardian' | 'street') =>
    stage.test.inside('dueren', async (tx) => {
      if (what === 'guardian') await tx.deleteFrom('guardian').where('family_id', '=', familyId).execute();
      else
        await tx
          .updateTable('family_address')
          .set({ street: '', house_number: '' })
          .where('id', '=', familyId)
          .execute();
    });

  it.each([
    ['guardian', 'eine Person mit Sorgerecht'],
    ['street', 'die Anschrift mit Straße und Ort'],
  ] as const)('has to be known before a case is submitted: %s', async (what, said) => {
    const { caseId, familyId } = await recommendedCase(stage.test);
    await without(familyId, what);
    const page = await (await stage.counsellor.get(`/faelle/${caseId}/vorlegen`)).text();
    expect(page).toContain(`Bei der Familie fehlt ${said}.`);
    expect(page).toContain(`/familien/${familyId}/bearbeiten`);
    expect(page).not.toContain('name="behoerde"');
    const sent = await stage.counsellor.post(`/faelle/${caseId}/vorlegen`, {
      behoerde: await schoolAuthorityId(stage.test),
    });
    expect(sent.status).toBe(409);
    expect(await sent.text()).toContain(`/familien/${familyId}/bearbeiten`);
    expect((await caseRow(stage.test, caseId)).state).toBe('recommended');
  });

  const persons = (familyId: string, changes: readonly Record<string, string | boolean>[]) =>
    stage.test.inside('dueren', async (tx) => {
      await tx.deleteFrom('guardian').where('family_id', '=', familyId).execute();
      const centreId = stage.test.centres.dueren;
      const usual = { givenNames: '', relation: 'parent' as const, phone: '', email: '', ...withFamily };
      const rows = changes.map((one) =>
        guardianRow({ centreId, id: newId(), familyId, familyName: 'Mustermann', ...usual, ...one }),
      );
      await tx.insertInto('guardian').values(rows).execute();
    });

  it('is somebody who has custody, at home or where they are', async () => {
    const { caseId, familyId } = await recommendedCase(stage.test);
    const asked = async () => await (await stage.counsellor.get(`/faelle/${caseId}/vorlegen`)).text();
    await persons(familyId, [{ custody: 'no' }]);
    expect(await asked()).toContain('Bei der Familie fehlt eine Person mit Sorgerecht.');
    await persons(familyId, [{ custody: 'unclear' }]);
    expect(await asked()).toContain('Bei der Familie fehlt eine Person, deren Sorgerecht geklärt ist.');
    // The family has no street, the guardian has an office.
    await without(familyId, 'street');
    const office = { street: 'Amtsweg 3', postcode: '52428', place: 'Jülich', letters: true };
    await persons(familyId, [{ custody: 'no' }, { familyName: 'Vormundin', relation: 'guardian', ...office }]);
    await stage.counsellor.post(`/faelle/${caseId}/vorlegen`, { behoerde: await schoolAuthorityId(stage.test) });
    const { id } = await stage.test.inside('dueren', (tx) =>
      tx.selectFrom('submission').select('id').where('case_id', '=', caseId).executeTakeFirstOrThrow(),
    );
    expect(await (await stage.authority.get(`/vorlagen/${id}`)).text()).not.toContain('Mustermann');
    const answer = await stage.authority.post(`/vorlagen/${id}/entscheidung`, decisionFields('199001'));
    const decisionId = /entscheidungen\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
    const letter = () =>
      stage.test.inside('dueren', (tx) => buildLetter(tx, stage.test.centres.dueren, decisionId, ['de']));
    expect((await letter()).recipient).toEqual({ lines: ['Vormundin', 'Amtsweg 3', '52428 Jülich'] });
    // Another guardian came since: the letter names whom the authority decided on, and never goes to a stranger's address.
    await persons(familyId, [{ familyName: 'Nachfolgerin', relation: 'guardian', ...office }]);
    expect((await letter()).recipient).toEqual({ lines: ['Vormundin', '52349 Düren'] });
  });

  it('of a protected address is the centre', async () => {
    const { familyId } = await submittedCase(stage, { protectedAddress: true });
    await without(familyId, 'street');
    const { caseId } = await submittedCase(stage, { protectedAddress: true });
    expect((await caseRow(stage.test, caseId)).state).toBe('submitted');
  });

  it('has to be known when the authority decides, which is told before it types', async () => {
    const { submissionId, familyId, caseId } = await submittedCase(stage);
    await without(familyId, 'street');
    const page = await (await stage.authority.get(`/vorlagen/${submissionId}`)).text();
    expect(page).toContain('Bei der Familie fehlt die Anschrift mit Straße und Ort.');
    expect(page).not.toContain('name="begruendung"');
    const decided = await stage.authority.post(`/vorlagen/${submissionId}/entscheidung`, decisionFields('199001'));
    expect(decided.status).toBe(409);
    expect((await caseRow(stage.test, caseId)).state).toBe('submitted');
  });

  it('of a submission is somebody who can decide', async () => {
    const { caseId } = await recommendedCase(stage.test);
    const { id: behoerde } = await stage.test.inside('dueren', async (tx) => {
      await tx
        .updateTable('membership')
        .set({ ended_at: stage.test.context.clock.now() })
        .where('user_id', '=', stage.authority.userId)
        .execute();
      return await tx
        .selectFrom('authority')
        .select('id')
        .where('kind', '=', 'school_authority')
        .executeTakeFirstOrThrow();
    });
    const sent = await stage.counsellor.post(`/faelle/${caseId}/vorlegen`, { behoerde, hinweis: 'Bitte rasch.' });
    expect(sent.status).toBe(422);
    const html = await sent.text();
    expect(html).toContain('hat hier noch niemanden, der entscheiden kann');
    expect(html).toContain('Bitte rasch.');
    expect((await caseRow(stage.test, caseId)).state).toBe('recommended');
  });
});
