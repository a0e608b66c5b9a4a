// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Tx } from '../../../db/centre.ts';
import type { Confirmation } from '../../../web/flash.ts';
import { flash } from '../../../web/flash.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { formatDate } from '../../../web/format.ts';
import { frameOf } from '../../../web/frame.ts';
import type { Breadcrumb } from '../../../web/layout.tsx';
import { type Answer, type CentreRequest, page } from '../../../web/route.ts';
import { oneOfThemInput } from '../check-input.ts';
import { getCheckRule, listChecks } from '../check-queries.ts';
import type { Volunteer } from '../queries.ts';
import { hindrances } from '../rules.ts';
import { addStandbyDate, removeStandbyDate, setStandbyWeek } from './standby-actions.ts';
import { type StandbyFile, StandbyPage, type StandbyPaths } from './standby-fields.tsx';
import { standbyDateInput, standbyWeekInput } from './standby-input.ts';
import { listStandbyDates, listStandbyWeek } from './standby-queries.ts';

const saved: Confirmation = 'gespeichert';

/** Everything the page shows of somebody. */
export async function readStandby(
  tx: Tx,
  centreId: string,
  person: Volunteer,
  today: Temporal.PlainDate,
): Promise<StandbyFile> {
  const checks = (await listChecks(tx, centreId, [person.id])).get(person.id) ?? [];
  const rule = await getCheckRule(tx, centreId, 'interpreting');
  return {
    person,
    week: await listStandbyWeek(tx, centreId, person.id),
    dates: await listStandbyDates(tx, centreId, person.id, today),
    hindered: hindrances(person, checks, rule, today).length > 0,
  };
}

const clashText = 'Diese Zeit überschneidet sich mit einer anderen Bereitschaft. Bitte prüfen Sie.';

/**
 * Page and deeds of stand-by hours as the coordination keeps them, for who only phones.
 * @param load whose hours: throws NotFound for who may not be seen
 */
export function standbyDeeds(it: {
  load(request: CentreRequest): Promise<Volunteer>;
  paths(person: Volunteer): StandbyPaths;
  trail(person: Volunteer): readonly Breadcrumb[];
}) {
  const load = async (request: CentreRequest) =>
    await readStandby(request.tx, request.centreId, await it.load(request), request.today);
  const done = (_: CentreRequest, { person }: StandbyFile): string => flash(it.paths(person).week, saved);
  const render = (request: CentreRequest, file: StandbyFile, sent: Parameters<typeof StandbyPage>[0]['sent']) => (
    <StandbyPage
      frame={frameOf(request)}
      file={file}
      paths={it.paths(file.person)}
      trail={it.trail(file.person)}
      sent={sent}
      requestId={() => request.requestId()}
    />
  );
  const week = centreForm({
    load,
    schema: () => standbyWeekInput,
    run: async ({ tx, by }, { person }, input) => {
      const clash = await setStandbyWeek(tx, by, person.id, input.week);
      if (clash === undefined) return undefined;
      const message = `Am ${formatDate(clash.day)} steht schon eine einzelne Bereitschaft in dieser Zeit. Bitte löschen Sie sie unten, oder lassen Sie die Zeit frei.`;
      const days = ['mo', 'di', 'mi', 'do', 'fr', 'sa', 'so'] as const;
      return { refused: { field: days[clash.day.dayOfWeek - 1] ?? 'mo', message } };
    },
    done,
    page: (request, file, { state }) => render(request, file, { form: 'week', state }),
  });
  const date = centreForm({
    load,
    schema: ({ today }) => standbyDateInput(today),
    run: async ({ tx, by }, { person }, input) =>
      (await addStandbyDate(tx, by, person.id, input))
        ? undefined
        : { refused: { field: 'bereit_zeit', message: clashText } },
    done,
    page: (request, file, { state }) => render(request, file, { form: 'date', state }),
  });
  const remove = centreForm({
    load,
    schema: () => oneOfThemInput,
    run: ({ tx, by }, { person }, { id: entry }) => removeStandbyDate(tx, by, person.id, entry),
    done,
    page: (request, file, { state }) => render(request, file, { form: 'date', state }),
  });
  const show = async (request: CentreRequest): Promise<Answer> => page(render(request, await load(request), null));
  return { show, week, date, remove };
}
