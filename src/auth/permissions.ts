// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { codesOf } from '../codes/keys.ts';
import { voluntaryPermissions } from './voluntary-permissions.ts';

/** Roles inside a centre, with the name people read. */
export const roleLabels = {
  head: 'Leitung',
  counsellor: 'Beratung',
  administration: 'Verwaltung',
  reporting_office: 'Meldestelle der Gemeinde',
  school_authority: 'Schulamt',
  school: 'Schule',
  interpreter_coordinator: 'Koordination Dolmetschen',
  institution: 'Einrichtung',
  volunteer: 'Ehrenamtlich',
  sponsorship_coordinator: 'Koordination SmiLe',
  school_coordinator: 'SmiLe an der Schule',
  data_protection_officer: 'Datenschutz',
  operator: 'Betrieb',
} as const;
export type Role = keyof typeof roleLabels;
/** The roles somebody has in a centre; operators stand outside of all. */
export type CentreRole = Exclude<Role, 'operator'>;

export const allRoles: readonly Role[] = codesOf(roleLabels);

/** The roles somebody can have in a centre. */
export const centreRoles: readonly CentreRole[] = allRoles.filter((role) => role !== 'operator');

interface PermissionRow {
  roles: readonly Role[];
  /** "Sie dürfen …": what it allows and why the role needs it, for the page that explains access. */
  why: string;
}

/** The one table of who may do what. A route names one row; nothing else grants anything. */
export const permissions = {
  'start.view': {
    roles: centreRoles,
    why: 'die eigene Startseite sehen: was auf Sie wartet',
  },
  'account.manage': {
    roles: allRoles,
    why: 'das eigene Konto pflegen',
  },
  'access.explain': {
    roles: allRoles,
    why: 'nachlesen, warum Sie etwas sehen oder nicht sehen',
  },
  'report.create': {
    roles: ['head', 'counsellor', 'administration', 'reporting_office', 'school'],
    why: 'ein neu zugezogenes Kind melden',
  },
  'early_referral.note': {
    roles: ['head', 'counsellor', 'administration', 'reporting_office', 'school'],
    why: 'festhalten, wohin eine Familie mit einem Kind vor dem Schulalter verwiesen wurde',
  },
  'early_referral.list': {
    roles: ['head', 'counsellor', 'administration'],
    why: 'sehen, wohin Familien mit Kindern vor dem Schulalter verwiesen wurden und ob sie angekommen sind',
  },
  'direct_admission.count': {
    roles: ['head', 'counsellor', 'administration', 'school'],
    why: 'Kinder zählen, die eine Grundschule selbst aufgenommen hat, ohne Namen',
  },
  'report.import': {
    roles: ['head', 'counsellor', 'administration', 'reporting_office'],
    why: 'mehrere neu zugezogene Kinder auf einmal als Liste melden',
  },
  'report.list': { roles: ['reporting_office'], why: 'die eigenen Meldungen und ihren Stand sehen' },
  'report.correct': {
    roles: ['reporting_office'],
    why: 'eine eigene Meldung berichtigen, solange das Zentrum sie nicht übernommen hat',
  },
  'self_report.settle': {
    roles: ['head', 'counsellor', 'administration'],
    why: 'lesen, was Familien selbst über ihr Kind gemeldet haben, und es aufnehmen oder ablehnen',
  },
  'brief_counselling.keep': {
    roles: ['head', 'counsellor'],
    why: 'Gespräche eintragen, bei denen es nicht um einen Schulplatz geht, und ob jemand bei der anderen Stelle angekommen ist',
  },
  'case.list': {
    roles: ['head', 'counsellor', 'administration'],
    why: 'die Fälle des Zentrums sehen, um sie zu bearbeiten',
  },
  'case.view': { roles: ['head', 'counsellor', 'administration'], why: 'einen Fall des Zentrums ansehen' },
  'case.export': { roles: ['head', 'administration'], why: 'die Fallliste als Datei ausgeben' },
  'overview.view': {
    roles: ['head', 'counsellor', 'administration'],
    why: 'sehen, wie viele Kinder worauf warten und was überfällig ist',
  },
  'emergency.manage': { roles: ['head'], why: 'Notfalllisten einschalten, laden und ihren Schlüssel verwahren' },
  'overview.export': { roles: ['head', 'administration'], why: 'die Zahlen der Übersicht als Datei ausgeben' },
  'case.edit': { roles: ['head', 'counsellor'], why: 'Fälle führen: einladen, beraten, empfehlen, vorlegen' },
  'appointment.plan': {
    roles: ['head', 'counsellor', 'administration'],
    why: 'Termine des Teams sehen, anbieten, vergeben, verschieben und absagen',
  },
  'case.record': { roles: ['head', 'counsellor', 'administration'], why: 'Stammdaten von Kind und Familie pflegen' },
  'health_office.notify': {
    roles: ['head', 'counsellor'],
    why: 'dem Gesundheitsamt ein Kind mitteilen und sehen, was es geantwortet hat',
  },
  'counselling.view': { roles: ['head', 'counsellor'], why: 'Beratungstexte lesen' },
  'address.open': {
    roles: ['head', 'counsellor'],
    why: 'eine gesperrte Anschrift mit Begründung öffnen (nur mit eigener Zusatzberechtigung)',
  },
  'search.use': {
    roles: ['head', 'counsellor', 'administration', 'reporting_office', 'school_authority', 'school'],
    why: 'unter den Kindern suchen, von denen Sie wissen dürfen, und nach Schulen',
  },
  'school.view': {
    roles: ['head', 'counsellor', 'administration', 'school_authority', 'school', 'operator'],
    why: 'das öffentliche Schulverzeichnis lesen',
  },
  'school.import': { roles: ['head', 'administration', 'operator'], why: 'das amtliche Schulverzeichnis einlesen' },
  'place.list': {
    roles: ['head', 'counsellor', 'administration', 'school_authority'],
    why: 'freie, belegte und gehaltene Plätze sehen',
  },
  'place.edit': { roles: ['head', 'administration'], why: 'Plätze der Schulen im Gebiet melden' },
  'place.own': { roles: ['school'], why: 'die eigenen Plätze sehen und melden' },
  'place.hold': { roles: ['head', 'counsellor'], why: 'einen Platz für ein Kind halten' },
  'ranking.view': { roles: ['head', 'counsellor'], why: 'passende Schulen für ein Kind vergleichen' },
  'rule.view': {
    roles: ['head', 'counsellor'],
    why: 'nachlesen, nach welchen Regeln ein Schulplatz vorgeschlagen wird',
  },
  'rule.figures': {
    roles: ['head'],
    why: 'sehen, wie oft den Regeln der Empfehlung nicht gefolgt wird und warum, nicht von wem',
  },
  'placement.submit': { roles: ['head', 'counsellor'], why: 'Schulen anfragen und Fälle zur Entscheidung vorlegen' },
  'school_request.answer': { roles: ['school'], why: 'Anfragen des Zentrums an die eigene Schule beantworten' },
  'submission.list': {
    roles: ['school_authority', 'head'],
    why: 'Vorlagen sehen, über die man entscheidet (Leitung: nur wo das Zentrum selbst entscheidet)',
  },
  'decision.make': {
    roles: ['school_authority', 'head'],
    why: 'über die Zuweisung entscheiden (Leitung: nur wo das Zentrum selbst entscheidet)',
  },
  'submission.return': {
    roles: ['school_authority', 'head'],
    why: 'zu einer Vorlage zurückfragen, sie zurückgeben oder die Zuweisung ablehnen (Leitung: nur wo das Zentrum selbst entscheidet)',
  },
  'letter.print': {
    roles: ['head', 'counsellor', 'administration', 'school_authority'],
    why: 'den Bescheid als Brief ausgeben',
  },
  'translation.review': {
    roles: ['head', 'counsellor', 'school_authority'],
    why: 'eine Übersetzung als geprüft vermerken',
  },
  'admission.list': { roles: ['school'], why: 'die der eigenen Schule zugewiesenen Kinder sehen' },
  'admission.confirm': { roles: ['school'], why: 'die Aufnahme bestätigen und den ersten Schultag eintragen' },
  'attendance.report': {
    roles: ['school'],
    why: 'den ersten Schultag berichtigen und melden, dass ein Kind nicht gekommen ist oder die Schule verlassen hat',
  },
  'schild.export': { roles: ['school'], why: 'die Datei für SchILD der eigenen Schule laden' },
  'user.manage': { roles: ['head'], why: 'Personen einladen und ihre Rollen ändern' },
  'centre.manage': { roles: ['head'], why: 'Zuständigkeiten, Behörden und Einstellungen des Zentrums pflegen' },
  'family_code.manage': {
    roles: ['head', 'counsellor', 'administration'],
    why: 'einer Familie einen Code geben, mit dem sie ihren Stand sieht, und ihn zurückziehen',
  },
  'fund.view': {
    roles: ['head', 'administration', 'interpreter_coordinator'],
    why: 'sehen, wie viel Geld in den Töpfen noch frei ist und wie lange es reicht',
  },
  'fund.manage': {
    roles: ['head', 'administration'],
    why: 'Töpfe, ihre Zeiträume und Beträge pflegen',
  },
  'allowance.view': {
    roles: ['head', 'administration', 'interpreter_coordinator'],
    why: 'sehen, was Ehrenamtliche für welchen Einsatz bekommen, wie es berechnet ist und wie ihr Jahr steht',
  },
  'allowance.manage': {
    roles: ['head', 'administration'],
    why: 'Regeln der Aufwandsentschädigung pflegen, Beträge korrigieren und Angaben zum Freibetrag eintragen',
  },
  'bank_account.keep': {
    roles: ['administration'],
    why: 'die Bankverbindungen der Ehrenamtlichen sehen und eintragen und die Datei für die Kasse laden',
  },
  'payout.prepare': {
    roles: ['head', 'administration'],
    why: 'Auszahlungen bilden, zurücknehmen und an die Kasse geben',
  },
  'payout.state': {
    roles: ['head', 'administration', 'interpreter_coordinator'],
    why: 'eine Auszahlung sachlich und rechnerisch richtig feststellen (nicht, wenn man selbst darin steht)',
  },
  'payout.release': {
    roles: ['head', 'administration'],
    why: 'eine Auszahlung anordnen, die eine andere Person festgestellt hat (Verwaltung: nur wer dafür genannt ist)',
  },
  'payout.settings': {
    roles: ['head'],
    why: 'einstellen, wie ausgezahlt wird und wer anordnen darf',
  },
  'audit.view': { roles: ['head', 'data_protection_officer'], why: 'nachsehen, wer Daten gesehen hat' },
  'audit.export': {
    roles: ['data_protection_officer'],
    why: 'das Protokoll eines Zeitraums mit Begründung als Datei ausgeben',
  },
  'operator.manage': { roles: ['operator'], why: 'Zentren einrichten und ihre erste Leitung einladen' },
  ...voluntaryPermissions,
} as const satisfies Record<string, PermissionRow>;

export type Permission = keyof typeof permissions;

/**
 * The role under which a person does this: the first of theirs (as they were given) that the permission names.
 * @returns undefined when none is named: the person may not
 */
export function roleFor(roles: readonly Role[], permission: Permission): Role | undefined {
  const allowed: readonly Role[] = permissions[permission].roles;
  return roles.find((role) => allowed.includes(role));
}

/** May a person with these roles do this? */
export const may = (roles: readonly Role[], permission: Permission): boolean =>
  roleFor(roles, permission) !== undefined;

/** The roles a permission needs, as people read them. */
export const neededRoles = (permission: Permission): string[] =>
  permissions[permission].roles.map((role) => roleLabels[role]);
