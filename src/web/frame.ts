// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { may, type Permission, roleLabels } from '../auth/permissions.ts';
import type { PageFrame, PageUser } from './layout.tsx';
import type { Request } from './route.ts';

/** What the frame around every page of a signed-in person shows: spread it into `<Page {...frame}>`. */
export type Frame = PageFrame & { user: PageUser; whyHref: string };

/** Navigation by task. An entry appears only for who may, and only when its page works. */
const entries: { href: string; label: string; permission: Permission }[] = [
  { href: '/', label: 'Heute', permission: 'start.view' },
  { href: '/faelle', label: 'Fälle', permission: 'case.list' },
  { href: '/meldungen', label: 'Meldungen', permission: 'report.list' },
  { href: '/anfragen', label: 'Anfragen', permission: 'school_request.answer' },
  { href: '/aufnahmen', label: 'Aufnahmen', permission: 'admission.list' },
  { href: '/plaetze', label: 'Plätze', permission: 'place.list' },
  { href: '/meine-plaetze', label: 'Unsere Plätze', permission: 'place.own' },
  { href: '/vorlagen', label: 'Zuweisung', permission: 'submission.list' },
  { href: '/schulen', label: 'Schulen', permission: 'school.view' },
  { href: '/personen', label: 'Personen', permission: 'user.manage' },
  { href: '/zentrum', label: 'Zentrum', permission: 'centre.manage' },
  { href: '/protokoll', label: 'Protokoll', permission: 'audit.view' },
  { href: '/betrieb', label: 'Betrieb', permission: 'operator.manage' },
];

/** The frame for this request: who is signed in, what they may reach, where they are. */
export function frameOf(request: Request): Frame {
  const { user, url } = request;
  const path = url.pathname;
  return {
    user: {
      name: user.name,
      roleLabel: user.roles.map((role) => roleLabels[role]).join(', '),
      centreName: user.centre?.shortName ?? 'Betrieb',
      canSwitch: user.centres.length > 1,
      centreKey: user.centre?.key,
    },
    nav: entries
      .filter((entry) => may(user.roles, entry.permission))
      .map(({ href, label }) => ({
        href,
        label,
        current: href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`),
      })),
    ...(may(user.roles, 'search.use') ? { search: {} } : {}),
    whyHref: `/zugriff?seite=${encodeURIComponent(path)}`,
    openedAt: request.now.toString(),
    ...flashOf(url),
  };
}

/** Short confirmations after a change. The URL carries only the code, never what was typed. */
const flashes: Record<string, string> = {
  gespeichert: 'Gespeichert.',
  gemeldet: 'Die Meldung ist angekommen.',
  eingeladen: 'Die Einladung ist vermerkt.',
  terminiert: 'Der Termin ist eingetragen.',
  beraten: 'Die Beratung ist eingetragen.',
  empfohlen: 'Die Empfehlung ist gespeichert.',
  angefragt: 'Die Schule ist angefragt.',
  beantwortet: 'Ihre Antwort ist angekommen.',
  vorgelegt: 'Der Fall ist zur Entscheidung vorgelegt.',
  zurueckgezogen: 'Zurückgezogen.',
  entschieden: 'Die Entscheidung ist gespeichert.',
  bestaetigt: 'Die Aufnahme ist bestätigt.',
  gehalten: 'Der Platz ist gehalten.',
  eingelesen: 'Das Schulverzeichnis ist eingelesen.',
  gesendet: 'Die Nachricht ist unterwegs.',
  beendet: 'Beendet.',
  vermerkt: 'Vermerkt.',
  geschlossen: 'Der Fall ist geschlossen.',
  gesehen: 'Als gesehen vermerkt.',
  geoeffnet: 'Die Anschrift ist für 15 Minuten geöffnet. Die Leitung ist benachrichtigt.',
};

function flashOf(url: URL): Pick<PageFrame, 'flash'> {
  const text = flashes[url.searchParams.get('ok') ?? ''];
  return text ? { flash: { tone: 'success', text } } : {};
}
