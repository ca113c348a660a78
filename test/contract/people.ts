import { expect, test } from 'vitest';
import type { Store } from '../../src/platform/db/store.ts';
import { deskOf } from '../support/desk.ts';
import { decisionAbout, idOf, mailedTo, postsOf, requests } from '../support/people.ts';
import { givenTown } from '../support/town.ts';
import { settle } from '../support/town-rows.ts';

const NEW = 'chu-tich-moi@example.vn';

export function peopleSentences(store: () => Store): void {
  test('people come, change posts with two keys, go away and come back; all of it is on record', async () => {
    await settle(store());
    const town = await givenTown({}, store());
    const administrator = await deskOf(town, 'administrator');
    const above = await deskOf(town, 'head-01');
    const handed = { unit: '00070', email: NEW, title: 'Chủ tịch phường', from: '' };
    expect((await administrator.post('/office/people/hand-over', handed)).statusCode).toBe(303);
    expect(
      (await administrator.post('/office/people/hand-over', { ...handed, email: 'khac@example.vn' })).statusCode,
    ).toBe(303);
    const [first, second] = await requests(town);
    expect([first?.state, second?.state]).toEqual(['withdrawn', 'waiting']);
    await administrator.post('/office/people/hand-over', handed);
    const again = (await requests(town)).find((row) => row.state === 'waiting');
    town.clock.add(60_000);
    expect((await above.post(decisionAbout(again, 'confirm'))).statusCode).toBe(303);
    expect(await postsOf(town, NEW)).toMatchObject([{ post: 'head', validFrom: town.clock.now(), validTo: null }]);

    const id = await idOf(town, NEW);
    const head = await deskOf(town, id);
    await head.post('/office/people/me/absences', { awayFrom: '', awayTo: '2026-11-20', substitute: 'deputy-00070' });
    expect(town.app.staff.responsible('00070', town.clock.now())).toMatchObject({
      personId: 'deputy-00070',
      via: 'substitute',
    });
    const back = /absences\/([^/]+)\/end/.exec((await head.get('/office/people/me')).body)?.[1];
    await head.post(`/office/people/me/absences/${back}/end`);
    expect(town.app.staff.responsible('00070', town.clock.now())).toMatchObject({ personId: id, via: 'head' });
    expect(await mailedTo(town, 'staff_post')).toContain(NEW);
    const { body } = await administrator.get(`/office/people/${id}`);
    for (const text of ['mời vào hệ thống', 'xác nhận: Người đứng đầu', 'ghi có mặt lại']) expect(body).toContain(text);
    expect((await administrator.get('/office/people?q=chu+tich+phuong')).body).toContain('Chủ tịch phường');
    await administrator.post(`/office/people/${id}/disable`);
    expect((await head.get('/office/people/me')).statusCode).toBe(303);
    expect(town.logged.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
    await town.app.close();
  }, 60_000);
}
