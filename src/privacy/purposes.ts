// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/**
 * What data are processed for, with the legal basis (Art. 30 (1) b GDPR). A mark ? stands where a centre has to check the
 * basis before it relies on it.
 */
export const purposes = {
  report: {
    text: 'take reports of children who have to go to school and do not yet',
    basis: 'Art. 6 (1) e GDPR with § 34 SchulG ?, §§ 8, 10 TIntG ?',
  },
  counselling: {
    text: 'first counselling and recommendation',
    basis: 'Art. 6 (1) e GDPR with §§ 8, 10 TIntG ?; consent, Art. 6 (1) a, where a centre asks for it',
  },
  place: {
    text: 'find and hold a place at a school, ask schools without a name',
    basis: 'Art. 6 (1) e GDPR with §§ 8, 10 TIntG ?',
  },
  decision: {
    text: 'submission to and decision by the school authority',
    basis: '§ 46 SchulG ?, §§ 120–122 SchulG with VO-DV I ?',
  },
  school: { text: 'hand over to the receiving school', basis: '§ 120 SchulG with VO-DV I, ? for each field' },
  protection: { text: 'protect addresses with an Auskunftssperre', basis: '§ 51 BMG, Art. 32 GDPR' },
  access: {
    text: 'accounts, sign-in, second factor',
    basis: 'Art. 6 (1) e GDPR, § 18 DSG NRW for staff ?, Art. 32 GDPR',
  },
  answer: {
    text: 'let people without an account answer by a link in a mail',
    basis: 'Art. 6 (1) e GDPR with §§ 8, 10 TIntG ?',
  },
  examination: {
    text: 'tell the health office of a child that has to be examined before school, and keep state and day of it',
    basis: '§ 54 (2) SchulG with § 12 ÖGDG NRW ?',
  },
  status: {
    text: 'let a family see by a code where its case stands, without a name',
    basis: 'Art. 6 (1) e GDPR with §§ 8, 10 TIntG ?',
  },
  interpreting: {
    text: 'find volunteers who interpret talks of institutions with families',
    basis: 'Art. 6 (1) e GDPR with §§ 8, 10 TIntG ?',
  },
  funding: { text: 'keep the money for services within what was granted', basis: 'no personal data of those served' },
  allowance: {
    text: 'pay volunteers their allowance, and prove it to them and to the audit of the municipality',
    basis: 'Art. 6 (1) b, c and e GDPR with KomHVO NRW ?, § 147 AO ?',
  },
  volunteering: {
    text: 'find volunteers, see that they are fit for the work, ask them for jobs',
    basis: 'Art. 6 (1) b, e GDPR with § 8 TIntG ?; § 72a (5) SGB VIII, § 30a BZRG for certificates of conduct',
  },
  sponsorship: {
    text: 'bring pupils and volunteers together for a lesson a week and see what the pupils can say',
    basis: 'consent of the parents, Art. 6 (1) a GDPR; § 8 TIntG ? for what names nobody',
  },
  safeguarding: {
    text: 'bring worries about the safety of a child to the right person, and to nobody else',
    basis: 'Art. 6 (1) e, 9 (2) g GDPR with § 8a SGB VIII, § 4 KKG ?',
  },
  consent: { text: 'record and prove consents, and stop at their withdrawal', basis: 'Art. 7 (1), (3) GDPR' },
  audit: { text: 'see who saw or changed what', basis: 'Art. 5 (2), 32 GDPR; § 72 LPVG NRW ? for staff' },
  statistics: { text: 'count services rendered', basis: 'no personal data' },
  operation: { text: 'run the program', basis: 'no personal data, or Art. 32 GDPR' },
} as const;
export type Purpose = keyof typeof purposes;
