// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Permission } from '../auth/permissions.ts';
import type { Route } from './route.ts';

/** The permission that a path needs: that of the first route of this method whose path fits. */
export function permissionOf(
  routes: readonly Route[],
  path: string,
  asked: Route['method'] = 'GET',
): Permission | undefined {
  const fits = (route: Route): boolean =>
    new RegExp(`^${route.path.replaceAll('.', '\\.').replaceAll(/:[a-zA-Z]+/g, '[^/]+')}$`).test(path);
  const pages = routes.filter(({ method }) => method === asked);
  return (pages.find(({ path: own }) => own === path) ?? pages.find(fits))?.permission;
}
