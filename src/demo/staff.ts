// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { AppContext } from '../context.ts';
import { inCentre } from '../db/centre.ts';
import { demoDomain } from '../features/account/demo-sign-in.ts';
import { addMembership, type DemoAccount, makeDemoAccount, type StaffNames } from './accounts.ts';
import type { DemoCentre } from './case-story.ts';
import type { DemoSchool } from './places.ts';

export type DemoStaff = DemoCentre['people'] & {
  /** Speaks for institutions. */
  institution: string;
  /** Sees the own address, bank account and year. */
  volunteer: string;
};
type Member = DemoAccount & { userId: string };

const accountOf = ({ role, centre, email, password, totpSecret }: Member): DemoAccount => ({
  role,
  centre,
  email,
  password,
  totpSecret,
});

/** The Schulamt of the demo: one person who serves every centre of it. */
export async function makeSchoolAuthority(app: AppContext, centre: string, names: StaffNames): Promise<Member> {
  const email = `schulamt@${centre}.${demoDomain}`;
  return await makeDemoAccount(app, { role: 'school_authority', centre, email }, names);
}

/**
 * The people of one centre: head, two counsellors, administration, data protection, a reporting office and two schools with
 * accounts of their own; the other schools of the area answer through people who cannot sign in.
 */
export async function makeStaff(
  app: AppContext,
  centre: { id: string; key: string; now: Temporal.Instant },
  authority: Member,
  schools: DemoSchool[],
  ags: string,
  names: StaffNames,
): Promise<{ staff: DemoStaff; accounts: DemoAccount[] }> {
  const make = (role: Member['role'], name: string) =>
    makeDemoAccount(app, { role, centre: centre.key, email: `${name}@${centre.key}.${demoDomain}` }, names);
  const head = await make('head', 'leitung');
  const counsellors = [await make('counsellor', 'beratung1'), await make('counsellor', 'beratung2')];
  const administration = await make('administration', 'verwaltung');
  const institution = await make('institution', 'einrichtung');
  const volunteer = await make('volunteer', 'ehrenamt');
  const coordinator = await make('interpreter_coordinator', 'dolmetschen');
  const sponsorships = await make('sponsorship_coordinator', 'smile');
  const atSchool = await make('school_coordinator', 'smile-schule');
  const protection = await make('data_protection_officer', 'datenschutz');
  const reporting = await make('reporting_office', 'meldestelle');
  const ownAccounts = schoolsWithAccount(schools);
  const schoolAccounts: Member[] = [];
  for (const [index, school] of ownAccounts.entries()) {
    const account = await make('school', `schule${index + 1}`);
    school.userId = account.userId;
    schoolAccounts.push(account);
  }
  await addSilentSchools(
    app,
    centre,
    schools.filter((school) => !ownAccounts.includes(school)),
  );
  await inCentre(app.database.db, { centreId: centre.id, userId: head.userId, now: centre.now }, async (tx) => {
    const add = (member: Parameters<typeof addMembership>[2]) =>
      addMembership(tx, { centreId: centre.id, now: centre.now }, member);
    await add({ userId: head.userId, role: 'head', mayOpen: true });
    for (const [index, { userId }] of counsellors.entries())
      await add({ userId, role: 'counsellor', mayOpen: index === 0 });
    await add({ userId: administration.userId, role: 'administration' });
    await add({ userId: coordinator.userId, role: 'interpreter_coordinator' });
    await add({ userId: sponsorships.userId, role: 'sponsorship_coordinator' });
    for (const school of coordinatedSchools(schools)) {
      school.coordinated = true;
      await add({ userId: atSchool.userId, role: 'school_coordinator', school: school.number });
    }
    await add({ userId: protection.userId, role: 'data_protection_officer' });
    await add({ userId: reporting.userId, role: 'reporting_office', ags });
    await add({ userId: authority.userId, role: 'school_authority' });
    for (const school of schools) await add({ userId: school.userId, role: 'school', school: school.number });
  });
  const members = [
    head,
    ...counsellors,
    administration,
    reporting,
    ...schoolAccounts,
    coordinator,
    institution,
    volunteer,
    sponsorships,
    atSchool,
    protection,
  ];
  return {
    staff: {
      head: head.userId,
      administration: administration.userId,
      coordinator: coordinator.userId,
      sponsorships: sponsorships.userId,
      atSchool: atSchool.userId,
      counsellors: counsellors.map(({ userId }) => userId),
      schoolAuthority: authority.userId,
      reporting: new Map([[ags, reporting.userId]]),
      institution: institution.userId,
      volunteer: volunteer.userId,
    },
    accounts: [...members.map(accountOf), accountOf({ ...authority, centre: centre.key })],
  };
}

/** The primary school with an account of its own: who coordinates the sponsorships there has an account, too. */
const coordinatedSchools = (schools: readonly DemoSchool[]): DemoSchool[] =>
  schoolsWithAccount(schools).filter(({ form }) => form === '02');

/** A Gesamtschule and a Grundschule if there are any: they meet most of what happens. */
function schoolsWithAccount(schools: readonly DemoSchool[]): DemoSchool[] {
  const first = schools.find(({ form }) => form === '15') ?? schools[0];
  const second =
    schools.find((school) => school.form === '02' && school !== first) ?? schools.find((school) => school !== first);
  return [first, second].filter((school) => school !== undefined);
}

/** People of the other schools: named in the cases, without a way to sign in. */
async function addSilentSchools(
  app: AppContext,
  centre: { key: string; now: Temporal.Instant },
  schools: DemoSchool[],
): Promise<void> {
  if (schools.length === 0) return;
  const inserted = await app.database.db
    .insertInto('auth_user')
    .values(
      schools.map(({ number }) => ({
        name: `Sekretariat ${number}`,
        email: `schule-${number}@${centre.key}.${demoDomain}`,
        email_verified: true,
        created_at: centre.now,
        updated_at: centre.now,
      })),
    )
    .returning(['id', 'email'])
    .execute();
  const idOf = new Map(inserted.map(({ id, email }) => [email, id]));
  for (const school of schools) school.userId = idOf.get(`schule-${school.number}@${centre.key}.${demoDomain}`) ?? '';
}
