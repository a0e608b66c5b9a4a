// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2

import type { AppContext } from '../../context.ts';
import { inCentre, systemActor, type Tx } from '../../db/centre.ts';
import { handle, type Job, type JobHandler } from '../../outbound/jobs.ts';
import { sendMail } from '../../outbound/mail.ts';
import { toEach } from '../../outbound/to-each.ts';
import { casePath } from '../cases/paths.ts';
import { findRecipient, listRecipients, type Recipient } from '../people/queries.ts';
import {
  absenceMail,
  admittedMail,
  answerWithdrawnMail,
  authorityAnsweredMail,
  authorityRepliedMail,
  reminderMail,
  schoolAnsweredMail,
  schoolAskedMail,
  schoolAssignedMail,
  schoolUnassignedMail,
  submittedMail,
} from './mails.ts';
import { admissionListPath, admissionPath, questionPath, submissionPath } from './paths.ts';
import { decidingRole } from './rules.ts';

/** Who is told how a case goes on: nobody who has lost these roles. */
const readers = ['head', 'counsellor'] as const;

/** Who decides about a submission; nobody once it is withdrawn or given back. */
async function deciders(tx: Tx, centreId: string, submissionId: string): Promise<Recipient[]> {
  const row = await tx
    .selectFrom('submission as s')
    .innerJoin('authority as a', (join) =>
      join.onRef('a.centre_id', '=', 's.centre_id').onRef('a.id', '=', 's.authority_id'),
    )
    .select('a.kind')
    .where('s.centre_id', '=', centreId)
    .where('s.id', '=', submissionId)
    .where('s.withdrawn_at', 'is', null)
    .where('s.closed_at', 'is', null)
    .executeTakeFirst();
  if (!row) return [];
  return await listRecipients(tx, centreId, decidingRole(row.kind));
}

/** What a mail says: no name, no case number; whoever reads it signs in first. */
interface Message {
  subject: string;
  sentence: string;
  /** Path of the page. */
  path: string;
}

type Prepared = { to: Recipient[]; message: Message };

interface MailData {
  centreId: string;
  reminder?: '1' | undefined;
  to?: string | undefined;
}

function mailJob<Data extends MailData>(
  job: Job<Data>,
  prepare: (tx: Tx, data: Data) => Promise<Prepared>,
): JobHandler<AppContext> {
  return handle(job, async (app: AppContext, data, id) => {
    const actor = systemActor(data.centreId, app.clock.now());
    const { to, message } = await inCentre(app.database.db, actor, (tx) => prepare(tx, data));
    const text = `Guten Tag,\n\n${message.sentence}\n\n${app.settings.publicUrl}${message.path}\n`;
    const subject = data.reminder ? `${message.subject} (Erinnerung)` : message.subject;
    await toEach(app.jobs, { job, data, id }, to, ({ email }, mailId) =>
      sendMail(app.settings, { to: email, subject, text }, mailId),
    );
  });
}

/** Mails of the way from the question to the school to the admission. Jobs carry ids and codes only. */
export const placementJobs: readonly JobHandler<AppContext>[] = [
  mailJob(schoolAskedMail, async (tx, data) => ({
    to: await listRecipients(tx, data.centreId, { schoolNumber: data.schoolNumber }),
    message: {
      subject: 'Herzstück: Anfrage an Ihre Schule',
      sentence:
        'das Kommunale Integrationszentrum fragt, ob Ihre Schule ein Kind aufnehmen kann. Bitte antworten Sie hier:',
      path: questionPath(data.requestId),
    },
  })),
  mailJob(schoolAnsweredMail, async (tx, data) => ({
    to: await findRecipient(tx, data.centreId, data.userId, readers),
    message: {
      subject: 'Herzstück: Eine Schule hat geantwortet',
      sentence: 'eine Schule hat auf Ihre Anfrage geantwortet. Die Antwort steht hier:',
      path: casePath(data.caseId),
    },
  })),
  mailJob(submittedMail, async (tx, data) => ({
    to: await deciders(tx, data.centreId, data.submissionId),
    message: {
      subject: 'Herzstück: Neue Vorlage zur Entscheidung',
      sentence: 'das Kommunale Integrationszentrum hat einen Fall zur Entscheidung vorgelegt:',
      path: submissionPath(data.submissionId),
    },
  })),
  mailJob(reminderMail, async (tx, data) => ({
    to: await deciders(tx, data.centreId, data.submissionId),
    message: {
      subject: 'Herzstück: Erinnerung an eine Vorlage',
      sentence: 'das Kommunale Integrationszentrum erinnert an eine Vorlage, über die noch nicht entschieden ist:',
      path: submissionPath(data.submissionId),
    },
  })),
  mailJob(authorityRepliedMail, async (tx, data) => ({
    to: await findRecipient(tx, data.centreId, data.userId, readers),
    message: {
      subject: 'Herzstück: Antwort der Behörde auf eine Vorlage',
      sentence: 'die Behörde hat zu einer Vorlage zurückgefragt, sie zurückgegeben oder abgelehnt. Mehr steht hier:',
      path: casePath(data.caseId),
    },
  })),
  mailJob(authorityAnsweredMail, async (tx, data) => ({
    to: await deciders(tx, data.centreId, data.submissionId),
    message: {
      subject: 'Herzstück: Ihre Rückfrage ist beantwortet',
      sentence: 'das Kommunale Integrationszentrum hat Ihre Rückfrage zu einer Vorlage beantwortet:',
      path: submissionPath(data.submissionId),
    },
  })),
  mailJob(schoolAssignedMail, async (tx, data) => {
    const decision = await tx
      .selectFrom('decision')
      .select(['school_number', 'case_id'])
      .where('centre_id', '=', data.centreId)
      .where('id', '=', data.decisionId)
      .executeTakeFirst();
    return {
      to: decision ? await listRecipients(tx, data.centreId, { schoolNumber: decision.school_number }) : [],
      message: {
        subject: 'Herzstück: Ihrer Schule ist ein Kind zugewiesen',
        sentence:
          'Ihrer Schule ist ein Kind zugewiesen. Bitte bestätigen Sie die Aufnahme und den ersten Schultag hier:',
        path: admissionPath(decision?.case_id ?? ''),
      },
    };
  }),
  mailJob(schoolUnassignedMail, async (tx, data) => ({
    to: await listRecipients(tx, data.centreId, { schoolNumber: data.schoolNumber }),
    message: {
      subject: 'Herzstück: Eine Zuweisung an Ihre Schule gilt nicht mehr',
      sentence: 'eine Zuweisung an Ihre Schule ist durch eine neue Entscheidung ersetzt. Was jetzt gilt, steht hier:',
      path: admissionListPath,
    },
  })),
  mailJob(answerWithdrawnMail, async (tx, data) => ({
    to: await findRecipient(tx, data.centreId, data.userId, readers),
    message: {
      subject: 'Herzstück: Eine Schule hat ihre Antwort zurückgenommen',
      sentence: 'eine Schule hat ihre Antwort auf Ihre Anfrage zurückgenommen und antwortet neu. Der Fall steht hier:',
      path: casePath(data.caseId),
    },
  })),
  mailJob(absenceMail, async (tx, data) => ({
    to: await findRecipient(tx, data.centreId, data.userId, readers),
    message: {
      subject: 'Herzstück: Ein Kind ist nicht an seiner Schule',
      sentence:
        'eine Schule meldet, dass ein Kind nicht gekommen ist oder sie verlassen hat. Bitte sprechen Sie mit der Familie:',
      path: casePath(data.caseId),
    },
  })),
  mailJob(admittedMail, async (tx, data) => ({
    to: await findRecipient(tx, data.centreId, data.userId, readers),
    message: {
      subject: 'Herzstück: Aufnahme bestätigt',
      sentence: 'eine Schule hat die Aufnahme eines Kindes bestätigt:',
      path: casePath(data.caseId),
    },
  })),
];
