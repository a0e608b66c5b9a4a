// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { attempt } from '../../../db/attempt.ts';
import { Conflict } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import type { FormHandlers } from '../../../web/form-pair.ts';
import { type Answer, type CentreRequest, page, redirect } from '../../../web/route.ts';
import { typedOf } from '../own/join-input.ts';
import type { Wrong } from '../own/own-fields.tsx';
import type { OwnPart } from '../own/part-deeds.ts';
import { placesInAccount } from '../paths.ts';
import { getVolunteer, type Volunteer } from '../queries.ts';
import { accountDoor, loadOwn } from './account-queries.ts';

/** Somebody was faster; everything else is wrong in what was typed. */
const statusOf = (wrong: readonly Wrong[]): 200 | 409 | 422 => {
  if (wrong.length === 0) return 200;
  return wrong.some(({ key }) => key === 'error.changed') ? 409 : 422;
};

/**
 * A page by which a volunteer keeps something of its own, in its account: the same page and the same deeds as behind the link
 * of a mail, once the person is signed in.
 * @param path where the page stands, and where its forms go
 * @param next where a form that was kept leads
 */
export function accountPart<Deed extends string, File extends { person: Volunteer }>(
  path: string,
  part: OwnPart<Deed, File>,
  next: string = path,
): FormHandlers<CentreRequest> {
  const answer = async (
    request: CentreRequest,
    person: Volunteer,
    sent?: { deed: Deed | undefined; wrong: readonly Wrong[] },
  ): Promise<Answer> => {
    const { tx, by, today, form } = request;
    const file = await part.read(tx, by, person);
    const node = part.page({
      door: await accountDoor(request, person),
      places: placesInAccount,
      file,
      today,
      sent: sent && { ...sent, typed: typedOf(form, sent.deed === undefined ? [] : part.names(sent.deed, file)) },
    });
    return page(node, statusOf(sent?.wrong ?? []));
  };
  return {
    show: async (request) => await answer(request, await loadOwn(request)),
    send: async (request) => {
      const { tx, by, app, centreId, form } = request;
      const person = await loadOwn(request);
      const { id } = person;
      const deed = part.deedOf(form);
      if (deed === undefined) return await answer(request, person, { deed, wrong: [{ field: '', key: 'error.form' }] });
      const did = await attempt(
        tx,
        () => part.answer({ tx, by, app }, id, deed, form),
        (error) => error instanceof Conflict,
      );
      const wrong: readonly Wrong[] = 'done' in did ? did.done : [{ field: part.begins(deed), key: 'error.changed' }];
      if (wrong.length === 0) return redirect(flash(next, 'gespeichert'));
      return await answer(request, await getVolunteer(tx, centreId, id), { deed, wrong });
    },
  };
}
