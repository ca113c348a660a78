import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createCases, type Move } from '../../src/features/cases/index.ts';
import { createNotices } from '../../src/features/notices/index.ts';
import { createPlaces } from '../../src/features/places/index.ts';
import { createSmtpMailer } from '../../src/platform/mail/smtp.ts';
import { at } from '../support/calendar.ts';
import { givenSmtp, type TestSmtp } from '../support/smtp.ts';
import { givenTown, HOUSE, type Town } from '../support/town.ts';

const WORDS = 'Cán bộ ở quầy tiếp nhận hồ sơ nói chuyện rất cộc cằn, hỏi gì cũng bảo về đọc lại bảng.';
const MINUTE = 60_000;

let smtp: TestSmtp;
let town: Town;
let nth = 0;
beforeEach(async () => {
  smtp = await givenSmtp();
  town = await givenTown({ SMTP_URL: smtp.url });
});
afterEach(async () => {
  await town.close();
  await smtp.close();
});

const tables = () => town.services.store.t;
/** A new feedback, in words of its own so that it is not taken for a repeat. */
async function say(more: Record<string, string> = {}, box = 'counter') {
  nth += 1;
  const fields = { kind: 'complaint', message: `${WORDS} Lần thứ ${nth} trong tháng.`, ...more };
  const sent = await town.post(town.box(box), fields, { from: `203.0.113.${nth % 250}` });
  expect(sent.statusCode).toBe(303);
  const rows = await town.services.store.read.select().from(tables().cases);
  const row = rows.sort((a, b) => a.serial - b.serial).at(-1);
  if (!row) throw new Error('no case');
  return row;
}
const tick = (ms = 0) => {
  town.clock.add(ms);
  return town.app.runner.tick(town.clock.now());
};
const recipients = () => smtp.mails.map(({ to_ }) => to_);
const outbox = () => town.services.store.read.select().from(tables().outbox);

/** What the desk and the tracking page do, through the ledger's own door. */
async function move(caseId: string, step: Omit<Move, 'actor'>, by: Move['actor']['kind'] = 'staff') {
  const places = await createPlaces(town.services);
  const notices = createNotices(town.services, { places });
  const cases = createCases(town.services, places, notices.announce);
  const actor = { kind: by, personId: by === 'staff' ? 'head-00070' : null, unitId: by === 'staff' ? '00070' : null };
  await town.services.store.write((tx) => cases.move(tx, caseId, { ...step, actor }));
}
const away = (personId: string, substituteId: string | null) =>
  town.services.store.write((tx) =>
    tx.insert(tables().absence).values({
      id: `away-${personId}`,
      personId,
      substituteId,
      startsAt: at('2026-11-01 00:00'),
      endsAt: at('2026-12-01 00:00'),
    }),
  );

describe('who is mailed', () => {
  test('given a complaint, then the mail tells reference, kind, place, deadline and link, and none of the words', async () => {
    const { reference, id } = await say();
    await tick();
    expect(recipients()).toEqual(['truong.00070@example.vn']);
    const [mail] = smtp.mails;
    expect(mail?.subject).toBe(`[${reference}] Phản ánh mới: Điểm phục vụ hành chính công phường Hoàn Kiếm`);
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain(reference);
      expect(part).toContain('trước 17 giờ thứ Hai, 23/11/2026');
      expect(part).toContain(`http://hom-thu.example.vn/office/cases/${id}`);
      expect(part).not.toContain('cộc cằn');
    }
  });

  test('given a unit that asked for words in mail, then the mail has them, and never the contact data', async () => {
    const { unit } = tables();
    await town.services.store.write((tx) => tx.update(unit).set({ wordsInMail: true }).where(eq(unit.id, '00070')));
    // The town is drawn anew at a start.
    const mailer = createSmtpMailer({ url: smtp.url, from: 'hom-thu@example.vn', dkim: null });
    const again = await createApp({ ...town.services, mailer }, HOUSE);
    await say({ contactName: 'Một người dân', contactPhone: '0901234567', consent: '1' });
    await again.runner.tick(town.clock.now());
    await again.close();
    const [mail] = smtp.mails;
    expect(mail?.text).toContain('cộc cằn');
    expect(mail?.html).toContain('cộc cằn');
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/0901234567|Một người dân/);
  });

  test('given a head on leave who named a substitute, when a resident complains, then the substitute is mailed', async () => {
    await away('head-00070', 'head-00082');
    await say();
    await tick();
    expect(recipients()).toEqual(['truong.00082@example.vn']);
    expect(smtp.mails[0]?.text).toContain('đang làm thay người đứng đầu');
  });

  test('given a ward whose head is on leave, when a resident complains, then the deputy is mailed', async () => {
    await away('head-00070', null);
    await say();
    await tick();
    expect(recipients()).toEqual(['pho.00070@example.vn']);
    expect(smtp.mails[0]?.text).toContain('đang vắng mặt');
  });

  test('given nobody there at all, then the head of the unit above is mailed', async () => {
    await away('head-00070', null);
    await away('deputy-00070', null);
    await say();
    await tick();
    expect(recipients()).toEqual(['truong.01@example.vn']);
  });

  test('given a case about the head, then the unit above alone is mailed, at every step', async () => {
    const { id, reference } = await say({ about: 'head' });
    await tick();
    await move(id, { verb: 'reply', words: 'Tôi xin nói thêm.' }, 'resident');
    await tick(6 * MINUTE);
    town.clock.set('2026-12-20 09:00');
    await tick();
    town.clock.set('2026-12-21 09:00');
    await tick();
    const { read, t } = town.services.store;
    const about = (await read.select().from(t.outbox)).filter(({ caseId, sentTo }) => caseId === id && sentTo !== null);
    // Long overdue, it is told to an inspector too.
    expect(new Set(about.map(({ sentTo }) => sentTo))).toEqual(
      new Set(['truong.01@example.vn', 'thanh-tra@example.vn']),
    );
    expect(recipients().filter((address) => address.includes('00070'))).toEqual([]);
    const mails = smtp.mails.filter(({ text }) => text?.includes(reference));
    for (const { text } of mails) expect(text).not.toMatch(/Hoàn Kiếm|Phản ánh/);
  });

  test('given a head who is also the substitute above, when the case is about them, then an inspector hears of it', async () => {
    await away('head-01', 'head-00070');
    await say({ about: 'head' });
    await tick();
    expect(recipients()).toEqual(['thanh-tra@example.vn']);
  });

  test('given a restricted case, then the mail tells its reference and link alone, and no deputy is asked', async () => {
    await away('head-00070', null);
    const { reference, restricted } = await say({
      rule: 'CC26',
      message: 'Có người ngoài hành lang nhận làm hồ sơ hộ, nói là quen cán bộ để bồi dưỡng.',
    });
    expect(restricted).toBe(true);
    await tick();
    // The unit above cannot open it while a deputy is there; an inspector can.
    expect(recipients()).toEqual(['thanh-tra@example.vn']);
    const [mail] = smtp.mails;
    expect(mail?.subject).toBe(`[${reference}] Ý kiến mới: ý kiến hạn chế người xem`);
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain(reference);
      expect(part).not.toMatch(/bồi dưỡng|Hoàn Kiếm|Phản ánh|23\/11\/2026/);
    }
  });

  test('given words like a denunciation that are sent anyway, then the unit above alone is mailed', async () => {
    const { restriction, unitId } = await say({
      message: 'Cán bộ gợi ý tôi bồi dưỡng 500 nghìn thì hồ sơ mới nhanh.',
      sendAnyway: 'denunciation',
    });
    expect({ restriction, unitId }).toEqual({ restriction: 'denunciation', unitId: '01' });
    await tick();
    expect(recipients()).toEqual(['truong.01@example.vn']);
  });

  test('given a person who reads English, then the mail is in English', async () => {
    const { person } = tables();
    await town.services.store.write((tx) => tx.update(person).set({ lang: 'en' }).where(eq(person.id, 'head-00070')));
    const { reference } = await say();
    await tick();
    expect(smtp.mails[0]?.subject).toMatch(`[${reference}] New: `);
  });

  test('given a bare rating, then nobody is mailed', async () => {
    await town.post(town.box('counter'), { kind: 'rating', rating: '2' });
    await tick();
    expect(smtp.mails).toHaveLength(0);
    expect((await outbox()).filter(({ caseId }) => caseId)).toHaveLength(0);
  });

  test('given a feedback in quarantine, then nobody is mailed of it until the administrator releases it', async () => {
    const { id } = await say();
    const { cases, outbox: table } = tables();
    await town.services.store.write(async (tx) => {
      await tx.update(cases).set({ queue: 'quarantine', suspicion: 'advert' }).where(eq(cases.id, id));
      await tx.delete(table);
    });
    await move(id, { verb: 'reply', words: 'Sao chưa ai trả lời tôi?' }, 'resident');
    await tick();
    expect(smtp.mails).toHaveLength(0);
    await move(id, { verb: 'release' });
    await tick(1000);
    expect(recipients()).toEqual(['truong.00070@example.vn']);
  });

  test('given a case that is handed on before its first mail left, then only the new unit is mailed', async () => {
    const { id } = await say();
    await move(id, { verb: 'transfer', toUnitId: '00082', reason: 'Thuộc phường Cửa Nam' });
    await tick();
    expect(recipients()).toEqual(['truong.00082@example.vn']);
    expect(smtp.mails[0]?.subject).toContain('Được chuyển đến đơn vị');
  });

  test('given an answer that is contested, then the unit above is mailed, in the same thread', async () => {
    const { id } = await say();
    await tick();
    await move(id, { verb: 'answer', outcome: 'explained', words: 'Đơn vị đã nhắc nhở cán bộ.' });
    await move(id, { verb: 'contest', words: 'Tôi chưa đồng ý.' }, 'resident');
    await tick(MINUTE);
    expect(recipients()).toEqual(['truong.00070@example.vn', 'truong.01@example.vn']);
    expect(new Set(smtp.mails.map(({ references }) => references)).size).toBe(1);
  });

  test('given nobody up to the top of the tree, then the mail is on the stuck list and says so', async () => {
    await town.services.store.write((tx) => tx.delete(tables().appointment));
    await say();
    await tick();
    expect((await outbox())[0]).toMatchObject({
      state: 'failed',
      lastError: expect.stringContaining('nobody holds a post'),
    });
  });
});

describe('a flood', () => {
  test('given 40 feedbacks at one counter at once, then the head gets one digest that lists them, not 40 mails', async () => {
    for (let i = 0; i < 40; i++) await say();
    await tick();
    expect(smtp.mails).toHaveLength(1);
    expect(smtp.mails[0]?.subject).toBe('40 ý kiến mới');
    const rows = (await outbox()).filter(({ kind }) => kind === 'new_case');
    const first = rows.map(({ id }) => id).sort()[0];
    expect(rows.every(({ state, letterId }) => state === 'sent' && letterId === rows[0]?.letterId)).toBe(true);
    expect(smtp.mails[0]?.messageId).toBe(`<${rows[0]?.letterId}@hom-thu.example.vn>`);
    expect(rows[0]?.letterId?.startsWith(first ?? '?')).toBe(true);
    expect(smtp.mails[0]?.text).toContain('Và 10 ý kiến khác');
  });

  test('given a steady stream, then after a handful of mails the rest waits five minutes and comes as one', async () => {
    for (let i = 0; i < 12; i++) {
      await say();
      await tick(1_000);
    }
    expect(smtp.mails).toHaveLength(5);
    await tick(5 * MINUTE);
    expect(smtp.mails).toHaveLength(6);
    expect(smtp.mails[5]?.subject).toBe('7 ý kiến mới');
  });

  test('given a digest in which one case is restricted, then of that one only reference and link are said', async () => {
    for (let i = 0; i < 6; i++) await say();
    const { reference } = await say({
      rule: 'CC26',
      message: 'Có người ngoài hành lang nhận làm hồ sơ hộ, đề nghị đơn vị xem lại.',
    });
    await tick();
    expect(smtp.mails).toHaveLength(1);
    expect(smtp.mails[0]?.text).toContain(`[${reference}] ý kiến hạn chế người xem`);
  });
});

describe('a new feedback on its way in', () => {
  test('given thousands a second, then announcing one is one prepared insert, far below a millisecond', async () => {
    const { store } = town.services;
    const places = await createPlaces(town.services);
    const { announce } = createNotices(town.services, { places });
    let asked = 0;
    await store.write(async (tx) => {
      const counting = new Proxy(tx, {
        get(target, name, receiver) {
          if (['select', 'update', 'delete'].includes(String(name))) asked += 1;
          return Reflect.get(target, name, receiver);
        },
      });
      const event = {
        n: 1,
        kind: 'submitted',
        at: 1,
        actor: 'resident',
        actorId: null,
        unitId: '00070',
        open: true,
        data: {},
      } as const;
      for (let i = 0; i < 100; i++) await announce(counting, { ...event, caseId: `case-${i}` });
    });
    expect(asked).toBe(0);
    expect(await outbox()).toHaveLength(100);
  });
});
