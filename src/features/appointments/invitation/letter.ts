// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import type { Tx } from '../../../db/centre.ts';
import type { InvitationLetter } from '../../../outbound/letters/invitation.ts';
import { getSettings, type Settings } from '../../centres/queries.ts';
import { drawn, findWrittenCode, typedStatusAddress } from '../../family-status/letter-queries.ts';
import { scannedPath } from '../../family-status/paths.ts';
import type { StatusPlace } from '../../placement/letter/status-actions.ts';
import { answerPath, preFormPath } from '../paths.ts';
import type { Appointment } from '../queries.ts';
import { type Content, letterText } from './content.ts';
import { getInvitationSettings, getNotice, type Invited, listReleased, listSendings } from './queries.ts';
import { say } from './texts.ts';
import { invitationLanguages, type SendingKind } from './words.ts';

/** All that an invitation says. @param token of the link to answer; '' for none. @param named names the children, as a letter does */
export async function getContent(
  tx: Tx,
  centreId: string,
  { appointment, kind, token, named }: { appointment: Appointment; kind: SendingKind; token: string; named: boolean },
  { publicUrl, centreKey, secret }: StatusPlace,
): Promise<Content> {
  const [eldest] = appointment.children;
  const code = eldest ? await findWrittenCode(tx, centreId, eldest.caseId, secret) : null;
  const sent = await listSendings(tx, centreId, appointment.id);
  return {
    kind,
    moved: sent.some(({ sequence, doneAt }) => sequence < appointment.sequence && doneAt !== null),
    appointment,
    centre: await getSettings(tx, centreId),
    settings: await getInvitationSettings(tx, centreId),
    notice: await getNotice(tx, centreId),
    names: named ? appointment.children.map(({ givenNames }) => givenNames) : [],
    status: code === null ? null : { code, address: typedStatusAddress({ publicUrl, centreKey }) },
    answer: token === '' ? null : new URL(answerPath(token), publicUrl).href,
    preForm: token === '' ? null : new URL(preFormPath(token), publicUrl).href,
  };
}

const letterhead = ({ name, street, postcode, place, phone, email }: Settings): InvitationLetter['centre'] => ({
  ...{ name, street, postcode, place, phone, email },
});

/** To whom the letter goes: a protected address is not part of it, it is handed over at the centre. */
function recipientOf({ family, addressee }: Invited, { area, ...centre }: Settings, name: string) {
  const names = addressee.names.length > 0 ? addressee.names : [`Familie ${name}`];
  if (addressee.own) return { lines: [...names, ...addressee.own] };
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

/** Draws the QR pictures: the page with the family's code in it, and the page to answer. */
export async function withPictures(
  letter: InvitationLetter,
  { status, answer }: Content,
  { publicUrl, centreKey }: StatusPlace,
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
