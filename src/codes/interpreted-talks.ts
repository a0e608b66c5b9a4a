// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What kind of talk is to be interpreted. `group`: all a volunteer reads of it before saying yes. */
export const occasions = {
  parents_talk: { label: 'Elterngespräch', group: 'school' },
  parents_evening: { label: 'Elternabend', group: 'school' },
  enrolment: { label: 'Anmeldung oder Aufnahme in Kita oder Schule', group: 'school' },
  special_needs: { label: 'Sonderpädagogischer Förderbedarf (AO-SF)', group: 'school' },
  lesson: { label: 'Unterricht', group: 'school' },
  trip: { label: 'Ausflug oder Klassenfahrt', group: 'school' },
  counselling: { label: 'Beratungsgespräch', group: 'advice' },
  first_counselling: { label: 'Erstberatung', group: 'advice' },
  long_counselling: { label: 'Therapie oder dauerhafte Begleitung', group: 'advice' },
  info_event: { label: 'Informationsveranstaltung', group: 'advice' },
  authority_talk: { label: 'Gespräch bei einer Behörde', group: 'authority' },
  help_plan: { label: 'Hilfeplangespräch', group: 'authority' },
  paternity: { label: 'Vaterschaft oder Sorgeerklärung', group: 'authority' },
  intervention: { label: 'Eingriff einer Behörde (Inobhutnahme, Anhörung, Entzug)', group: 'authority' },
  asylum: { label: 'Asylverfahren', group: 'authority' },
  police: { label: 'Polizei', group: 'authority' },
  court: { label: 'Gericht', group: 'authority' },
  health_advice: { label: 'Beratung oder Vorsorge zur Gesundheit', group: 'health' },
  health_treatment: { label: 'Behandlung, Diagnose oder Aufklärung', group: 'health' },
  health_report: { label: 'Ärztliches Gutachten', group: 'health' },
  bank_insurance: { label: 'Bank oder Versicherung', group: 'other' },
  other: { label: 'anderer Anlass', group: 'other' },
} as const;
export type Occasion = keyof typeof occasions;

export const occasionLabels = Object.fromEntries(
  Object.entries(occasions).map(([code, { label }]) => [code, label]),
) as Record<Occasion, string>;

/** Groups of occasions, as an offer names them. */
export const occasionGroups = {
  school: 'Kita und Schule',
  advice: 'Beratung',
  authority: 'Behörde',
  health: 'Gesundheit',
  other: 'Sonstiges',
} as const;
export type OccasionGroup = keyof typeof occasionGroups;

/** Who asks, where it is no institution. */
export const privateRequester = 'private';

/** How people come together. */
export const modes = { on_site: 'vor Ort', phone: 'Telefon', video: 'Video' } as const;
export type Mode = keyof typeof modes;
