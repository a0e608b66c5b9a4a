// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Permission } from '../../auth/permissions.ts';
import { wholeDate } from '../../codes/partial-date.ts';
import { isId } from '../../db/ids.ts';
import { NotFound } from '../../refusals.ts';
import { dateOrderErrors } from '../../web/form/date-order.ts';
import { optionalGermanDate } from '../../web/form/parse.ts';
import { frameOf } from '../../web/frame.ts';
import { listQuery } from '../../web/list/index.ts';
import {
  type Answer,
  type CentreRequest,
  centreRoutes,
  get,
  page,
  type Request,
  type Route,
  systemRoutes,
} from '../../web/route.ts';
import { AccessPage, AuditPage, RecordAuditPage } from './pages.tsx';
import { type AuditFilter, countAudit, countViews, listAudit, listPeople, listViews } from './queries.ts';

const filters = { person: 'text', art: 'text', datensatz: 'text', von: 'text', bis: 'text' } as const;

async function showAudit(request: CentreRequest): Promise<Answer> {
  const { tx, centreId } = request;
  const query = listQuery(request.url.href, { sorts: ['wann'], filters });
  const { person, art, datensatz, von, bis } = query.filters;
  const errors: { field: string; message: string }[] = [];
  const day = (field: string, label: string, text: string | undefined): Temporal.PlainDate | null => {
    const parsed = optionalGermanDate(label).safeParse(text);
    if (parsed.success) return parsed.data;
    errors.push({ field, message: parsed.error.issues[0]?.message ?? '' });
    return null;
  };
  const filter: AuditFilter = {
    person: person && isId(person) ? person : null,
    kind: art ?? null,
    record: datensatz ?? null,
    from: day('von', 'Von', von),
    to: day('bis', 'Bis', bis),
  };
  const [from, to] = [filter.from, filter.to].map((date) => (date ? wholeDate(date) : null));
  errors.push(
    ...dateOrderErrors([
      { field: 'bis', label: 'Bis', date: to ?? null, notBefore: from ?? null, says: 'liegt vor „Von“' },
    ]),
  );
  const count = errors.length > 0 ? 0 : await countAudit(tx, centreId, filter);
  const rows = errors.length > 0 ? [] : await listAudit(tx, centreId, filter, query);
  request.shown('audit', 'list');
  const values = Object.fromEntries(Object.entries(query.filters).map(([name, value]) => [name, value ?? '']));
  return page(
    <AuditPage
      frame={frameOf(request)}
      rows={rows}
      count={count}
      page={query.page}
      baseUrl={query.baseUrl}
      filtered={query.filtered}
      state={{ values, errors }}
      people={await listPeople(tx, centreId)}
      words={request.app.house}
    />,
    errors.length > 0 ? 422 : 200,
  );
}

async function showRecord(request: CentreRequest): Promise<Answer> {
  const { tx, centreId } = request;
  const { kind = '', id = '' } = request.params;
  if (!/^[a-z_]{1,40}$/.test(kind) || id.length > 100) throw new NotFound();
  const query = listQuery(request.url.href, { sorts: ['wann'], filters: {} });
  const count = await countViews(tx, centreId, { kind, id });
  // A record nobody has seen and a record of another centre look alike.
  if (count === 0) throw new NotFound();
  const rows = await listViews(tx, centreId, [{ kind, id }], query);
  request.shown('audit', `${kind}:${id}`);
  return page(
    <RecordAuditPage
      frame={frameOf(request)}
      kind={kind}
      rows={rows}
      count={count}
      page={query.page}
      baseUrl={query.baseUrl}
      words={request.app.house}
    />,
  );
}

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

function explain(request: Request): Answer {
  const asked = request.url.searchParams.get('seite') ?? '';
  const path = asked.startsWith('/') ? asked.slice(0, 200) : '/';
  return page(
    <AccessPage
      frame={frameOf(request)}
      path={path}
      needs={permissionOf(request.app.house.routes, path)}
      roles={request.user.roles}
    />,
  );
}

export const auditRoutes: Route[] = [
  ...centreRoutes('audit', [
    get('/protokoll', 'audit.view', 'audit.list', showAudit),
    get('/protokoll/:kind/:id', 'audit.view', 'audit.view', showRecord),
  ]),
  ...systemRoutes('audit', [get('/zugriff', 'access.explain', 'access.explain', explain)]),
];
