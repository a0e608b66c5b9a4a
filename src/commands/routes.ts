// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { permissions } from '../auth/permissions.ts';
import { featureRoutes } from '../features/index.ts';
import { type PlainCommand, printJson } from './command.ts';

/** Every route with who may use it, as the pipeline enforces it. */
function listRoutes(): unknown[] {
  return featureRoutes.map(({ method, path, permission, audit, feature, scope }) => ({
    method,
    path,
    permission,
    audit,
    roles: permissions[permission].roles,
    feature,
    scope,
  }));
}

export const routesCommand: PlainCommand = {
  name: 'routes',
  usage: '--json',
  help: 'Listet alle Seiten mit Berechtigung, Protokollname und Rollen.',
  options: { json: { type: 'boolean' } },
  needs: 'settings',
  async run(_input, io) {
    printJson(io, listRoutes());
  },
};
