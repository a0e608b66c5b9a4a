// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

/** Told after a deed. */
export const needConfirmations = {
  bedarfGemeldet: 'Der Bedarf ist gemeldet. Jetzt brauchen wir das Ja der Eltern.',
  bedarfBeendet: 'Der Bedarf ist beendet, der Name ist gelöscht.',
  patenschaftEingewilligt: 'Einwilligung und Name sind eingetragen. Das Kind wartet auf eine Patin oder einen Paten.',
  patenschaftAbgelehnt: 'Das Nein der Eltern ist eingetragen. Der Bedarf ist beendet.',
  patenschaftWiderrufen: 'Der Widerruf ist eingetragen. Die Treffen enden, der Name ist gelöscht.',
};

/** Audit events in words. */
export const needDeeds = {
  'pupil.list': 'Kinder bei SmiLe angesehen',
  'pupil.export': 'Kinder bei SmiLe heruntergeladen',
  'pupil.view': 'Kind bei SmiLe angesehen',
  'pupil.report': 'Bedarf an einer Patenschaft gemeldet',
  'pupil.change': 'Bedarf an einer Patenschaft geändert',
  'pupil.sheet': 'Blatt zur Einwilligung in SmiLe gedruckt',
  'pupil.consent': 'Einwilligung und Name bei SmiLe eingetragen',
  'pupil.refuse': 'Nein der Eltern zu SmiLe eingetragen',
  'pupil.withdraw': 'Widerruf der Eltern zu SmiLe eingetragen',
  'pupil.named': 'Angaben zum Kind bei SmiLe geändert',
  'pupil.end': 'Bedarf an einer Patenschaft beendet',
  'pupil.link_consent': 'Zweite Einwilligung bei SmiLe eingetragen',
  'pupil.link_withdraw': 'Zweite Einwilligung bei SmiLe zurückgenommen',
  'pupil.grid': 'Unterrichtsstunden der Schule eingetragen',
  'pupil.siblings': 'Geschwister bei SmiLe vermerkt',
  'pupil.child_link': 'Kind der Beratung bei SmiLe vermerkt',
};
