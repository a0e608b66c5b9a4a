// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import QRCode from 'qrcode';
import type { Tx } from '../../db/centre.ts';
import { statusLanguages } from '../../outbound/catalogues/status.ts';
import { tokenHash } from '../links/rules.ts';
import { listReleases } from '../placement/letter/release-queries.ts';
import type { FindStatus, StatusPlace } from '../placement/letter/status-actions.ts';
import { centreStatusPath, scannedPath } from './paths.ts';
import { getStanding, listCodes } from './queries.ts';
import { codeFor, written } from './rules.ts';
import { sayPlain } from './say.tsx';
import { languageOf, releasables } from './texts.ts';

/** The code of a case that is in force, written out; null where there is none, where it can no longer be written, or where the address is protected. */
export async function findWrittenCode(
  tx: Tx,
  centreId: string,
  caseId: string,
  secret: string,
): Promise<string | null> {
  if ((await getStanding(tx, centreId, caseId)).isProtected) return null;
  const current = (await listCodes(tx, centreId, caseId)).find(({ revokedAt }) => revokedAt === null);
  const code = current && codeFor(secret, centreId, current.id);
  return code !== undefined && tokenHash(code) === current?.codeHash ? written(code) : null;
}

/** The address of the page as people type it. */
export const typedStatusAddress = ({ publicUrl, centreKey }: Pick<StatusPlace, 'publicUrl' | 'centreKey'>): string =>
  new URL(centreStatusPath(centreKey), publicUrl).href.replace(/^https?:\/\//, '');

/** A QR picture as SVG on one line: a line break is no character a letter can set. */
export const drawn = async (text: string): Promise<string> =>
  (await QRCode.toString(text, { type: 'svg', margin: 1 })).replaceAll('\n', '');

/** As `FindStatus`: German always, the family's language where a named person has released its texts. */
export const findStatusForLetter: FindStatus = async (tx, centreId, caseId, place) => {
  const code = await findWrittenCode(tx, centreId, caseId, place.secret);
  if (code === null) return undefined;
  const language = languageOf((await getStanding(tx, centreId, caseId)).language);
  const released = language !== 'de' && (await listReleases(tx, centreId, releasables)).has(language);
  const address = typedStatusAddress(place);
  const text = (lang: typeof language): string => `${sayPlain(lang, 'sheet.open', { address })} ${code}`;
  const { dir } = statusLanguages[language];
  return async () => ({
    german: text('de'),
    own: released ? { language, dir, text: text(language) } : null,
    picture: await drawn(new URL(scannedPath(place.centreKey, language, code), place.publicUrl).href),
  });
};
