import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createStaff } from '../../src/features/staff/index.ts';
import { localMailbox } from '../../src/platform/mail/create.ts';
import { type Desk, deskOf, givenCase } from '../support/desk.ts';
import {
  decisionAbout as address,
  endPost,
  givenSecondAdministrator,
  idOf,
  mailedTo,
  postsOf,
  requests,
} from '../support/people.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let administrator: Desk;
beforeEach(async () => {
  town = await givenTown();
  await givenSecondAdministrator(town);
  administrator = await deskOf(town, 'administrator');
});
afterEach(() => town.close());

const NEW = 'moi@example.vn';
const WARD = { unit: '00070', from: '', to: '', lang: 'vi', title: '' };

const invite = (fields: Record<string, string>) =>
  administrator.post('/office/people/invite', { ...WARD, email: NEW, ...fields });

test('an administrator whom the server’s keeper invites is on record, and all others are told', async () => {
  await town.app.staff.inviteAdministrator('quan-tri-3@example.vn');
  expect(await mailedTo(town, 'staff_post')).toEqual(
    ['quan-tri-2@example.vn', 'quan-tri-3@example.vn', 'quan-tri@example.vn', 'truong.01@example.vn'].sort(),
  );
  const { body } = await administrator.get(`/office/people/${await idOf(town, 'quan-tri-3@example.vn')}`);
  expect(body).toContain('người quản lý máy chủ giao: Quản trị viên, Thành phố Hà Nội');
});

test('an administrator made by the command line beside a running server is named in the alarm', async () => {
  const { services } = town;
  const beside = await createStaff(services, { places: town.app.places });
  await beside.inviteAdministrator('quan-tri-3@example.vn');
  await mailedTo(town, 'staff_post');
  const mailbox = localMailbox(services.config, services.clock);
  const alarm = (await mailbox.list(100)).find(({ to }) => to === 'truong.01@example.vn');
  const text = (await mailbox.read(alarm?.id ?? ''))?.text ?? '';
  expect(text).toContain('quan-tri-3@example.vn');
  expect(text).not.toContain('Không rõ');
});

describe('an end', () => {
  test('of a post holds from that moment, in sessions that are open too, and is told', async () => {
    const desk = await deskOf(town, 'officer-00070');
    const { id } = await givenCase(town);
    expect((await desk.get(`/office/cases/${id}`)).statusCode).toBe(200);
    await endPost(town, administrator, 'officer-00070');
    expect((await desk.get(`/office/cases/${id}`)).statusCode).not.toBe(200);
    expect(await mailedTo(town, 'staff_post')).toEqual(['can-bo.00070@example.vn', 'truong.00070@example.vn']);
  });

  test('of an account ends its posts, its sessions and its links, and opening it again gives none back', async () => {
    const desk = await deskOf(town, 'head-00070');
    expect((await administrator.post('/office/people/head-00070/disable')).statusCode).toBe(303);
    expect((await desk.get('/office/people/me')).statusCode).toBe(303);
    expect((await postsOf(town, 'truong.00070@example.vn'))[0]?.validTo).toBe(town.clock.now());
    await administrator.post('/office/people/head-00070/enable');
    expect((await (await deskOf(town, 'head-00070')).get('/office/people')).statusCode).toBe(403);
  });

  test('nobody closes their own account, or that of somebody who answers elsewhere', async () => {
    expect((await administrator.post('/office/people/administrator/disable')).statusCode).toBe(403);
    expect((await (await deskOf(town, 'head-01')).post('/office/people/head-00070/disable')).statusCode).toBe(403);
  });
});

test('all that is done about somebody is in the log, and on their page', async () => {
  await invite({ post: 'deputy' });
  await (await deskOf(town, 'second')).post(address((await requests(town))[0], 'confirm'));
  const id = await idOf(town, NEW);
  await administrator.post(`/office/people/${id}/posts/${(await postsOf(town, NEW))[0]?.id}/end`, { on: '2026-12-01' });
  const { read, t } = town.services.store;
  const log = await read.select().from(t.audit).where(eq(t.audit.subject, id)).orderBy(t.audit.position);
  expect(log.map((row) => [row.action, row.personId])).toEqual([
    ['person.invited', 'administrator'],
    ['post.asked', 'administrator'],
    ['post.confirmed', 'second'],
    ['post.ended', 'administrator'],
  ]);
  const { body } = await administrator.get(`/office/people/${id}`);
  for (const text of [
    'đề nghị giao: Cấp phó, Phường Hoàn Kiếm',
    'xác nhận: Cấp phó',
    'thôi giữ: Cấp phó, Phường Hoàn Kiếm, từ 01/12/2026',
  ]) {
    expect(body).toContain(text);
  }
});
