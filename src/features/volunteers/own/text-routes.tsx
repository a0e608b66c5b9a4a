// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import { centreRoutes, get, post } from '../../../web/route.ts';
import { releaseForms } from '../../placement/letter/release-deeds.tsx';
import { releaseVolunteerTextsPath, volunteerTextsPath } from '../paths.ts';
import { volunteerLanguages } from './own-words.ts';
import { releasables } from './text-queries.ts';

const textsForms = releaseForms({
  title: 'Texte für Ehrenamtliche',
  lead: 'Was Ehrenamtliche in Mails und auf ihren Seiten lesen. Jede Sprache ist auf den Seiten gekennzeichnet, bis jemand sie mit Namen freigegeben hat.',
  path: volunteerTextsPath,
  releasePath: releaseVolunteerTextsPath,
  languages: volunteerLanguages,
  releasables,
});

export const volunteerTextRoutes = centreRoutes('volunteers', [
  get(volunteerTextsPath, 'volunteer.texts', 'volunteer.texts', textsForms.show),
  post(releaseVolunteerTextsPath, 'volunteer.texts', 'volunteer.texts.release', textsForms.send),
]);
