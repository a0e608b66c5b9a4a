// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../src/db/ids.ts';
import { reportFields } from '../../src/features/families/report.fixture.ts';
import {
  caseRow,
  decidedCase,
  decisionFields,
  openStage,
  recommendedCase,
  type Stage,
  submittedCase,
} from '../../src/features/placement/placement.fixture.ts';
import { hiddenField, signIn, testNow, type Visitor } from '../helpers/app.ts';
import { testDatabases } from '../helpers/database.ts';

const long = 'Die Eltern erzählen viel; diesen Text schreibt niemand gern zweimal.';

/** What a page's form carries along unseen. */
const carried = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(_[^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );

/** A name of letters alone that nobody else has. */
const letters = (): string =>
  `A${[...newId().slice(-8)].map((digit) => 'bdfghjklmnpqrstv'[Number.parseInt(digit, 16)]).join('')}`;

describe.each(testDatabases)('what was typed while somebody else was faster, on %s', (kind) => {
  let stage: Stage;
  let minutes = 0;
  beforeAll(async () => {
    stage = await openStage(kind);
  });
  afterAll(() => stage.test.close());

  const pass = (): void => {
    minutes += 1;
    stage.test.setNow(Temporal.Instant.from(testNow).add({ minutes }));
  };
  /** Opens a form, lets a minute and something else pass, and gives what the form carries. */
  const openForm = async (who: Visitor, path: string, meanwhile: () => Promise<unknown>) => {
    pass();
    const page = await who.get(path);
    expect(page.status).toBe(200);
    const fields = carried(await page.text());
    pass();
    await meanwhile();
    pass();
    return fields;
  };
  /** Posts a deed that must succeed. */
  const done = async (answer: Promise<Response>) => expect((await answer).status).toBe(303);
  const lateAnswer = async (answer: Response, ...texts: string[]) => {
    expect(answer.status).toBe(409);
    const html = await answer.text();
    for (const text of texts) expect(html).toContain(text);
    return html;
  };

  const counselling = { tag: '23.11.2026', form: 'on_site', deutsch: 'none', schrift: 'latin', notizen: long };
  const recommendation = {
    jahrgang: '07',
    art: 'df',
    beginn: '01.12.2026',
    schulen: '199001',
    grund: long,
  };

  it('in the counselling comes back when the case was closed, with who did what', async () => {
    const { counsellor, head, test } = stage;
    const { caseId } = await recommendedCase(test, { direct: true });
    const fields = await openForm(counsellor, `/faelle/${caseId}/beratung`, () =>
      done(head.post(`/faelle/${caseId}/schliessen`, { als: 'moved_away', grund: 'Verzogen nach Köln.' })),
    );
    const html = await lateAnswer(
      await counsellor.post(`/faelle/${caseId}/beratung`, { ...fields, ...counselling }),
      long,
      'Der Stand hat sich geändert',
      'Was sich inzwischen geändert hat',
      'Fall geschlossen',
      'Test head',
      'Notizen zur Beratung',
    );
    expect(html).not.toContain('Fall angelegt');
    expect((await caseRow(test, caseId)).state).toBe('moved_away');
  });

  it('in the recommendation stays in its form when the case went on otherwise, and can be sent again', async () => {
    const { counsellor, head, test } = stage;
    const { caseId } = await recommendedCase(test);
    const path = `/faelle/${caseId}/empfehlung`;
    const mine = { ...recommendation, grund: `${long} Von mir.` };
    const fields = await openForm(counsellor, path, () =>
      done(head.post(path, { ...recommendation, grund: 'Von der Leitung geschrieben.' })),
    );
    const html = await lateAnswer(
      await counsellor.post(path, { ...fields, ...mine }),
      `${long} Von mir.`,
      'Der Fall hat sich geändert, während Sie geschrieben haben',
      'Test head',
    );
    const reasons = () =>
      test.inside('dueren', (tx) =>
        tx
          .selectFrom('case_text')
          .select('body')
          .where('case_id', '=', caseId)
          .where('kind', '=', 'recommendation_reason')
          .execute(),
      );
    expect((await reasons()).map(({ body }) => body)).not.toContain(mine.grund);
    await done(counsellor.post(path, { ...carried(html), ...mine }));
    expect((await reasons()).map(({ body }) => body)).toContain(mine.grund);
  });

  it('in the recommendation keeps its version while something in it is wrong', async () => {
    const { counsellor, head, test } = stage;
    const { caseId } = await recommendedCase(test);
    const path = `/faelle/${caseId}/empfehlung`;
    pass();
    const first = carried(await (await counsellor.get(path)).text());
    const wrong = await counsellor.post(path, { ...first, ...recommendation, beginn: 'bald' });
    expect(wrong.status).toBe(422);
    const second = carried(await wrong.text());
    expect(second._version).toBe(first._version);
    await done(head.post(path, { ...recommendation, grund: 'Von der Leitung.' }));
    await lateAnswer(await counsellor.post(path, { ...second, ...recommendation }), long);
  });

  it('in a decision comes back when a colleague decided, or the submission was taken back', async () => {
    const { authority, counsellor, test } = stage;
    const colleague = await signIn(test, { role: 'school_authority', name: 'Kollegin im Schulamt' });
    const decided = await submittedCase(stage);
    const mine = { ...decisionFields('199001'), begruendung: long };
    const path = `/vorlagen/${decided.submissionId}`;
    const fields = await openForm(authority, path, () =>
      done(colleague.post(`${path}/entscheidung`, decisionFields('199001'))),
    );
    await lateAnswer(
      await authority.post(`${path}/entscheidung`, { ...fields, ...mine }),
      long,
      'Kollegin im Schulamt',
    );
    const withdrawn = await submittedCase(stage);
    const late = await openForm(authority, `/vorlagen/${withdrawn.submissionId}`, () =>
      done(counsellor.post(`/faelle/${withdrawn.caseId}/vorlage-zurueckziehen`)),
    );
    const answer = await authority.post(`/vorlagen/${withdrawn.submissionId}/entscheidung`, { ...late, ...mine });
    expect(answer.status).toBe(404);
    const html = await answer.text();
    expect(html).toContain(long);
    expect(html).toContain('Das Zentrum hat sie zurückgezogen');
  });

  it('in a decision that replaces one comes back when another one was faster', async () => {
    const { authority, head, test } = stage;
    const { submissionId, decisionId, caseId } = await decidedCase(stage);
    const path = `/vorlagen/${submissionId}/neue-entscheidung`;
    const colleague = await signIn(test, { role: 'school_authority', name: 'Andere Kollegin' });
    const fields = await openForm(authority, path, () =>
      done(colleague.post(path, { ...decisionFields('199001'), _ersetzt: decisionId })),
    );
    const mine = { ...decisionFields('199005'), begruendung: long };
    await lateAnswer(await authority.post(path, { ...fields, ...mine }), long, 'Andere Kollegin');
    expect((await head.get(`/faelle/${caseId}`)).status).toBe(200);
  });

  it('in the answer of a school comes back, with what concerns the school and no name of the centre', async () => {
    const { counsellor, school, test } = stage;
    const { caseId } = await recommendedCase(test);
    await done(counsellor.post(`/faelle/${caseId}/anfragen`, { schule: '199001', beginn: '01.12.2026' }));
    const { id } = await test.inside('dueren', (tx) =>
      tx.selectFrom('school_request').select('id').where('case_id', '=', caseId).executeTakeFirstOrThrow(),
    );
    const fields = await openForm(school, `/anfragen/${id}`, async () => {
      await done(counsellor.post(`/faelle/${caseId}/anfrage-zurueckziehen`));
      await done(counsellor.post(`/faelle/${caseId}/warteliste`, { pruefen_am: '07.12.2026' }));
    });
    const html = await lateAnswer(
      await school.post(`/anfragen/${id}/antwort`, { ...fields, antwort: 'refused', grund: long }),
      long,
      'Anfrage zurückgezogen',
    );
    expect(html).not.toContain('Test counsellor');
    expect(html).not.toContain('Warteliste');
  });

  it('in a note to the authority comes back when the case was submitted meanwhile', async () => {
    const { counsellor, head, test } = stage;
    const { caseId } = await recommendedCase(test);
    const path = `/faelle/${caseId}/vorlegen`;
    const { id: behoerde } = await test.inside('dueren', (tx) =>
      tx.selectFrom('authority').select('id').where('kind', '=', 'school_authority').executeTakeFirstOrThrow(),
    );
    const fields = await openForm(counsellor, path, () => done(head.post(path, { behoerde })));
    await lateAnswer(await counsellor.post(path, { ...fields, behoerde, hinweis: long }), long, 'Test head');
  });

  describe('in the form of a record', () => {
    const report = async (name: string) => {
      const answer = await stage.head.post('/meldungen', {
        trotzdem: 'ja',
        ...reportFields({ nachname: name }),
        _request: newId(),
      });
      expect(answer.status).toBe(303);
      const child = await stage.test.inside('dueren', (tx) =>
        tx.selectFrom('child').selectAll().where('family_name', '=', name).executeTakeFirstOrThrow(),
      );
      return { childId: child.id, familyId: child.family_id };
    };

    /** Edits a record twice from the same page: the second one gets the form back, and its input counts when sent again. */
    const twice = async (path: string, save: string, first: object, mine: Record<string, string>, said: string) => {
      const { head, test } = stage;
      const other = await signIn(test, { role: 'head' });
      const fields = await openForm(head, path, async () => {
        const own = carried(await (await other.get(path)).text());
        await done(other.post(save, { ...own, ...first } as Record<string, string>));
      });
      const html = await lateAnswer(await head.post(save, { ...fields, ...mine }), 'inzwischen geändert', said);
      for (const [name, value] of Object.entries(mine))
        if (/stra(ss|ß)e|street|klasse|geburtsort|signatory/.test(name)) expect(html).toContain(`value="${value}"`);
      expect(carried(html)._version).not.toBe(fields._version);
      await done(head.post(save, { ...carried(html), ...mine }));
    };

    it('of a child stays in the form beside what is stored now', async () => {
      const name = letters();
      const { childId } = await report(name);
      const path = `/kinder/${childId}/bearbeiten`;
      const { nachname, vornamen, geburtsdatum, geschlecht, sprache1, staat1, bekenntnis } = reportFields({
        nachname: name,
      });
      const base = { nachname, vornamen, geburtsdatum, geschlecht, sprache1, staat1, bekenntnis } as Record<
        string,
        string
      >;
      await twice(
        path,
        path,
        { ...base, geburtsort: 'Homs', geschlecht: 'm' },
        { ...base, geburtsort: 'Hama' },
        'Jetzt gespeichert: „Homs“',
      );
      const row = await stage.test.inside('dueren', (tx) =>
        tx.selectFrom('child').select(['birth_place', 'gender']).where('id', '=', childId).executeTakeFirstOrThrow(),
      );
      expect(row).toEqual({ birth_place: 'Hama', gender: 'f' });
    });

    it('of a family stays in the form beside what is stored now', async () => {
      const { familyId } = await report(letters());
      const path = `/familien/${familyId}/bearbeiten`;
      const all = reportFields();
      const base = Object.fromEntries(
        [
          'familiensprache',
          'weg',
          'telefon',
          'g1_nachname',
          'g1_vornamen',
          'g1_art',
          'hausnummer',
          'plz',
          'ort',
          'unterkunft',
        ].map((name) => [name, all[name] ?? '']),
      );
      await twice(
        path,
        path,
        { ...base, strasse: 'Neuer Weg', weg: 'phone' },
        { ...base, strasse: 'Meine Straße' },
        'Jetzt gespeichert: „Neuer Weg“',
      );
    });

    it('of settings, letterheads and places stays in the form beside what is stored now', async () => {
      const { school, test } = stage;
      const settings = {
        schoolAnswerDays: '5',
        holdDays: '10',
        authorityDays: '10',
        targetDays: '60',
        maxKilometres: '20',
        street: 'Alte Straße 1',
        postcode: '52349',
        place: 'Düren',
      };
      await twice(
        '/zentrum/einstellungen',
        '/zentrum/einstellungen',
        { ...settings, street: 'Neue Straße 2' },
        { ...settings, street: 'Meine Straße 3' },
        'Jetzt gespeichert: „Neue Straße 2“',
      );
      const { id } = await test.inside('dueren', (tx) =>
        tx.selectFrom('authority').select('id').orderBy('id').executeTakeFirstOrThrow(),
      );
      const empty = { street: '', postcode: '', place: '', phone: '', email: '' };
      const letterhead = { name: 'Schulamt', ...empty, signatory: 'Frau Beispiel' };
      await twice(
        `/zentrum/behoerden/${id}`,
        `/zentrum/behoerden/${id}`,
        { ...letterhead, signatory: 'Herr Anders' },
        { ...letterhead, signatory: 'Frau Meins' },
        'Jetzt gespeichert: „Herr Anders“',
      );
      const place = await test.inside('dueren', (tx) =>
        tx.selectFrom('school_place').select('id').where('school_number', '=', '199007').executeTakeFirstOrThrow(),
      );
      expect((await school.get(`/meine-plaetze/${place.id}`)).status).toBe(403);
      await twice(
        `/plaetze/${place.id}`,
        `/plaetze/${place.id}`,
        { kapazitaet: '9', belegt: '3' },
        { kapazitaet: '8', belegt: '2' },
        'Jetzt gespeichert: „9“',
      );
    });
  });

  it('under a number that was used comes back when it says something else, and is saved when sent again', async () => {
    const { head, test } = stage;
    const _request = newId();
    const [name, other] = [letters(), letters()];
    const first = { ...reportFields({ nachname: name, trotzdem: 'ja' }), _request };
    const answer = await head.post('/meldungen', first);
    expect(answer.status).toBe(303);
    const again = await head.post('/meldungen', first);
    expect([again.status, again.headers.get('location')]).toEqual([303, answer.headers.get('location')]);
    const html = await lateAnswer(
      await head.post('/meldungen', { ...first, nachname: other }),
      'Schon einmal abgesendet',
      other,
    );
    const named = (family: string) =>
      test.inside('dueren', (tx) => tx.selectFrom('child').select('id').where('family_name', '=', family).execute());
    expect(await named(other)).toEqual([]);
    expect(hiddenField(html, 'nachname')).toBe(other);
    const fresh = hiddenField(html, '_request');
    expect(fresh).not.toBe(_request);
    await done(head.post('/meldungen', { ...first, nachname: other, _request: fresh }));
    expect(await named(name)).toHaveLength(1);
    expect(await named(other)).toHaveLength(1);
  });
});
