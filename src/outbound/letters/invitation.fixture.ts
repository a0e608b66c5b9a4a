// SPDX-FileCopyrightText: Herzstück contributors
// SPDX-License-Identifier: EUPL-1.2
import QRCode from 'qrcode';
import type { InvitationLetter, InvitationText } from './invitation.ts';

const german: InvitationText = {
  heading: 'Einladung zu einem Gespräch',
  parts: [
    {
      paragraphs: [
        'Guten Tag,',
        'wir möchten mit Ihnen über die Schule für Ihr Kind sprechen. Das Gespräch kostet nichts.',
      ],
      facts: [
        { label: 'Für', value: 'Nūr Işıl' },
        { label: 'Tag', value: 'Mittwoch, 2. Dezember 2026' },
        { label: 'Uhrzeit', value: '10:30 Uhr' },
        { label: 'Dauer', value: 'etwa 75 Minuten' },
        { label: 'Ort', value: 'Raum 2.14, Kreisstraße 1, 52351 Düren' },
      ],
    },
    {
      paragraphs: ['Eine Person übersetzt für Sie.', 'Bitte bringen Sie mit, was Sie haben:'],
      items: ['Ausweise oder Pässe von Ihnen und Ihren Kindern', 'Zeugnisse, auch aus anderen Ländern', 'den Impfpass'],
    },
    { heading: 'Sie können nicht kommen?', paragraphs: ['Oder rufen Sie an: 02421 22-1234'] },
  ],
  answer: 'Scannen Sie bitte dieses Bild mit dem Handy. Dann können Sie absagen oder einen anderen Termin wählen.',
  status:
    'So sehen Sie, wie weit wir sind. Öffnen Sie ki.example.org/stand/dueren und geben Sie diesen Code ein: 2345-CDFG-6789',
  notice: {
    title: 'Ihre Daten bei uns (Artikel 13 DSGVO)',
    paragraphs: ['Verantwortlich ist das Zentrum.', 'Wir löschen.'],
  },
  closing: 'Mit freundlichen Grüßen',
};

const arabic: InvitationText = {
  heading: 'دعوة إلى مقابلة',
  parts: [
    {
      paragraphs: ['مرحباً،', 'نود أن نتحدث معكم عن المدرسة لطفلكم. المقابلة مجانية.'],
      facts: [
        { label: 'لأجل', value: 'Nūr Işıl' },
        { label: 'اليوم', value: 'الأربعاء 02.12.2026' },
        { label: 'الوقت', value: 'الساعة 10:30' },
        { label: 'المدة', value: 'حوالي 75 دقيقة' },
        { label: 'المكان', value: 'Raum 2.14, Kreisstraße 1, 52351 Düren' },
      ],
    },
    {
      paragraphs: ['سيقوم شخص بالترجمة لكم.', 'يرجى إحضار ما لديكم من:'],
      items: ['بطاقات الهوية أو جوازات السفر لكم ولأطفالكم', 'الشهادات المدرسية', 'دفتر التطعيم'],
    },
    { heading: 'لا يمكنكم الحضور؟', paragraphs: ['أو اتصلوا بنا: 02421 22-1234'] },
  ],
  answer: 'يرجى مسح هذه الصورة بالهاتف. بعدها يمكنكم إلغاء الموعد أو اختيار موعد آخر.',
  status: 'هكذا ترون أين وصلنا. افتحوا ki.example.org/stand/dueren وأدخلوا هذا الرمز: 2345-CDFG-6789',
  notice: { title: 'بياناتكم لدينا (المادة 13)', paragraphs: ['الجهة المسؤولة هي المركز.', 'نحذف معلوماتكم.'] },
  closing: 'مع أطيب التحيات',
};

const drawn = async (text: string): Promise<string> =>
  (await QRCode.toString(text, { type: 'svg', margin: 1 })).replaceAll('\n', '');

/** A complete invitation of an invented family, for tests. */
export const sampleInvitation = async (): Promise<InvitationLetter> => ({
  centre: {
    name: 'Kommunales Integrationszentrum Kreis Düren',
    street: 'Kreisstraße 1',
    postcode: '52351',
    place: 'Düren',
    phone: '02421 22-1234',
    email: 'ki@kreis.example',
  },
  recipient: { lines: ['Yasmīn Al-Ḥamdānī', 'Musterstraße 31 a', '52349 Düren'] },
  number: 'DN-2026-0417',
  clerk: 'Annegret Weißenfels-Öztürk',
  printedOn: Temporal.PlainDate.from('2026-11-23'),
  german,
  own: { ...arabic, language: 'ar', dir: 'rtl', mark: 'لم تتم مراجعة هذه الترجمة بعد. النص الألماني هو المعتمد.' },
  pictures: {
    status: await drawn('https://ki.example.org/stand/dueren?sprache=ar#2345-CDFG-6789'),
    answer: await drawn('https://ki.example.org/termin-antwort/0123456789012345678901234567890123456789012'),
  },
});
