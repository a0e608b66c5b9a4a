// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Word } from './reading-world.ts';

// Who of the interpreter service reads what. Exactly these words are met: one more is a leak, one less an entry nobody needs.

const person: readonly Word[] = ['volunteer: given name', 'volunteer: family name'];
const reached: readonly Word[] = ['volunteer: phone', 'volunteer: mail', 'volunteer: street'];
const school: readonly Word[] = [
  ...(['school: name', 'school: street', 'school: meeting point', 'school: contact', 'school: sign'] as const),
];
const place: readonly Word[] = ['school: name', 'school: street', 'school: meeting point'];
const shelter: readonly Word[] = [
  ...(['protected: name', 'protected: place', 'protected: contact', 'protected: sign'] as const),
];
const others: readonly Word[] = ['other volunteer', 'other institution'];
/** Whoever finds people for talks knows all of them; bank accounts are none of their business. */
const finds: readonly Word[] = [
  ...person,
  ...reached,
  'volunteer: birth',
  'volunteer: certificate',
  ...school,
  ...shelter,
  ...others,
  'wish: this person not',
];

/** Pages by their readers. */
export const pageWords: Readonly<Record<'signedIn' | 'byLink', Readonly<Record<string, readonly Word[]>>>> = {
  signedIn: {
    head: finds,
    coordinator: finds,
    // Who pays knows to whom and by which account, not how to reach them; protected institutions by their sign alone.
    administration: [...person, 'volunteer: street', 'volunteer: IBAN', ...others, ...school, 'protected: sign'],
    // Who comes, by the first name; never how to reach them.
    institution: ['volunteer: given name', ...school],
    volunteer: [...person, ...reached, 'volunteer: IBAN'],
    counsellor: [],
    'head of another centre': [],
    'coordinator of another centre': [],
    'administration of another centre': [],
    'institution of another centre': [],
    'volunteer of another centre': [],
  },
  byLink: {
    // Asked: not before the yes.
    open: [],
    // The sheet of the proof bears the own first name.
    promised: ['volunteer: given name', ...place],
    // Over: the proof needs no place any more.
    over: ['volunteer: given name'],
    shelterPromised: ['volunteer: given name'],
    own: ['volunteer: given name'],
    // What was promised, as the mails say it; the board by number and municipality alone.
    ownFeed: place,
    boardFeed: [],
    // Whom the centre calls back; which institution it is stands on no page that a mail leads to.
    asks: ['school: contact'],
    // Asked to call at once: the number only after the yes, and never whose it is.
    proposal: [],
    shelterProposal: [],
    proof: [],
    shelterProof: [],
    callAsked: [],
    callTaken: ['school: contact'],
    shelterAsks: ['protected: contact'],
  },
};

/** Pages of no single record that name a protected institution: where head and coordination keep and choose institutions. */
export const protectedListed: readonly string[] = [
  '/dolmetschen/link',
  '/dolmetschen/neu',
  '/einrichtungen',
  '/einrichtungen/liste.csv',
  '/vermittlung/jetzt',
  '/vermittlung/nachtragen',
];

/** Mails by their kind and reader. */
export const mailWords: Readonly<Record<string, readonly Word[]>> = {
  'allowances.bank_mail: volunteer': [],
  'interpreting.offer_mail: volunteer': [],
  'interpreting.offer_mail: other volunteer': [],
  'interpreting.now_mail: volunteer': [],
  'interpreting.over_mail: volunteer': [],
  'interpreting.over_mail: other volunteer': [],
  'interpreting.job_mail: volunteer': place,
  'interpreting.job_mail: other volunteer': ['other institution'],
  'interpreting.booked_mail: school': ['volunteer: given name', ...place],
  'interpreting.booked_mail: other institution': ['other volunteer', 'other institution'],
  'interpreting.booked_mail: shelter': ['volunteer: given name'],
  'interpreting.change_mail: volunteer': [],
  'interpreting.stays_mail: volunteer': [],
  'interpreting.proposal_mail: school': [],
  'interpreting.proposal_mail: shelter': [],
  'interpreting.proof_mail: school': [],
  'interpreting.proof_mail: shelter': [],
  'interpreting.proof_mail: volunteer': [],
  'interpreting.reminder_mail: volunteer': [],
  'mail.interpreting_link: school': [],
  'mail.interpreting_link: shelter': [],
  'mail.interpreting_news: school': [],
  'mail.interpreting_news: shelter': [],
  'volunteer.page_mail: volunteer': [],
  'volunteer.paper_mail: volunteer': [],
  'volunteer.thanks_mail: volunteer': person,
};

/** Work that is done after a deed and has no mail to a reader of this service. */
export const jobsElsewhere: readonly string[] = [
  ...['cases.take_report_list', 'emergency.make', 'mail.appointment', 'mail.protected_address_opened'],
  ...['mail.school_asked', 'mail.school_answered', 'mail.submitted', 'mail.reminder', 'mail.authority_replied'],
  ...['mail.authority_answered', 'mail.school_assigned', 'mail.school_unassigned', 'mail.answer_withdrawn'],
  ...['mail.child_absent', 'mail.admitted', 'mail.password_reset', 'mail.invitation', 'mail.health_office'],
  ...['mail.sponsorship_pause', 'mail.concern'],
  // Of sponsorships: numbers alone (digest/digest.test.ts).
  'mail.sponsorship_week',
  // Of sponsorships: neither a name nor the school stands in them (matching/course.test.ts).
  ...['sponsorship.ask_mail', 'sponsorship.news_mail'],
  // Of sponsorships: which lesson ends, at which school.
  'sponsorships.end_mail',
  // Sends `volunteer.page_mail` to whom the address belongs.
  'volunteer.link_asked',
];

/** Features whose buttons are pressed with nothing filled in. */
export const postedFeatures: readonly string[] = [
  ...['interpreting', 'volunteers', 'volunteer-accounts', 'institutions', 'funding', 'allowances'],
];

/** Pages of the service that open without sign-in, by the kind of link that leads there. */
export const serviceDoors: Readonly<
  Record<
    'everybody' | 'offer' | 'call' | 'proposal' | 'proof' | 'own' | 'asks' | 'ownFeed' | 'boardFeed',
    readonly string[]
  >
> = {
  everybody: [
    ...[
      '/mitmachen',
      '/mitmachen/:zentrum',
      '/mitmachen/:zentrum/danke',
      '/mitmachen/:zentrum/patenschaft',
      '/mitmachen/:zentrum/patenschaft/danke',
      '/ehrenamt',
      '/ehrenamt/gesendet',
    ],
    ...['/dolmetschen-link/:zentrum', '/dolmetschen-link/:zentrum/danke', '/dolmetschen-text-familie'],
  ],
  offer: ['/einsatz/:token', '/einsatz/:token/termin.ics', '/einsatz/:token/nachweis.pdf'],
  call: ['/anruf/:token'],
  proposal: ['/dolmetsch-vorschlag/:token'],
  proof: ['/dolmetschen-nachweis/:token'],
  own: ['/ehrenamt/:token', '/bereitschaft/:token', '/einsaetze-abo/:token', '/ehrenamt-angaben/:token'],
  ownFeed: ['/kalender-einsaetze/:token'],
  boardFeed: ['/kalender-vermittlung/:token'],
  asks: ['/dolmetschen-anfragen/:token', '/dolmetschen-jetzt/:token'],
};

/** Pages without sign-in that are not of this service. */
export const doorsElsewhere: readonly string[] = [
  ...['/health/live', '/health/ready', '/assets/:file', '/datenschutz', '/barrierefreiheit', '/anmelden'],
  ...['/anmelden/code', '/anmelden/wiederherstellung', '/passwort-vergessen', '/passwort-neu/:token'],
  ...['/einladung/:token', '/einrichtung', '/einrichtung/demo', '/demo', '/stand', '/stand/:zentrum', '/melden'],
  ...['/melden/:zentrum', '/melden/:zentrum/danke', '/vorab-bogen/:token', '/termin-antwort/:token'],
  ...['/kalender/:token', '/gesundheitsamt/:token', '/patenschaft/:token', '/patenschaft-schule/:token'],
  ...['/kalender-patenschaften/:token', '/stunden-dienst.js', '/stunden-offline'],
];
