import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordAudit } from '../../src/features/audit/index.ts';
import type { CaseRow } from '../../src/features/cases/index.ts';
import { aboutHead, type Desk, deskOf, givenCase } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let inspector: Desk;
let administrator: Desk;
let head: Desk;
let plain: CaseRow;
let restricted: CaseRow;
let secret: CaseRow;

beforeAll(async () => {
  town = await givenTown();
  inspector = await deskOf(town, 'inspector');
  administrator = await deskOf(town, 'administrator');
  head = await deskOf(town, 'head-00070');
  plain = await givenCase(town);
  restricted = await givenCase(town, { restricted: true, restriction: 'sensitive_rule' });
  secret = await givenCase(town, aboutHead);
  await head.post(`/office/cases/${plain.id}/note`, { message: 'Đã hỏi quầy số 3.' });
  town.clock.add(60_000);
  await head.get(`/office/cases/${restricted.id}`);
  await (await deskOf(town, 'head-01')).get(`/office/cases/${secret.id}`);
});
afterAll(() => town.close());

const look = async (desk: Desk, query = '') => (await desk.get(`/office/audit${query}`)).body;

describe('who did and who read what', () => {
  test('is shown to inspectors and administrators of the city, and to nobody else', async () => {
    expect(await look(inspector)).toContain(plain.reference);
    expect((await look(administrator)).match(/Nhật ký/g)?.length).toBeGreaterThan(1);
    for (const person of ['head-00070', 'head-01', 'officer-00070', 'specialist']) {
      expect((await (await deskOf(town, person)).get('/office/audit')).statusCode).toBe(403);
      expect((await (await deskOf(town, person)).get('/office/audit.csv')).statusCode).toBe(403);
    }
  });

  test('reading a case that few may read is written down, with its reader; reading any other is not', async () => {
    const body = await look(inspector, '?which=case.read');
    expect(body).toContain(restricted.reference);
    expect(body).toContain(secret.reference);
    expect(body).not.toContain(plain.reference);
  });

  test('given words of other restricted cases beside the one that is opened, then each that was read is written down', async () => {
    const narrow = { restricted: true, restriction: 'sensitive_rule' as const };
    const message = 'Sáng thứ Hai quầy số 7 đóng cửa lúc 10 giờ 30, chị cán bộ bảo hết giờ, mời mọi người về.';
    const [opened, similar, joined] = [
      await givenCase(town, { ...narrow, message }),
      await givenCase(town, { ...narrow, message: `${message} Tôi chờ từ 8 giờ.` }),
      await givenCase(town, { ...narrow, message: 'Tôi cũng gặp đúng việc ấy.' }),
    ];
    await head.post(`/office/cases/${joined.id}/merger`, { reference: opened.reference });
    const page = (await inspector.get(`/office/cases/${opened.id}`)).body;
    for (const words of ['Tôi chờ từ 8 giờ.', 'Tôi cũng gặp đúng việc ấy.']) expect(page).toContain(words);
    const ofInspector = '?which=case.read&person=thanh-tra@example.vn';
    const body = await look(inspector, ofInspector);
    for (const { reference } of [opened, similar, joined]) expect(body).toContain(reference);
    expect(body).not.toContain(restricted.reference);
  });

  test('given a restricted case, or one about a head, then an administrator finds no trace of it, whatever they ask', async () => {
    for (const query of [
      '',
      '?which=reading',
      '?which=cases',
      `?case=${secret.reference}`,
      `?case=${restricted.reference}`,
      '?person=truong.00070@example.vn',
    ]) {
      const body = (await look(administrator, query)).replace(/<input[^>]*>/g, '').replaceAll(/href="[^"]*"/g, '');
      expect(body).not.toContain(restricted.reference);
      expect(body).not.toContain(secret.reference);
    }
    const csv = (await administrator.get('/office/audit.csv')).body;
    expect(csv).toContain(plain.reference);
    expect(csv).not.toContain(restricted.reference);
    expect(csv).not.toContain(secret.reference);
  });

  test('given an inspector who heads the ward too, then the case about its head is not in their log', async () => {
    const { services } = town;
    const { t } = services.store;
    const row = { unitId: '00070', post: 'deputy' as const, validFrom: town.clock.now() - 1000, validTo: null };
    await services.store.write((tx) =>
      tx.insert(t.appointment).values({ ...row, id: 'second-post', personId: 'inspector' }),
    );
    const body = await look(inspector);
    expect(body).toContain(restricted.reference);
    expect(body).not.toContain(secret.reference);
    const { eq } = await import('drizzle-orm');
    await services.store.write((tx) => tx.delete(t.appointment).where(eq(t.appointment.id, 'second-post')));
  });

  test('is narrowed by person, case, deed and time', async () => {
    expect(await look(inspector, '?person=truong.00070@example.vn')).toContain(plain.reference);
    expect(await look(inspector, '?person=truong.00082@example.vn')).not.toContain(plain.reference);
    const ofCase = await look(inspector, `?case=${plain.reference.toLowerCase()}`);
    expect(ofCase).toContain('Ghi chú nội bộ');
    expect(ofCase).not.toContain(restricted.reference);
    expect(await look(inspector, '?which=cases')).not.toContain(restricted.reference);
    const today = new Date(town.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    expect(await look(inspector, `?from=${today}&to=${today}`)).toContain(plain.reference);
    expect(await look(inspector, '?to=2020-01-01')).toContain('Không có gì khớp');
  });

  test('says what exactly was done, at which unit, and to whom it was done can be asked', async () => {
    const { services, clock } = town;
    const at = { personId: 'head-00070', startsAt: clock.now(), endsAt: clock.now() + 86_400_000 };
    await services.store.write(async (tx) => {
      const note = (deed: Parameters<typeof recordAudit>[2]) => recordAudit(services, tx, deed);
      const post = {
        action: 'post.given' as const,
        personId: 'administrator',
        unitId: '00082',
        subject: 'officer-00070',
      };
      await note({ ...post, data: { post: 'deputy', from: clock.now(), to: null } });
      const away = { from: at.startsAt, to: at.endsAt, substitute: 'deputy-00070' };
      await note({ action: 'absence.set', personId: 'head-00070', subject: 'head-00070', data: away });
      const value = { before: '[1,2,3]', after: '[1,2]' };
      await note({ action: 'setting.changed', personId: 'administrator', subject: 'reminder.climb', data: value });
      await note({ action: 'cases.exported', personId: 'specialist', subject: '2026-10', data: { words: true } });
    });
    const given = await look(inspector, '?which=post.given&person=can-bo.00070@example.vn');
    expect(given).toMatch(/Cấp phó, ở Phường Cửa Nam, từ \d\d:\d\d, \d\d\/11\/2026/);
    expect(given).not.toContain('<br><small>Phường Cửa Nam</small>');
    expect(await look(inspector, '?which=absence.set')).toContain('người thay: Cấp phó, Phường Hoàn Kiếm');
    expect(await look(inspector, '?which=setting.changed')).toContain('từ [1,2,3] thành [1,2]');
    expect((await inspector.get('/office/audit.csv?which=cases.exported')).body).toContain('có lời của người góp ý');
  });

  test('is narrowed to one thing that is done with cases', async () => {
    const page = await look(inspector, '?which=note');
    expect(page).toContain('<option value="note" selected>Ghi chú nội bộ</option>');
    expect(page).toContain(plain.reference);
    expect(await look(inspector, '?which=transfer')).toContain('Không có gì khớp');
    expect(page).toMatch(/<optgroup label="Việc với hồ sơ">[\s\S]*<option value="read_original"/);
  });

  test('given a view of quarantine, then it is found by the cases that stood in it, as far as the reader may know of them', async () => {
    const held = { queue: 'quarantine', suspicion: 'advert' } as const;
    const open = await givenCase(town, held);
    const shut = await givenCase(town, { ...held, restricted: true, restriction: 'denunciation' });
    await inspector.get('/office/quarantine');
    const rows = async (desk: Desk, query: string) =>
      (await look(desk, query)).replace(/<input[^>]*>/g, '').replaceAll(/href="[^"]*"/g, '');
    for (const { reference } of [open, shut]) {
      expect(await rows(inspector, `?case=${reference}`)).toContain(`${reference}`);
    }
    expect(await rows(administrator, `?case=${open.reference}`)).toContain(open.reference);
    expect(await rows(administrator, '?which=quarantine.read')).not.toContain(shut.reference);
    expect(await rows(administrator, `?case=${shut.reference}`)).toContain('Không có gì khớp');
    expect((await administrator.get('/office/audit.csv')).body).not.toContain(shut.reference);
  });

  test.each([
    ['person=ai-do@example.vn', 'Không có người nào có địa chỉ này'],
    ['from=2026-02-30', 'Ngày bắt đầu chưa đúng'],
    ['to=hom-nay', 'Ngày kết thúc chưa đúng'],
  ])('given a filter that makes no sense (%s), then it says so', async (query, words) => {
    const answer = await inspector.get(`/office/audit?${query}`);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(words);
  });

  test('pages follow one another without a gap or a repetition', async () => {
    const { services } = town;
    for (let i = 0; i < 120; i++) {
      if (i % 7 === 0) town.clock.add(1);
      await services.store.write((tx) =>
        recordAudit(services, tx, { action: 'setting.changed', personId: 'administrator', subject: `mục-${i}-` }),
      );
    }
    const seen: string[] = [];
    let at: string | null = '/office/audit?which=setting.changed';
    for (let page = 0; at !== null && page < 9; page++) {
      const { body } = await inspector.get(at);
      seen.push(...[...body.matchAll(/mục-(\d+)-/g)].map(([, n = '']) => n));
      at = /rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=') ?? null;
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, i) => String(119 - i)));
  });

  test('the file has the same lines, no cell is a formula, and its download is in the log', async () => {
    const { services } = town;
    const reason = '=HYPERLINK("http://example.vn")';
    await services.store.write((tx) =>
      recordAudit(services, tx, { action: 'key.refused', personId: 'inspector', data: { reason } }),
    );
    const answer = await inspector.get('/office/audit.csv?which=key.refused');
    expect(answer.headers['content-type']).toMatch(/text\/csv/);
    expect(answer.body).toContain(`"'=HYPERLINK`);
    expect(await look(inspector, '?which=audit.exported')).toContain('Tải nhật ký');
  });
});
