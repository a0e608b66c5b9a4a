// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { randomBytes } from 'node:crypto';
import { symmetricEncrypt } from 'better-auth/crypto';
import { Secret } from 'otpauth';
import { createAccount, findAccount } from '../auth/accounts.ts';
import type { CentreRole, Role } from '../auth/permissions.ts';
import type { AppContext } from '../context.ts';
import type { Tx } from '../db/centre.ts';
import { newId } from '../db/ids.ts';
import { membershipRow } from '../features/people/rows.ts';
import { staffNames } from './names.ts';

/** One line of demo-accounts.json. */
export interface DemoAccount {
  role: Role;
  /** Key of the centre; null for the operator. */
  centre: string | null;
  email: string;
  password: string;
  /** Base32, as an authenticator app takes it. */
  totpSecret: string;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const randomText = (length: number): string =>
  [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('');

/** A second factor that is set up already, kept the way better-auth keeps it. @returns the secret in base32 */
async function addSecondFactor(app: AppContext, userId: string): Promise<string> {
  const { secretConfig } = await app.auth.$context;
  const secret = randomText(32);
  const codes = Array.from({ length: 10 }, () => `${randomText(5)}-${randomText(5)}`);
  await app.database.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('auth_two_factor')
      .values({
        user_id: userId,
        secret: await symmetricEncrypt({ key: secretConfig, data: secret }),
        backup_codes: await symmetricEncrypt({ key: secretConfig, data: JSON.stringify(codes) }),
        verified: true,
      })
      .execute();
    await tx.updateTable('auth_user').set({ two_factor_enabled: true }).where('id', '=', userId).execute();
  });
  return Secret.fromUTF8(secret).base32;
}

/** Names of people who work with the demo, each once, in a mixed order. */
export class StaffNames {
  #next = 0;

  /** @throws when all are given */
  take(): string {
    const { given, family } = staffNames;
    const at = this.#next;
    if (at >= given.length * family.length) throw new Error('There are more people in the demo than names.');
    this.#next += 1;
    const round = Math.floor(at / given.length);
    return `${given[at % given.length]} ${family[(at * 5 + round) % family.length]}`;
  }
}

/** A person with a random password and a second factor. @throws when the address is taken */
export async function makeDemoAccount(
  app: AppContext,
  who: { role: Role; centre: string | null; email: string },
  names: StaffNames,
): Promise<DemoAccount & { userId: string }> {
  const before = await findAccount(app, who.email);
  if (before) throw new Error(`${who.email} exists already`);
  const password = randomText(20);
  const { id } = await createAccount(app, { email: who.email, name: names.take(), password });
  return { ...who, password, totpSecret: await addSecondFactor(app, id), userId: id };
}

/** Gives a person a role in the centre of this transaction. */
export async function addMembership(
  tx: Tx,
  at: { centreId: string; now: Temporal.Instant },
  member: {
    userId: string;
    role: CentreRole;
    ags?: string;
    school?: string;
    institution?: string;
    volunteer?: string;
    mayOpen?: boolean;
  },
): Promise<void> {
  await tx
    .insertInto('membership')
    .values(
      membershipRow({
        centreId: at.centreId,
        id: newId(),
        userId: member.userId,
        role: member.role,
        ags: member.ags ?? null,
        schoolNumber: member.school ?? null,
        institutionId: member.institution ?? null,
        volunteerId: member.volunteer ?? null,
        mayOpenProtectedAddress: member.mayOpen ?? false,
        at: at.now,
        createdBy: null,
      }),
    )
    .execute();
}
