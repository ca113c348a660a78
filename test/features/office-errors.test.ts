import { afterEach, beforeEach, expect, test } from 'vitest';
import { deskOf, givenCase } from '../support/desk.ts';
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
