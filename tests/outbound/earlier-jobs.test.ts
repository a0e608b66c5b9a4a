// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { expect, it } from 'vitest';
import type { AppContext } from '../../src/context.ts';
import { featureJobs } from '../../src/features/index.ts';
import { UnfitJobData } from '../../src/outbound/jobs.ts';

const id = '01938c2e-0000-7000-8000-000000000001';
const to = { to: id };

/**
 * What waits in a queue when the program is upgraded: by the name of each kind of work, the data that versions before wrote.
 * Lines are added when a shape changes, and never taken away or changed: such a mail would be lost.
 */
const written: Readonly<Record<string, readonly object[]>> = {
  'mail.password_reset': [{ userId: id, token: 'AbCdEfGhIjKlMnOpQrStUvWx' }],
  'mail.invitation': [{ centreId: id, invitationId: id, token: 'AbC-_' }],
  'mail.protected_address_opened': [
    { centreId: id, familyId: id, userId: id },
    { centreId: id, familyId: id, userId: id, ...to },
  ],
  'mail.school_asked': [
    { centreId: id, schoolNumber: '199001', requestId: id },
    { centreId: id, schoolNumber: '199001', requestId: id, reminder: '1', ...to },
  ],
  'mail.school_answered': [{ centreId: id, caseId: id, userId: id }],
  'mail.answer_withdrawn': [{ centreId: id, caseId: id, userId: id }],
  'mail.authority_answered': [{ centreId: id, submissionId: id }],
  'mail.authority_replied': [{ centreId: id, caseId: id, userId: id }],
  'mail.child_absent': [{ centreId: id, caseId: id, userId: id }],
  'mail.submitted': [
    { centreId: id, submissionId: id },
    { centreId: id, submissionId: id, ...to },
  ],
  'mail.reminder': [{ submissionId: id, centreId: id, reminder: '1' }],
  'mail.school_assigned': [
    { centreId: id, decisionId: id },
    { decisionId: id, centreId: id, reminder: '1' },
  ],
  'mail.school_unassigned': [{ centreId: id, schoolNumber: '199001' }],
  'cases.take_report_list': [{ centreId: id, listId: id }],
  'emergency.make': [{ centreId: id }],
  'mail.appointment': [{ centreId: id, sendingId: id, token: '' }],
  'allowances.bank_mail': [
    { centreId: id, volunteerId: id, formerId: '', on: '2026-12-01' },
    { centreId: id, volunteerId: id, formerId: id, on: '2026-12-01' },
  ],
  'sponsorships.end_mail': [{ centreId: id, sponsorshipId: id }],
  'volunteer.paper_mail': [{ centreId: id, volunteerId: id, dueOn: '2027-01-25', weeks: 8 }],
  'volunteer.thanks_mail': [{ centreId: id, thanksId: id }],
  'volunteer.page_mail': [{ centreId: id, volunteerId: id, token: 'AbC-_', asked: true }],
  'volunteer.link_asked': [{ addressKey: 'a'.repeat(64) }],
  'interpreting.offer_mail': [{ centreId: id, offerId: id, token: 'AbC-_' }],
  'interpreting.now_mail': [{ centreId: id, offerId: id, token: 'AbC-_' }],
  'interpreting.over_mail': [{ centreId: id, offerId: id }],
  'interpreting.job_mail': [{ centreId: id, jobId: id, sequence: 0, cancelled: false, token: 'AbC-_' }],
  'interpreting.booked_mail': [{ centreId: id, jobId: id, sequence: 1, cancelled: true }],
  'interpreting.change_mail': [{ centreId: id, changeId: id }],
  'interpreting.stays_mail': [{ centreId: id, changeId: id }],
  'interpreting.proposal_mail': [{ centreId: id, proposalId: id }],
  'interpreting.proof_mail': [
    { centreId: id, jobId: id, side: 'institution', why: 'missing', token: 'AbC-_', until: '2026-12-07' },
  ],
  'interpreting.reminder_mail': [{ centreId: id, jobId: id, token: 'AbC-_' }],
  'mail.health_office': [{ centreId: id, noticeId: id, token: 'AbC-_' }],
  'mail.interpreting_link': [{ centreId: id, institutionId: id, token: 'AbC-_', until: '2026-12-07' }],
  'mail.interpreting_news': [{ centreId: id, requestId: id, news: 'refused' }],
  'sponsorship.ask_mail': [
    { centreId: id, sponsorshipId: id, side: 'sponsor', recipient: id, token: 'AbC-_', again: false },
  ],
  'sponsorship.news_mail': [
    { centreId: id, sponsorshipId: id, side: 'school', recipient: id, token: '', news: 'meeting', sequence: 0 },
  ],
  'mail.sponsorship_week': [{ centreId: id, to: id }],
  'mail.concern': [{ centreId: id, concernId: id, to: id, as: 'reader' }],
  'mail.sponsorship_pause': [
    { centreId: id, sponsorshipId: id, news: 'paused', to: id },
    { centreId: id, sponsorshipId: id, news: 'resumed', to: null },
  ],
  'mail.admitted': [{ centreId: id, caseId: id, userId: id }],
};

/** Touched by whoever takes the data. */
const reached = new Error('reached');
const app = new Proxy({} as AppContext, {
  get: () => {
    throw reached;
  },
});

it.each(
  Object.entries(written).flatMap(([name, shapes]) =>
    shapes.map((data) => [name, JSON.stringify(data), data] as const),
  ),
)('%s of an earlier version is still done: %s', async (name, _text, data) => {
  const handler = featureJobs.find((job) => job.name === name);
  expect(handler, 'nobody does this any more, and it would wait without end').toBeDefined();
  await expect(handler?.run(app, data, id)).rejects.toBe(reached);
  await expect(handler?.run(app, {}, id)).rejects.toThrow(UnfitJobData);
});

it('every kind of work that is sent says here what waits', () => {
  const sent = featureJobs.filter(({ every }) => every === undefined).map(({ name }) => name);
  expect(sent.toSorted()).toEqual(Object.keys(written).toSorted());
});
