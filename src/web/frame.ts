// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { may, roleLabels } from '../auth/permissions.ts';
import { commonConfirmations } from './flash.ts';
import { servesThisMachine } from './headers.ts';
import type { PageFrame, PageUser } from './layout.tsx';
import type { NavItem } from './layout-parts.tsx';
import { accessPath } from './paths.ts';
import type { Request } from './route.ts';

/** What the frame around every page of a signed-in person shows: spread it into `<Page {...frame}>`. */
export type Frame = PageFrame & { user: PageUser; whyHref: string };

/** Whose browser it is, without saying who: what a device keeps for one person is taken from another by it. */
export const deviceKey = (userId: string): string =>
  createHash('sha256').update(`device ${userId}`).digest('base64url').slice(0, 22);

/** The entries, and which of them the page lies under: one at most, that with the longest path. */
export function placed(entries: readonly { href: string; label: string }[], path: string): NavItem[] {
  const above = entries.filter(({ href }) => path === href || path.startsWith(`${href}/`));
  const longest = Math.max(...above.map(({ href }) => href.length));
  return entries.map(({ href, label }) => ({
    ...{ href, label },
    current: href.length === longest && above.some((one) => one.href === href),
  }));
}

/** The frame for this request: who is signed in, what they may reach, where they are. */
export function frameOf(request: Request): Frame {
  const { user, url, app } = request;
  const path = url.pathname;
  return {
    user: {
      name: user.name,
      roleLabel: user.roles.map((role) => roleLabels[role]).join(', '),
      centreName: user.centre?.shortName ?? 'Betrieb',
      canSwitch: user.centres.length > 1,
      centreKey: user.centre?.key,
      device: deviceKey(user.id),
      demo: app.quotesFaults && servesThisMachine(app.settings),
    },
    nav: placed(
      app.house.navigation.filter((entry) => may(user.roles, entry.permission)),
      path,
    ),
    ...(may(user.roles, 'search.use') ? { search: {} } : {}),
    whyHref: `${accessPath}?seite=${encodeURIComponent(path)}`,
    openedAt: request.now.toString(),
    ...flashOf(url, app.house.confirmations),
  };
}

/** Is there a sentence for this code of a confirmation? */
export const isConfirmed = (code: string, own: Readonly<Record<string, string>>): boolean =>
  Object.hasOwn(own, code) || Object.hasOwn(commonConfirmations, code);

function flashOf(url: URL, own: Readonly<Record<string, string>>): Pick<PageFrame, 'flash'> {
  const code = url.searchParams.get('ok') ?? '';
  if (!isConfirmed(code, own)) return {};
  const sentences: Readonly<Record<string, string>> = { ...commonConfirmations, ...own };
  return { flash: { tone: 'success', text: sentences[code] ?? '' } };
}
