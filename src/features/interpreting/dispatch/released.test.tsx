// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, type TestApp, testApp } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { newId } from '../../../db/ids.ts';
import { release } from '../../placement/letter/release-actions.ts';
import { releasables } from '../../volunteers/own/text-queries.ts';
import { addInstitution, addRequest, addVolunteer, dispatchNow } from './dispatch.fixture.ts';
import { OfferPage } from './offer-page.tsx';
import { viewOffer } from './offer-view-queries.ts';

describe.each(testDatabases)('the mark of a translation on offers on %s', (kind) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await testApp(kind);
    test.setNow(dispatchNow);
  });
  afterAll(() => test.close());

  it('goes when somebody has released the texts for volunteers, in that language alone', async () => {
    const coordinator = await signIn(test, { role: 'interpreter_coordinator' });
    const [centreId, now] = [test.centres.dueren, Temporal.Instant.from(dispatchNow)];
    const { volunteer, request } = await test.inside('dueren', async (tx) => {
      const institutionId = await addInstitution(tx, centreId, { number: 'DN-I-9701', name: 'Grundschule Nord' });
      return {
        volunteer: await addVolunteer(tx, centreId, { name: 'Selam', number: 'DN-E-9701' }),
        request: await addRequest(tx, centreId, { institutionId, start: '2026-12-01T10:00:00+01:00' }),
      };
    });
    const asked = await coordinator.post(`/vermittlung/${request}/anfragen`, {
      person: [volunteer],
      _request: newId(),
    });
    expect(asked.status).toBe(303);
    const marked = async (language: 'tr' | 'uk' | 'de') => {
      const view = await test.inside('dueren', async (tx) => {
        const { id } = await tx
          .selectFrom('interpreting_offer')
          .select('id')
          .where('request_id', '=', request)
          .executeTakeFirstOrThrow();
        return await viewOffer(tx, centreId, id, now);
      });
      return /henüz kimse|ще ніхто|noch niemand geprüft/.test(
        String(<OfferPage view={view} language={language} token="x" />),
      );
    };
    expect([await marked('tr'), await marked('uk'), await marked('de')]).toEqual([true, true, false]);
    const texts = releasables.find(({ language }) => language === 'tr');
    if (!texts) throw new Error('There are no Turkish texts.');
    const today = test.context.clock.today();
    const by = {
      centreId,
      userId: coordinator.userId,
      role: 'interpreter_coordinator',
      schools: [],
      now,
      today,
    } as const;
    await test.inside('dueren', (tx) => release(tx, by, texts));
    expect([await marked('tr'), await marked('uk')]).toEqual([false, true]);
  });
});
