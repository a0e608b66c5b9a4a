// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { z } from 'zod';
import { flash } from '../../../web/flash.ts';
import { Checkbox } from '../../../web/form/index.ts';
import { ticked } from '../../../web/form/parse.ts';
import { FormPage } from '../../../web/form-page.tsx';
import { centreForm } from '../../../web/form-pair.ts';
import { centreRoutes, get, post } from '../../../web/route.ts';
import { smilePath } from '../paths.ts';
import { wantMail } from './actions.ts';
import { weekMailPath } from './paths.ts';
import { getsMail } from './queries.ts';

const weekMailInput = z.strictObject({ wochenmail: ticked() }).transform(({ wochenmail }) => ({ wanted: wochenmail }));

const forms = centreForm({
  load: async ({ tx, centreId, user }) => await getsMail(tx, centreId, user.id),
  values: (_, wanted): Record<string, string> => (wanted ? { wochenmail: 'ja' } : {}),
  schema: () => weekMailInput,
  run: ({ tx, by }, _, { wanted }) => wantMail(tx, by, wanted),
  done: flash(smilePath, 'gespeichert'),
  page: (_, __, form) => (
    <FormPage
      {...form}
      title="Mail am Montag"
      breadcrumbs={[{ href: smilePath, label: 'SmiLe' }, { label: 'Mail am Montag' }]}
      intro="Montags ab 6 Uhr schreibt Ihnen das Programm, was bei SmiLe wartet: nur Zahlen und Links, keine Namen. Wartet nichts, kommt keine Mail. Gilt nur für Sie."
      action={weekMailPath}
      button="Auswahl speichern"
      back={smilePath}
    >
      <Checkbox name="wochenmail" label="Montags eine Mail mit dem, was wartet" state={form.state} />
    </FormPage>
  ),
});

export const weekMailRoutes = centreRoutes('sponsorships', [
  get(weekMailPath, 'sponsorship.manage', 'sponsorship.week_mail.form', forms.show),
  post(weekMailPath, 'sponsorship.manage', 'sponsorship.week_mail', forms.send),
]);
