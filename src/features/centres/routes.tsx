// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { isId } from '../../db/ids.ts';
import { emptyForm, type FormState, staleState } from '../../web/form/index.ts';
import { formVersion, parseForm, typedValues } from '../../web/form/parse.ts';
import { askDay, askForm } from '../../web/form/questions.ts';
import { frameOf } from '../../web/frame.ts';
import { type CentreRequest, centreRoutes, get, NotFound, page, post, redirect } from '../../web/route.ts';
import { addRemedyNotice, changeAuthority, changeCompetence, changeSettings, letterheadVersion } from './change.ts';
import { type AuthorityInput, authorityForm, competenceForm, remedyForm, settingsForm } from './input.ts';
import { AuthorityPage, CentrePage, CompetencePage, RemedyPage, SettingsPage } from './pages.tsx';
import {
  type Authority,
  findAuthority,
  getSettings,
  listAuthorities,
  listCompetence,
  listMunicipalities,
  listRemedyNotices,
  type Settings,
} from './queries.ts';

async function authorityOf(request: CentreRequest): Promise<Authority> {
  const id = request.params['id'] ?? '';
  const authority = isId(id) ? await findAuthority(request.tx, request.centreId, id) : undefined;
  if (!authority) throw new NotFound();
  request.shown('authority', authority.id);
  return authority;
}

const common = (request: CentreRequest, state: FormState) => ({
  frame: frameOf(request),
  state,
  requestId: request.requestId(),
});

async function showCentre(request: CentreRequest) {
  const { tx, centreId } = request;
  request.shown('centre', centreId);
  return page(
    <CentrePage
      frame={frameOf(request)}
      settings={await getSettings(tx, centreId)}
      authorities={await listAuthorities(tx, centreId)}
      rules={await listCompetence(tx, centreId, request.today)}
      notices={await listRemedyNotices(tx, centreId)}
      municipalities={await listMunicipalities(tx, centreId)}
    />,
  );
}

/** Settings as their form shows them. */
const settingsValues = (settings: Settings): FormState['values'] => ({
  ...(settings.ask_school_before_decision ? { askSchool: 'ja' } : {}),
  schoolAnswerDays: String(settings.school_answer_days),
  holdDays: String(settings.hold_days),
  authorityDays: String(settings.authority_decision_days),
  targetDays: String(settings.target_days),
  maxKilometres: String(Math.round(settings.max_distance_m / 1000)),
  street: settings.street,
  postcode: settings.postcode,
  place: settings.place,
  phone: settings.phone,
  email: settings.email,
});

async function showSettings(request: CentreRequest) {
  const settings = await getSettings(request.tx, request.centreId);
  const state = emptyForm(settingsValues(settings));
  return page(<SettingsPage {...common(request, state)} version={settings.version} />);
}

async function saveSettings(request: CentreRequest) {
  const parsed = parseForm(settingsForm, request.form);
  const version = formVersion(request.form) ?? 0;
  if (!parsed.ok) return page(<SettingsPage {...common(request, parsed.state)} version={version} />, 422);
  const now = await getSettings(request.tx, request.centreId);
  if (now.version !== version) {
    const state = staleState(emptyForm(typedValues(request.form)), settingsValues(now));
    return page(<SettingsPage {...common(request, state)} version={now.version} />, 409);
  }
  await changeSettings(request.tx, request.centreId, version, parsed.data);
  request.shown('centre', request.centreId);
  return redirect('/zentrum?ok=gespeichert');
}

/** A letterhead as its form shows it. */
const letterheadValues = ({ name, street, postcode, place, phone, email, signatory }: AuthorityInput) => ({
  name,
  street,
  postcode,
  place,
  phone,
  email,
  signatory,
});

async function showAuthority(request: CentreRequest) {
  const authority = await authorityOf(request);
  return page(
    <AuthorityPage
      {...common(request, emptyForm(letterheadValues(authority)))}
      authority={authority}
      version={letterheadVersion(authority)}
    />,
  );
}

async function saveAuthority(request: CentreRequest) {
  const authority = await authorityOf(request);
  const parsed = parseForm(authorityForm, request.form);
  const version = formVersion(request.form) ?? -1;
  if (!parsed.ok)
    return page(<AuthorityPage {...common(request, parsed.state)} authority={authority} version={version} />, 422);
  const now = letterheadVersion(authority);
  if (now !== version) {
    const state = staleState(emptyForm(typedValues(request.form)), letterheadValues(authority));
    return page(<AuthorityPage {...common(request, state)} authority={authority} version={now} />, 409);
  }
  await changeAuthority(request.tx, request.centreId, authority.id, version, parsed.data);
  return redirect('/zentrum?ok=gespeichert');
}

async function showRemedy(request: CentreRequest) {
  const authority = await authorityOf(request);
  const current = (await listRemedyNotices(request.tx, request.centreId)).find(
    (notice) => notice.authority_id === authority.id,
  );
  const state = emptyForm({ textDe: current?.text_de ?? '', textAr: current?.text_ar ?? '' });
  return page(<RemedyPage {...common(request, state)} authority={authority} />);
}

async function saveRemedy(request: CentreRequest) {
  const authority = await authorityOf(request);
  const { data, state } = askForm(remedyForm, request.form, { validFrom: askDay('validity', request.today) });
  const answer = (form: FormState) => page(<RemedyPage {...common(request, form)} authority={authority} />, 422);
  if (!data || state.errors.length > 0) return answer(state);
  const error = await addRemedyNotice(request.tx, request.centreId, authority.id, data);
  if (error) return answer({ ...state, errors: [error] });
  return redirect('/zentrum?ok=gespeichert');
}

function showCompetence(request: CentreRequest) {
  return page(<CompetencePage {...common(request, emptyForm())} />);
}

async function saveCompetence(request: CentreRequest) {
  const { data, state } = askForm(competenceForm, request.form, { validFrom: askDay('validity', request.today) });
  const answer = (form: FormState) => page(<CompetencePage {...common(request, form)} />, 422);
  if (!data || state.errors.length > 0) return answer(state);
  const error = await changeCompetence(request.tx, request.centreId, data);
  if (error) return answer({ ...state, errors: [error] });
  request.shown('centre', request.centreId);
  return redirect('/zentrum?ok=gespeichert');
}

export const centreSettingRoutes = centreRoutes('centres', [
  get('/zentrum', 'centre.manage', 'centre.view', showCentre),
  get('/zentrum/einstellungen', 'centre.manage', 'centre.edit', showSettings),
  post('/zentrum/einstellungen', 'centre.manage', 'centre.change', saveSettings),
  get('/zentrum/behoerden/:id', 'centre.manage', 'authority.view', showAuthority),
  post('/zentrum/behoerden/:id', 'centre.manage', 'authority.change', saveAuthority),
  get('/zentrum/behoerden/:id/rechtsbehelf', 'centre.manage', 'remedy.view', showRemedy),
  post('/zentrum/behoerden/:id/rechtsbehelf', 'centre.manage', 'remedy.change', saveRemedy),
  get('/zentrum/zustaendigkeit', 'centre.manage', 'competence.view', showCompetence),
  post('/zentrum/zustaendigkeit', 'centre.manage', 'competence.change', saveCompetence),
]);
