// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { OwnPart } from '../own/part-deeds.ts';
import { answerOwnProfile, readOwnProfile } from './own-profile-actions.ts';
import { firstProfileField, type ProfileDeed, profileDeedOf, profileNames } from './own-profile-input.ts';
import { OwnProfilePage } from './own-profile-page.tsx';
import type { ProfileFile } from './own-profile-parts.tsx';

/** How and where somebody helps, how it wants to be asked, and its languages: kept by the person itself. */
export const ownProfile: OwnPart<ProfileDeed, ProfileFile> = {
  deedOf: profileDeedOf,
  answer: ({ tx, by }, id, deed, form) => answerOwnProfile(tx, by, id, deed, form),
  begins: firstProfileField,
  names: (deed, { towns }) =>
    profileNames(
      deed,
      towns.map(({ ags }) => ags),
    ),
  read: readOwnProfile,
  page: (props) => <OwnProfilePage {...props} />,
};
