// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** A fact of the first counselling: what it is called on the case, the field that asks it, and the column that keeps it. */
export interface Fact {
  term: string;
  /** Of a group of rows without its number: "ws_sprache". */
  field: string;
  column: `${string}.${string}`;
  /** What a test types, and what stands on the case then. */
  typed: string | readonly string[];
  says: string;
}

/**
 * Everything the first counselling finds out (domain § 1.4, "Erstberatung"), beside what report, family and earlier schools in
 * Germany know. No health, no residence status: whoever adds one has to take this sentence out first.
 */
export const inventory: readonly Fact[] = [
  { term: 'Tag', field: 'tag', column: 'counselling.held_on', typed: '23.11.2026', says: 'Mo 23.11.2026' },
  { term: 'Tag', field: 'form', column: 'counselling.format', typed: 'video', says: 'per Video' },
  { term: 'Gedolmetscht', field: 'dolmetschen', column: 'counselling.interpreter_present', typed: 'ja', says: 'ja' },
  {
    term: 'Worüber gesprochen wurde',
    field: 'themen',
    column: 'counselling.topics',
    typed: ['expectations', 'school_system'],
    says: 'Erwartungen der Familie, Schulsystem in NRW',
  },
  {
    term: 'Sprachen',
    field: 'ws_sprache',
    column: 'counselling_language.language',
    typed: 'apc',
    says: 'Arabisch (Levante)',
  },
  { term: 'Sprachen', field: 'ws_stufe', column: 'counselling_language.level', typed: 'fluent', says: 'fließend' },
  { term: 'Deutsch (GeR)', field: 'deutsch', column: 'counselling.german_level', typed: 'A1', says: 'A1' },
  {
    term: 'Lesen und Schreiben',
    field: 'schrift',
    column: 'counselling.literacy',
    typed: 'non_latin',
    says: 'nicht in lateinischer Schrift',
  },
  {
    term: 'Schriften',
    field: 'schriften',
    column: 'counselling.scripts',
    typed: ['arabic'],
    says: 'arabische Schrift',
  },
  { term: 'Schreibprobe', field: 'schreibprobe', column: 'counselling.writing_sample', typed: 'ja', says: 'ja' },
  { term: 'Englisch', field: 'englisch', column: 'counselling.english_level', typed: 'A2', says: 'A2' },
  {
    term: 'Zweite Fremdsprache',
    field: 'fremdsprache2',
    column: 'counselling.second_foreign_language',
    typed: 'fra',
    says: 'Französisch',
  },
  { term: 'Schuljahre bisher', field: 'schuljahre', column: 'counselling.school_years', typed: '5', says: '5' },
  {
    term: 'Jahre im Kindergarten',
    field: 'kita_jahre',
    column: 'counselling.kindergarten_years',
    typed: '2',
    says: '2',
  },
  {
    term: 'Zeugnis',
    field: 'zeugnis',
    column: 'counselling.certificate',
    typed: 'translated',
    says: 'Zeugnis mit Übersetzung gesehen',
  },
  {
    term: 'Abschluss',
    field: 'abschluss',
    column: 'counselling.leaving_certificate',
    typed: 'elementary',
    says: 'Grundschule abgeschlossen',
  },
  { term: 'Rechnen', field: 'mathe', column: 'counselling.maths', typed: 'at_age', says: 'wie in diesem Alter üblich' },
  {
    term: 'Schulen im Ausland',
    field: 'st_land',
    column: 'counselling_school.country',
    typed: '475',
    says: 'Syrien',
  },
  {
    term: 'Schulen im Ausland',
    field: 'st_art',
    column: 'counselling_school.kind',
    typed: 'elementary',
    says: 'Grundschule',
  },
  {
    term: 'Schulen im Ausland',
    field: 'st_von',
    column: 'counselling_school.from_on',
    typed: '09/2020',
    says: '09/2020',
  },
  {
    term: 'Schulen im Ausland',
    field: 'st_bis',
    column: 'counselling_school.to_on',
    typed: '06/2023',
    says: '06/2023',
  },
  {
    term: 'Schulen im Ausland',
    field: 'st_klasse',
    column: 'counselling_school.last_grade',
    typed: '3',
    says: 'Klasse 3',
  },
  {
    term: 'Schulen im Ausland',
    field: 'st_sprache',
    column: 'counselling_school.language',
    typed: 'kmr',
    says: 'auf Kurdisch',
  },
  {
    term: 'Schulen im Ausland',
    field: 'st_woher',
    column: 'counselling_school.known_from',
    typed: 'certificate',
    says: 'Zeugnis gesehen',
  },
  {
    term: 'Schule der Geschwister gewünscht',
    field: 'geschwisterschule',
    column: 'counselling.siblings_school_wish',
    typed: 'ja',
    says: 'ja',
  },
  {
    term: 'Wünsche',
    field: 'wuensche',
    column: 'counselling.wishes',
    typed: ['short_way', 'all_day'],
    says: 'Ganztag (OGS)',
  },
  {
    term: 'Interessen und Stärken',
    field: 'interessen',
    column: 'counselling.interests',
    typed: 'Schwimmen und Rechnen',
    says: 'Schwimmen und Rechnen',
  },
  {
    term: 'Was die Schule wissen sollte',
    field: 'fuer_schule',
    column: 'counselling.school_note',
    typed: 'Mira liest gern.',
    says: 'Mira liest gern.',
  },
  {
    term: 'Papiere gesehen',
    field: 'papiere',
    column: 'paper_seen.kind',
    typed: ['identity', 'custody'],
    says: 'Nachweis über das Sorgerecht',
  },
  { term: 'Nachweise', field: 'masern', column: 'proof.state', typed: 'shown', says: 'Masernschutz: liegt vor' },
  { term: 'Nachweise', field: 'masern_tag', column: 'proof.on_day', typed: '20.11.2026', says: 'Fr 20.11.2026' },
  { term: 'Nachweise', field: 'untersuchung', column: 'proof.state', typed: 'announced', says: 'Termin steht' },
  { term: 'Nachweise', field: 'untersuchung_tag', column: 'proof.on_day', typed: '09.12.2026', says: 'Mi 09.12.2026' },
  { term: 'Leistungen', field: 'leistungen', column: 'counselling.benefits', typed: 'job_centre', says: 'Jobcenter' },
  {
    term: 'Gespräch mit Schulaufsicht oder Gesundheitsamt',
    field: 'gespraech',
    column: 'counselling.authority_talk_wish',
    typed: 'ja',
    says: 'gewünscht',
  },
  {
    term: 'Vereinbart',
    field: 'vereinbarungen',
    column: 'counselling.agreements',
    typed: 'Die Familie bringt die Meldebescheinigung nach.',
    says: 'Meldebescheinigung nach',
  },
  {
    term: 'Beratung',
    field: 'notizen',
    column: 'case_text.body',
    typed: 'Mira möchte bald Freunde finden.',
    says: 'Mira möchte bald Freunde finden.',
  },
];

/** Columns that say how a row hangs together, or who did it: nobody is asked for them. */
export const ours = [
  'id',
  'case_id',
  'counselling_id',
  'position',
  'by_user',
  'version',
  'seen_on',
  'seen_by',
  'recorded_by',
  'recorded_at',
  'kind',
];

/** The field of the first row of a group. */
export const fieldOf = (field: string): string => field.replace(/^(ws|st)_/, '$11_');
