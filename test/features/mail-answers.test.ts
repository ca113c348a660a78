import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deskOf } from '../support/desk.ts';
import { givenMailTown, type MailTown, replyOf } from '../support/mailroom.ts';
import { phoneJpeg } from '../support/server-photos.ts';
import { givenTown } from '../support/town.ts';

const WORDS = 'Cán bộ ở quầy tiếp nhận hồ sơ nói chuyện rất cộc cằn, hỏi gì cũng bảo về đọc lại bảng.';
const HEAD = 'truong.00070@example.vn';
const QUOTE =
  '\n\nVào Th 2, 16 thg 11, 2026 vào lúc 09:00 Hòm Thư <hom-thu@example.vn> đã viết:\n\n> Đơn vị của ông/bà';
const ANSWER = 'Chúng tôi đã nhắc cán bộ ở quầy số 3 và xin lỗi ông/bà.';

let town: MailTown;
beforeEach(async () => {
  town = await givenMailTown();
});
afterEach(() => town.close());

async function complaint(more: Record<string, string> = {}) {
  await town.post(town.box('counter'), { kind: 'complaint', message: WORDS, ...more });
  await town.minute();
}
async function headReplies(text = ANSWER + QUOTE, more: { from?: string; headers?: string[] } = {}) {
  town.mailbox.fresh.push(replyOf({ to: town.backFrom(HEAD).reply, text, ...more }));
  await town.minute();
}
const table = () => town.services.store.t;
const drafts = () => town.services.store.read.select().from(table().answerDraft);
const lastTo = (to: string) => town.smtp.mails.findLast(({ to_ }) => to_ === to);

describe('given a head who answers the notice of a new case', () => {
  test('then the words are a draft at the desk, without the quotation, and the resident reads nothing', async () => {
    await complaint();
    await headReplies();
    const [draft] = await drafts();
    expect(draft).toMatchObject({ personId: 'head-00070', state: 'kept', source: 'mail', message: ANSWER });
    const page = await (await deskOf(town, 'head-00070')).get(`/office/cases/${draft?.caseId}`);
    expect(page.body).toContain('Chúng tôi đã nhắc cán bộ ở quầy số 3 và xin lỗi ông/bà.</textarea>');
    expect(page.body).toContain('Bản nháp có lời ông/bà trả lời qua thư lúc');
    const said = await town.services.store.read.select().from(table().message);
    expect(said).toEqual([]);
  });

  test('then a mail says where the draft lies, and that nobody has read it', async () => {
    await complaint();
    await headReplies();
    const mail = lastTo(HEAD);
    expect(mail?.subject).toContain('đã thành bản nháp');
    expect(mail?.text).toContain('Người gửi ý kiến chưa đọc được gì');
    expect(mail?.text).toMatch(/^http:\/\/hom-thu\.example\.vn\/office\/cases\/[\w-]+$/m);
    expect(mail?.replyTo).toBeUndefined();
  });

  test('with a photo and a document, then the photo is made anew, the document is let go, and the mail says so', async () => {
    await complaint();
    const jpeg = await phoneJpeg();
    const part = (type: string, name: string, bytes: Buffer) =>
      `--B\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}\r\n`;
    const text = `--B\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${ANSWER}\r\n${part('image/jpeg', 'a.jpg', jpeg)}${part('application/pdf', 'b.pdf', Buffer.from('%PDF-1.7'))}--B--`;
    const mail = replyOf({ to: town.backFrom(HEAD).reply, text }).replace(
      'Content-Type: text/plain; charset=utf-8',
      'Content-Type: multipart/mixed; boundary=B',
    );
    town.mailbox.fresh.push(mail);
    await town.minute();
    const [draft] = await drafts();
    expect(draft?.photos).toHaveLength(1);
    const kept = await town.services.vault.get(draft?.photos[0]?.digest ?? '');
    expect(kept?.includes('May 7391')).toBe(false);
    expect(lastTo(HEAD)?.text).toContain('Số tệp không giữ được: 1');
  });

  test('twice, then both are in the draft, one below the other', async () => {
    await complaint();
    await headReplies();
    town.mailbox.fresh.push(
      replyOf({ to: town.smtp.mails[0]?.replyTo?.[0]?.address ?? '', text: 'Thêm: quầy mở lúc 7 giờ 30.' }),
    );
    await town.minute();
    expect((await drafts())[0]?.message).toBe(`${ANSWER}\n\nThêm: quầy mở lúc 7 giờ 30.`);
  });

  test('again and again, then the draft does not grow without end', async () => {
    await complaint();
    const { reply } = town.backFrom(HEAD);
    for (let n = 0; n < 14; n++) town.mailbox.fresh.push(replyOf({ to: reply, text: `Lần ${n}.${'x'.repeat(n)}` }));
    await town.minute();
    expect((await drafts())[0]?.message.split('\n\n')).toHaveLength(10);
  });

  test('from a telephone with another address, then the token counts, and the mail about it goes to the head', async () => {
    await complaint();
    await headReplies(ANSWER, { from: 'someone@gmail.example' });
    expect(await drafts()).toHaveLength(1);
    expect(town.smtp.mails.some(({ to_ }) => to_.includes('gmail'))).toBe(false);
    expect(lastTo(HEAD)?.subject).toContain('đã thành bản nháp');
  });
});

describe('given a reply that may not become a draft', () => {
  test('the head has lost the post since, then nothing is kept, and one mail says so, also when it is tried again', async () => {
    await complaint();
    const { reply } = town.backFrom(HEAD);
    const ended = { validTo: town.clock.now() };
    await town.services.store.write((tx) =>
      tx.update(table().appointment).set(ended).where(eq(table().appointment.personId, 'head-00070')),
    );
    for (const text of [ANSWER, `${ANSWER} Lần hai.`]) {
      town.mailbox.fresh.push(replyOf({ to: reply, text }));
      await town.minute();
    }
    expect(await drafts()).toEqual([]);
    const refusals = town.smtp.mails.filter(({ subject }) => subject?.includes('chưa được lưu'));
    expect(refusals.map(({ to_ }) => to_)).toEqual([HEAD]);
    expect(refusals[0]?.text).not.toContain('HT2');
  });

  test('the case was answered meanwhile, then the head is told', async () => {
    await complaint();
    await town.services.store.write((tx) => tx.update(table().cases).set({ queue: 'done', status: 'answered' }));
    await headReplies();
    expect(await drafts()).toEqual([]);
    expect(lastTo(HEAD)?.text).toContain('đã được trả lời hoặc đã khép lại');
  });

  test('the case was made restricted meanwhile, then the mail says no more than to any other', async () => {
    await complaint();
    await town.services.store.write((tx) => tx.update(table().cases).set({ restricted: true }));
    await headReplies();
    expect(await drafts()).toEqual([]);
    expect(lastTo(HEAD)?.text).toContain('hiện không thuộc phần việc mà ông/bà trả lời qua thư được');
  });

  test('it is a holiday notice, then it is let be, and nobody answers it', async () => {
    await complaint();
    const before = town.smtp.mails.length;
    for (const header of ['Auto-Submitted: auto-replied', 'Precedence: bulk', 'X-Autoreply: yes']) {
      await headReplies(`Tôi đang nghỉ phép. ${header}`, { headers: [header] });
    }
    const away = replyOf({ to: town.backFrom(HEAD).reply, text: 'Tôi đang nghỉ phép.' });
    town.mailbox.fresh.push(away.replace(/^Subject: .*$/m, 'Subject: Automatic reply: [HT2611]'));
    await town.minute();
    expect(await drafts()).toEqual([]);
    expect(town.smtp.mails).toHaveLength(before);
    expect(town.mailbox.kept).toHaveLength(4);
  });

  test('there is nothing in it but the quotation, then the head is told', async () => {
    await complaint();
    await headReplies(QUOTE);
    expect(await drafts()).toEqual([]);
    expect(lastTo(HEAD)?.text).toContain('không có chữ hay ảnh nào');
  });

  test('its token is made up, then a stranger gets no mail, and who works here one a day', async () => {
    await complaint();
    const wrong = town.backFrom(HEAD).reply.replace(/.@/, (end) => (end[0] === 'a' ? 'b@' : 'a@'));
    for (const from of ['stranger@else.example', HEAD, HEAD]) {
      town.mailbox.fresh.push(replyOf({ to: wrong, text: `${ANSWER} ${town.mailbox.kept.length}`, from }));
      await town.minute();
    }
    expect(await drafts()).toEqual([]);
    expect(town.smtp.mails.filter(({ subject }) => subject?.includes('chưa được lưu'))).toHaveLength(1);
    expect(town.mailbox.left).toHaveLength(1);
  });

  test('it answers a digest and has no token, then who works here is told, once a day, and the mail is left for a person', async () => {
    const digest = (n: number) => replyOf({ to: 'tra-lai@hn.example.vn', text: `${ANSWER} ${'x'.repeat(n)}` });
    for (const n of [1, 2]) {
      town.mailbox.fresh.push(digest(n));
      await town.minute();
    }
    const refusals = () => town.smtp.mails.filter(({ subject }) => subject?.includes('chưa được lưu'));
    expect(refusals().map(({ to_ }) => to_)).toEqual([HEAD]);
    expect(refusals()[0]?.text).toContain('Thư đó không nhận trả lời');
    town.clock.add(24 * 3_600_000);
    town.mailbox.fresh.push(digest(3));
    await town.minute();
    expect(refusals()).toHaveLength(2);
    expect(await drafts()).toEqual([]);
    expect(town.mailbox.left).toHaveLength(3);
  });
});

describe('given a case that nobody may answer by mail', () => {
  test.each([
    ['about the head', { about: 'head' }, 'truong.01@example.vn'],
    ['restricted', { rule: 'CC26' }, HEAD],
  ])('%s, then the mail has no address for an answer, and says not to reply', async (_name, fields, reader) => {
    await complaint(fields);
    const mail = lastTo(reader);
    expect(mail?.replyTo).toBeUndefined();
    expect(mail?.text).toContain('Xin không trả lời thư này');
  });

  test('and a city that reads no mailbox, then no mail offers it', async () => {
    const plain = await givenTown({ SMTP_URL: town.smtp.url });
    await plain.post(plain.box('counter'), { kind: 'complaint', message: WORDS });
    await plain.app.runner.tick(plain.clock.now());
    expect(lastTo(HEAD)?.replyTo).toBeUndefined();
    await plain.close();
  });

  test('and a mailbox that has not been readable for a day, then no mail offers it, until it is', async () => {
    let down = true;
    const broken = await givenMailTown({ breaks: () => down });
    const offers = async (message: string) => {
      await broken.post(broken.box('counter'), { kind: 'complaint', message });
      await broken.minute();
      const mail = broken.smtp.mails.findLast(({ to_ }) => to_ === HEAD);
      return [mail?.replyTo !== undefined, mail?.text?.includes('Ông/bà có thể trả lời thư này')];
    };
    broken.mailbox.fresh.push(replyOf({ to: 'tra-lai@hn.example.vn', text: 'Xin chào.', from: 'ai-do@else.example' }));
    expect(await offers(WORDS)).toEqual([true, true]);
    broken.clock.add(24 * 3_600_000);
    expect(await offers(`${WORDS} Lần hai.`)).toEqual([false, false]);
    down = false;
    expect(await offers(`${WORDS} Lần ba.`)).toEqual([true, true]);
    await broken.close();
  });
});
