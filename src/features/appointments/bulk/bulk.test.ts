// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../../../tests/helpers/app.ts';
import { testDatabases } from '../../../../tests/helpers/database.ts';
import { openInvitations } from '../invitation/invitation.fixture.ts';

type Opened = Awaited<ReturnType<typeof openInvitations>>;

describe.each(testDatabases)('deeds on several cases on %s', (kind) => {
  let all: Opened;
  beforeAll(async () => {
    all = await openInvitations(kind);
  });
  afterAll(async () => all.test.close());

  const send = async (fields: Record<string, string | string[]>, by = all.counsellor) => {
    const answer = await by.post('/faelle-auswahl', fields);
    const html = await answer.text();
    return { status: answer.status, text: html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') };
  };
  const events = async (type: string, caseId: string) =>
    (await all.rows((tx) => tx.selectFrom('case_event').select('type').where('case_id', '=', caseId).execute())).filter(
      (one) => one.type === type,
    ).length;

  it('are offered in the list, as far as the role may', async () => {
    const { caseId } = await all.appointment({});
    const list = await (await all.counsellor.get('/faelle')).text();
    expect(list).toContain(`value="${caseId}"`);
    for (const word of ['zum Termin einladen', 'zuweisen', 'erinnern']) expect(list).toContain(word);
    const office = await (await all.office.get('/faelle')).text();
    expect(office).toContain('zum Termin einladen');
    expect(office).not.toContain('Zuweisen an');
    const refused = await send({ auswahl: [caseId], tat: 'assign', an: all.counsellor.userId }, all.office);
    expect([refused.status, refused.text.includes('Das dürfen Sie in Ihrer Rolle nicht.')]).toEqual([409, true]);
  });

  it('assign each by itself, and change nothing when sent again', async () => {
    const cases = [await all.report(), await all.report()];
    const other = await signIn(all.test, { role: 'counsellor', name: 'Cem Kollege' });
    const fields = { auswahl: cases, tat: 'assign', an: other.userId };
    const first = await send(fields);
    expect([first.status, first.text.includes('2 Fälle erledigt, 0 nicht gegangen')]).toEqual([200, true]);
    const again = await send(fields);
    expect(again.text).toContain('0 Fälle erledigt, 0 nicht gegangen, 2 waren schon so.');
    for (const id of cases) {
      expect((await all.caseRow(id)).responsible_user).toBe(other.userId);
      expect(await events('assigned', id)).toBe(1);
    }
    const nobody = await send({ ...fields, an: all.office.userId });
    expect(nobody.text).toContain('Bitte wählen Sie, wem die Fälle zugewiesen werden.');
    expect((await send({ tat: 'assign', an: other.userId })).text).toContain('mindestens einen Fall');
  });

  it('invite whoever has an appointment, each in the way that works, and say of the others why not', async () => {
    const mail = await all.appointment({ email: 'sammeln@example.org', channel: 'mail' });
    const letter = await all.appointment({});
    const hidden = await all.appointment({ isProtected: true });
    const without = await all.report();
    const fields = { auswahl: [mail.caseId, letter.caseId, hidden.caseId, without], tat: 'invite' };
    const { text } = await send(fields, all.office);
    for (const part of [
      '3 Fälle erledigt, 1 nicht gegangen',
      'E-Mail ist unterwegs',
      'Brief liegt zum Drucken bereit',
      'Anruf vorgemerkt',
      'hat noch keinen Termin',
    ])
      expect(text).toContain(part);
    expect((await send(fields, all.office)).text).toContain('0 Fälle erledigt, 1 nicht gegangen, 3 waren schon so.');
    for (const { id } of [mail, letter, hidden]) expect(await all.sendings(id)).toHaveLength(1);
    expect(await all.mails()).toHaveLength(1);
  });

  it('remind only whom somebody outside lets wait, and do nothing with cases of another centre', async () => {
    const mine = await all.report();
    const { text } = await send({ auswahl: [mine], tat: 'remind' });
    expect(text).toContain('Der Fall wartet gerade auf niemanden außerhalb des Zentrums.');
    expect(await events('reminded', mine)).toBe(0);
    const stranger = await signIn(all.test, { role: 'counsellor', centre: 'aachen' });
    const foreign = await send({ auswahl: [mine], tat: 'assign', an: stranger.userId }, stranger);
    expect(foreign.status).toBe(404);
    expect((await all.caseRow(mine)).responsible_user).toBeNull();
    const school = await signIn(all.test, { role: 'school' });
    expect((await send({ auswahl: [mine], tat: 'invite' }, school)).status).toBe(403);
  });
});
