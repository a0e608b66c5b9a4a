// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { services } from '../../web/feature.ts';

export const earlyReferralServices = services({
  early_referral: {
    line: 'education',
    unit: 'child',
    label: 'Kind vor dem Schulalter: Familie verwiesen',
  },
});
