import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StoreTrouble } from '../../src/platform/db/store.ts';
import { deskOf, givenCase } from '../support/desk.ts';
import { allCases } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

test('given an address at the desk that leads nowhere, staff read it in their words and find back to their cases', async () => {
  const head = await deskOf(town, 'head-00070');
  for (const address of ['/office/cases/nothing', '/office/no-such-page']) {
    const { statusCode, body } = await head.get(address);
    expect(statusCode).toBe(404);
    expect(body).toContain('ngoài phạm vi ông/bà được xem');
    expect(body).toContain('<a class="button" href="/office/cases">');
    expect(body).not.toContain('mã hòm thư in trên biển');
  }
});

test('a case that must not be known and one that is not there look the same, byte for byte', async () => {
  const officer = await deskOf(town, 'officer-00070');
  const { id } = await givenCase(town, { restricted: true });
  const hidden = await officer.get(`/office/cases/${id}`);
  const unknown = await officer.get(`/office/cases/${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`);
  expect([hidden.statusCode, hidden.body]).toEqual([404, unknown.body]);
});

test('what a post does not give is refused in words for staff, and residents keep theirs', async () => {
  const officer = await deskOf(town, 'officer-00070');
  const refused = await officer.get('/office/bodies');
  expect(refused.statusCode).toBe(403);
  expect(refused.body).toContain('Ông/bà không có quyền làm việc này');
  const resident = await town.get('/khong-co');
  expect(resident.body).toContain('mã hòm thư in trên biển');
});

describe('nothing typed is lost when the desk refuses it', () => {
  const WORDS = 'Kính gửi ông/bà, phường đã <xem> camera.';
  const kept = '>Kính gửi ông/bà, phường đã &lt;xem&gt; camera.</textarea>';
  const storeIs = (reason: 'full' | 'busy') =>
    Object.assign(town.services.store, { write: () => Promise.reject(new StoreTrouble(reason)) });

  test('given a case that was transferred meanwhile, the answer stands in the page, with files or without', async () => {
    const [head, officer] = [await deskOf(town, 'head-00070'), await deskOf(town, 'officer-00070')];
    const { id } = await givenCase(town);
    await head.post(`/office/cases/${id}/transfer`, { unit: 'Phường Cửa Nam', reason: 'Việc của phường bạn.' });
    const refused = await officer.post(`/office/cases/${id}/answer/preview`, { message: WORDS, seen: '1' });
    expect([refused.statusCode, refused.body.includes(kept)]).toEqual([404, true]);
    expect(refused.body).toContain('Những gì ông/bà vừa nhập');
    const form = new FormData();
    form.set('message', WORDS);
    form.set('photos', new Blob(['x'.repeat(100_000)]), 'anh.jpg');
    const withFiles = await officer.send(`/office/cases/${id}/answer`, form);
    expect([withFiles.statusCode, withFiles.body.includes(kept)]).toEqual([404, true]);
  });

  test('given a store that is full or busy, the words stand in the page, and a slip at the counter in its form', async () => {
    const head = await deskOf(town, 'head-00070');
    const { id } = await givenCase(town);
    const form = new FormData();
    form.set('message', WORDS);
    storeIs('busy');
    const note = await head.send(`/office/cases/${id}/note`, form);
    expect([note.statusCode, note.headers['retry-after'], note.body.includes(kept)]).toEqual([503, '30', true]);
    storeIs('full');
    const box = town.box('counter').slice(1);
    const slip = { box, channel: 'paper', kind: 'complaint', message: WORDS, contactName: 'Người Thử', consent: 'yes' };
    const full = await head.post('/office/counter', slip);
    expect([full.statusCode, full.headers['retry-after'], full.body.includes(kept)]).toEqual([503, '30', true]);
    expect(full.body).toContain('value="Người Thử"');
    expect(full.body).toContain('Chưa có gì được gửi đi.');
    expect(await allCases(town)).toHaveLength(1);
  });

  test('a passphrase is never given back', async () => {
    storeIs('full');
    const refused = await town.post('/office/sign-in', { email: 'a@example.vn', password: 'bốn từ rất dài' });
    expect([refused.statusCode, refused.body.includes('bốn từ rất dài')]).toEqual([503, false]);
  });
});
