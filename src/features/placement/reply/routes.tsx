// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Child } from 'hono/jsx';
import { addWorkingDays } from '../../../codes/holidays.ts';
import { flash } from '../../../web/flash.ts';
import { DateField, TextArea } from '../../../web/form/index.ts';
import { askDay } from '../../../web/form/questions.ts';
import { FormPage } from '../../../web/form-page.tsx';
import { centreForm, type FormProps } from '../../../web/form-pair.ts';
import { formatShortDate } from '../../../web/format.ts';
import { type CentreRequest, centreRoutes, get, param, post } from '../../../web/route.ts';
import { casePath } from '../../cases/paths.ts';
import { assertAllowed } from '../../cases/rules.ts';
import { fullName } from '../../families/rules.ts';
import { authorityAnsweredMail, authorityRepliedMail } from '../mails.ts';
import { openCase } from '../open-case.ts';
import { answerAuthorityPath, replyPath, submissionListPath, submissionPath } from '../paths.ts';
import { caseCrumbs } from '../ranking/pages.tsx';
import { decidesFor, decidingRole } from '../rules.ts';
import { findCopy } from '../submission/facts.ts';
import { findSubmission, getSubmission, type Submission } from '../submission/queries.ts';
import { answerAuthority, askCentre, assertUndecided, closeSubmission } from './actions.ts';
import { answerBackInput, questionBackInput, reasonInput } from './input.ts';
import { ExchangeCard } from './pages.tsx';
import { listExchange } from './queries.ts';

interface Known {
  submission: Submission;
  name: string;
}

async function load(request: CentreRequest): Promise<Known> {
  const { tx, centreId, user } = request;
  const submission = await getSubmission(tx, centreId, decidesFor(user.roles), param(request, 'id'));
  const copy = await findCopy(tx, centreId, submission.id);
  request.shown('submission', submission.id);
  const name = copy ? fullName(copy.person.familyName, copy.person.givenNames) : `Fall ${submission.caseNumber}`;
  return { submission, name };
}

/** Who acts, in the role in which the authority of this submission decides. */
const acting = ({ by }: CentreRequest, { authorityKind }: Submission) => ({ ...by, role: decidingRole(authorityKind) });

async function told({ app, tx, centreId }: CentreRequest, { caseId, responsible }: Submission): Promise<void> {
  await app.jobs.send(tx, authorityRepliedMail, { centreId, caseId, userId: responsible });
}

/** The page around what an authority writes to the centre. */
const replyPage = (
  { submission, name }: Known,
  form: FormProps,
  words: { title: string; intro: string; button: string; reply: Parameters<typeof replyPath>[1]; danger?: true },
  fields: Child,
) => (
  <FormPage
    {...form}
    title={`${words.title}: ${name}`}
    breadcrumbs={[
      { href: submissionListPath, label: 'Zuweisung' },
      { href: submissionPath(submission.id), label: `Fall ${submission.caseNumber}` },
      { label: words.title },
    ]}
    intro={words.intro}
    danger={words.danger}
    action={replyPath(submission.id, words.reply)}
    button={words.button}
    back={submissionPath(submission.id)}
  >
    {fields}
  </FormPage>
);

const questionForms = centreForm({
  load,
  offers: async (request, { submission }) =>
    await assertUndecided(request.tx, request.by, submission, 'authority_asked'),
  values: ({ today }) => ({ antwort_bis: formatShortDate(addWorkingDays(today, 3)) }),
  schema: ({ today }) => questionBackInput(today),
  asks: ({ today }) => ({ antwort_bis: askDay('deadline', today) }),
  run: async (request, { submission }, input) => {
    await askCentre(request.tx, acting(request, submission), submission, input);
    await told(request, submission);
  },
  done: (_, { submission }) => flash(submissionPath(submission.id), 'zurueckgefragt'),
  page: (_, known, form) =>
    replyPage(
      known,
      form,
      {
        title: 'Rückfrage stellen',
        intro:
          'Das Zentrum bekommt Ihre Frage und antwortet hier. Danach haben Sie wieder die volle Zeit für Ihre Entscheidung.',
        button: 'Rückfrage stellen',
        reply: 'rueckfrage',
      },
      <>
        <TextArea name="frage" label="Frage" state={form.state} maxLength={2000} rows={5} />
        <DateField name="antwort_bis" label="Antwort bis" state={form.state} />
      </>,
    ),
});

const closingForms = (as: 'returned' | 'refused') =>
  centreForm({
    load,
    offers: async (request, { submission }) =>
      await assertUndecided(
        request.tx,
        request.by,
        submission,
        as === 'returned' ? 'submission_returned' : 'allocation_refused',
      ),
    schema: () => reasonInput,
    run: async (request, { submission }, { reason }) => {
      await closeSubmission(request.tx, acting(request, submission), submission, as, reason);
      await told(request, submission);
    },
    done: flash(submissionListPath, as === 'returned' ? 'zurueckgegeben' : 'abgelehnt'),
    page: (_, known, form) =>
      replyPage(
        known,
        form,
        as === 'returned'
          ? {
              title: 'Vorlage zurückgeben',
              intro: 'Das Zentrum überarbeitet die Vorlage und legt neu vor. Bis dahin liegt sie nicht mehr bei Ihnen.',
              button: 'Vorlage zurückgeben',
              reply: 'zurueckgeben',
            }
          : {
              title: 'Zuweisung ablehnen',
              intro:
                'Sie weisen dieses Kind keiner Schule zu. Das Zentrum klärt mit der Familie, wie es weitergeht. Einen Bescheid an die Familie erstellt Herzstück dabei nicht.',
              button: 'Zuweisung ablehnen',
              reply: 'ablehnen',
              danger: true,
            },
        <TextArea name="grund" label="Grund" hint="Liest das Zentrum." state={form.state} maxLength={2000} rows={5} />,
      ),
  });
const [returning, refusing] = [closingForms('returned'), closingForms('refused')];

/** The centre answers what the authority has asked. */
const answerForms = centreForm({
  load: openCase,
  offers: async ({ tx, centreId }, placementCase) => {
    assertAllowed('authority_answered', placementCase, '. Es ist keine Rückfrage offen.');
    const submission = await findSubmission(tx, centreId, placementCase.id);
    return submission ? await listExchange(tx, centreId, placementCase.id, submission.id) : [];
  },
  schema: () => answerBackInput,
  run: async ({ tx, by, app, centreId, shown }, { id }, { answer }) => {
    const submissionId = await answerAuthority(tx, by, id, answer);
    shown('submission', submissionId);
    await app.jobs.send(tx, authorityAnsweredMail, { centreId, submissionId });
  },
  done: (_, { id }) => flash(casePath(id), 'geantwortet'),
  page: (_, placementCase, form, exchange) => (
    <FormPage
      {...form}
      title={`Rückfrage beantworten: ${fullName(placementCase.familyName, placementCase.givenNames)}`}
      breadcrumbs={caseCrumbs(placementCase, 'Rückfrage beantworten')}
      intro="Die Behörde liest Ihre Antwort bei der Vorlage. Danach entscheidet sie."
      action={answerAuthorityPath(placementCase.id)}
      button="Antwort senden"
      back={casePath(placementCase.id)}
    >
      <ExchangeCard exchange={exchange} />
      <TextArea
        name="antwort"
        label="Antwort"
        hint="Nur was die Behörde für die Entscheidung braucht."
        state={form.state}
        maxLength={4000}
        rows={6}
      />
    </FormPage>
  ),
});

export const replyRoutes = centreRoutes('placement', [
  get('/vorlagen/:id/rueckfrage', 'submission.return', 'submission.prepare', questionForms.show),
  post('/vorlagen/:id/rueckfrage', 'submission.return', 'submission.ask', questionForms.send),
  get('/vorlagen/:id/zurueckgeben', 'submission.return', 'submission.prepare', returning.show),
  post('/vorlagen/:id/zurueckgeben', 'submission.return', 'submission.return', returning.send),
  get('/vorlagen/:id/ablehnen', 'submission.return', 'submission.prepare', refusing.show),
  post('/vorlagen/:id/ablehnen', 'submission.return', 'submission.refuse', refusing.send),
  get('/faelle/:id/rueckfrage', 'placement.submit', 'submission.prepare', answerForms.show),
  post('/faelle/:id/rueckfrage', 'placement.submit', 'submission.answer', answerForms.send),
]);
