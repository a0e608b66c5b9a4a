// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { searchForm } from '../../../codes/names.ts';
import { Conflict } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { noFields } from '../../../web/form/parse.ts';
import { centreForm } from '../../../web/form-pair.ts';
import { formatShortDate } from '../../../web/format.ts';
import type { CentreRequest } from '../../../web/route.ts';
import { changeNamed, consentAndName, consentToLink, endNeed, withdrawAtOnce, withdrawLink } from './actions.ts';
import { ConfirmPage, LinkConsentPage, NamedPage, PupilConsentPage } from './deed-pages.tsx';
import { askNamesake, linkConsentInput, namedInput, namedValues, pupilConsentInput } from './input.ts';
import { loadOpen, loadPupil } from './need-forms.tsx';
import { type Area, pupilIn } from './paths.ts';
import { listNamesakes, type Pupil } from './queries.ts';

/** A pupil whose parents have said yes. @throws Conflict */
async function loadNamed(request: CentreRequest, area: Area): Promise<Pupil> {
  const pupil = await loadOpen(request, area);
  if (pupil.state === 'reported') throw new Conflict('Zuerst brauchen wir das Ja der Eltern.');
  return pupil;
}

/** A pupil whose parents have not been asked. @throws Conflict */
async function loadUnasked(request: CentreRequest, area: Area): Promise<Pupil> {
  const pupil = await loadOpen(request, area);
  if (pupil.state !== 'reported') throw new Conflict('Zu diesem Kind ist die Einwilligung schon eingetragen.');
  return pupil;
}

/** Asks whether a child of the same first name in the class is another one. */
async function asksName({ tx, centreId }: CentreRequest, pupil: Pupil) {
  const others = await listNamesakes(tx, centreId, pupil);
  const alike = (typed: string) => others.find((one) => searchForm(one.givenName) === searchForm(typed.trim()));
  return { vorname: askNamesake((typed) => (typed.trim() === '' ? undefined : alike(typed)?.number)) };
}

export const consentForms = (area: Area) =>
  centreForm({
    load: (request) => loadUnasked(request, area),
    values: ({ today }) => ({ tag: formatShortDate(today) }),
    schema: ({ today }) => pupilConsentInput(today),
    version: ({ version }) => version,
    versionNeeded: true,
    asks: asksName,
    run: ({ tx, by }, pupil, { given, named }) => consentAndName(tx, by, pupil, given, named),
    done: (_, { id }) => flash(pupilIn(area, id), 'patenschaftEingewilligt'),
    page: (_, pupil, form) => <PupilConsentPage {...form} {...{ area, pupil }} />,
  });

export const namedForms = (area: Area) =>
  centreForm({
    load: (request) => loadNamed(request, area),
    values: (_, pupil) => namedValues(pupil),
    schema: () => namedInput,
    version: ({ version }) => version,
    versionNeeded: true,
    run: ({ tx, by }, pupil, named) => changeNamed(tx, by, pupil, named),
    done: (_, { id }) => flash(pupilIn(area, id), 'gespeichert'),
    page: (_, pupil, form) => <NamedPage {...form} {...{ area, pupil }} />,
  });

export const linkConsentForms = (area: Area) =>
  centreForm({
    load: (request) => loadNamed(request, area),
    values: ({ today }) => ({ tag: formatShortDate(today) }),
    schema: ({ today }) => linkConsentInput(today),
    run: ({ tx, by }, pupil, given) => consentToLink(tx, by, pupil, given),
    done: (_, { id }) => flash(pupilIn(area, id), 'gespeichert'),
    page: (_, pupil, form) => <LinkConsentPage {...form} {...{ area, pupil }} />,
  });

/** The parents say no, before anything was named. Sent again nothing happens. */
export const refuseForms = (area: Area) =>
  centreForm({
    load: (request) => loadUnasked(request, area),
    loadSent: (request) => loadPupil(request, area),
    schema: () => noFields,
    run: async ({ tx, by, app }, pupil) => {
      if (pupil.state === 'waiting' || pupil.state === 'placed')
        throw new Conflict('Inzwischen ist eine Einwilligung eingetragen. Bitte nehmen Sie sie zurück.');
      await endNeed(tx, by, pupil.id, 'consent_refused', app.jobs);
    },
    done: (_, { id }) => flash(pupilIn(area, id), 'patenschaftAbgelehnt'),
    page: (_, pupil, form) => <ConfirmPage {...form} {...{ area, pupil }} deed="refuse" />,
  });

/** The parents take their yes back. Sent again, or by two at once, nothing more happens. */
export const withdrawForms = (area: Area) =>
  centreForm({
    load: (request) => loadNamed(request, area),
    loadSent: (request) => loadPupil(request, area),
    schema: () => noFields,
    run: ({ tx, by, app }, { id }) => withdrawAtOnce(tx, by, id, app.jobs),
    done: (_, { id }) => flash(pupilIn(area, id), 'patenschaftWiderrufen'),
    page: (_, pupil, form) => <ConfirmPage {...form} {...{ area, pupil }} deed="withdraw" />,
  });

export const linkWithdrawForms = (area: Area) =>
  centreForm({
    load: (request) => loadNamed(request, area),
    loadSent: (request) => loadPupil(request, area),
    schema: () => noFields,
    run: ({ tx, by }, { id }) => withdrawLink(tx, by, id),
    done: (_, { id }) => flash(pupilIn(area, id), 'gespeichert'),
    page: (_, pupil, form) => <ConfirmPage {...form} {...{ area, pupil }} deed="unlink" />,
  });
