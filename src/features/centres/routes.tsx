// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { isId } from '../../db/ids.ts';
import { NotFound } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { askDay } from '../../web/form/questions.ts';
import { centreForm } from '../../web/form-pair.ts';
import { frameOf } from '../../web/frame.ts';
import { type CentreRequest, centreRoutes, get, page, post } from '../../web/route.ts';
import { AuthorityPage, RemedyPage } from './authority-pages.tsx';
import { addRemedyNotice, changeAuthority, changeCompetence, changeSettings, letterheadVersion } from './change.ts';
import { authorityForm, competenceForm, remedyForm, settingsForm } from './input.ts';
import { CentrePage, CompetencePage, SettingsPage } from './pages.tsx';
import { centrePath } from './paths.ts';
import {
  type Authority,
  findAuthority,
  getSettings,
  listAuthorities,
  listCompetenceFrom,
  listMunicipalities,
  listRemedyNotices,
} from './queries.ts';
import { letterheadValues, settingsValues } from './values.ts';

async function authorityOf(request: CentreRequest): Promise<Authority> {
  const id = request.params['id'] ?? '';
  const authority = isId(id) ? await findAuthority(request.tx, request.centreId, id) : undefined;
  if (!authority) throw new NotFound();
  request.shown('authority', authority.id);
  return authority;
}

async function showCentre(request: CentreRequest) {
  const { tx, centreId } = request;
  request.shown('centre', centreId);
  return page(
    <CentrePage
      frame={frameOf(request)}
      settings={await getSettings(tx, centreId)}
      authorities={await listAuthorities(tx, centreId)}
      rules={await listCompetenceFrom(tx, centreId, request.today)}
      notices={await listRemedyNotices(tx, centreId)}
      municipalities={await listMunicipalities(tx, centreId)}
    />,
  );
}

const settingsForms = centreForm({
  load: ({ tx, centreId }) => getSettings(tx, centreId),
  values: (_, settings) => settingsValues(settings),
  schema: () => settingsForm,
  version: ({ version }) => version,
  versionNeeded: true,
  wrongFirst: true,
  run: async ({ tx, centreId, shown }, { version }, input) => {
    await changeSettings(tx, centreId, version, input);
    shown('centre', centreId);
  },
  done: flash(centrePath, 'gespeichert'),
  page: (_, __, form) => <SettingsPage {...form} />,
});

const letterheadForms = centreForm({
  load: authorityOf,
  values: (_, authority) => letterheadValues(authority),
  schema: () => authorityForm,
  version: (authority) => letterheadVersion(authority),
  versionNeeded: true,
  wrongFirst: true,
  run: ({ tx, centreId }, authority, input) =>
    changeAuthority(tx, centreId, authority.id, letterheadVersion(authority), input),
  done: flash(centrePath, 'gespeichert'),
  page: (_, authority, form) => <AuthorityPage {...form} authority={authority} />,
});

const remedyForms = centreForm({
  load: authorityOf,
  values: async ({ tx, centreId }, { id }) => {
    const current = (await listRemedyNotices(tx, centreId)).find((notice) => notice.authority_id === id);
    return { textDe: current?.text_de ?? '', textAr: current?.text_ar ?? '' };
  },
  schema: () => remedyForm,
  asks: ({ today }) => ({ validFrom: askDay('validity', today) }),
  run: ({ tx, centreId }, { id }, input) => addRemedyNotice(tx, centreId, id, input),
  done: flash(centrePath, 'gespeichert'),
  page: (_, authority, form) => <RemedyPage {...form} authority={authority} />,
});

const competenceForms = centreForm({
  load: () => null,
  schema: () => competenceForm,
  asks: ({ today }) => ({ validFrom: askDay('validity', today) }),
  run: async ({ tx, centreId, shown }, _, input) => {
    shown('centre', centreId);
    return await changeCompetence(tx, centreId, input);
  },
  done: flash(centrePath, 'gespeichert'),
  page: (_, __, form) => <CompetencePage {...form} />,
});

export const centreSettingRoutes = centreRoutes('centres', [
  get('/zentrum', 'centre.manage', 'centre.view', showCentre),
  get('/zentrum/einstellungen', 'centre.manage', 'centre.edit', settingsForms.show),
  post('/zentrum/einstellungen', 'centre.manage', 'centre.change', settingsForms.send),
  get('/zentrum/behoerden/:id', 'centre.manage', 'authority.view', letterheadForms.show),
  post('/zentrum/behoerden/:id', 'centre.manage', 'authority.change', letterheadForms.send),
  get('/zentrum/behoerden/:id/rechtsbehelf', 'centre.manage', 'remedy.view', remedyForms.show),
  post('/zentrum/behoerden/:id/rechtsbehelf', 'centre.manage', 'remedy.change', remedyForms.send),
  get('/zentrum/zustaendigkeit', 'centre.manage', 'competence.view', competenceForms.show),
  post('/zentrum/zustaendigkeit', 'centre.manage', 'competence.change', competenceForms.send),
]);
