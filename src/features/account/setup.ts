// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createAccount, findAccount, removeFreshAccount } from '../../auth/accounts.ts';
import { replacePassword } from '../../auth/credentials.ts';
import { writeSystemAudit } from '../../auth/system-audit.ts';
import { dayOf } from '../../clock.ts';
import type { AppContext } from '../../context.ts';
import { Conflict } from '../../refusals.ts';
import { setUpCentre } from '../centres/actions.ts';
import { createInvitation } from '../people/invitations.ts';
import type { SetupInput } from './input.ts';
import { setupPath } from './paths.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex');

/** Is this database still empty, so that the first set-up may run? */
export async function awaitsSetup(app: AppContext): Promise<boolean> {
  const row = await app.database.db.selectFrom('installation').select('data_kind').executeTakeFirst();
  return row?.data_kind === 'empty';
}

/**
 * Makes a new set-up code (80 bits) and keeps only its hash. An earlier one is void.
 * @returns the code in groups of four, or null when the installation is set up or a demo
 */
export async function renewSetupCode(app: AppContext): Promise<string | null> {
  const code = [...randomBytes(16)].map((byte) => alphabet[byte % 32]).join('');
  const row = await app.database.db
    .updateTable('installation')
    .set({ setup_code_hash: hashOf(code) })
    .where('data_kind', '=', 'empty')
    .returning('id')
    .executeTakeFirst();
  return row ? (code.match(/.{4}/g)?.join('-') ?? null) : null;
}

/** At start: says in the terminal how the empty installation is set up. Whoever reads the terminal runs the machine. */
export async function announceSetup(app: AppContext, write: (line: string) => void): Promise<void> {
  const code = await renewSetupCode(app);
  if (code === null) return;
  write('Diese Installation ist noch leer. Einrichten:');
  write(`  Adresse: ${app.settings.publicUrl}${setupPath}`);
  write(`  Einrichtungscode: ${code}   (gilt einmal und bis zum nächsten Start)`);
}

/** Is this the code printed last? @param code without hyphens, upper case */
export async function isSetupCode(app: AppContext, code: string): Promise<boolean> {
  const row = await app.database.db.selectFrom('installation').select('setup_code_hash').executeTakeFirst();
  const kept = Buffer.from(row?.setup_code_hash ?? '', 'hex');
  const given = Buffer.from(hashOf(code), 'hex');
  return kept.length === given.length && timingSafeEqual(kept, given);
}

/**
 * The first set-up: operator, centre, invitation of its first head. Claims the installation in one statement; what
 * comes after can be repeated by the operator under /betrieb if the machine stops in between.
 * @param input a form whose code has been checked; the claim checks it once more
 * @returns the operator's account
 * @throws Conflict when the installation was set up in the meantime
 */
export async function setUpInstallation(app: AppContext, input: SetupInput, now: Temporal.Instant) {
  const { db } = app.database;
  const before = await findAccount(app, input.email);
  const account =
    before ?? (await createAccount(app, { email: input.email, name: input.name, password: input.password }));
  const claimed = await db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('installation')
      .set({ data_kind: 'real', setup_code_hash: null, set_up_at: now })
      .where('data_kind', '=', 'empty')
      .where('setup_code_hash', '=', hashOf(input.setupCode))
      .returning('id')
      .executeTakeFirst();
    if (!row) return false;
    await tx.insertInto('system_operator').values({ user_id: account.id, created_at: now }).execute();
    await writeSystemAudit(tx, {
      at: now,
      userId: account.id,
      event: 'installation.set_up',
      recordId: input.centreKey,
    });
    return true;
  });
  if (!claimed) {
    if (!before) await removeFreshAccount(app, account.id);
    throw new Conflict('Diese Installation ist inzwischen eingerichtet.');
  }
  // Left over from a set-up that was cut off before the claim: the password of today counts.
  if (before) await replacePassword(app, account.id, input.password);
  await setUpWithHead(app, input.centreKey, input.headEmail, { userId: account.id, now });
  return account;
}

/** Sets up a centre and invites its first head, in one transaction. @returns the centre's id */
export async function setUpWithHead(
  app: AppContext,
  key: string,
  email: string,
  by: { userId: string; now: Temporal.Instant },
): Promise<string> {
  return await setUpCentre(app, key, { ...by, today: dayOf(by.now) }, async (tx, centreId) => {
    await createInvitation(tx, app.jobs, {
      centreId,
      offer: { email, role: 'head', ags: null, schoolNumber: null, mayOpenProtectedAddress: false },
      invitedBy: by.userId,
      now: by.now,
    });
  });
}
