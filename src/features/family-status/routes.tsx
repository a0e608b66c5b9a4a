// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import QRCode from 'qrcode';
import { may } from '../../auth/permissions.ts';
import { Conflict } from '../../refusals.ts';
import { flash } from '../../web/flash.ts';
import { frameOf } from '../../web/frame.ts';
import {
  type Answer,
  type CentreRequest,
  type CentreRoute,
  centreRoutes,
  get,
  later,
  page,
  param,
  post,
  redirect,
} from '../../web/route.ts';
import { type CaseHead, getCaseHead } from '../cases/queries.ts';
import { getSettings } from '../centres/queries.ts';
import { tokenHash } from '../links/rules.ts';
import { releaseForms } from '../placement/letter/release-deeds.tsx';
import { listReleases } from '../placement/letter/release-queries.ts';
import { makeCode, revokeCode } from './actions.ts';
import { centreStatusPath, familyCodePath, releaseTextsPath, scannedPath, statusTextsPath } from './paths.ts';
import { getStanding, listCodes } from './queries.ts';
import { codeFor, noCodeSentence, viewOf, written } from './rules.ts';
import { CodePage, SheetPage } from './staff-pages.tsx';
import { familyStatusLanguages, languageOf, releasables } from './texts.ts';

async function load(request: CentreRequest): Promise<CaseHead> {
  const head = await getCaseHead(request.tx, request.centreId, param(request, 'id'));
  request.shown('case', head.id);
  return head;
}

const secretOf = async ({ app }: CentreRequest): Promise<string> => (await app.auth.$context).secret;

async function showCode(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, user } = request;
  const head = await load(request);
  const standing = await getStanding(tx, centreId, head.id);
  const { phone } = await getSettings(tx, centreId);
  const language = languageOf(standing.language);
  return page(
    <CodePage
      frame={frameOf(request)}
      head={head}
      codes={await listCodes(tx, centreId, head.id)}
      isProtected={standing.isProtected}
      hasPhone={phone !== ''}
      language={language}
      released={(await listReleases(tx, centreId, releasables)).has(language)}
      mayReview={may(user.roles, 'translation.review')}
      requestId={request.requestId}
    />,
  );
}

async function make(request: CentreRequest): Promise<Answer> {
  const { id } = await load(request);
  await makeCode(request.tx, request.by, id, await secretOf(request));
  return redirect(flash(familyCodePath(id), 'codeGemacht'));
}

async function revoke(request: CentreRequest): Promise<Answer> {
  const { id } = await load(request);
  await revokeCode(request.tx, request.by, id);
  return redirect(flash(familyCodePath(id), 'zurueckgezogen'));
}

/** The sheet with code and picture; the picture is drawn when the transaction is over. */
async function showSheet(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, app, user, today } = request;
  const head = await load(request);
  const toCode = [{ kind: 'family_code', id: head.id, label: 'Zum Code der Familie' }];
  const standing = await getStanding(tx, centreId, head.id);
  if (standing.isProtected) throw new Conflict(noCodeSentence, toCode);
  const current = (await listCodes(tx, centreId, head.id)).find(({ revokedAt }) => revokedAt === null);
  if (!current) throw new Conflict('Für diese Familie gibt es noch keinen Code.', toCode);
  const { phone } = await getSettings(tx, centreId);
  const language = languageOf(standing.language);
  const released = (await listReleases(tx, centreId, releasables)).has(language);
  const key = user.centre?.key ?? '';
  const code = codeFor(await secretOf(request), centreId, current.id);
  const frame = frameOf(request);
  const { publicUrl } = app.settings;
  const sheet = {
    ...{ frame, head, language, released, phone, today },
    view: viewOf(standing, today),
    address: new URL(centreStatusPath(key), publicUrl).href.replace(/^https?:\/\//, ''),
  };
  return later(async () => {
    const fits = tokenHash(code) === current.codeHash;
    const scanned = new URL(scannedPath(key, language, written(code)), publicUrl).href;
    const picture = fits ? await QRCode.toDataURL(scanned, { width: 400, margin: 1 }) : '';
    return page(<SheetPage {...sheet} code={fits ? { code, picture } : null} />);
  });
}

const textsForms = releaseForms({
  title: 'Texte der Stand-Seite',
  lead: 'Was Familien mit ihrem Code lesen. Jede Sprache ist gekennzeichnet, bis jemand sie mit Namen freigegeben hat.',
  path: statusTextsPath,
  releasePath: releaseTextsPath,
  languages: familyStatusLanguages,
  releasables,
});

export const familyStatusStaffRoutes: readonly CentreRoute[] = centreRoutes('family-status', [
  get('/faelle/:id/familiencode', 'family_code.manage', 'family_code.view', showCode),
  post('/faelle/:id/familiencode/machen', 'family_code.manage', 'family_code.make', make),
  post('/faelle/:id/familiencode/zurueckziehen', 'family_code.manage', 'family_code.revoke', revoke),
  get('/faelle/:id/familiencode/blatt', 'family_code.manage', 'family_code.print', showSheet),
  get('/stand-texte', 'translation.review', 'family_code.texts', textsForms.show),
  post('/stand-texte/freigeben', 'translation.review', 'translation.review', textsForms.send),
]);
