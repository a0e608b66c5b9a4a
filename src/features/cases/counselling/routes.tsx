// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Conflict } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { emptyForm, type FieldError, type FormState, staleState } from '../../../web/form/index.ts';
import type { FormBody } from '../../../web/form/parse.ts';
import { askDay } from '../../../web/form/questions.ts';
import { centreForm, type FormProps } from '../../../web/form-pair.ts';
import { formatShortDate } from '../../../web/format.ts';
import { frameOf } from '../../../web/frame.ts';
import {
  type Answer,
  type CentreRequest,
  type CentreRoute,
  centreRoutes,
  get,
  page,
  param,
  post,
  redirect,
} from '../../../web/route.ts';
import { getFamily } from '../../families/queries.ts';
import { birthOf } from '../../families/rules.ts';
import { lockCase } from '../actions.ts';
import { listCaseChanges } from '../change-queries.ts';
import { earlierSchoolValues, withMoreRows } from '../earlier-school-fields.tsx';
import { type EarlierSchools, readEarlierSchools } from '../earlier-school-queries.ts';
import { findTypedProblems } from '../earlier-school-routes.tsx';
import { listPapers } from '../paper-queries.ts';
import { casePath, correctDraftPath, correctRecordPath, counselDraftPath, counselPath } from '../paths.ts';
import { type CaseHead, getCaseHead } from '../queries.ts';
import { assertAllowed } from '../rules.ts';
import { correctRecord, counsel } from './actions.ts';
import { isNews, saveDraft } from './draft-actions.ts';
import { withGlosses } from './glosses.tsx';
import {
  askResidence,
  correctionInput,
  counselInput,
  draftBasis,
  draftSeen,
  draftValues,
  longestDraft,
  recordErrors,
} from './input.ts';
import { basisAgain, laterProofErrors, withLaterProofs } from './later-proofs.ts';
import { RecordPage } from './pages.tsx';
import { findPreForm, type PreForm } from './pre-form-queries.ts';
import { type Draft, findDraft, findNotes, findRecord, listProofs } from './queries.ts';
import { withMoreRecordRows } from './row-fields.tsx';
import { preFormValues, recordValues } from './values.ts';

/** What the form is about: the case, the earlier schools of the child, and the draft as it is now. */
interface Known {
  head: CaseHead;
  earlier: EarlierSchools;
  draft: Draft | undefined;
  /** Language of the family, ISO 639-3. */
  language: string;
  /** How it stands with the proofs now. */
  proofs: Awaited<ReturnType<typeof listProofs>>;
  /** What the family has said before the talk. */
  preForm: PreForm | undefined;
}

/** The form of a record: of the first counselling, or putting it right afterwards. */
async function loadFor(request: CentreRequest, correcting: boolean): Promise<Known> {
  const { tx, centreId } = request;
  const head = await getCaseHead(tx, centreId, param(request, 'id'));
  if (correcting) {
    assertAllowed('counselling_corrected', head, '. „Beratung berichtigen“ geht jetzt nicht.');
    if (!(await findRecord(tx, centreId, head.id)))
      throw new Conflict('Zu diesem Fall ist keine Erstberatung eingetragen.', [
        { kind: 'case', id: head.id, label: 'Zum Fall' },
      ]);
  } else assertAllowed('counselled', head, '. „Erstberatung“ geht jetzt nicht.');
  request.shown('case', head.id);
  return {
    head,
    earlier: await readEarlierSchools(tx, centreId, head.childId),
    draft: await findDraft(tx, centreId, head.id),
    language: (await getFamily(tx, centreId, head.familyId)).language,
    proofs: await listProofs(tx, centreId, head.id),
    preForm: await findPreForm(tx, centreId, head.id),
  };
}

/**
 * What the form starts with: the draft; without one the record as it was entered before; else today, at the centre, and what
 * the family has said before the talk.
 */
async function valuesOf(
  request: CentreRequest,
  { head, earlier, draft, proofs, preForm }: Known,
): Promise<FormState['values']> {
  if (draft) return withLaterProofs(draft.typed, proofs);
  const { tx, centreId, today } = request;
  const record = await findRecord(tx, centreId, head.id);
  const values = record
    ? recordValues(record, await findNotes(tx, centreId, head.id))
    : {
        tag: formatShortDate(today),
        form: 'on_site',
        // What was seen at the report is not asked twice.
        papiere: (await listPapers(tx, centreId, head.id)).map(({ kind }) => kind),
        ...(preForm ? preFormValues(preForm.answers) : {}),
      };
  return { ...values, ...earlierSchoolValues(earlier.now) };
}

/** Somebody else has gone on with the draft since this page was made. */
const outdated = (request: CentreRequest, draft: Draft | undefined): draft is Draft => {
  const seen = draftSeen(request.form);
  return draft !== undefined && seen !== undefined && isNews(draft, seen);
};

const draftChanged = ({ savedBy }: Draft): FieldError => ({
  field: '',
  message: `${savedBy ?? 'Jemand anderes'} hat am Entwurf weitergeschrieben. Ihre Eingaben stehen noch hier. Wo im Entwurf etwas anderes steht, steht es unter dem Feld. Wenn Sie noch einmal senden, gilt Ihre Eingabe.`,
});

/** A form that rests on an older draft, with both versions beside each other; the words of the draft, not of a record. */
function besideDraft(state: FormState, draft: Draft): FormState {
  const { stored } = staleState(state, draft.typed);
  return { ...state, ...(stored ? { stored } : {}) };
}

/** What both forms share: questions, rows, conflicts and the page. */
const shared = {
  values: valuesOf,
  asks: ({ today }: CentreRequest, { head }: Known) => ({
    tag: askDay('held', today, { day: head.openedOn, what: 'der Meldung des Kindes' }),
    interessen: askResidence,
    fuer_schule: askResidence,
    vereinbarungen: askResidence,
    notizen: askResidence,
    warum: askResidence,
  }),
  again: (body: FormBody) => withMoreRows(body) ?? withMoreRecordRows(body) ?? withGlosses(body),
  also: async (request: CentreRequest, { head, draft, proofs }: Known) => [
    ...(outdated(request, draft) ? [draftChanged(draft)] : []),
    ...laterProofErrors(request.form, proofs),
    ...recordErrors(request.form, birthOf(head), request.today),
    ...(await findTypedProblems(request, head)),
  ],
  version: ({ head }: Known) => head.version,
  lock: ({ tx, centreId }: CentreRequest, { head }: Known) => lockCase(tx, centreId, head.id),
  news: (request: CentreRequest, since: Temporal.Instant) =>
    listCaseChanges(request.tx, request.centreId, param(request, 'id'), since),
  page: async (
    request: CentreRequest,
    { head, earlier, draft, proofs, preForm, language }: Known,
    props: FormProps,
  ) => {
    const beside = outdated(request, draft);
    const state = beside ? besideDraft(props.state, draft) : props.state;
    // Shown again the page goes on as the same one: what it sent a moment before may arrive after it.
    const pageId = (beside ? undefined : draftSeen(request.form)?.pageId) ?? props.requestId;
    const { tx, centreId } = request;
    const begins = draft === undefined && (await findRecord(tx, centreId, head.id)) === undefined;
    const proofsId = basisAgain(request.form, props.state, proofs);
    const shown = { head, draft, language, state, pageId, proofsId, preForm, begins };
    return <RecordPage {...props} {...shown} stateId={basisOf(request, draft, earlier)} />;
  },
};

const form = centreForm({
  ...shared,
  load: (request) => loadFor(request, false),
  schema: ({ today }) => counselInput(today),
  run: ({ tx, by }, { head }, input) => counsel(tx, by, head, input),
  done: (_, { head }) => flash(casePath(head.id), 'beraten'),
});

const correctionForm = centreForm({
  ...shared,
  load: (request) => loadFor(request, true),
  schema: ({ today }) => correctionInput(today),
  run: ({ tx, by }, { head }, { record, reason }) => correctRecord(tx, by, head, record, reason),
  done: (_, { head }) => flash(casePath(head.id), 'beratungBerichtigt'),
});

/** The earlier schools the page rests on: of a draft that is gone on with, those it was begun on. */
function basisOf(request: CentreRequest, draft: Draft | undefined, { stateId }: EarlierSchools): string {
  const begun = draft && draftBasis(draft.typed);
  return draftSeen(request.form) === undefined && begun !== undefined ? begun : stateId;
}

/** Keeps what was typed so far. Nothing is checked: a draft may be wrong and incomplete. */
const keepDraft = async (request: CentreRequest, correcting: boolean): Promise<Answer> => {
  const known = await loadFor(request, correcting);
  const { head, earlier, language, proofs, preForm } = known;
  const typed = draftValues(request.form, request.today);
  const show = (state: FormState, draft: Draft | undefined): Answer => {
    const requestId = request.requestId();
    return page(
      <RecordPage
        {...{ frame: frameOf(request), requestId, pageId: requestId, version: head.version, news: null }}
        {...{ head, draft, language, state, proofsId: basisAgain(request.form, state, proofs) }}
        {...{ stateId: basisOf(request, draft, earlier), preForm, begins: false }}
      />,
      409,
    );
  };
  if (JSON.stringify(typed).length > longestDraft)
    return show(
      { values: typed, errors: [{ field: '', message: 'Der Entwurf ist zu lang. Bitte kürzen Sie die Texte.' }] },
      known.draft,
    );
  const seen = draftSeen(request.form);
  if (!seen) throw new Conflict('Das Formular ist unvollständig. Bitte laden Sie die Seite neu.');
  const other = await saveDraft(request.tx, request.by, head.id, seen, typed);
  if (other) return show(besideDraft({ ...emptyForm(typed), errors: [draftChanged(other)] }, other), other);
  return redirect(flash(correcting ? correctRecordPath(head.id) : counselPath(head.id), 'entwurf'));
};

const changes = (request: CentreRequest, since: Temporal.Instant) =>
  listCaseChanges(request.tx, request.centreId, param(request, 'id'), since);

/** The first counselling: its record, kept as a draft until it is entered, and put right afterwards. */
export const counselRoutes: readonly CentreRoute[] = centreRoutes('cases', [
  get(counselPath(':id'), 'case.edit', 'case.counselled.form', form.show),
  post(counselPath(':id'), 'case.edit', 'case.counselled', form.send, { changes }),
  get(correctRecordPath(':id'), 'case.edit', 'case.counselling_corrected.form', correctionForm.show),
  post(correctRecordPath(':id'), 'case.edit', 'case.counselling_corrected', correctionForm.send, { changes }),
  post(counselDraftPath(':id'), 'case.edit', 'case.counselling_draft', (request) => keepDraft(request, false)),
  post(correctDraftPath(':id'), 'case.edit', 'case.counselling_draft', (request) => keepDraft(request, true)),
]);
