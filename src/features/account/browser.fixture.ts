// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { Secret, TOTP } from 'otpauth';
import type { TestApp } from '../../../tests/helpers/app.ts';
import { type Account, createAccount } from '../../auth/accounts.ts';
import { beginFactor, findPendingFactor, finishFactor } from '../../auth/second-factor.ts';
import { openSession } from '../../auth/session.ts';

export const password = 'Vier blaue Boote am Kai';

/** A browser that keeps cookies, for the way through several pages. */
export class TestBrowser {
  readonly #test: TestApp;
  readonly #cookies = new Map<string, string>();
  readonly #base: string;

  constructor(test: TestApp) {
    this.#test = test;
    this.#base = test.context.settings.publicUrl;
  }

  get cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  setCookies(header: string): void {
    this.#cookies.clear();
    for (const part of header.split('; ').filter(Boolean)) {
      this.#cookies.set(part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1));
    }
  }

  get(path: string): Promise<Response> {
    return this.#send(path, {});
  }

  post(path: string, fields: Record<string, string> = {}, origin = this.#base): Promise<Response> {
    return this.#send(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin } });
  }

  async #send(path: string, init: { method?: string; body?: URLSearchParams; headers?: Record<string, string> }) {
    const headers = { ...init.headers, ...(this.#cookies.size > 0 ? { cookie: this.cookies } : {}) };
    const response = await this.#test.app.request(`${this.#base}${path}`, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      if (/Max-Age=0/.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  }
}

const given = new Map<string, Set<string>>();

/**
 * The code an authenticator app shows now. Each code counts once, and tests do not wait half a minute: asked again, it is
 * the next or the one before, which count too.
 */
export function codeOf(secret: string): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const used = given.get(secret) ?? new Set();
  given.set(secret, used);
  const near = [0, 30, -30].map((offset) => totp.generate({ timestamp: Date.now() + offset * 1000 }));
  const code = near.find((one) => !used.has(one)) ?? near[0] ?? '';
  used.add(code);
  return code;
}

/** A code that is certainly not the one of now, the one before or the one after. */
export function wrongCode(secret: string): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const near = [-60, -30, 0, 30, 60].map((offset) => totp.generate({ timestamp: Date.now() + offset * 1000 }));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code)) ?? '';
}

/** The secret shown on the page that sets up the second factor. */
export const secretOn = (html: string): string =>
  (html.match(/Schlüssel: <code class="hs-code">([A-Z2-7 ]+)</)?.[1] ?? '').replaceAll(' ', '');

/** A person with password and second factor in use, and no session. */
export async function makePerson(test: TestApp, email: string): Promise<Account & { secret: string }> {
  const { context } = test;
  const account = await createAccount(context, { email, name: 'Test Person', password });
  const { id } = await openSession(context, account.id);
  const session = { id, userId: account.id, email };
  await beginFactor(context, id, context.clock.now());
  const secret = (await findPendingFactor(context, session))?.secret ?? '';
  await finishFactor(context, session, codeOf(secret));
  await context.database.db.deleteFrom('auth_session').where('user_id', '=', account.id).execute();
  // The code of the set-up counts again: a test that needs two has those of now and of the next step, whatever the hour.
  await context.database.db.deleteFrom('sign_in_failure').execute();
  given.delete(secret);
  return { ...account, secret };
}

/** Goes through both steps of sign-in. */
export async function signInThroughPages(
  test: TestApp,
  person: { email: string; secret: string },
): Promise<TestBrowser> {
  const browser = new TestBrowser(test);
  await browser.post('/anmelden', { email: person.email, passwort: password });
  await browser.post('/anmelden/code', { code: codeOf(person.secret) });
  return browser;
}

/** Runs the queue and takes all mail out of the outbox. */
export async function takeMail(test: TestApp): Promise<ParsedMail[]> {
  await test.context.jobs.runDue();
  const outbox = join(test.context.settings.dataFolder, 'outbox');
  const files = await readdir(outbox).catch(() => []);
  const mails: ParsedMail[] = [];
  for (const file of files) {
    mails.push(await simpleParser(await readFile(join(outbox, file))));
    await rm(join(outbox, file));
  }
  return mails;
}

/** The path of the one link to this program in a mail. */
export const linkIn = (mail: ParsedMail | undefined, base: string): string =>
  mail?.text?.match(new RegExp(`${base.replaceAll('.', '\\.')}(/\\S+)`))?.[1] ?? '';
