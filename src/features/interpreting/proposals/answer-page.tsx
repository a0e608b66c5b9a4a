// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Radios } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import type { FormProps } from '../../../web/form-pair.ts';
import { boardPath, dispatchPath } from '../dispatch/paths.ts';
import { ownRequestPath, ownRequestsPath } from '../paths.ts';
import type { InterpretingRequest } from '../queries.ts';
import { choicesOf } from './parts.tsx';
import { ownProposalPath, proposalAnswerPath } from './paths.ts';
import type { Proposal } from './queries.ts';
import { offeredText } from './words.ts';

/** The answer to a proposal, asked by itself where none was given. */
export function AnswerFormPage({
  request,
  proposal,
  own,
  ...form
}: FormProps & { request: InterpretingRequest; proposal: Proposal | undefined; own: boolean }) {
  const back = own ? ownRequestPath(request.id) : dispatchPath(request.id);
  return (
    <FormPage
      {...form}
      title="Antwort auf den Vorschlag"
      breadcrumbs={[
        own ? { href: ownRequestsPath, label: 'Anfragen' } : { href: boardPath, label: 'Vermittlung' },
        { href: back, label: request.number },
        { label: 'Antwort' },
      ]}
      intro={proposal ? `Vorgeschlagen ist ${offeredText(proposal.offered)}.` : 'Es ist nichts vorgeschlagen.'}
      action={own ? ownProposalPath(request.id) : proposalAnswerPath(request.id)}
      button="Antwort senden"
      back={back}
    >
      {proposal ? (
        <Radios name="vorschlag_antwort" label="Antwort" options={choicesOf(proposal)} state={form.state} />
      ) : null}
    </FormPage>
  );
}
