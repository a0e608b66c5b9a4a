// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { Alert } from '../../../web/components/index.ts';
import { ChangeList } from '../../../web/conflict.tsx';
import { Button, Form, Hidden, SaveBar, Sectioned, TextArea } from '../../../web/form/index.ts';
import type { FormProps } from '../../../web/form-pair.ts';
import { formatDateTime, formatNumber } from '../../../web/format.ts';
import { Page } from '../../../web/layout.tsx';
import { fullName } from '../../families/rules.ts';
import {
  caseListPath,
  casePath,
  correctDraftPath,
  correctRecordPath,
  counselDraftPath,
  counselPath,
} from '../paths.ts';
import type { CaseHead } from '../queries.ts';
import { allowedIn } from '../rules.ts';
import { RecordFields, sectionStates } from './fields.tsx';
import { GlossChoice, glossed } from './glosses.tsx';
import type { PreForm } from './pre-form-queries.ts';
import { PreFormBlock } from './pre-form-summary.tsx';
import type { Draft } from './queries.ts';

export interface RecordPageProps extends FormProps {
  head: CaseHead;
  /** The draft that is stored now. */
  draft: Draft | undefined;
  /** Language of the family, ISO 639-3. */
  language: string;
  /** The state of the earlier schools that the form rests on. */
  stateId: string;
  /** How proofs stood when the form was begun. */
  proofsId: string;
  /** What this page saves drafts as; a page shown again goes on as the same one. */
  pageId: string;
  /** What the family has said before the talk, and whether the form starts with it. */
  preForm: PreForm | undefined;
  begins: boolean;
}

const openText = (open: number): string => (open === 0 ? 'vollständig' : `${formatNumber(open)} offen`);

/** What is kept so far, in the words of the bar at the end of the form. */
function keptText(draft: Draft | undefined): string {
  if (!draft) return 'Noch ist nichts gespeichert. Der Entwurf wird beim Schreiben gespeichert.';
  return `Entwurf gespeichert ${formatDateTime(draft.savedAt)}${draft.savedBy ? ` von ${draft.savedBy}` : ''}.`;
}

/** The record of the first counselling, in sections; kept as a draft until it is entered. */
export function RecordPage({
  head,
  draft,
  language,
  stateId,
  proofsId,
  pageId,
  preForm,
  begins,
  ...form
}: RecordPageProps) {
  const { frame, state, requestId, version, news } = form;
  const back = casePath(head.id);
  const correcting = !allowedIn.counselled.includes(head.state);
  const action = correcting ? correctRecordPath(head.id) : counselPath(head.id);
  const draftPath = correcting ? correctDraftPath(head.id) : counselDraftPath(head.id);
  const title = correcting ? 'Beratung berichtigen' : 'Erstberatung';
  const name = fullName(head.familyName, head.givenNames);
  const sections = sectionStates(state);
  return (
    <Page
      {...frame}
      title={`${title}: ${name}`}
      breadcrumbs={[{ href: caseListPath, label: 'Fälle' }, { href: back, label: name }, { label: title }]}
      errors={state.errors}
    >
      <p class="hs-lead">
        {correcting
          ? `Fall ${head.number}. Berichtigen Sie, was falsch ist oder fehlt. Der Fall bleibt, wo er steht. Was schon empfohlen oder vorgelegt ist, ändert sich nicht: Prüfen Sie danach, ob es noch passt.`
          : `Fall ${head.number}. Tragen Sie nur ein, was für die Suche nach einer Schule nötig ist. Was offen bleibt, können Sie später ergänzen.`}
      </p>
      {news === null ? null : (
        <>
          <Alert tone="warning" title="Der Fall hat sich geändert, während Sie geschrieben haben">
            <p class="kern-body">
              Ihre Eingaben stehen noch hier und sind noch nicht eingetragen. Prüfen Sie, ob sie noch passen, und senden
              Sie dann noch einmal.
            </p>
          </Alert>
          {news.length === 0 ? null : <ChangeList changes={news} />}
        </>
      )}
      {preForm ? <PreFormBlock preForm={preForm} begins={begins} /> : null}
      <Sectioned legends={sections.map(({ legend }) => legend)} states={sections.map(({ open }) => openText(open))}>
        <Form action={action} requestId={requestId} version={version} draft={draftPath}>
          {/* The Enter key presses the first button of a form: it keeps the draft and enters nothing. */}
          {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: no one can tab to it; the same button stands in sight at the end */}
          <button class="kern-sr-only" type="submit" tabindex={-1} aria-hidden="true" formaction={draftPath}>
            Entwurf speichern
          </button>
          <Hidden name="entwurf_stand" value={draft?.version ?? 0} />
          <Hidden name="entwurf_seite" value={pageId} />
          <Hidden name="entwurf_nachweise" value={proofsId} />
          <GlossChoice state={state} language={language} path={action} />
          {correcting ? (
            <TextArea
              name="warum"
              label="Was war falsch"
              hint="Steht danach im Verlauf, ohne Gesundheit und Aufenthalt."
              state={state}
              maxLength={1000}
              rows={2}
            />
          ) : null}
          <RecordFields state={glossed(state)} caseId={head.id} stateId={stateId} />
          <SaveBar says={keptText(draft)} status>
            <Button>{correcting ? 'Berichtigung speichern' : 'Beratung eintragen'}</Button>
            <Button kind="secondary" formaction={draftPath}>
              Entwurf speichern
            </Button>
            <Button kind="tertiary" href={back}>
              Zum Fall
            </Button>
          </SaveBar>
        </Form>
      </Sectioned>
    </Page>
  );
}
