// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { Feature } from '../../../web/feature.ts';
import { personThanksPath, thanksSettingPath } from '../paths.ts';
import { personThanksRoutes } from './person-routes.tsx';
import { thanksSections } from './start.tsx';
import { yearRoutes } from './thanks-routes.tsx';

/** Told after a deed with the yearly thank-you. */
export const thanksConfirmations = {
  dankUnterwegs: 'Der Dank ist unterwegs.',
  dankMitBriefen: 'Der Dank ist unterwegs. Bitte drucken Sie jetzt die Briefe.',
  dankSchonUnterwegs: 'Hier war schon gedankt, vielleicht eben von jemand anderem. Es geht nichts zweimal hinaus.',
  personGedankt: 'Eingetragen: Der Person ist gedankt.',
};

/** What the feature says of itself about the yearly thank-you. */
export const thanksPart = {
  routes: [...yearRoutes, ...personThanksRoutes],
  start: thanksSections,
  paths: { volunteer_thanks: personThanksPath, thanks_setting: () => thanksSettingPath },
  deeds: {
    'volunteer.thanks.list': 'Dank am Jahresende: Liste angesehen',
    'volunteer.thanks.preview': 'Dank am Jahresende: Vorschau angesehen',
    'volunteer.thanks.word': 'Dank am Jahresende: Satz des Zentrums geschrieben',
    'volunteer.thanks.send': 'Allen gedankt, die geholfen haben',
    'volunteer.thanks.letters': 'Dank am Jahresende: Briefe als PDF geladen',
    'volunteer.thanks.posted': 'Dank am Jahresende: Briefe als verschickt eingetragen',
    'volunteer.thanks.setting': 'Dank am Jahresende: Einstellungen geöffnet',
    'volunteer.thanks.set': 'Dank am Jahresende eingestellt',
    'volunteer.thanks.view': 'Dank an eine Person angesehen',
    'volunteer.thanks.one': 'Einer ehrenamtlichen Person gedankt',
    'volunteer.thanks.letter': 'Dank an eine Person als PDF geladen',
    'volunteer.thanks.arrived': 'Dank an eine Person als angekommen eingetragen',
    'volunteer.thanks.wish': 'Wunsch zum Dank eingetragen',
  },
} satisfies Pick<Feature, 'routes' | 'start' | 'paths' | 'deeds'>;
