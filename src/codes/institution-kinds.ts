// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** What kind of body asks for interpreters. */
export const institutionKinds = {
  school: 'Schule',
  daycare: 'Kita oder Tagespflege',
  municipality: 'Stadt, Gemeinde oder Kreis',
  counselling: 'Beratungsstelle',
  youth_office: 'Jugendamt',
  job_centre: 'Jobcenter oder Arbeitsagentur',
  health: 'Gesundheitsdienst oder Praxis',
  hospital: 'Krankenhaus',
  welfare: 'Verein oder Wohlfahrtsverband',
  court_police: 'Gericht, Polizei oder Staatsanwaltschaft',
  womens_shelter: 'Frauenhaus',
  victim_support: 'Opferberatung',
  refuge: 'Schutzstelle',
  other: 'andere Stelle',
  centre: 'Kommunales Integrationszentrum',
} as const;
export type InstitutionKind = keyof typeof institutionKinds;
