// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { may } from '../../auth/permissions.ts';
import { NotFound } from '../../refusals.ts';
import type { Refusal } from '../../web/form/index.ts';
import { centreForm } from '../../web/form-pair.ts';
import { formatShortDate } from '../../web/format.ts';
import { frameOf } from '../../web/frame.ts';
import { csvInBatches, listQuery } from '../../web/list/index.ts';
import { permissionOf } from '../../web/permission-of.ts';
import {
  type Answer,
  type CentreRequest,
  centreRoutes,
  download,
  get,
  page,
  post,
  type Request,
  type Route,
  systemRoutes,
} from '../../web/route.ts';
import { auditQueryOf, exportInput, wantedAudit } from './input.ts';
import { auditColumns } from './lines.tsx';
import { AccessPage, AuditExportPage, AuditPage, RecordAuditPage } from './pages.tsx';
import { countAudit, countViews, findRecords, listAudit, listPeople, listViews } from './queries.ts';

async function showAudit(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user } = request;
  const query = auditQueryOf(request.url);
  const { filter: asked, errors } = wantedAudit(query);
  const { q } = query.filters;
  const found = q === undefined ? undefined : await findRecords(tx, centreId, q);
  const filter = { ...asked, records: found?.records ?? null };
  const nothing = errors.length > 0 || found?.records.length === 0;
  const count = nothing ? 0 : await countAudit(tx, centreId, filter);
  const rows = nothing ? [] : await listAudit(tx, centreId, filter, query);
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
      more={found?.more ?? false}
      mayExport={may(user.roles, 'audit.export')}
    />,
    errors.length > 0 ? 422 : 200,
  );
}

/** More lines than one file holds; a period with more is asked for in parts. */
const mostExported = 50_000;

/** The log of a period as a file; that it was made, and why, stands in the log. */
const exportForms = centreForm({
  load: () => null,
  values: ({ today }) => ({ zeitraum_bis: formatShortDate(today) }),
  schema: ({ today }) => exportInput(today),
  run: async ({ tx, centreId, shown, app }, _, { from, to, reason }): Promise<Answer | Refusal> => {
    const filter = { person: null, kind: null, access: null, record: null, records: null, from, to };
    const [more] = await listAudit(tx, centreId, filter, { limit: 1, offset: mostExported });
    if (more)
      return {
        refused: {
          field: 'zeitraum_bis',
          message: 'In diesem Zeitraum gibt es mehr Einträge, als eine Datei fasst. Bitte wählen Sie einen kürzeren.',
        },
      };
    const body = await csvInBatches(
      auditColumns(app.house),
      (range) => listAudit(tx, centreId, filter, range),
      mostExported,
    );
    shown('audit', `export:${from.toString()}..${to.toString()}`, reason);
    return download(`protokoll-${from.toString()}-${to.toString()}.csv`, 'text/csv; charset=utf-8', body);
  },
  done: (_, __, file) => file,
  page: (_, __, form) => <AuditExportPage {...form} />,
});

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
    get('/protokoll/ausgeben', 'audit.export', 'audit.export.form', exportForms.show, { confirm: true }),
    post('/protokoll/ausgeben', 'audit.export', 'audit.export', exportForms.send, { confirm: true }),
    get('/protokoll/:kind/:id', 'audit.view', 'audit.view', showRecord),
  ]),
  ...systemRoutes('audit', [get('/zugriff', 'access.explain', 'access.explain', explain)]),
];
