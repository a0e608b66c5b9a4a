// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import XMLBuilder from 'fast-xml-builder';
import { sepaText } from '../../codes/sepa.ts';

/** One payment of a file. */
export interface CreditTransfer {
  /** Comes back with the payment: at most 35 characters count. */
  endToEndId: string;
  /** Whole cents above 0. */
  cents: number;
  /** The exact name of the holder (Verification of Payee); at most 70 characters count. */
  holder: string;
  iban: string;
  /** What the payee reads; at most 140 characters count. */
  purpose: string;
}

/** A file of payments from one account on one day. */
export interface CreditTransferFile {
  /** Unique for the bank: at most 35 characters count. */
  messageId: string;
  madeAt: Temporal.Instant;
  payOn: Temporal.PlainDate;
  debtor: { name: string; iban: string /** Town alone, no street: '' leaves the address out. */; town: string };
  transfers: readonly CreditTransfer[];
}

const longest = { id: 35, name: 70, purpose: 140 } as const;
const euros = (cents: number): string => `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
const namespace = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';

const builder = new XMLBuilder({ ignoreAttributes: false, format: true });

/** An empty text where a name or purpose must stand is no text for the bank. */
const text = (value: string, most: number): string => sepaText(value, most) || '-';

const transferOf = ({ endToEndId, cents, holder, iban, purpose }: CreditTransfer) => ({
  PmtId: { EndToEndId: text(endToEndId, longest.id) },
  Amt: { InstdAmt: { '@_Ccy': 'EUR', '#text': euros(cents) } },
  Cdtr: { Nm: text(holder, longest.name) },
  CdtrAcct: { Id: { IBAN: iban } },
  RmtInf: { Ustrd: text(purpose, longest.purpose) },
});

/**
 * The file as pain.001.001.09 (ISO 20022 of 2019, as the German banks take it): no BIC, no street, only town and country of who
 * pays, characters of SEPA alone.
 * @throws RangeError without payments, or with an amount that is no whole number of cents above 0
 */
export function creditTransferXml({ messageId, madeAt, payOn, debtor, transfers }: CreditTransferFile): string {
  if (transfers.length === 0 || transfers.some(({ cents }) => !Number.isSafeInteger(cents) || cents <= 0))
    throw new RangeError('a file of payments needs payments, each of whole cents above 0');
  const NbOfTxs = String(transfers.length);
  const CtrlSum = euros(transfers.reduce((sum, { cents }) => sum + cents, 0));
  const address = debtor.town === '' ? {} : { PstlAdr: { TwnNm: text(debtor.town, longest.id), Ctry: 'DE' } };
  const Nm = text(debtor.name, longest.name);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({
    Document: {
      '@_xmlns': namespace,
      CstmrCdtTrfInitn: {
        GrpHdr: {
          MsgId: text(messageId, longest.id),
          CreDtTm: madeAt.round('second').toString(),
          NbOfTxs,
          CtrlSum,
          InitgPty: { Nm },
        },
        PmtInf: {
          PmtInfId: text(messageId, longest.id),
          PmtMtd: 'TRF',
          BtchBookg: 'true',
          NbOfTxs,
          CtrlSum,
          PmtTpInf: { SvcLvl: { Cd: 'SEPA' } },
          ReqdExctnDt: { Dt: payOn.toString() },
          Dbtr: { Nm, ...address },
          DbtrAcct: { Id: { IBAN: debtor.iban } },
          DbtrAgt: { FinInstnId: { Othr: { Id: 'NOTPROVIDED' } } },
          ChrgBr: 'SLEV',
          CdtTrfTxInf: transfers.map(transferOf),
        },
      },
    },
  })}`;
}
