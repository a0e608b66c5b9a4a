// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Conflict, NotFound } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { emptyForm } from '../../../web/form/index.ts';
import { type FormBody, formRequestId, formVersion, readGermanDate } from '../../../web/form/parse.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { deviceKey, frameOf } from '../../../web/frame.ts';
import { Page } from '../../../web/layout.tsx';
import { type Answer, type CentreRequest, centreRoutes, get, page, param, post, redirect } from '../../../web/route.ts';
import { listOwnProposals } from '../own/proposal-queries.ts';
import {
  ownLessonPath,
  ownOtherDayPath,
  ownSponsorshipPath,
  ownSponsorshipsPath,
  smilePath,
  sponsorshipSessionsPath,
} from '../paths.ts';
import type { SessionFacts } from '../rows.ts';
import { keepEntry, lockDay, sameEntry } from './actions.ts';
import { ChildPage } from './child-page.tsx';
import { EntryPage } from './entry-page.tsx';
import { entryAsks, entryInput, entryProblems, entryValues } from './input.ts';
import { dayProblem } from './lesson-day-rules.ts';
import { offlineLabel, offlineText } from './offline-words.ts';
import { OwnPage } from './own-page.tsx';
import { clockOf, loadAllOwn, loadLessons, pickOwn } from './own-queries.ts';
import { childAlias, findEntry, findSponsorshipNumber, listEntries } from './queries.ts';
import { SessionList } from './session-list.tsx';

async function showOwn(request: CentreRequest): Promise<Answer> {
  const all = await loadAllOwn(request);
  request.shown(
    'sponsorship',
    all.map(({ id }) => id),
  );
  const lessons = await loadLessons(request.tx, request, all);
  const offline = offlineText(request, deviceKey(request.user.id), all, lessons);
  const proposals = await listOwnProposals(request.tx, request.centreId, request.user.volunteers, request.today);
  return page(
    <OwnPage frame={frameOf(request)} {...{ all, proposals, offline }} open={lessons.open} next={lessons.next} />,
  );
}

async function childPage(request: CentreRequest, state = emptyForm()): Promise<Answer> {
  const all = await loadAllOwn(request);
  const own = pickOwn(request, all);
  const entries = await listEntries(request.tx, request.centreId, own.id);
  const name = own.child?.givenName || (own.endedOn === null ? childAlias(all, own.id) : own.number);
  return page(
    <ChildPage frame={frameOf(request)} {...{ own, name, entries, state }} />,
    state.errors.length > 0 ? 422 : 200,
  );
}

/** A typed day leads on to its lesson; what cannot be is said beside what was typed. */
async function otherDay(request: CentreRequest): Promise<Answer> {
  const typed = request.url.searchParams.get('tag');
  if (typed === null) return await childPage(request);
  const day = readGermanDate(typed);
  const own = pickOwn(request, await loadAllOwn(request));
  const message =
    day === undefined
      ? 'Bitte geben Sie bei „Stunde eines Tages eintragen“ einen Tag ein, zum Beispiel 24.11.2026.'
      : dayProblem(own, day, clockOf(request));
  if (day !== undefined && message === undefined) return redirect(ownLessonPath(own.id, day.toString()));
  return await childPage(request, { values: { tag: typed }, errors: [{ field: 'tag', message: message ?? '' }] });
}

function dayOfPath(request: CentreRequest): Temporal.PlainDate {
  const text = param(request, 'tag');
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) throw new NotFound();
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    throw new NotFound();
  }
}

/** What the form says, when all of it can be read. */
function readFacts(form: FormBody): SessionFacts | undefined {
  const fields = Object.entries(form).filter(([name]) => !name.startsWith('_') && !name.endsWith('_stimmt'));
  const read = entryInput.safeParse(Object.fromEntries(fields));
  return read.success && entryProblems(form).length === 0 ? read.data : undefined;
}

async function loadDay(request: CentreRequest) {
  const { tx, centreId } = request;
  const day = dayOfPath(request);
  const all = await loadAllOwn(request);
  const own = pickOwn(request, all);
  const problem = dayProblem(own, day, clockOf(request));
  if (problem !== undefined)
    throw new Conflict(problem, [{ kind: 'own_sponsorship', id: own.id, label: 'Zu den Stunden' }]);
  const entry = await findEntry(tx, centreId, own.id, day);
  return {
    own,
    day,
    entry,
    alias: childAlias(all, own.id),
    label: offlineLabel(all, own, day),
    version: entry?.version ?? 0,
  };
}

async function loadSentDay(request: CentreRequest) {
  await lockDay(request.tx, request.centreId, param(request, 'id'), dayOfPath(request));
  const known = await loadDay(request);
  const facts = readFacts(request.form);
  const { entry } = known;
  // The same entry came before, and the phone did not hear that it had arrived.
  const again =
    entry !== undefined &&
    facts !== undefined &&
    entry.sendKey === formRequestId(request.form) &&
    sameEntry(entry, facts);
  return again ? { ...known, version: formVersion(request.form) ?? known.version } : known;
}

const entryForms = centreForm({
  load: loadDay,
  loadSent: loadSentDay,
  values: (_, { entry }) => (entry ? entryValues(entry) : {}),
  schema: () => entryInput,
  asks: () => entryAsks,
  also: ({ form }) => entryProblems(form),
  version: ({ version }) => version,
  versionNeeded: true,
  run: async ({ tx, by, form, requestId }, { own, day, entry }, facts) =>
    await keepEntry(
      tx,
      by,
      { sponsorshipId: own.id, on: day, sendKey: formRequestId(form) ?? requestId(), entry },
      facts,
    ),
  done: flash(ownSponsorshipsPath, 'stundeEingetragen'),
  page: (request, { own, alias, label, day, entry }, form) => (
    <EntryPage
      {...{ form, own, alias, label, day, entry }}
      owner={deviceKey(request.user.id)}
      typed={readFacts(request.form)}
    />
  ),
});

/** The lessons of a sponsorship, for the coordination. */
async function showSessions(request: CentreRequest): Promise<Answer> {
  const { tx, centreId } = request;
  const id = param(request, 'id');
  const number = await findSponsorshipNumber(tx, centreId, id);
  if (number === undefined) throw new NotFound();
  request.shown('sponsorship', id);
  const entries = await listEntries(tx, centreId, id);
  const held = entries.filter((one) => one.held).length;
  return page(
    <Page
      {...frameOf(request)}
      title={`Stunden der Patenschaft ${number}`}
      breadcrumbs={[{ href: smilePath, label: 'SmiLe' }, { label: number }, { label: 'Stunden' }]}
      lead={`${held} von ${entries.length} eingetragenen Stunden haben stattgefunden. Eintragen kann sie nur, wer sie gegeben hat.`}
    >
      <SessionList entries={entries} />
    </Page>,
  );
}

const id = ':id';

export const sessionRoutes = centreRoutes('sponsorships', [
  get(ownSponsorshipsPath, 'sponsorship.own', 'sponsorship.own', showOwn),
  get(ownSponsorshipPath(id), 'sponsorship.own', 'sponsorship.own.view', (request) => childPage(request)),
  get(ownOtherDayPath(id), 'sponsorship.own', 'sponsorship.own.view', otherDay),
  get(ownLessonPath(id, ':tag'), 'sponsorship.own', 'sponsorship.session.form', entryForms.show),
  post(ownLessonPath(id, ':tag'), 'sponsorship.own', 'sponsorship.session', entryForms.send),
  get(sponsorshipSessionsPath(id), 'sponsorship.manage', 'sponsorship.sessions', showSessions),
]);
