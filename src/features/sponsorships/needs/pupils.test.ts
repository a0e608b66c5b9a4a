// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { dayOf } from '../../../clock.ts';
import { newId } from '../../../db/ids.ts';
import { recommendedCase } from '../../placement/placement.fixture.ts';
import { happen } from '../actions.ts';
import { everySponsorship, lockSponsorship } from '../queries.ts';
import { needJobs } from './jobs.ts';
import { given, idOf, type NeedStage, named, need, openNeeds, send } from './needs.fixture.ts';

describe.each(testDatabases)('pupils that have a name on %s', (kind) => {
  let stage: NeedStage;
  beforeAll(async () => {
    stage = await openNeeds(kind);
  });
  afterAll(() => stage.test.close());

  it('a first name that is in the class already is asked about', async () => {
    const { school, consented, pupil } = stage;
    const klasse = (await pupil(await consented())).class_name;
    const again = await school.post('/smile-schule/neu', { ...need, klasse });
    expect(again.status).toBe(303);
    const answer = await send(school, `/smile-schule/kinder/${idOf(again)}/einwilligung`, { ...given, ...named });
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('diesem Vornamen')]);
  });

  it('accident: no right comes through a linked record: it needs a consent of its own, and opens nothing in either direction', async () => {
    const { test, school, coordination, consented, pupil } = stage;
    const found = await recommendedCase(test);
    const { number, child } = await test.inside('dueren', async (tx) => {
      const row = await tx
        .selectFrom('placement_case')
        .select(['case_number', 'child_id'])
        .where('id', '=', found.caseId)
        .executeTakeFirstOrThrow();
      await tx.updateTable('child').set({ given_names: 'Zzakte' }).where('id', '=', row.child_id).execute();
      return { number: row.case_number, child: row.child_id };
    });
    const id = await consented();
    const path = `/smile/kinder/${id}/verknuepfung`;
    expect((await send(coordination, path, { fall: number })).status).toBe(409);
    expect((await pupil(id)).child_id).toBeNull();
    expect((await send(school, `/smile-schule/kinder/${id}/zweite-einwilligung`, given)).status).toBe(303);
    const wrong = await send(coordination, path, { fall: 'DN-2026-9999' });
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('gibt es nicht')]);
    expect((await send(coordination, path, { fall: number })).status).toBe(303);
    expect((await pupil(id)).child_id).toBe(child);
    const counsellor = await signIn(test, { role: 'counsellor' });
    for (const page of [`/smile/kinder/${id}`, path]) {
      const html = await (await coordination.get(page)).text();
      for (const word of ['Zzakte', child, found.caseId]) expect(html).not.toContain(word);
    }
    for (const page of [`/faelle/${found.caseId}`, `/kinder/${child}`]) {
      const html = await (await counsellor.get(page)).text();
      for (const word of [id, 'Zzlayan', 'SmiLe']) expect(html).not.toContain(word);
    }
    expect((await coordination.get(`/faelle/${found.caseId}`)).status).toBe(403);
    expect((await counsellor.get(`/smile/kinder/${id}`)).status).toBe(403);
    expect((await send(school, `/smile-schule/kinder/${id}/zweite-einwilligung/widerruf`)).status).toBe(303);
    expect(await pupil(id)).toMatchObject({ child_id: null, state: 'waiting' });
  });

  it('the sheet to sign speaks the language of the parents with the German words beside, and names nobody', async () => {
    const { school, report, pupil } = stage;
    const id = await report();
    const { number } = await pupil(id);
    const textOf = async (language: string): Promise<string> => {
      const answer = await school.get(`/smile-schule/kinder/${id}/einwilligung/blatt.pdf?sprache=${language}`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      const data = new Uint8Array(await answer.arrayBuffer());
      const pdf = await getDocument({ data, verbosity: 0 }).promise;
      expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
      expect(pdf.numPages, language).toBe(1);
      const pages = Array.from({ length: pdf.numPages }, async (_, n) => {
        const { items } = await (await pdf.getPage(n + 1)).getTextContent();
        return items.map((item) => ('str' in item ? item.str : '')).join(' ');
      });
      return (await Promise.all(pages)).join(' ').replaceAll(/\s+/g, ' ');
    };
    for (const language of ['ar', 'en', 'tr', 'uk', 'de']) {
      const text = await textOf(language);
      for (const words of [number, 'Ich bin einverstanden', 'Unterschrift']) expect(text, language).toContain(words);
    }
    expect(await textOf('tr')).toContain('Kabul ediyorum');
    expect(await textOf('uk')).toContain('Я погоджуюся');
    expect(await textOf('xx')).toContain('Ich bin einverstanden');
  });

  it('who proposes on a consent at the moment in which it is taken back never leaves a sponsorship behind', async () => {
    const { test, school, consented, pupil, sponsorship, propose } = stage;
    for (let round = 0; round < 10; round += 1) {
      const id = await consented();
      const [proposed, withdrawn] = await Promise.allSettled([
        propose(id),
        school.post(`/smile-schule/kinder/${id}/widerruf`, { _version: '2' }),
      ]);
      expect(withdrawn).toMatchObject({ status: 'fulfilled', value: { status: 303 } });
      expect((await pupil(id)).state).toBe('ended');
      if (proposed.status === 'fulfilled') expect((await sponsorship(proposed.value.id)).state).toBe('ended');
      const live = await test.inside('dueren', (tx) =>
        tx.selectFrom('sponsorship').select('id').where('pupil_id', '=', id).where('state', '<>', 'ended').execute(),
      );
      expect(live).toEqual([]);
    }
  });

  it('a sponsorship that ends because its goal is reached ends the need, and the name goes; after other ends the pupil waits', async () => {
    const { test, coordination, consented, pupil, give } = stage;
    const end = async (pupilId: string, reason: 'goal_reached' | 'no_time') => {
      const { id } = await give(pupilId);
      const now = test.context.clock.now();
      const by = {
        centreId: test.centres.dueren,
        userId: coordination.userId,
        role: 'sponsorship_coordinator' as const,
      };
      await test.inside('dueren', async (tx) => {
        const live = await lockSponsorship(tx, test.centres.dueren, everySponsorship, id);
        const payload = { reason, side: 'school' as const, on: '2026-11-23' };
        await happen(tx, { ...by, schools: [], now, today: dayOf(now) }, live, { type: 'ended', payload });
      });
    };
    const [reached, waits] = [await consented(), await consented()];
    await end(reached, 'goal_reached');
    await end(waits, 'no_time');
    expect(await pupil(reached)).toMatchObject({ state: 'ended', end_reason: 'no_need', given_name: '', mind: '' });
    expect(await pupil(waits)).toMatchObject({ state: 'waiting', given_name: 'Zzlayan' });
  });

  it('what waits for a school stands on its start page', async () => {
    const { school, otherSchool, report } = stage;
    const id = await report();
    const page = await (await school.get('/')).text();
    expect(page).toContain(`/smile-schule/kinder/${id}`);
    expect(page).toContain('Eltern um Einwilligung bitten');
    expect(await (await otherSchool.get('/')).text()).not.toContain(id);
  });

  it('brothers and sisters are noted by number, and unnoted', async () => {
    const { coordination, consented, pupil } = stage;
    const [one, two] = [await consented(), await consented()];
    const number = (await pupil(two)).number;
    expect((await send(coordination, `/smile/kinder/${one}/geschwister`, { geschwister: number })).status).toBe(303);
    expect((await pupil(one)).sibling_key).toBe((await pupil(two)).sibling_key);
    expect(await (await coordination.get(`/smile/kinder/${one}`)).text()).toContain(number);
    expect(
      (await send(coordination, `/smile/kinder/${one}/geschwister`, { geschwister: 'DN-SM-2026-998' })).status,
    ).toBe(422);
    expect((await send(coordination, `/smile/kinder/${one}/geschwister`)).status).toBe(303);
    expect((await pupil(one)).sibling_key).toBeNull();
  });

  it('the list is filtered, and its file holds what it shows', async () => {
    const { coordination, consented, pupil } = stage;
    const id = await consented();
    const { number } = await pupil(id);
    expect(await (await coordination.get(`/smile/kinder?q=${number}`)).text()).toContain(id);
    expect(await (await coordination.get('/smile/kinder?stand=placed')).text()).not.toContain(id);
    expect(await (await coordination.get('/smile/kinder?sprache=ukr')).text()).not.toContain(id);
    expect(await (await coordination.get('/smile/kinder?schule=199004')).text()).not.toContain(id);
    expect(await (await coordination.get('/smile/kinder?wartet=4')).text()).not.toContain(id);
    const file = await (await coordination.get(`/smile/kinder/liste.csv?q=${number}`)).text();
    expect(file.trim().split('\n')).toHaveLength(2);
  });

  it('a need that ended goes for good after two years, and not before', async () => {
    const { test, school, report, consented } = stage;
    const id = await report();
    const live = await consented();
    await send(school, `/smile-schule/kinder/${id}/ende`, { grund: 'reported_by_mistake' });
    const forget = async (now: string) => {
      test.setNow(now);
      for (const job of needJobs) if (job.name === 'sponsorships.forget') await job.run(test.context, {}, newId());
      return await test.inside('dueren', (tx) => tx.selectFrom('pupil').select('id').execute());
    };
    expect(await forget('2028-11-23T09:00:00+01:00')).toContainEqual({ id });
    const kept = await forget('2028-11-25T09:00:00+01:00');
    expect(kept).not.toContainEqual({ id });
    expect(kept).toContainEqual({ id: live });
  });
});
