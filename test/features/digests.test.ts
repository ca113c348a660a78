import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { putSetting } from '../../src/features/places/index.ts';
import { at } from '../support/calendar.ts';
import { aboutHead, deskOf, givenCase } from '../support/desk.ts';
import { givenSmtp, type TestSmtp } from '../support/smtp.ts';
import { givenTown, type Town } from '../support/town.ts';

let smtp: TestSmtp;
let town: Town;
beforeEach(async () => {
  smtp = await givenSmtp();
  town = await givenTown({ SMTP_URL: smtp.url });
});
afterEach(async () => {
  await town.close();
  await smtp.close();
});

const HEAD = 'truong.00070@example.vn';
const ADMINISTRATOR = 'quan-tri@example.vn';
const t = () => town.services.store.t;
const write = (job: Parameters<typeof town.services.store.write>[0]) => town.services.store.write(job);
/** Mails to somebody that name no case in their subject, that left by looking at these times. */
async function digests(to: string, ...looks: string[]) {
  for (const look of looks) {
    town.clock.set(look);
    await town.app.runner.tick(town.clock.now());
  }
  return smtp.mails.splice(0).filter(({ to_, subject }) => to_ === to && !subject?.startsWith('['));
}

describe('the weekly digest', () => {
  test('reaches the head in the first open hour of Monday, and tells what came, what is late and what was praised', async () => {
    town.clock.set('2026-11-11 10:00');
    const late = await givenCase(town, { dueAt: at('2026-11-13 17:00') });
    await givenCase(town, { kind: 'suggestion', dueAt: at('2026-11-18 17:00') });
    await givenCase(town, {
      kind: 'rating',
      status: 'closed',
      queue: 'done',
      dueAt: at('2026-11-11 10:00'),
      rating: 5,
    });
    await givenCase(town, {
      kind: 'praise',
      status: 'answered',
      queue: 'done',
      message: 'Cô ở quầy số 2 rất tận tình.',
    });
    const [mail, ...more] = await digests(HEAD, '2026-11-16 05:01', '2026-11-16 07:59', '2026-11-16 08:00');
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Phường Hoàn Kiếm: tuần qua có 4 ý kiến, 1 quá hạn');
    expect(mail?.text).toContain('Từ 09/11/2026 đến hết 15/11/2026.');
    expect(mail?.text).toContain('- Khen ngợi: 1');
    expect(mail?.text).toContain(`[${late.reference}] Phản ánh`);
    expect(mail?.text).toContain('Đến hạn trong tuần này: 1');
    expect(mail?.text).toContain('Được khen:');
    expect(mail?.text).not.toContain('tận tình');
    expect(await digests(HEAD, '2026-11-16 09:00', '2026-11-17 09:00', '2026-11-18 09:00')).toEqual([]);
  });

  test('has the first words of praise only where the unit asked for words in its mail', async () => {
    await write((tx) => tx.update(t().unit).set({ wordsInMail: true }).where(eq(t().unit.id, '00070')));
    await town.app.places.refresh();
    town.clock.set('2026-11-11 10:00');
    const words = `Cô ở quầy số 2 rất tận tình. ${'Cảm ơn nhiều. '.repeat(40)}Hết.`;
    await givenCase(town, { kind: 'praise', status: 'answered', queue: 'done', message: words });
    const [mail] = await digests(HEAD, '2026-11-16 08:00');
    expect(mail?.text).toContain('rất tận tình');
    expect(mail?.text).not.toContain('Hết.');
  });

  test('neither lists nor counts what is restricted, about a head, in quarantine or spam', async () => {
    town.clock.set('2026-11-11 10:00');
    const dueAt = at('2026-11-13 17:00');
    await givenCase(town, { restricted: true, restriction: 'denunciation', dueAt });
    await givenCase(town, { ...aboutHead, dueAt });
    await givenCase(town, { queue: 'quarantine', suspicion: 'advert', dueAt });
    await givenCase(town, { status: 'spam', queue: 'done', dueAt });
    expect(await digests(HEAD, '2026-11-16 08:00')).toEqual([]);
    expect(await digests('truong.01@example.vn', '2026-11-16 08:30')).toEqual([]);
  });

  test('of wards without anybody is not sent to whoever answers above, whose own names each of them', async () => {
    town.clock.set('2026-11-11 10:00');
    await givenCase(town, { dueAt: at('2026-11-13 17:00') });
    await givenCase(town, { unitId: '00082', filedUnitId: '00082', dueAt: at('2026-12-13 17:00') });
    await write(async (tx) => {
      for (const unitId of ['00070', '00082'])
        await tx.update(t().appointment).set({ validTo: town.clock.now() }).where(eq(t().appointment.unitId, unitId));
    });
    await town.app.staff.refresh();
    const mails = await digests('truong.01@example.vn', '2026-11-16 08:00', '2026-11-16 08:30');
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Thành phố Hà Nội: tuần qua các đơn vị cấp dưới có 2 ý kiến, 1 quá hạn',
    ]);
    for (const ward of ['Phường Hoàn Kiếm: nhận 1', 'Phường Cửa Nam: nhận 1']) expect(mails[0]?.text).toContain(ward);
  });

  test('after Tết 2026 it tells of both weeks, once, when the ward opens', async () => {
    town.clock.set('2026-02-10 10:00');
    await givenCase(town, { dueAt: at('2026-02-25 17:00') });
    town.clock.set('2026-02-18 10:00');
    await givenCase(town, { dueAt: at('2026-02-27 17:00') });
    await givenCase(town, { receivedAt: at('2026-02-09 09:00'), serial: 1, dueAt: at('2026-03-04 17:00') });
    const looks = ['2026-02-16 08:00', '2026-02-17 08:00', '2026-02-20 12:00', '2026-02-23 05:30', '2026-02-23 08:00'];
    const mails = await digests(HEAD, ...looks);
    expect(mails.map(({ subject }) => subject)).toEqual(['Phường Hoàn Kiếm: tuần qua có 2 ý kiến, 0 quá hạn']);
    expect(mails[0]?.text).toContain('Từ 09/02/2026 đến hết 22/02/2026.');
    // Of the week that begins, and no more.
    expect(mails[0]?.text).toContain('Đến hạn trong tuần này: 2');
  });

  test('tells the units above, and those that look at the whole city, how the units below fared', async () => {
    town.clock.set('2026-11-11 10:00');
    await givenCase(town, { dueAt: at('2026-11-13 17:00') });
    await givenCase(town, { status: 'spam', queue: 'done' });
    await givenCase(town, { restricted: true, restriction: 'denunciation', dueAt: at('2026-11-13 17:00') });
    const there = { unitId: '00082', filedUnitId: '00082' };
    await givenCase(town, { ...there, dueAt: at('2026-12-13 17:00') });
    town.clock.set('2026-11-16 08:00');
    await town.app.runner.tick(town.clock.now());
    const mail = (to: string) => smtp.mails.find(({ to_ }) => to_ === to);
    expect(mail('truong.01@example.vn')?.subject).toBe(
      'Thành phố Hà Nội: tuần qua các đơn vị cấp dưới có 3 ý kiến, 1 quá hạn',
    );
    const text = mail('truong.hn-svhtt@example.vn')?.text ?? '';
    expect(text).toContain('Các đơn vị khác trong Thành phố:');
    expect(text).toContain('- Phường Hoàn Kiếm: nhận 2, quá hạn 1, đánh dấu tin rác 1');
    expect(text).toContain('- Phường Cửa Nam: nhận 1, quá hạn 0');
    expect(mail(HEAD)?.text).not.toContain('Cửa Nam');
    expect(mail('truong.00082@example.vn')?.text).not.toContain('đơn vị cấp dưới');
  });

  test('goes to whoever stands in, and is silent when there is nothing to say', async () => {
    expect(await digests(HEAD, '2026-11-16 08:00')).toEqual([]);
    town.clock.set('2026-11-18 10:00');
    await givenCase(town, { dueAt: at('2026-11-26 17:00') });
    await write((tx) =>
      tx.insert(t().absence).values({
        id: 'away',
        personId: 'head-00070',
        substituteId: null,
        startsAt: at('2026-11-20 00:00'),
        endsAt: at('2026-12-20 00:00'),
      }),
    );
    expect((await digests('pho.00070@example.vn', '2026-11-23 08:00')).length).toBe(1);
  });
});

describe('the administrator’s daily mail', () => {
  test('spares the first day of the house and days off, and comes once each working morning with the seals of the journal', async () => {
    await givenCase(town, { queue: 'quarantine', suspicion: 'advert' });
    await givenCase(town, {
      queue: 'quarantine',
      suspicion: 'too_fast',
      restricted: true,
      restriction: 'denunciation',
    });
    expect(await digests(ADMINISTRATOR, '2026-11-16 09:00')).toEqual([]);
    const [mail, ...more] = await digests(ADMINISTRATOR, '2026-11-17 05:30', '2026-11-17 08:00', '2026-11-17 15:00');
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Hòm Thư hôm nay 17/11/2026');
    expect(mail?.text).toContain('Ý kiến đang cách ly: 1');
    expect(mail?.text).toMatch(/Dấu của nhật ký, hết ngày 16\/11\/2026\nHồ sơ, sự kiện số \d+:\n[0-9a-f]{64}/);
    expect(await digests(ADMINISTRATOR, '2026-11-21 09:00', '2026-11-22 09:00')).toEqual([]);
    expect(await digests(ADMINISTRATOR, '2026-11-24 09:00')).toEqual([]);
    expect((await digests(ADMINISTRATOR, '2026-11-25 08:00')).length).toBe(1);
  });

  test('names mail that is stuck and mailboxes that take none', async () => {
    await digests(ADMINISTRATOR, '2026-11-16 09:00');
    smtp.says({ code: 550, words: '5.1.1 no such mailbox' });
    await town.post(town.box('counter'), {
      kind: 'complaint',
      message: 'Cán bộ ở quầy tiếp nhận hồ sơ nói chuyện rất cộc cằn, hỏi gì cũng bảo về đọc lại bảng.',
    });
    await town.app.runner.tick(town.clock.now());
    smtp.says(null);
    const [mail] = await digests(ADMINISTRATOR, '2026-11-17 08:00');
    expect(mail?.text).toContain('550 5.1.1 no such mailbox');
    expect(mail?.text).toContain('Phường Hoàn Kiếm');
    expect(mail?.text).not.toContain('cộc cằn');
  });

  test('names units from which nothing was heard, once the house has been watched for long enough', async () => {
    const since = (value: string) =>
      write((tx) => putSetting(tx, { key: 'presence.since', value, source: '' }, town.clock.now()));
    await since('2026-11-01');
    await town.app.places.refresh();
    const [early] = await digests(ADMINISTRATOR, '2026-11-16 09:00');
    expect(early?.text ?? '').not.toContain('im lặng');
    await since('2026-09-01');
    await town.app.places.refresh();
    await givenCase(town, { unitId: '00082', filedUnitId: '00082', dueAt: at('2026-12-20 17:00') });
    await (await deskOf(town, 'officer-00070')).get('/office/cases');
    const [mail] = await digests(ADMINISTRATOR, '2026-11-17 08:00');
    const text = mail?.text?.replaceAll('\n', ' ');
    expect(text).toContain('Đơn vị im lặng từ 4 tuần trở lên');
    expect(text).toContain('- Phường Hoàn Kiếm: hòm thư không nhận được ý kiến nào');
    expect(text).toContain('- Phường Cửa Nam: không ai đăng nhập ');
    expect(text).toContain(
      '- Trung tâm Văn Miếu - Quốc Tử Giám: không ai đăng nhập; hòm thư không nhận được ý kiến nào',
    );
  });
  test('names posts that wait for a second person, and days of next year that await their notice', async () => {
    const wish = {
      id: 'w',
      personId: 'officer-00082',
      unitId: '00070',
      post: 'officer',
      askedBy: 'administrator',
    } as const;
    const times = {
      validFrom: at('2026-11-16 08:00'),
      validTo: null,
      askedAt: at('2026-11-13 15:00'),
      state: 'waiting',
    } as const;
    await write((tx) => tx.insert(t().postRequest).values({ ...wish, ...times, decidedBy: null, decidedAt: null }));
    await write((tx) => tx.update(t().holiday).set({ status: 'projected' }).where(eq(t().holiday.date, '2027-02-08')));
    await town.app.places.refresh();
    await digests(ADMINISTRATOR, '2026-11-16 09:00');
    const text = (await digests(ADMINISTRATOR, '2026-11-17 08:00'))[0]?.text;
    expect(text).toContain('Chức vụ chờ người thứ hai xác nhận: 1\nChờ lâu nhất từ 15:00, 13/11/2026.');
    expect(text).toContain('- Lịch nghỉ năm 2027: 1 ngày chờ thông báo.');
  });

  test('has one beside it for inspectors while restricted cases lie in quarantine: how many, and nothing of them', async () => {
    const held = { queue: 'quarantine', suspicion: 'too_fast', restricted: true, restriction: 'denunciation' } as const;
    const { reference } = await givenCase(town, held);
    await givenCase(town, held);
    await givenCase(town, { ...held, status: 'spam' });
    await givenCase(town, { queue: 'quarantine', suspicion: 'advert' });
    await digests(ADMINISTRATOR, '2026-11-16 09:00');
    town.clock.set('2026-11-17 08:00');
    await town.app.runner.tick(town.clock.now());
    const mails = smtp.mails.filter(({ subject }) => subject?.startsWith('Ý kiến hạn chế người xem'));
    expect(mails.map(({ to_, subject }) => [to_, subject])).toEqual([
      ['thanh-tra@example.vn', 'Ý kiến hạn chế người xem đang cách ly: 2'],
    ]);
    expect(mails[0]?.text).toContain('Ý kiến chờ lâu nhất từ');
    expect(mails[0]?.text).not.toMatch(new RegExp(`${reference}|Hoàn Kiếm`));
    smtp.mails.length = 0;
    await write((tx) => tx.update(t().cases).set({ status: 'spam' }).where(eq(t().cases.restricted, true)));
    expect(await digests('thanh-tra@example.vn', '2026-11-18 08:00')).toEqual([]);
  });
});
