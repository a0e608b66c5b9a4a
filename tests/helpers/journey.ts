// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TOTP } from 'otpauth';

/** What a browser would send to a running server; follows nothing. Cookies of the answers are kept in `jar`. */
export async function postForm(
  url: string,
  jar: Map<string, string>,
  path: string,
  fields: Record<string, string>,
): Promise<Response> {
  const response = await fetch(url + path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { origin: url, cookie: [...jar.values()].join('; ') },
  });
  for (const set of response.headers.getSetCookie()) {
    const part = set.split(';')[0] ?? '';
    jar.set(part.slice(0, part.indexOf('=')), part);
  }
  return response;
}

interface DemoAccount {
  role: string;
  centre: string;
  email: string;
  password: string;
  totpSecret: string;
}

/** Signs a person of the demo in, with password and the code of the second factor. @returns their cookies */
export async function signInAt(url: string, dataFolder: string, role: string): Promise<Map<string, string>> {
  const accounts = JSON.parse(await readFile(join(dataFolder, 'demo-accounts.json'), 'utf8')) as DemoAccount[];
  const account = accounts.find((one) => one.role === role && one.centre === 'dueren');
  if (!account) throw new Error(`The demo has no ${role}.`);
  const jar = new Map<string, string>();
  await postForm(url, jar, '/anmelden', { email: account.email, passwort: account.password });
  const code = new TOTP({ secret: account.totpSecret }).generate();
  const response = await postForm(url, jar, '/anmelden/code', { code });
  if (response.status !== 303) throw new Error(`Sign-in answered ${response.status}.`);
  return jar;
}

/** The form that reports an invented child; each call another one. */
export function childReport(number: number): Record<string, string> {
  const letters = [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  const empty =
    'geburtsname rufname geburtsort geburtsland staat1 staat2 sprache2 einreise zuzug bekenntnis telefon email';
  const address = 'g1_nachname strasse hausnummer notiz';
  return {
    ...Object.fromEntries(`${empty} ${address}`.split(' ').map((name) => [name, ''])),
    nachname: `Probe${letters}`,
    vornamen: 'Speicher',
    geburtsdatum: '03.05.2013',
    geschlecht: 'f',
    sprache1: 'arb',
    familiensprache: 'deu',
    weg: 'letter',
    plz: '52349',
    ort: 'Düren',
    ags: '05358008',
    unterkunft: 'private',
    trotzdem: 'ja',
    _request: crypto.randomUUID(),
  };
}
