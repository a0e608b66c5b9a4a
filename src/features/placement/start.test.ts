// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn, testNow, type Visitor } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import {
  decidedCase,
  decisionFields,
  openStage,
  recommendedCase,
  type Stage,
  submittedCase,
} from './placement.fixture.ts';

/** The figures of a start page, by their names: where each leads, and how many it says. */
const tilesOf = (html: string): Map<string, { href: string; count: number }> =>
  new Map(
    [
      ...html.matchAll(
        /<a class="hs-tile__link" href="([^"]*)">([^<]*)<\/a>[\s\S]*?<p class="hs-tile__number">([\d.]+)<\/p>/g,
      ),
    ].map(([, href = '', label = '', count]) => [label, { href: href.replaceAll('&amp;', '&'), count: Number(count) }]),
  );
const rowsOf = (html: string): number => (/<tbody[\s\S]*?<\/tbody>/.exec(html)?.[0] ?? '').split('<tr').length - 1;

describe.each(testDatabases)('the figures of authority, school and centre, on %s', (kind) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(kind);
  });
  afterAll(async () => stage.test.close());

  const due = (submissionId: string, day: string) =>
    stage.test.inside('dueren', (tx) =>
      tx
        .updateTable('submission')
        .set({ due_on: Temporal.PlainDate.from(day) })
        .where('id', '=', submissionId)
        .execute(),
    );
  const figures = async (who: Visitor, names: readonly string[]) => {
    const tiles = tilesOf(await (await who.get('/')).text());
    const seen: Record<string, [number | undefined, number]> = {};
    for (const name of names) {
      const tile = tiles.get(name);
      seen[name] = [tile?.count, rowsOf(await (await who.get(tile?.href ?? '/')).text())];
    }
    return seen;
  };

  /** A case that was decided on another day. */
  async function decidedOn(day: string): Promise<void> {
    const { test } = stage;
    test.setNow(`${day}T09:00:00+01:00`);
    const people = {
      counsellor: await signIn(test, { role: 'counsellor' }),
      authority: await signIn(test, { role: 'school_authority' }),
    };
    const { submissionId } = await submittedCase({ ...stage, ...people });
    const fields = { ...decisionFields('199001'), beginn: '05.11.2026', anhoerung: '23.10.2026' };
    const answer = await people.authority.post(`/vorlagen/${submissionId}/entscheidung`, fields);
    expect(answer.status, await answer.clone().text()).toBe(303);
    test.setNow(testNow);
  }

  it('lead the authority to as many submissions as they say', async () => {
    const { authority } = stage;
    const [late, asked] = [await submittedCase(stage), await submittedCase(stage)];
    await submittedCase(stage);
    for (const { submissionId } of [late, asked]) await due(submissionId, '2026-11-20');
    const question = { frage: 'Gibt es ein Zeugnis?', antwort_bis: '26.11.2026' };
    expect((await authority.post(`/vorlagen/${asked.submissionId}/rueckfrage`, question)).status).toBe(303);
    await decidedCase(stage);
    await decidedOn('2026-10-26');
    await decidedOn('2026-10-27');
    expect(await figures(authority, ['Zu entscheiden', 'Frist verstrichen', 'Entschieden in 4 Wochen'])).toEqual({
      'Zu entscheiden': [2, 2],
      'Frist verstrichen': [1, 1],
      // The one of today and that of the first day that counts.
      'Entschieden in 4 Wochen': [2, 2],
    });
  });

  it('lead a school to as many questions and children as they say', async () => {
    const { school, counsellor } = stage;
    const ask = async () => {
      const { caseId } = await recommendedCase(stage.test);
      await counsellor.post(`/faelle/${caseId}/anfragen`, { schule: '199001', beginn: '07.12.2026' });
      const { id } = await stage.test.inside('dueren', (tx) =>
        tx.selectFrom('school_request').select('id').where('case_id', '=', caseId).executeTakeFirstOrThrow(),
      );
      return id;
    };
    const [answered] = [await ask(), await ask()];
    expect((await school.post(`/anfragen/${answered}/antwort`, { antwort: 'accepted' })).status).toBe(303);
    // Three that are decided wait from the test before; one more has come, one has not, one has contested its school.
    const [come, missing, contested] = [await decidedCase(stage), await decidedCase(stage), await decidedCase(stage)];
    for (const { caseId } of [come, missing]) {
      const day = { erster_schultag: '23.11.2026', erster_schultag_stimmt: '2026-11-23' };
      expect((await school.post(`/aufnahmen/${caseId}/bestaetigen`, day)).status).toBe(303);
    }
    expect((await school.post(`/aufnahmen/${missing.caseId}/nicht-in-der-schule`)).status).toBe(303);
    const remedy = await counsellor.post(`/faelle/${contested.caseId}/rechtsbehelf`, { eingegangen: '23.11.2026' });
    expect(remedy.status, await remedy.clone().text()).toBe(303);
    expect(await figures(school, ['Anfragen offen', 'Aufnahmen zu bestätigen'])).toEqual({
      'Anfragen offen': [1, 1],
      'Aufnahmen zu bestätigen': [3, 3],
    });
    expect(rowsOf(await (await school.get('/aufnahmen')).text())).toBeGreaterThan(3);
  });

  it('lead the centre to as many cases as they say, also those that ended lately', async () => {
    const { head, test } = stage;
    const [before] = await test.inside('dueren', async (tx) => {
      const rows = await tx.selectFrom('placement_case').select('id').where('state', '=', 'admitted').execute();
      const other = await tx.selectFrom('placement_case').select('id').where('state', '=', 'allocated').execute();
      const id = other[0]?.id ?? '';
      await tx
        .updateTable('placement_case')
        .set({
          ...{ state: 'admitted', next_step: null, next_owner: null, due_on: null },
          closed_on: Temporal.PlainDate.from('2026-10-26'),
        })
        .where('id', '=', id)
        .execute();
      return [rows.length];
    });
    expect(before).toBe(1);
    const names = ['Kinder warten', 'Schritte überfällig', 'Ohne zuständige Person', 'Aufgenommen in 4 Wochen'];
    const seen = await figures(head, names);
    for (const name of names) expect(seen[name]?.[1], name).toBe(seen[name]?.[0]);
    expect(seen['Aufgenommen in 4 Wochen']).toEqual([1, 1]);
    expect(await (await head.get('/faelle?seit=4-wochen')).text()).toContain('Geschlossene Fälle');
  });

  it('lead a reporting office to as many of its reports as they say', async () => {
    const { test } = stage;
    const office = await signIn(test, { role: 'reporting_office', ags: '05358008' });
    // One that was reported long ago and still waits.
    const { caseId } = await recommendedCase(test);
    await test.inside('dueren', (tx) =>
      tx
        .updateTable('placement_case')
        .set({ opened_on: Temporal.PlainDate.from('2026-10-26') })
        .where('id', '=', caseId)
        .execute(),
    );
    const names = ['Gemeldete Kinder warten', 'Gemeldet in 4 Wochen', 'Aufgenommen in 4 Wochen'];
    const seen = await figures(office, names);
    for (const name of names) expect(seen[name]?.[1], name).toBe(seen[name]?.[0]);
    const all = rowsOf(await (await office.get('/meldungen')).text());
    for (const name of names) {
      expect(seen[name]?.[0], name).toBeGreaterThan(0);
      expect(seen[name]?.[0], name).toBeLessThan(all);
    }
  });

  it('lead from a submission to the next by its day, and not back to what is decided or asked about', async () => {
    const authority = await signIn(stage.test, { role: 'school_authority' });
    await stage.test.inside('dueren', (tx) =>
      tx.updateTable('submission').set({ withdrawn_at: stage.test.context.clock.now() }).execute(),
    );
    const [first, second, third, fourth] = [
      await submittedCase(stage),
      await submittedCase(stage),
      await submittedCase(stage),
      await submittedCase(stage),
    ];
    const all = [first, second, third, fourth];
    for (const [index, { submissionId }] of all.entries()) await due(submissionId, `2026-11-${25 + index}`);
    const nextOf = async (path: string) => {
      const html = await (await authority.get(path)).text();
      const id = /href="\/vorlagen\/([0-9a-f-]{36})"[^>]*>[^<]*(?:ächste|weiter)/i.exec(html)?.[1];
      return all.findIndex(({ submissionId }) => submissionId === id);
    };
    expect(await nextOf(`/vorlagen/${second.submissionId}`)).toBe(2);
    const decided = await authority.post(`/vorlagen/${second.submissionId}/entscheidung`, decisionFields('199001'));
    expect(await nextOf(decided.headers.get('location') ?? '')).toBe(2);
    const question = { frage: 'Gibt es ein Zeugnis?', antwort_bis: '26.11.2026' };
    const asked = await authority.post(`/vorlagen/${third.submissionId}/rueckfrage`, question);
    expect(await nextOf(asked.headers.get('location') ?? '')).toBe(3);
    const last = await authority.post(`/vorlagen/${fourth.submissionId}/entscheidung`, decisionFields('199001'));
    expect(await nextOf(last.headers.get('location') ?? '')).toBe(0);
    const one = await authority.post(`/vorlagen/${first.submissionId}/entscheidung`, decisionFields('199001'));
    expect(await nextOf(one.headers.get('location') ?? '')).toBe(-1);
  });
});
