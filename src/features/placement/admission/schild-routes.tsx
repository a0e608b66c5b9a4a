// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { BASISDATEN_FILE_NAME } from '../../../outbound/schild/basisdaten.ts';
import { Conflict, NotFound } from '../../../refusals.ts';
import { Alert } from '../../../web/components/index.ts';
import { Button, ButtonRow, DateField, emptyForm, Form, type FormState, Hidden } from '../../../web/form/index.ts';
import { parseForm } from '../../../web/form/parse.ts';
import { formatDate, formatDateTime } from '../../../web/format.ts';
import { type Frame, frameOf } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { EmptyState, ListCount } from '../../../web/list/index.ts';
import { type Answer, type CentreRequest, centreRoutes, download, get, page, post } from '../../../web/route.ts';
import { admissionListPath, schildFilePath, schildPagePath, schildPath } from '../paths.ts';
import { markExported } from './actions.ts';
import { periodInput, schildInput } from './input.ts';
import { exportForSchool, type SchildExport } from './schild.ts';

interface SchildPageProps {
  frame: Frame;
  school: string;
  schools: readonly string[];
  since: string;
  result: SchildExport;
  form: FormState;
  requestId: string;
}

/** Before the file leaves: who is in it, and what SchILD cannot hold as it is, child by child. */
function SchildPage({ frame, school, schools, since, result, form, requestId }: SchildPageProps) {
  const crumbs = [{ href: admissionListPath, label: 'Aufnahmen' }, { label: 'Datei für SchILD' }];
  const { children, warnings, refused } = result;
  return (
    <Page {...frame} title="Datei für SchILD" breadcrumbs={crumbs} errors={form.errors}>
      {schools.length > 1 ? (
        <p class="kern-body">
          Schule {school}. Auch:{' '}
          {schools
            .filter((number) => number !== school)
            .map((number) => (
              <a class="kern-link" href={schildPath(number)}>
                {number}
              </a>
            ))}
        </p>
      ) : null}
      <p class="kern-body hs-measure">
        {`Sie laden ${BASISDATEN_FILE_NAME} mit den Kindern, deren Aufnahme Sie bestätigt haben. Die Datei enthält Personendaten: Bitte löschen Sie sie nach dem Einlesen in SchILD.`}
      </p>
      <form class="hs-form" action={schildPagePath} method="get" aria-label="Zeitraum">
        <Hidden name="schule" value={school} />
        <DateField name="seit" label="Bestätigt seit" required={false} state={form} value={since} />
        <ButtonRow>
          <Button kind="secondary">Anzeigen</Button>
        </ButtonRow>
      </form>
      <ListCount count={children.length} one="Kind mit bestätigter Aufnahme" many="Kinder mit bestätigter Aufnahme" />
      {form.errors.length > 0 ? null : children.length === 0 ? (
        <EmptyState
          sentence="In diesem Zeitraum ist keine Aufnahme bestätigt."
          link={{ href: admissionListPath, label: 'Zu den Aufnahmen' }}
        />
      ) : (
        <Form action={schildFilePath} requestId={requestId} guard={false}>
          <Hidden name="schule" value={school} />
          <Hidden name="seit" value={since} />
          <fieldset class="kern-fieldset">
            <legend class="kern-label">Welche Kinder? (keine Auswahl: alle, die noch in keiner Datei standen)</legend>
            <div class="kern-fieldset__body">
              {children.map((child) => (
                <ChildLine child={child} result={result} />
              ))}
            </div>
          </fieldset>
          {warnings.length + refused.length > 0 ? (
            <Alert
              tone={refused.length > 0 ? 'warning' : 'info'}
              title={`${warnings.length + refused.length} Hinweise stehen oben bei den Kindern.`}
            />
          ) : null}
          <ButtonRow>
            <Button icon="download">Datei für SchILD laden</Button>
          </ButtonRow>
        </Form>
      )}
    </Page>
  );
}

/** Whether a child is in SchILD already, as far as we can know. */
const exportedText = (at: Temporal.Instant | null): string =>
  at === null ? 'noch in keiner Datei' : `zuletzt geladen ${formatDateTime(at)}`;

function ChildLine({ child, result }: { child: SchildExport['children'][number]; result: SchildExport }) {
  const refusals = result.refused.filter((one) => one.pupil === child.childId);
  const notes = result.warnings.filter((one) => one.pupil === child.childId);
  return (
    <div class="kern-form-check">
      <input
        class="kern-form-check__checkbox"
        type="checkbox"
        id={`kind-${child.childId}`}
        name="kind"
        value={child.childId}
        disabled={refusals.length > 0}
      />
      <label class="kern-label" for={`kind-${child.childId}`}>
        {`${child.name}, erster Schultag ${formatDate(child.firstSchoolDay)}`}
      </label>
      <p class="hs-check-hint hs-muted">{exportedText(child.exportedAt)}</p>
      {refusals.length + notes.length === 0 ? null : (
        <ul class="kern-hint hs-check-hint">
          {refusals.map((one) => (
            <li>{`Nicht in der Datei: ${one.message}`}</li>
          ))}
          {notes.map((one) => (
            <li>{`${one.column}: ${one.message}`}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ownSchool(request: CentreRequest, wanted: string | null): string {
  const { schools } = request.user;
  const school = wanted ?? schools[0];
  if (!school || !schools.includes(school)) throw new NotFound();
  return school;
}

const nobody: SchildExport = { file: null, children: [], warnings: [], refused: [] };

async function show(request: CentreRequest, state?: FormState): Promise<Answer> {
  const { url, user } = request;
  const school = ownSchool(request, url.searchParams.get('schule'));
  const typed = state?.values.seit ?? url.searchParams.get('seit');
  const since = typeof typed === 'string' ? typed : '';
  const period = parseForm(periodInput, { seit: since });
  const form = state ?? (period.ok ? undefined : period.state);
  const { tx, centreId, today } = request;
  // While the day cannot be read, no child is shown as if it were in the period.
  const result = period.ok ? await exportForSchool(tx, centreId, school, today, { since: period.data.since }) : nobody;
  request.shown(
    'child',
    result.children.map((child) => child.childId),
  );
  return page(
    <SchildPage
      frame={frameOf(request)}
      school={school}
      schools={user.schools}
      since={since}
      result={result}
      form={form ?? emptyForm()}
      requestId={request.requestId()}
    />,
    form ? 422 : 200,
  );
}

async function file(request: CentreRequest): Promise<Answer> {
  const input = parseForm(schildInput, request.form);
  if (!input.ok) return await show(request, input.state);
  const { schoolNumber, since, childIds } = input.data;
  const school = ownSchool(request, schoolNumber);
  const { tx, by, centreId, today } = request;
  // Nobody ticked: those who stood in no file so far.
  const chosen = { since, children: childIds, notYet: childIds.length === 0 };
  const result = await exportForSchool(tx, centreId, school, today, chosen);
  if (result.children.length === 0)
    throw new Conflict(
      'Alle diese Kinder standen schon in einer Datei für SchILD. Bitte kreuzen Sie an, wen Sie noch einmal laden wollen.',
      [{ kind: 'admission', aim: 'schild', id: school, label: 'Zu den Kindern' }],
    );
  if (result.file === null)
    throw new Conflict('Es ist kein Kind übrig, das SchILD aufnehmen könnte. Die Gründe stehen auf der Seite.', [
      { kind: 'admission', aim: 'schild', id: school, label: 'Zu den Hinweisen' },
    ]);
  const refused = new Set(result.refused.map((one) => one.pupil));
  const written = result.children.filter((child) => !refused.has(child.childId));
  request.shown(
    'child',
    written.map((child) => child.childId),
  );
  await markExported(
    tx,
    by,
    school,
    written.map((child) => child.childId),
  );
  return download(BASISDATEN_FILE_NAME, 'text/plain; charset=windows-1252', result.file);
}

export const schildRoutes = centreRoutes('placement', [
  get('/aufnahmen/schild', 'schild.export', 'schild.prepare', show, { confirm: true }),
  post('/aufnahmen/schild/datei', 'schild.export', 'schild.export', file, { confirm: true }),
]);
