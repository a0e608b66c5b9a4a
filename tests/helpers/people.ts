// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import type { Role } from '../../src/auth/permissions.ts';
import { createSession, sessionCookie } from '../../src/auth/session.ts';
import { loadDemo } from '../../src/demo/load.ts';
import { tell } from '../../src/features/notices/actions.ts';
import { type NoticeKind, noticeWords } from '../../src/features/notices/words.ts';
import type { Route } from '../../src/web/route.ts';
import { checkPage, openStage, type Stage } from './browser.ts';
import { pathFor, recordIds } from './records.ts';

/** A stage with demo data, on which every role opens every page it may. */
export interface People {
  /** Opens each page at the width of a phone and checks it. @returns how many pages were checked */
  checkAll(role: Role, routes: readonly Route[]): Promise<number>;
  checkPaths(role: Role | null, paths: readonly string[]): Promise<number>;
  /** Real paths of pages. */
  pathsOf(routes: readonly Route[]): string[];
  /** Paths of one case in each state. */
  casesOfEachState(): Promise<string[]>;
  /** Opens each page in a window of this size and looks at it. */
  lookAt(
    role: Role,
    paths: readonly string[],
    viewport: { width: number; height: number },
    look: (page: Page, path: string) => Promise<void>,
  ): Promise<void>;
  close(): Promise<void>;
}

async function userOf(stage: Stage, role: Role): Promise<string> {
  if (role === 'operator') {
    return (await stage.context.database.db.selectFrom('system_operator').select('user_id').executeTakeFirstOrThrow())
      .user_id;
  }
  const member = await stage.inside('dueren', (tx) =>
    tx.selectFrom('membership').select('user_id').where('role', '=', role).orderBy('id').executeTakeFirstOrThrow(),
  );
  return member.user_id;
}

/** Starts the program with a demo of two centres and a browser in front of it. */
export async function launchPeople(): Promise<People> {
  const stage = await openStage('pglite', { empty: true });
  await loadDemo(stage.context, { centre: 'dueren', children: 60, seed: 7 });
  const { id } = await stage.context.database.db
    .selectFrom('centre')
    .select('id')
    .where('key', '=', 'dueren')
    .executeTakeFirstOrThrow();
  stage.centres.dueren = id;
  const ids = await recordIds(stage, 'dueren');
  // Every kind of notice, so that the start pages show them.
  const at = stage.context.clock.now();
  const news = { centreId: id, recordId: ids['/faelle/:id']?.id ?? '', at, byUser: null, responsible: null };
  await stage.inside('dueren', async (tx) => {
    for (const kind of Object.keys(noticeWords) as NoticeKind[]) await tell(tx, kind, [news]);
  });
  const open = async (
    role: Role | null,
    paths: readonly string[],
    viewport: { width: number; height: number },
    look: (page: Page, path: string) => Promise<void>,
  ): Promise<number> => {
    const context = await stage.browser.newContext({ locale: 'de-DE', viewport });
    if (role) {
      const cookie = await sessionCookie(stage.context, await createSession(stage.context, await userOf(stage, role)));
      const at = cookie.indexOf('=');
      await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: stage.url }]);
    }
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(stage.url + path);
      await look(page, path);
    }
    await context.close();
    return paths.length;
  };
  const phone = { width: 390, height: 844 };
  const checkPaths = (role: Role | null, paths: readonly string[]) =>
    open(role, paths, phone, (page) => checkPage(page));
  const pathsOf = (routes: readonly Route[]): string[] =>
    routes.map((route) => pathFor(route, ids)).filter((path) => !/\.(csv|xlsx|pdf|ics)$/.test(path));
  return {
    checkPaths,
    checkAll: (role, routes) => checkPaths(role, pathsOf(routes)),
    pathsOf,
    casesOfEachState: async () => {
      const rows = await stage.inside('dueren', (tx) =>
        tx
          .selectFrom('placement_case')
          .select(['state', ({ fn }) => fn.max(sql<string>`id::text`).as('id')])
          .groupBy('state')
          .execute(),
      );
      return rows.map(({ id: caseId }) => `/faelle/${caseId}`);
    },
    lookAt: async (role, paths, viewport, look) => {
      await open(role, paths, viewport, look);
    },
    close: stage.close,
  };
}
