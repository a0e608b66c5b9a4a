// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Instance } from '../instance/instance.ts';
import { type Certificate, type Claim, checkCertificate } from './certificate.ts';

/** A result that its certificate does not prove: a fault of the program, not of the input. Nothing of it may be used. */
export class CertificateError extends Error {
  /** In German, as in `Certificate`. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      [
        'Der Nachweis ist nicht gelungen; das Ergebnis wird nicht ausgegeben. Das ist ein Fehler des Programms.',
        ...problems,
      ].join('\n'),
    );
    this.name = 'CertificateError';
    this.problems = problems;
  }
}

/** The certificate of a claim. @throws CertificateError when it does not hold */
export function certified(instance: Instance, claim: Claim): Certificate {
  const certificate = checkCertificate(instance, claim);
  if (!certificate.valid) throw new CertificateError(certificate.problems);
  return certificate;
}
