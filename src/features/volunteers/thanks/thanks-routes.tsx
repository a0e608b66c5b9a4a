// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../../../codes/keys.ts';
import { Conflict } from '../../../refusals.ts';
import { flash } from '../../../web/flash.ts';
import { noFields } from '../../../web/form/parse.ts';
import { centreForm, type FormProps } from '../../../web/form-pair.ts';
import { frameOf } from '../../../web/frame.ts';
import { listQuery } from '../../../web/list/index.ts';
import { type Answer, type CentreRequest, centreRoutes, get, page, post } from '../../../web/route.ts';
import { namesInstitution } from '../../institutions/queries.ts';
import { reachIn } from '../deed-routes.tsx';
import { pageLanguage } from '../own/own-words.ts';
import {
  ofYear,
  sendThanksPath,
  thanksLettersPath,
  thanksPath,
  thanksPostedPath,
  thanksPreviewPath,
  thanksSettingPath,
} from '../paths.ts';
import { openYear, printed, readYear, sampleFor } from './loading.ts';
import { type PreviewFile, PreviewPage, type Sample, ThanksSettingPage } from './preview-page.tsx';
import { notePosted, setThanks, type Thanked, thankAll, writeThanksWord } from './thanks-actions.ts';
import { askPerson, postedInput, thanksSettingInput, wordInput } from './thanks-input.ts';
import { buildThanksLetters } from './thanks-letters.ts';
import { ThanksPage, toPrint, toThank } from './thanks-page.tsx';
import {
  findSigner,
  getThanksSetting,
  getThanksWord,
  listSigners,
  listThanks,
  signingAccount,
  type ThanksPerson,
} from './thanks-queries.ts';
import { groupWords } from './words.ts';

const groups = codesOf(groupWords);

async function showList(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, url, today } = request;
  const found = await readYear(request);
  const people = await listThanks(tx, centreId, found.year, { reach: reachIn(request) });
  const years = [String(today.year), String(today.year - 1)];
  const range = listQuery(url.href, { sorts: ['name'], filters: { jahr: years, gruppe: groups } });
  const group = range.filters.gruppe ?? 'due';
  request.shown(
    'volunteer',
    people.filter((one) => one.group === group).map(({ id }) => id),
  );
  return page(
    <ThanksPage
      frame={frameOf(request)}
      of={{ ...found, people }}
      {...{ group, range, today }}
      requestId={request.requestId()}
    />,
  );
}

async function loadPreview(request: CentreRequest): Promise<PreviewFile> {
  const { tx, centreId } = request;
  const year = await openYear(request);
  const people = await listThanks(tx, centreId, year, { reach: reachIn(request) });
  const first = new Map<string, ThanksPerson>();
  for (const one of toThank(people)) {
    const language = pageLanguage(one.letterLanguage) ?? 'de';
    if (!first.has(language)) first.set(language, one);
  }
  const samples: Sample[] = [];
  for (const one of first.values()) samples.push(await sampleFor(tx, centreId, year, one));
  request.shown(
    'volunteer',
    samples.map(({ person }) => person.id),
  );
  const signer = await findSigner(tx, centreId, await getThanksSetting(tx, centreId));
  return { year, people, word: await getThanksWord(tx, centreId, year), signer, samples };
}

const previewPage = (request: CentreRequest, file: PreviewFile, form: FormProps) => (
  <PreviewPage {...form} file={file} next={request.requestId()} />
);

const wordForms = centreForm({
  load: loadPreview,
  values: (_, { word }) => ({ satz: word.word }),
  schema: () => wordInput,
  asks: () => ({ satz: askPerson }),
  check: async ({ tx, centreId }, _, word) =>
    (await namesInstitution(tx, centreId, word))
      ? [
          {
            field: 'satz',
            message:
              'Im Satz steht der Name einer Einrichtung. Der Satz geht an alle: Bitte nehmen Sie den Namen heraus.',
          },
        ]
      : [],
  version: ({ word }) => word.version,
  versionNeeded: true,
  run: ({ tx, by }, { year, word }, text) => writeThanksWord(tx, by, year, word.version, text),
  done: (_, { year }) => flash(ofYear(thanksPreviewPath, year), 'gespeichert'),
  page: previewPage,
});

const sendForms = centreForm({
  load: loadPreview,
  // What goes out is what stood in the preview.
  values: (_, { word }) => ({ satz: word.word }),
  schema: () => noFields,
  version: ({ word }) => word.version,
  versionNeeded: true,
  run: (request, { year }) => thankAll(request.tx, request.by, { year, reach: reachIn(request) }, request.app.jobs),
  done: (_, { year }, { mail, letter }: Thanked) =>
    flash(
      ofYear(thanksPath, year),
      mail + letter === 0 ? 'dankSchonUnterwegs' : letter > 0 ? 'dankMitBriefen' : 'dankUnterwegs',
    ),
  page: previewPage,
});

async function printAll(request: CentreRequest): Promise<Answer> {
  const { tx, centreId, today } = request;
  const { year } = await readYear(request);
  const people = toPrint(await listThanks(tx, centreId, year, { reach: reachIn(request) }));
  if (people.length === 0)
    throw new Conflict(
      `Für ${year} liegt kein Brief bereit. Nach dem Danken liegen hier die Briefe für alle ohne Mail.`,
    );
  request.shown(
    'volunteer',
    people.map(({ id }) => id),
  );
  return printed(request, `Dank-${year}.pdf`, await buildThanksLetters(tx, centreId, { year, people, today }));
}

const postedForms = centreForm({
  load: readYear,
  schema: () => postedInput,
  run: (request, { year }, count) => notePosted(request.tx, request.by, { year, reach: reachIn(request) }, count),
  done: (_, { year }) => flash(ofYear(thanksPath, year), 'vermerkt'),
  page: async (request, found, { requestId }) => (
    <ThanksPage
      frame={frameOf(request)}
      of={{
        ...found,
        people: await listThanks(request.tx, request.centreId, found.year, { reach: reachIn(request) }),
      }}
      group="due"
      range={listQuery(thanksPath, { sorts: ['name'], filters: {} })}
      today={request.today}
      requestId={requestId}
    />
  ),
});

const two = (n: number): string => String(n).padStart(2, '0');
const settingForms = centreForm({
  load: async ({ tx, centreId }: CentreRequest) => ({
    setting: await getThanksSetting(tx, centreId),
    signers: await listSigners(tx, centreId),
  }),
  values: (_, { setting, signers }) => ({
    danken_ab: `${two(setting.day)}.${two(setting.month)}.`,
    // Saved untouched, nothing changes.
    unterschrift: signingAccount(setting, signers) ?? '',
  }),
  schema: (_, { signers }) => thanksSettingInput(signers.map(({ userId }) => userId)),
  version: ({ setting }) => setting.version,
  versionNeeded: true,
  run: ({ tx, by }, { setting }, said) => setThanks(tx, by, setting.version, said),
  done: flash(thanksPath, 'gespeichert'),
  page: (_, { signers }, form) => <ThanksSettingPage {...form} signers={signers} />,
});

/** The yearly thank-you of everybody. */
export const yearRoutes = centreRoutes('volunteers', [
  get(thanksPath, 'volunteer.thanks', 'volunteer.thanks.list', showList),
  get(thanksPreviewPath, 'volunteer.thanks', 'volunteer.thanks.preview', wordForms.show),
  post(thanksPreviewPath, 'volunteer.thanks', 'volunteer.thanks.word', wordForms.send),
  post(sendThanksPath, 'volunteer.thanks', 'volunteer.thanks.send', sendForms.send),
  get(thanksLettersPath, 'volunteer.thanks', 'volunteer.thanks.letters', printAll),
  post(thanksPostedPath, 'volunteer.thanks', 'volunteer.thanks.posted', postedForms.send),
  get(thanksSettingPath, 'volunteer.thanks', 'volunteer.thanks.setting', settingForms.show),
  post(thanksSettingPath, 'volunteer.thanks', 'volunteer.thanks.set', settingForms.send),
]);
