import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { putAbsence } from '../../src/features/staff/index.ts';
import { type Desk, deskOf, givenCase } from '../support/desk.ts';
import {
  decisionAbout as address,
  DAY,
  endPost,
  givenSecondAdministrator,
  idOf,
  mailedTo,
  posts,
  postsOf,
  requests,
} from '../support/people.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let administrator: Desk;
let before: number;
beforeEach(async () => {
  town = await givenTown();
  await givenSecondAdministrator(town);
  administrator = await deskOf(town, 'administrator');
  before = (await posts(town)).length;
});
afterEach(() => town.close());

const NEW = 'moi@example.vn';
const WARD = { unit: '00070', from: '', to: '', lang: 'vi', title: '' };

const confirmAs = async (personId: string) =>
  (await deskOf(town, personId)).post(
    address(
      (await requests(town)).find(({ state }) => state === 'waiting'),
      'confirm',
    ),
  );

const invite = (fields: Record<string, string>) =>
  administrator.post('/office/people/invite', { ...WARD, email: NEW, ...fields });

describe('an invitation', () => {
  test('to be an officer opens not one case, however the link is asked for, until the head of the unit confirms', async () => {
    const { id } = await givenCase(town);
    const answer = await invite({ email: 'Moi@Example.vn', post: 'officer' });
    const personId = await idOf(town, NEW);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/office/people/${personId}?done=asked`]);
    const own = await deskOf(town, personId);
    const reads = async () => (await own.get(`/office/cases/${id}`)).statusCode;
    expect([await postsOf(town, NEW), await reads()]).toEqual([[], 404]);
    expect(await mailedTo(town, 'staff_post')).toEqual(['quan-tri-2@example.vn', 'truong.00070@example.vn']);
    await confirmAs('head-00070');
    expect(await postsOf(town, NEW)).toMatchObject([{ unitId: '00070', post: 'officer', validTo: null }]);
    expect(await reads()).toBe(200);
    expect(await mailedTo(town, 'staff_post')).toEqual(
      [
        NEW,
        'quan-tri-2@example.vn',
        'quan-tri-2@example.vn',
        'quan-tri@example.vn',
        'truong.00070@example.vn',
        'truong.00070@example.vn',
      ].sort(),
    );
  });

  test('that waits is asked for once more after a working day, until somebody decides', async () => {
    await invite({ post: 'officer' });
    const asked = ['quan-tri-2@example.vn', 'truong.00070@example.vn'];
    const mailed = async (time: string) => {
      town.clock.set(time);
      await town.app.runner.tick(town.clock.now());
      return await mailedTo(town, 'staff_post');
    };
    // Asked for on a Monday; its working day is over when Tuesday's is.
    expect(await mailed('2026-11-17 08:10')).toEqual(asked);
    expect(await mailed('2026-11-18 08:10')).toEqual([...asked, ...asked].sort());
    expect(await mailed('2026-11-19 08:10')).toEqual([...asked, ...asked].sort());
  });

  test('to an address that works here already asks for one more post and changes nothing else', async () => {
    await invite({ email: 'can-bo.00082@example.vn', post: 'officer', title: 'Tên khác' });
    await confirmAs('head-00070');
    const rows = await postsOf(town, 'can-bo.00082@example.vn');
    expect(rows.map(({ unitId }) => unitId).sort()).toEqual(['00070', '00082']);
    expect(town.app.staff.register().people.get('officer-00082')?.title).toBe('');
  });

  test('with mistakes comes back with all that was typed and a word at each field', async () => {
    const answer = await invite({
      email: 'khong-phai-thu',
      title: 'Cán bộ mới',
      post: 'officer',
      unit: '',
      to: '2026-11-01',
    });
    expect(answer.statusCode).toBe(422);
    for (const text of ['khong-phai-thu', 'Cán bộ mới', 'Chọn một đơn vị', 'Nhập địa chỉ thư điện tử'])
      expect(answer.body).toContain(text);
    expect((await invite({ email: 'cán-bộ@example.vn', post: 'officer' })).statusCode).toBe(422);
    expect((await invite({ post: 'officer', to: '2026-11-01' })).body).toContain('Ngày phải là hôm nay hoặc sau đó');
    expect((await invite({ post: 'officer', from: '2026-12-02', to: '2026-12-02' })).body).toContain(
      'Ngày kết thúc phải sau',
    );
    expect((await invite({ post: 'head' })).body).toContain('Hãy dùng “Bàn giao người đứng đầu”');
    expect((await posts(town)).length).toBe(before);
  });

  test('for a day to come waits for that day', async () => {
    await invite({ post: 'officer', from: '2026-11-20' });
    await confirmAs('head-00070');
    const menu = async () => (await (await deskOf(town, await idOf(town, NEW))).get('/office/people/me')).body;
    expect(await menu()).not.toContain('href="/office/cases"');
    town.clock.set('2026-11-20 00:00');
    expect(await menu()).toContain('href="/office/cases"');
  });

  test('is for whom manages people alone', async () => {
    for (const id of ['head-00070', 'deputy-01', 'officer-00070', 'specialist', 'inspector']) {
      const desk = await deskOf(town, id);
      expect([
        id,
        (await desk.post('/office/people/invite', { ...WARD, email: NEW, post: 'officer' })).statusCode,
      ]).toEqual([id, 403]);
    }
  });
});

describe('two keys', () => {
  test.each(['head', 'deputy', 'inspector', 'administrator', 'specialist'])(
    'a post as %s begins when a second person confirms, not before',
    async (post) => {
      const unit = {
        head: '00082',
        deputy: '00070',
        inspector: 'HN-TTTP',
        administrator: '01',
        specialist: 'HN-SVHTT',
      }[post] as string;
      if (post === 'head') await endPost(town, administrator, 'head-00082');
      const answer = await invite({ post, unit });
      expect(answer.headers.location).toContain('done=asked');
      expect(await postsOf(town, NEW)).toEqual([]);
      const [request] = await requests(town);
      const above = await deskOf(town, unit === '01' ? 'second' : 'head-01');
      expect((await administrator.post(address(request, 'confirm'))).statusCode).toBe(403);
      expect((await above.post(address(request, 'confirm'))).statusCode).toBe(303);
      expect(await postsOf(town, NEW)).toMatchObject([{ post, unitId: unit, validFrom: town.clock.now() }]);
    },
  );

  test('the mail asks the other administrator and the unit above, and later tells all three', async () => {
    await invite({ post: 'deputy' });
    expect(await mailedTo(town, 'staff_post')).toEqual(['quan-tri-2@example.vn', 'truong.01@example.vn']);
    await (await deskOf(town, 'second')).post(address((await requests(town))[0], 'confirm'));
    expect(await mailedTo(town, 'staff_post')).toEqual(
      [
        NEW,
        'quan-tri-2@example.vn',
        'quan-tri-2@example.vn',
        'quan-tri@example.vn',
        'truong.01@example.vn',
        'truong.01@example.vn',
      ].sort(),
    );
  });

  test('an officer is confirmed by the head there or above, or another administrator, and by nobody else', async () => {
    await invite({ post: 'officer' });
    const refused = ['administrator', 'deputy-00070', 'officer-00070', 'head-00082', 'head-HN-SVHTT', 'inspector'];
    for (const personId of refused) expect([personId, (await confirmAs(personId)).statusCode]).toEqual([personId, 403]);
    expect((await confirmAs('head-01')).statusCode).toBe(303);
    await invite({ post: 'specialist' });
    expect((await confirmAs('second')).statusCode).toBe(303);
    expect((await postsOf(town, NEW)).map(({ post }) => post)).toEqual(['officer', 'specialist']);
  });

  test('while the head of the unit is away, the head above is asked as well', async () => {
    const days = { startsAt: town.clock.now(), endsAt: town.clock.now() + DAY };
    await town.services.store.write((tx) =>
      putAbsence(tx, town.services, { personId: 'head-00070', substituteId: 'deputy-00070', ...days }),
    );
    await invite({ post: 'officer' });
    expect(await mailedTo(town, 'staff_post')).toEqual([
      'quan-tri-2@example.vn',
      'truong.00070@example.vn',
      'truong.01@example.vn',
    ]);
    expect((await confirmAs('deputy-00070')).statusCode).toBe(403);
  });

  test('an administrator who gives themself a post, however small, needs the other one', async () => {
    await administrator.post('/office/people/administrator/posts', { ...WARD, post: 'officer' });
    expect((await requests(town))[0]).toMatchObject({ personId: 'administrator', post: 'officer', state: 'waiting' });
    await (await deskOf(town, 'second')).post('/office/people/administrator/posts', {
      ...WARD,
      unit: '00082',
      post: 'specialist',
    });
    expect((await postsOf(town, 'quan-tri@example.vn')).map(({ post }) => post)).toEqual(['administrator']);
    const own = await administrator.post(
      address(
        (await requests(town)).find(({ askedBy }) => askedBy === 'second'),
        'confirm',
      ),
    );
    expect(own.statusCode).toBe(403);
  });

  test('the head of a unit half-way up finds whom it is about, confirms below, and nowhere else', async () => {
    const { store } = town.services;
    await store.write((tx) => tx.update(store.t.unit).set({ parentId: '00070' }).where(eq(store.t.unit.id, '00082')));
    await town.app.places.refresh();
    await invite({ unit: '00082', post: 'deputy' });
    const [request] = await requests(town);
    const above = await deskOf(town, 'head-00070');
    expect((await above.get('/office/people')).body).toContain('Chờ người thứ hai xác nhận');
    expect((await above.get(`/office/people/${request?.personId}`)).body).toContain('Xác nhận</button>');
    for (const personId of ['head-00082', 'head-HN-SVHTT', 'deputy-00070', 'inspector']) {
      const answer = await (await deskOf(town, personId)).post(address(request, 'confirm'));
      expect([personId, answer.statusCode]).toEqual([personId, 403]);
    }
    expect((await above.post(address(request, 'confirm'))).statusCode).toBe(303);
    expect(await postsOf(town, NEW)).toHaveLength(1);
  });

  test('whoever merely stands in for the head above does not turn the key', async () => {
    await invite({ post: 'deputy' });
    await town.services.store.write((tx) =>
      putAbsence(tx, town.services, {
        personId: 'head-01',
        substituteId: 'officer-01',
        startsAt: town.clock.now(),
        endsAt: town.clock.now() + DAY,
      }),
    );
    await town.app.staff.refresh();
    const desk = await deskOf(town, 'officer-01');
    expect((await desk.post(address((await requests(town))[0], 'confirm'))).statusCode).toBe(403);
  });

  test('a wish is refused or withdrawn, once, and gives nothing', async () => {
    await invite({ post: 'deputy' });
    const [request] = await requests(town);
    expect((await administrator.post(address(request, 'withdraw'))).statusCode).toBe(303);
    expect((await (await deskOf(town, 'second')).post(address(request, 'confirm'))).statusCode).toBe(409);
    await invite({ post: 'deputy' });
    const [, again] = await requests(town);
    await (await deskOf(town, 'second')).post(address(again, 'refuse'));
    expect([(await requests(town)).map(({ state }) => state), await postsOf(town, NEW)]).toEqual([
      ['withdrawn', 'refused'],
      [],
    ]);
    expect(await mailedTo(town, 'staff_post')).toContain('quan-tri@example.vn');
  });

  test('a wish whose time is over meanwhile is confirmed by nobody', async () => {
    await invite({ post: 'deputy', to: '2026-11-18' });
    town.clock.set('2026-11-18 00:00');
    const answer = await (await deskOf(town, 'second')).post(address((await requests(town))[0], 'confirm'));
    expect([answer.statusCode, await postsOf(town, NEW)]).toEqual([409, []]);
  });

  test('with nobody to be the second key, the page says what to do', async () => {
    await town.services.store.write(async (tx) => {
      await tx
        .delete(town.services.store.t.appointment)
        .where(eq(town.services.store.t.appointment.personId, 'second'));
    });
    await invite({ post: 'administrator', unit: '01' });
    expect((await administrator.get('/office/people')).body).toContain('homthu admin invite');
  });
});
