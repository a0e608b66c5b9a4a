// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import QRCode from 'qrcode';
import type { Tx } from '../../../db/centre.ts';
import type { InvitationLetter } from '../../../outbound/letters/invitation.ts';
import { getSettings, type Settings } from '../../centres/queries.ts';
import { centreStatusPath, scannedPath } from '../../family-status/paths.ts';
import { getStanding, listCodes } from '../../family-status/queries.ts';
import { codeFor, written } from '../../family-status/rules.ts';
import { tokenHash } from '../../links/rules.ts';
import { answerPath } from '../paths.ts';
import type { Appointment } from '../queries.ts';
import { type Content, letterText } from './content.ts';
import { getInvitationSettings, getNotice, type Invited, listReleased } from './queries.ts';
import { say } from './texts.ts';
import { invitationLanguages, type SendingKind } from './words.ts';

/** What addresses and codes in sendings are made of. */
export interface Place {
  publicUrl: string;
  /** Key of the centre ("dueren"). */
  centreKey: string;
  /** Secret of the installation. */
  secret: string;
}

/** The family's code that is in force, written out; null where there is none, or where it can no longer be written. */
async function findCode(tx: Tx, centreId: string, caseId: string, secret: string): Promise<string | null> {
  if ((await getStanding(tx, centreId, caseId)).isProtected) return null;
  const current = (await listCodes(tx, centreId, caseId)).find(({ revokedAt }) => revokedAt === null);
  const code = current && codeFor(secret, centreId, current.id);
  return code !== undefined && tokenHash(code) === current?.codeHash ? written(code) : null;
}

/** An address as people type it. */
const typed = (path: string, publicUrl: string): string => new URL(path, publicUrl).href.replace(/^https?:\/\//, '');

/** All that an invitation says. @param token of the link to answer; '' for none. @param named names the children, as a letter does */
export async function getContent(
  tx: Tx,
  centreId: string,
  { appointment, kind, token, named }: { appointment: Appointment; kind: SendingKind; token: string; named: boolean },
  { publicUrl, centreKey, secret }: Place,
): Promise<Content> {
  const [eldest] = appointment.children;
  const code = eldest ? await findCode(tx, centreId, eldest.caseId, secret) : null;
  return {
    kind,
    appointment,
    centre: await getSettings(tx, centreId),
    settings: await getInvitationSettings(tx, centreId),
    notice: await getNotice(tx, centreId),
    names: named ? appointment.children.map(({ givenNames }) => givenNames) : [],
    status: code === null ? null : { code, address: typed(centreStatusPath(centreKey), publicUrl) },
    answer: token === '' ? null : new URL(answerPath(token), publicUrl).href,
  };
}

const letterhead = ({ name, street, postcode, place, phone, email }: Settings): InvitationLetter['centre'] => ({
  ...{ name, street, postcode, place, phone, email },
});

/** To whom the letter goes: a protected address is not part of it, it is handed over at the centre. */
function recipientOf({ family, guardians }: Invited, { area, ...centre }: Settings, name: string) {
  const names = guardians.length > 0 ? guardians.slice(0, 3) : [`Familie ${name}`];
  const { street, postcode, place } = centre;
  if (family.isProtected || !family.open) return { names, viaCentre: { area, street, postcode, place } };
  const lines = [
    [family.street, family.houseNumber].filter(Boolean).join(' '),
    [family.postcode, family.place].filter(Boolean).join(' '),
  ];
  return { lines: [...names, ...lines.filter((line) => line !== '')] };
}

/** The letter as data; its pictures are drawn by `withPictures`, outside of the transaction. */
export async function buildInvitation(
  tx: Tx,
  centreId: string,
  content: Content,
  invited: Invited,
  printedOn: Temporal.PlainDate,
): Promise<InvitationLetter> {
  const { appointment, centre } = content;
  const [eldest] = appointment.children;
  const { language } = invited;
  const released = (await listReleased(tx, centreId)).has(language);
  const { dir } = invitationLanguages[language];
  return {
    centre: letterhead(centre),
    recipient: recipientOf(invited, centre, eldest?.familyName ?? ''),
    number: eldest?.number ?? '',
    clerk: appointment.counsellorName ?? '',
    printedOn,
    german: letterText('de', content),
    own:
      language === 'de'
        ? null
        : { ...letterText(language, content), language, dir, mark: released ? '' : say(language, 'unreviewed') },
    pictures: { status: null, answer: null },
  };
}

/** On one line: a line break is no character a letter can set. */
const drawn = async (text: string): Promise<string> =>
  (await QRCode.toString(text, { type: 'svg', margin: 1 })).replaceAll('\n', '');

/** Draws the QR pictures: the page with the family's code in it, and the page to answer. */
export async function withPictures(
  letter: InvitationLetter,
  { status, answer }: Content,
  { publicUrl, centreKey }: Place,
): Promise<InvitationLetter> {
  const language = letter.own?.language ?? 'de';
  const scanned = status && new URL(scannedPath(centreKey, language, status.code), publicUrl).href;
  return {
    ...letter,
    pictures: {
      status: scanned === null ? null : await drawn(scanned),
      answer: answer === null ? null : await drawn(answer),
    },
  };
}
