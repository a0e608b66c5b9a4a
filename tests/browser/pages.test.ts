// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRoles, may } from '../../src/auth/permissions.ts';
import { featureRoutes } from '../../src/features/index.ts';
import { launchPeople, type People } from '../helpers/people.ts';

describe('every page of every role in a browser', () => {
  let people: People;
  beforeAll(async () => {
    people = await launchPeople();
  });
  afterAll(() => people.close());

  it.each(allRoles)(
    '%s: one h1, one main, language, no violation axe can find, no wider than a phone',
    async (role) => {
      const routes = featureRoutes.filter((route) => route.method === 'GET' && may([role], route.permission));
      const first = routes.filter(
        (route) =>
          !allRoles.slice(0, allRoles.indexOf(role)).some((earlier) => may([earlier], route.permission)) ||
          route.path === '/',
      );
      const checked = await people.checkAll(role, first.length > 0 ? first : routes.slice(0, 1));
      expect(checked).toBeGreaterThan(0);
    },
  );

  it('pages before signing in', async () => {
    expect(
      await people.checkPaths(null, [
        '/anmelden',
        '/passwort-vergessen',
        '/datenschutz',
        '/barrierefreiheit',
        '/anmelden?weiter=%2Ffaelle',
      ]),
    ).toBe(5);
  });
});
