// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Button } from './form/index.ts';
import { PublicPage } from './layout.tsx';
import type { FormValues } from './route.ts';

/** What must never stand in a page again. */
const secrets = new Set(['passwort', 'passwort2', 'bisher', 'code']);

/** A button that sends a form once more as it was; files and secrets are not in it. */
export function SendAgain({ action, form }: { action: string; form: FormValues }) {
  const fields = Object.entries(form).flatMap(([name, value]) => {
    if (secrets.has(name)) return [];
    if (typeof value === 'string') return [[name, value] as const];
    return Array.isArray(value) ? value.map((item) => [name, item] as const) : [];
  });
  return (
    <form method="post" action={action}>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button>Noch einmal senden</Button>
    </form>
  );
}

/** A form came after the session had ended: what was typed is kept on this page and can be sent again after signing in. */
export function SessionExpiredPage({ action, form }: { action: string; form: FormValues }) {
  return (
    <PublicPage title="Ihre Sitzung ist abgelaufen">
      <p class="kern-body">Ihre Eingaben sind noch nicht gespeichert. Sie stehen auf dieser Seite bereit.</p>
      <ol class="kern-body">
        <li>
          <a class="kern-link" href="/anmelden" target="_blank" rel="noopener">
            In einem neuen Fenster anmelden
          </a>
        </li>
        <li>Danach hier auf „Noch einmal senden“ drücken.</li>
      </ol>
      <SendAgain action={action} form={form} />
    </PublicPage>
  );
}
