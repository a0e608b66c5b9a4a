// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { Conflict } from '../../../refusals.ts';
import { Alert } from '../../../web/components/index.ts';
import { Select } from '../../../web/form/index.ts';
import { FormPage } from '../../../web/form-page.tsx';
import { centreForm } from '../../../web/form-pair.ts';
import { type CentreRequest, centreRoutes, get, post } from '../../../web/route.ts';
import { type Institution, listAskingInstitutions } from '../../institutions/queries.ts';
import { fullInstitutionName } from '../../institutions/words.ts';
import { boardPath, dispatchPath } from '../dispatch/paths.ts';
import { decideTalk } from '../payer-actions.ts';
import { getPolicy } from '../policy-queries.ts';
import type { Policy } from '../policy-rules.ts';
import { eligibilityFault } from '../request-faults-input.ts';
import { startCall } from './call-actions.ts';
import { CallFields } from './call-fields.tsx';
import { callAsks, callFaults, callInput, callTalk, type SaidForCall, unpaidFault } from './call-input.ts';
import { nowEnteredPath } from './paths.ts';

interface Known {
  institutions: readonly Institution[];
  policy: Policy;
}

const load = async ({ tx, centreId, today }: CentreRequest): Promise<Known> => ({
  institutions: await listAskingInstitutions(tx, centreId),
  policy: await getPolicy(tx, centreId, today),
});

/** The talk of the institution that is on the phone; its own contact stands for it, as with its mailed link. */
function talkOf({ institutions }: Known, said: SaidForCall) {
  const institution = institutions.find(({ id }) => id === said.institutionId);
  const contact = { name: institution?.contactName ?? '', email: institution?.email ?? '' };
  return callTalk(said, contact, { ags: institution?.ags ?? null });
}

/** An institution calls and has a family at its counter: the coordination asks for it, by the same rules and with the same page after it. */
const forms = centreForm({
  load,
  schema: (_, { institutions }) => callInput(institutions.map(({ id }) => id)),
  asks: () => callAsks,
  check: async ({ tx, by, now }, known, said) =>
    callFaults(known.policy, await decideTalk(tx, by, talkOf(known, said)), said.minutes, now, ''),
  run: async ({ tx, by, app, shown }, known, said) => {
    const asked = { talk: talkOf(known, said), minutes: said.minutes, phone: said.phone };
    const begun = await startCall(tx, by, { ...asked, channel: 'phone', linkId: null }, app.jobs);
    if ('excluded' in begun) return { refused: eligibilityFault(begun.excluded) };
    if ('unpaid' in begun) return { refused: unpaidFault(begun.unpaid) };
    if ('off' in begun) throw new Conflict('„Jetzt am Telefon“ ist in den Regeln des Zentrums ausgeschaltet.');
    shown('interpreting_request', begun.requestId);
    return begun.requestId;
  },
  done: (_, __, id: string) => dispatchPath(id),
  page: (_, { institutions, policy }, form) => (
    <FormPage
      {...form}
      title="Jetzt am Telefon"
      breadcrumbs={[{ href: boardPath, label: 'Vermittlung' }, { label: 'Jetzt am Telefon' }]}
      intro={`Eine Einrichtung ruft an und hat eine Familie vor sich? Alle, die Bereitschaft haben, werden sofort gefragt. Wer in ${policy.phoneNowMinutes} Minuten zuerst zusagt, ruft die Einrichtung an. Bitte keine Namen der Familie.`}
      action={nowEnteredPath}
      button="Jetzt jemanden ans Telefon holen"
      back={boardPath}
    >
      {policy.phoneNow ? null : (
        <Alert tone="info" title="„Jetzt am Telefon“ ist in den Regeln des Zentrums ausgeschaltet." />
      )}
      <Select
        name="einrichtung"
        label="Einrichtung"
        options={institutions.map((one) => ({ value: one.id, label: fullInstitutionName(one) }))}
        state={form.state}
      />
      <CallFields state={form.state} />
    </FormPage>
  ),
});

export const nowEnteredRoutes = centreRoutes('interpreting', [
  get(nowEnteredPath, 'interpreting.dispatch', 'interpreting_call.form', forms.show),
  post(nowEnteredPath, 'interpreting.dispatch', 'interpreting_call.ask', forms.send),
]);
