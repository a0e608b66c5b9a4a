// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../../tests/helpers/app.ts';
import { testDatabases } from '../../../tests/helpers/database.ts';
import { parsePartialDate } from '../../codes/partial-date.ts';
import { type By, systemUserId } from '../../db/centre.ts';
import { createChild, createFamily, updateChild, updateFamily } from './actions.ts';
import { renewFinding } from './finding-actions.ts';
import { findLike, listDuplicates, type Sought } from './finding-queries.ts';
import { findingRules, type Person } from './rows.ts';

/** Given name, family name, birth; the last of a row is who is known, the others how the same child is written down elsewhere. */
const kinds: readonly (readonly [kind: string, known: string, typed: string])[] = [
  ['joined and parted', 'Abd al-Rahman|Al-Beispieli|07.03.2014', 'Abdulrahman|Beispieli|07.03.2014'],
  ['hyphen', 'Lena-Marie|Muster-Probe|07.03.2014', 'Lena Marie|Musterprobe|07.03.2014'],
  ['ben', 'Amira|Ben Salah|08.03.2014', 'Amira|Bensalah|08.03.2014'],
  ['bint', 'Amira bint Yusuf|Salhi|09.03.2014', 'Amira|Salhi|09.03.2014'],
  ['apostrophe', 'Sean|O’Neil|10.03.2014', 'Sean|O Neil|10.03.2014'],
  ['umlaut', 'Jörg|Müller|11.03.2014', 'Jorg|Mueller|11.03.2014'],
  ['Turkish', 'Çağla|Yıldız|12.03.2014', 'Cagla|Yildiz|12.03.2014'],
  ['Danish', 'Søren|Østergård|13.03.2014', 'Soren|Oestergaard|13.03.2014'],
  ['Romanian', 'Ștefan|Țurcanu|14.03.2014', 'Stefan|Turcanu|14.03.2014'],
  ['Vietnamese', 'Thị Hương|Đặng|15.03.2014', 'Thi Huong|Dang|15.03.2014'],
  ['Arabic', 'Nūr|Ḥasan|16.03.2014', 'Noor|Hassan|16.03.2014'],
  ['Persian', 'Riżā|Ḥusaynī|17.03.2014', 'Reza|Hosseini|17.03.2014'],
  ['Kurdish', 'Xecê|Xoşnav|18.03.2014', 'Khadja|Khoshnaw|18.03.2014'],
  ['Ukrainian', 'Serhij|Tkačenko|19.03.2014', 'Sergei|Tkatschenko|19.03.2014'],
  ['Russian', 'Aleksandr|Ščerbakov|20.03.2014', 'Alexander|Schtscherbakow|20.03.2014'],
  ['Bulgarian', 'Cvetan|Hristov|21.03.2014', 'Tsvetan|Christoff|21.03.2014'],
  ['Serbian', 'Đorđe|Đorđević|22.03.2014', 'Djordje|Djordjevic|22.03.2014'],
  ['Georgian', 'Giorgi|Žvania|23.03.2014', 'Georgi|Schwania|23.03.2014'],
  ['Armenian', 'Hayk|Xačatryan|24.03.2014', 'Haik|Chatschatrjan|24.03.2014'],
  ['Greek', 'Geōrgios|Papadopoulos|25.03.2014', 'Jorgos|Papadopulos|25.03.2014'],
  ['Tigrinya', 'Täsfay|Gäbrä|26.03.2014', 'Tesfai|Gebre|26.03.2014'],
  ['order of given names', 'Nour Yusuf|Probeski|27.03.2014', 'Yusuf Nour|Probeski|27.03.2014'],
  ['number of given names', 'Nour Yusuf Ali|Probenik|28.03.2014', 'Yusuf|Probenik|28.03.2014'],
  ['patronymic', 'Iwan Petrowitsch|Probjenko|29.03.2014', 'Ivan|Probyenko|29.03.2014'],
  ['crossed', 'Rasha|Erfundani|30.03.2014', 'Erfundani|Rascha|30.03.2014'],
  ['a letter wrong', 'Katharina|Beispielowa|01.04.2014', 'Katharina|Beisdielowa|01.04.2014'],
  ['01.01.', 'Schamil|Dschawadow|02.04.2014', 'Shamil|Javadov|01.01.2014'],
  ['day and month', 'Mariam|Chatschidze|03.04.2014', 'Maryam|Khachidze|04.03.2014'],
  ['a digit', 'Wladimir|Schostakow|05.04.2014', 'Vladimir|Shostakov|05.04.2011'],
  ['a year off', 'Tamriko|Dolidze|06.04.2014', 'Tamriko|Dolidse|06.04.2013'],
  ['single name', '|Zmaryalai|07.04.2014', '|Smarjalai|07.04.2014'],
  ['year alone', 'Beatriz|Exemplo|2014', 'Beatriz|Exemplo|08.04.2014'],
];

const nobody: Person = {
  ...{ familyName: '', givenNames: '', birthName: '', callName: '', birth: null, gender: 'none' as const },
  ...{ birthPlace: '', birthCountry: null, nationality1: null, nationality2: null, firstLanguage: 'und' },
  ...{ secondLanguage: null, enteredGermanyOn: null, movedInOn: null, denominationalWish: 'none' as const },
};
const home = { street: 'Probestr.', houseNumber: '7', postcode: '52349', place: 'Düren', ags: '05358008' };
const familyOf = (
  phone: string,
  changes: { accommodation?: 'private' | 'shared'; protected?: boolean; street?: string } = {},
) => ({
  contact: { phone, email: '', language: 'deu', channel: 'letter' as const, interpreterNeeded: false },
  parents: null,
  guardians: [],
  address: { ...home, accommodation: 'private' as const, protected: false, manual: null, ...changes },
});

describe.each(testDatabases)('finding children on %s', (kind) => {
  let test: TestApp;
  let today: Temporal.PlainDate;
  const by = (): By => ({
    ...{ centreId: test.centres.dueren, userId: systemUserId, now: test.context.clock.now() },
    ...{ role: 'counsellor', schools: [], today },
  });
  const read = (line: string): Person => {
    const [givenNames = '', familyName = '', date = ''] = line.split('|');
    const birth = date === '' ? null : parsePartialDate(date, today);
    if (birth && 'error' in birth) throw new Error(birth.error);
    return { ...nobody, givenNames, familyName, birth };
  };
  const keep = (line: string, family = familyOf('', { street: '' })) =>
    test.inside('dueren', async (tx) => {
      const familyId = await createFamily(tx, by(), family);
      return { familyId, childId: await createChild(tx, by(), familyId, read(line)) };
    });
  const find = (sought: Sought, centre: 'dueren' | 'aachen' = 'dueren') =>
    test.inside(centre, (tx) => findLike(tx, test.centres[centre], sought, today));
  const verdictsOf = async (sought: Sought) =>
    new Map((await find(sought)).map(({ id, likeness }) => [id, likeness.verdict]));

  beforeAll(async () => {
    test = await testApp(kind);
    today = test.context.clock.today();
  });
  afterAll(() => test.close());

  it('asks about every kind of other spelling, the right child first', async () => {
    const ids = new Map<string, string>();
    for (const [name, known] of kinds) ids.set(name, (await keep(known)).childId);
    const missed = [];
    for (const [name, , typed] of kinds) {
      const [first] = await find(read(typed));
      if (first?.id !== ids.get(name) || first?.likeness.verdict !== 'same')
        missed.push({ name, verdict: first?.likeness.verdict, score: first?.likeness.score });
    }
    expect(missed).toEqual([]);
  });

  it('asks about none of them for children who are new', async () => {
    for (const line of ['Anton|Kirschbaum|07.03.2014', 'Noor|Hassan|16.08.2011', 'Mia|Tkatschenko|19.03.2014'])
      expect([...(await verdictsOf(read(line))).values()]).not.toContain('same');
  });

  it('finds nobody of another centre', async () => {
    expect(await find(read('Noor|Hassan|16.03.2014'), 'aachen')).toEqual([]);
  });

  it('asks about who was born on that day at that address or number, but not in an accommodation', async () => {
    const alone = await keep('Wanda|Alleinig|01.06.2015', familyOf('02421 11111'));
    const shared = await keep(
      'Wanda|Geteilt|02.06.2015',
      familyOf('', { accommodation: 'shared', street: 'Lagerweg' }),
    );
    const shielded = await keep('Wanda|Gesperrt|03.06.2015', familyOf('', { protected: true, street: 'Schutzweg' }));
    const ask = async (line: string, more: Partial<Sought>) => await verdictsOf({ ...read(line), ...more });
    const address = (street: string, accommodation: 'private' | 'shared' = 'private') => ({
      ...{ ...home, street, accommodation, protected: false },
    });
    expect((await ask('Otto|Anders|01.06.2015', { phones: ['+49 2421 11111'] })).get(alone.childId)).toBe('same');
    expect((await ask('Otto|Anders|01.06.2015', { address: address('Probestraße') })).get(alone.childId)).toBe('same');
    expect((await ask('Otto|Anders|11.11.2011', { address: address('Probestraße') })).get(alone.childId)).not.toBe(
      'same',
    );
    for (const accommodation of ['private', 'shared'] as const)
      expect(
        (await ask('Otto|Anders|02.06.2015', { address: address('Lagerweg', accommodation) })).get(shared.childId),
      ).not.toBe('same');
    expect((await ask('Otto|Anders|03.06.2015', { address: address('Schutzweg') })).get(shielded.childId)).not.toBe(
      'same',
    );
  });

  it('takes a number that stands in more than three families for nobody’s', async () => {
    const phone = '02421 22222';
    const families = [];
    for (const day of ['01', '02', '03'])
      families.push(await keep(`Wanda|Helfer|${day}.07.2015`, familyOf(phone, { street: '' })));
    const ask = () => verdictsOf({ ...read('Otto|Anders|01.07.2015'), phones: [phone] });
    expect((await ask()).get(families[0]?.childId ?? '')).toBe('same');
    await keep('Wanda|Helfer|04.07.2015', familyOf(phone, { street: '' }));
    expect((await ask()).get(families[0]?.childId ?? '')).not.toBe('same');
  });

  it('asks whether twins and children at one address are siblings, except of the family they are entered into', async () => {
    const { familyId, childId } = await keep('Zala|Zwillingski|01.08.2015', familyOf('', { street: 'Zwillingsweg' }));
    const twin = read('Zora|Zwillingski|01.08.2015');
    const younger = {
      ...read('Zora|Zwillingsky|05.09.2018'),
      address: { ...home, street: 'Zwillingsweg', accommodation: 'private' as const, protected: false },
    };
    const ask = (sought: Sought, within?: string) =>
      test.inside('dueren', (tx) => listDuplicates(tx, test.centres.dueren, sought, { today, familyId: within }));
    for (const sought of [twin, younger])
      expect((await ask(sought)).map(({ id, likeness }) => [id, likeness.verdict])).toEqual([[childId, 'siblings']]);
    expect(await ask(twin, familyId)).toEqual([]);
  });

  it('follows changes of names, birth, phone and address', async () => {
    const { familyId, childId } = await keep(
      'Quentin|Vorher|01.09.2015',
      familyOf('02421 33333', { street: 'Umzugsweg' }),
    );
    await test.inside('dueren', (tx) => updateChild(tx, by(), childId, 1, read('Quirin|Nachherski|02.10.2016')));
    expect((await verdictsOf(read('Quentin|Vorher|01.09.2015'))).get(childId)).toBeUndefined();
    expect((await verdictsOf(read('Quirin|Nakherski|02.10.2016'))).get(childId)).toBe('same');
    const moved = { ...familyOf('02421 44444', { street: 'Neuweg' }) };
    await test.inside('dueren', (tx) => updateFamily(tx, by(), familyId, 1, moved));
    const ask = (phones: string[]) => verdictsOf({ ...read('Otto|Anders|02.10.2016'), phones });
    expect((await ask(['02421 33333'])).get(childId)).not.toBe('same');
    expect((await ask(['02421 44444'])).get(childId)).toBe('same');
  });

  it('makes entries of an earlier version to be found, once', async () => {
    const { familyId, childId } = await keep('Yannick|Altbestand|03.11.2015', familyOf('02421 55555'));
    await test.inside('dueren', async (tx) => {
      for (const table of ['child_name_word', 'child_name_sound'] as const)
        await tx.deleteFrom(table).where('child_id', '=', childId).execute();
      await tx.deleteFrom('family_contact_key').where('family_id', '=', familyId).execute();
      await tx.updateTable('child').set({ found_by: 0 }).where('id', '=', childId).execute();
      await tx.updateTable('family').set({ found_by: 0 }).where('id', '=', familyId).execute();
    });
    const sought = { ...read('Janik|Altbeschtand|03.01.2015'), phones: ['02421 55555'] };
    expect((await verdictsOf(sought)).get(childId)).toBeUndefined();
    expect(await test.inside('dueren', (tx) => renewFinding(tx, test.centres.dueren))).toBe(2);
    expect((await verdictsOf(sought)).get(childId)).toBeDefined();
    const { found_by } = await test.inside('dueren', (tx) =>
      tx.selectFrom('child').select('found_by').where('id', '=', childId).executeTakeFirstOrThrow(),
    );
    expect(found_by).toBe(findingRules);
    expect(await test.inside('dueren', (tx) => renewFinding(tx, test.centres.dueren))).toBe(0);
  });
});
