// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { type StartSection, startLines } from '../../web/feature.ts';
import { listNotices } from './queries.ts';
import { NoticeCard } from './summary.tsx';

/** What people have to be told, until they have seen it. */
export const noticeSections: readonly StartSection[] = [
  {
    place: 10,
    roles: [
      'head',
      'counsellor',
      'school_authority',
      'administration',
      'interpreter_coordinator',
      'sponsorship_coordinator',
    ],
    async read(tx, viewer) {
      const notices = await listNotices(tx, viewer, startLines);
      if (notices.length === 0) return undefined;
      return { shown: [], view: (requestId) => <NoticeCard notices={notices} requestId={requestId} /> };
    },
  },
];
