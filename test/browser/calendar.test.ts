import { expect, test } from 'vitest';
import { eachInATown, type OpenTown, type Visitors } from '../support/browser.ts';
import { at, shown } from '../support/calendar.ts';
import { givenCase } from '../support/desk.ts';
import { signInByMail } from '../support/journey.ts';
import { isSound, press, tabTo } from '../support/keyboard.ts';
import { allCases } from '../support/residents.ts';

let town: OpenTown;
let people: Visitors;
eachInATown((ofTest, visitors) => {
  town = ofTest;
  people = visitors;
});

const NOTICE = [
  'date,name_vi,name_en,type,status,source',
  '2026-11-23,Nghỉ hoán đổi,Swapped day off,swap_off,official,Thông báo',
  '2026-11-28,Làm bù,Make-up day,workday,official,Thông báo',
].join('\n');

test('the notice of a year, by keyboard alone: pasted, looked at, confirmed, and the deadlines have moved', async () => {
  await givenCase(town, { dueAt: at('2026-11-23 17:00') });
  await givenCase(town, { receivedAt: at('2026-11-13 09:00'), dueAt: at('2026-11-20 17:00') });
  const page = await people.arrives();
  await page.goto('/office/settings/calendar/import');
  await signInByMail(town, page, 'quan-tri@example.vn');
  await page.goto('/office/settings/calendar');
  await isSound(page);
  await press(page, 'main a.button[href$="/import"]');
  await isSound(page);
  await tabTo(page, '#csv');
  await page.keyboard.insertText(NOTICE);
  await press(page, 'main form button');
  await page.getByRole('heading', { name: 'Trước khi thay đổi' }).waitFor();
  await page.getByText('1 hồ sơ đang mở đổi hạn: 1 lùi lại, 0 sớm hơn.').waitFor();
  await isSound(page);
  const due = async () => (await allCases(town)).map(({ dueAt }) => shown(dueAt)).sort();
  expect(await due()).toEqual(['2026-11-20 17:00', '2026-11-23 17:00']);
  await press(page, 'main form button');
  await page.getByText('1 hạn trả lời thay đổi').waitFor();
  await isSound(page);
  expect(await due()).toEqual(['2026-11-20 17:00', '2026-11-25 17:00']);
});
