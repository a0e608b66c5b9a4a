// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { dayOf } from '../../clock.ts';
import { newId } from '../../db/ids.ts';
import { holdPlace } from './holds.ts';
import { applyImport, importSchools, previewImport } from './import.ts';
import { giveCase, givePlace } from './places.fixture.ts';
import { type RegisterSchool, registerBytes, standing } from './register.fixture.ts';

describe.each(testDatabases)('import of the register on %s', (kind) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await testApp(kind);
    await run(file());
  });
  afterEach(() => test.close());

  const file = (change: (schools: RegisterSchool[]) => RegisterSchool[] = (schools) => schools) =>
    registerBytes(change(standing.map((number) => ({ number }))));
  const without = (number: string) => file((schools) => schools.filter((school) => school.number !== number));
  const dissolved = (number: string) =>
    file((schools) => schools.map((school) => (school.number === number ? { number, key: '9' } : school)));
  const run = (bytes: Uint8Array) => importSchools(test.context, bytes, { apply: true, by: 'test' });
  const db = () => test.context.database.db;
  const school = (number: string) =>
    db().selectFrom('school').selectAll().where('number', '=', number).executeTakeFirst();

  it('changes nothing when the same file comes again', async () => {
    expect(await run(file())).toEqual({ new: 0, changed: 0, closed: 0, unchanged: 9, errors: [] });
    expect(await db().selectFrom('school_import').selectAll().execute()).toHaveLength(3);
  });

  it('adds, changes and closes, and shows it before', async () => {
    const bytes = file((schools) =>
      [...schools.filter(({ number }) => number !== '199007'), { number: '199008' }].map((one) =>
        one.number === '199002' ? { ...one, phone: '2' } : one,
      ),
    );
    const preview = await previewImport(test.context, bytes);
    expect(preview.changed[0]).toMatchObject({
      fields: ['phone'],
      before: { phone: '02421 1' },
      after: { phone: '02421 2' },
    });
    expect((await school('199008'))?.name).toBeUndefined();
    expect(await run(bytes)).toEqual({ new: 1, changed: 1, closed: 1, unchanged: 7, errors: [] });
    expect((await school('199002'))?.phone).toBe('02421 2');
    expect((await school('199007'))?.closed_at?.toString()).toBe('2026-11-23');
    expect(await run(bytes)).toMatchObject({ new: 0, changed: 0, closed: 0, errors: [] });
  });

  it('opens a school again that had vanished', async () => {
    await run(without('199007'));
    expect(await run(file())).toMatchObject({ new: 0, changed: 1, closed: 0 });
    expect((await school('199007'))?.closed_at).toBeNull();
  });

  it('gives a new municipality to its centre', async () => {
    await run(file((schools) => [...schools, { number: '199009', ags: '05358060' }]));
    const area = await test.inside('dueren', (tx) => tx.selectFrom('centre_municipality').select('ags').execute());
    expect(area.map(({ ags }) => ags)).toContain('05358060');
  });

  it('refuses a file with errors as a whole, each with its line', async () => {
    const result = await run(file((schools) => [...schools, { number: '19900X' }, { number: '199010' }]));
    expect(result.errors).toEqual([expect.objectContaining({ line: 12, column: 'Schulnummer' })]);
    expect(await school('199010')).toBeUndefined();
  });

  it.each([
    [
      'goes there',
      (app: TestApp) => app.inside('aachen', (tx) => giveCase(tx, app.centres.aachen, { atSchool: '199007' })),
    ],
    [
      'has an open case for it',
      (app: TestApp) =>
        app.inside('aachen', async (tx) => {
          const id = await giveCase(tx, app.centres.aachen);
          await tx.updateTable('placement_case').set({ school_number: '199007' }).where('id', '=', id).execute();
        }),
    ],
    [
      'has a place held there',
      (app: TestApp) =>
        app.inside('dueren', async (tx) => {
          const placeId = await givePlace(tx, app.centres.dueren, { school: '199007', capacity: 1 });
          const caseId = await giveCase(tx, app.centres.dueren);
          const now = app.context.clock.now();
          await holdPlace(tx, { placeId, caseId, userId: newId(), now, today: dayOf(now), holdDays: 5 });
        }),
    ],
  ])('does not dissolve a school while a child %s', async (_, give) => {
    await give(test);
    const message =
      'Die Schule 199007 ist im Verzeichnis aufgelöst, aber 1 Kind ist ihr noch zugeordnet. Bitte geben Sie zuerst eine andere Schule an.';
    const refused = await run(dissolved('199007'));
    expect(refused.errors).toEqual([{ line: 9, column: 'Schulnummer', message }]);
    expect((await school('199007'))?.closed_at).toBeNull();
    const vanished = await run(without('199007'));
    expect(vanished.errors).toEqual([expect.objectContaining({ line: 0 })]);
    expect(vanished.errors[0]?.message).toContain('steht nicht mehr im Verzeichnis');
  });

  it('takes a whole state of 5,507 schools, and does not take a part of it for the whole', async () => {
    const all = Array.from({ length: 5507 }, (_, n) => ({ number: String(110000 + n), ags: '05911000' }));
    const bytes = registerBytes([...all, ...standing.map((number) => ({ number }))]);
    const { newCount } = await applyImport(test.context, bytes, { by: 'test', now: test.context.clock.now() });
    expect(newCount).toBe(5507);
    expect((await run(file())).errors[0]?.message).toContain('fehlen 5507 von 5516 Schulen');
  });
});
