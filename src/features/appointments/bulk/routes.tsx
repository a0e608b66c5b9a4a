// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { may, type Permission } from '../../../auth/permissions.ts';
import { Conflict } from '../../../refusals.ts';
import { Alert, Badge } from '../../../web/components/index.ts';
import { Button } from '../../../web/form/index.ts';
import { parseForm } from '../../../web/form/parse.ts';
import { formatCount } from '../../../web/format.ts';
import { type Frame, frameOf } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { type Answer, type CentreRequest, centreRoutes, page, post } from '../../../web/route.ts';
import { caseListPath, casePath } from '../../cases/paths.ts';
import { listCounsellors } from '../../cases/queries.ts';
import { fullName } from '../../families/rules.ts';
import { secretOf } from '../invitation/routes.tsx';
import { appointmentPath, bookPath } from '../paths.ts';
import { type BulkResult, doWithAll } from './actions.ts';
import { type BulkDeed, bulkInput } from './input.ts';

/** What a role needs for each deed; the list offers no other. */
const needed: Readonly<Record<BulkDeed, Permission>> = {
  assign: 'case.edit',
  invite: 'appointment.plan',
  remind: 'placement.submit',
};
const titles: Readonly<Record<BulkDeed, string>> = {
  assign: 'Zuweisen',
  invite: 'Zum Termin einladen',
  remind: 'Erinnern',
};
const tones = { changed: 'success', same: 'neutral', refused: 'warning' } as const;
const words = { changed: 'erledigt', same: 'schon so', refused: 'nicht gegangen' } as const;

function Result({ result, deed }: { result: BulkResult; deed: BulkDeed }) {
  const { head, outcome, what, appointmentId } = result;
  const link = 'kern-link hs-target';
  return (
    <tr class="kern-table__row">
      <th class="kern-table__cell" scope="row">
        <a class={link} href={casePath(head.id)}>
          {fullName(head.familyName, head.givenNames)}
        </a>
      </th>
      <td class="kern-table__cell hs-nowrap">{head.number}</td>
      <td class="kern-table__cell">
        <Badge tone={tones[outcome]}>{words[outcome]}</Badge>
      </td>
      <td class="kern-table__cell">
        {what}{' '}
        {appointmentId === null ? null : (
          <a class={link} href={appointmentPath(appointmentId)}>
            Zum Termin
          </a>
        )}
        {deed === 'invite' && appointmentId === null ? (
          <a class={link} href={bookPath(head.id)}>
            Termin vergeben
          </a>
        ) : null}
      </td>
    </tr>
  );
}

function ResultPage({ frame, deed, results }: { frame: Frame; deed: BulkDeed; results: readonly BulkResult[] }) {
  const done = results.filter(({ outcome }) => outcome === 'changed').length;
  const refused = results.filter(({ outcome }) => outcome === 'refused').length;
  return (
    <Page
      {...frame}
      title={`${titles[deed]}: Ergebnis`}
      breadcrumbs={[{ href: caseListPath, label: 'Fälle' }, { label: `${titles[deed]}: Ergebnis` }]}
    >
      <div class="hs-stack">
        <Alert
          tone={refused > 0 ? 'warning' : 'success'}
          title={`${formatCount(done, 'Fall', 'Fälle')} erledigt, ${refused} nicht gegangen, ${results.length - done - refused} waren schon so.`}
        />
        <div class="hs-table-frame">
          <table class="kern-table kern-table--small hs-table">
            <caption class="kern-sr-only">Was mit jedem Fall geschehen ist</caption>
            <thead class="kern-table__head">
              <tr class="kern-table__row">
                {['Kind', 'Fall', 'Ergebnis', 'Was'].map((label) => (
                  <th class="kern-table__header" scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody class="kern-table__body">
              {results.map((result) => (
                <Result result={result} deed={deed} />
              ))}
            </tbody>
          </table>
        </div>
        <Button kind="secondary" href={caseListPath}>
          Zur Liste der Fälle
        </Button>
      </div>
    </Page>
  );
}

/** Does the same with the cases that were ticked in the list; each has its own result. */
async function doWithChosen(request: CentreRequest): Promise<Answer> {
  const { tx, by, centreId, user, app, form } = request;
  const people = (await listCounsellors(tx, centreId)).map(({ id }) => id);
  const { _request: _r, _centre: _c, _opened: _o, ...fields } = form;
  const parsed = parseForm(bulkInput(people), fields);
  const back = [{ kind: 'case.list', label: 'Zur Liste der Fälle' }];
  if (!parsed.ok) throw new Conflict(parsed.state.errors.map(({ message }) => message).join(' '), back);
  const { deed } = parsed.data;
  if (!may(user.roles, needed[deed]))
    throw new Conflict('Das dürfen Sie in Ihrer Rolle nicht. Es wurde nichts geändert.', back);
  const results = await doWithAll(tx, by, parsed.data, { jobs: app.jobs, secret: await secretOf(request) });
  request.shown(
    'case',
    results.map(({ caseId }) => caseId),
  );
  return page(<ResultPage frame={frameOf(request)} deed={deed} results={results} />);
}

export const bulkRoutes = centreRoutes('appointments', [
  post('/faelle-auswahl', 'appointment.plan', 'case.bulk', doWithChosen),
]);
