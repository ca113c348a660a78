import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseRow } from '../../src/features/cases/index.ts';
import { at } from '../support/calendar.ts';
import { answerOf, type Desk, deskOf, givenCase, referencesIn } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let head: Desk;
let rows: CaseRow[];
let other: CaseRow;
const LIST = 'tab=todo&kind=complaint';

beforeAll(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
  rows = [];
  for (let day = 17; day < 22; day++) rows.push(await givenCase(town, { dueAt: at(`2026-11-${day} 17:00`) }));
  other = await givenCase(town, { kind: 'suggestion', dueAt: at('2026-11-18 17:00') });
});
afterAll(() => town.close());

const plain = (html: string) => html.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
const open = async (address: string, desk = head) => plain((await desk.get(address)).body);
const rowOf = (page: string, reference: string) => new RegExp(`href="([^"]+)">${reference}<`).exec(page)?.[1] ?? '';
const nextOn = (page: string) => /rel="next" href="([^"]+)">[^<]*(HT\d{4}-\w+)/.exec(page)?.slice(1) ?? [];
const listOn = (page: string) => /href="([^"]+)" data-key="b"/.exec(page)?.[1];
const formTo = (page: string, noun: string) => new RegExp(`action="([^"]*/${noun}\\?[^"]*)"`).exec(page)?.[1] ?? '';
const reference = (i: number) => rows[i]?.reference ?? '';

describe('a case that was opened from a list', () => {
  test('leads on to the next of that list and back to it, whatever was done', async () => {
    const first = await open(rowOf(await open(`/office/cases?${LIST}`), reference(0)));
    expect(listOn(first)).toBe(`/office/cases?${LIST}`);
    const [href = '', next] = nextOn(first);
    expect(next).toBe(reference(1));
    const claimed = await head.post(formTo(first, 'claim'));
    expect(claimed.headers.location).toContain('done=claim&back=');
    const after = await open(String(claimed.headers.location));
    expect([after.includes('Ông/bà đã nhận xử lý.'), nextOn(after)[1], listOn(after)]).toEqual([
      true,
      reference(1),
      `/office/cases?${LIST}`,
    ]);
    // Put off, it stands elsewhere in the list; the way goes on from where it stood.
    const second = await open(href);
    const put = await head.post(formTo(second, 'extension'), { days: '3', reason: 'Chờ giấy tờ của kho lưu trữ.' });
    expect(nextOn(await open(String(put.headers.location)))[1]).toBe(reference(2));
  });

  test('keeps the list through the preview of an answer, a mistake, and the answer itself', async () => {
    const page = await open(rowOf(await open(`/office/cases?${LIST}`), reference(2)));
    const preview = await head.post(formTo(page, 'preview'), answerOf(''));
    expect([preview.statusCode, nextOn(plain(preview.body))[1]]).toEqual([422, reference(3)]);
    const looked = await head.post(formTo(page, 'preview'), answerOf('Chúng tôi đã gọi ông/bà và nói rõ lý do.'));
    const send = formTo(plain(looked.body), 'answer');
    const sent = await head.post(send, answerOf('Chúng tôi đã gọi ông/bà và nói rõ lý do.', { seen: '1' }));
    expect([sent.statusCode, String(sent.headers.location)]).toEqual([
      303,
      expect.stringContaining('done=answer&back='),
    ]);
    const done = await open(String(sent.headers.location));
    expect([nextOn(done)[1], done.includes('class="button" rel="next"')]).toEqual([reference(3), true]);
    expect(page).toContain('class="button plain" rel="next"');
  });

  test('handed on, it leads back to the list; the last one says so', async () => {
    const page = await open(rowOf(await open(`/office/cases?${LIST}`), reference(3)));
    const gone = await head.post(formTo(page, 'transfer'), { unit: 'Phường Cửa Nam', reason: 'Việc ở phường bạn.' });
    expect(gone.headers.location).toBe(`/office/cases?${LIST}&done=transfer`);
    const list = await open(`/office/cases?${LIST}`);
    const last = await open(rowOf(list, referencesIn(list).at(-1) ?? ''));
    expect([nextOn(last), last.includes('Đây là hồ sơ cuối của danh sách.')]).toEqual([[], true]);
  });

  test('among what was found, the next is the next that was found', async () => {
    const page = await open('/office/cases?tab=todo&kind=suggestion&q=goi+so');
    const newer = await givenCase(town, { kind: 'suggestion' });
    const found = await open(rowOf(await open('/office/cases?tab=todo&kind=suggestion&q=goi+so'), newer.reference));
    expect([referencesIn(page), nextOn(found)[1]]).toEqual([[other.reference], other.reference]);
  });
});

test('who came from a mail and has done something is led on to what else there is to do', async () => {
  const { id } = await givenCase(town, { dueAt: at('2026-11-16 17:00') });
  expect(nextOn(await open(`/office/cases/${id}`))).toEqual([]);
  const taken = await head.post(`/office/cases/${id}/receipt`);
  expect(taken.headers.location).toBe(`/office/cases/${id}?done=receipt`);
  const [href = ''] = nextOn(await open(String(taken.headers.location)));
  expect([href.includes('back=tab%3Dtodo'), (await head.get(href)).statusCode]).toEqual([true, 200]);
});

test('the way back is a list of ours, whatever the address says', async () => {
  for (const back of ['https://evil.example/', '//evil.example', 'done=spam-1-0&undo=x', 'tab=nonsense']) {
    const page = await open(`/office/cases/${rows[0]?.id}?${new URLSearchParams({ back })}`);
    expect(listOn(page)).toBe('/office/cases?tab=todo');
  }
  expect(listOn(await open(`/office/cases/${rows[0]?.id}`))).toBe('/office/cases');
});

test('who may not see restricted cases is led to none by a list of them', async () => {
  await givenCase(town, { restricted: true, restriction: 'denunciation', dueAt: at('2026-11-18 17:00') });
  const officer = await deskOf(town, 'officer-00070');
  const page = await open(`/office/cases/${other.id}?back=tab%3Drestricted`, officer);
  expect(nextOn(page)[1]).not.toBeUndefined();
  const known = referencesIn(await open('/office/cases?tab=todo', officer));
  expect(known).toContain(nextOn(page)[1]);
});

test('a case that was no row of the list, with the latest deadline of all, leads to what waits longest', async () => {
  const { id } = await givenCase(town, { dueAt: at('2027-06-16 17:00') });
  const page = await open(`/office/cases/${id}?${new URLSearchParams({ back: LIST })}`);
  expect([nextOn(page)[1], page.includes('Đây là hồ sơ cuối')]).toEqual([
    referencesIn(await open(`/office/cases?${LIST}`))[0],
    false,
  ]);
});

test('the list goes along to the contact and back, and to the cases of the same matter', async () => {
  const contact = { name: 'Người Thử', phone: '0900 000 000', email: '' };
  const same = { boxId: other.boxId, message: 'Thang máy tầng hai hỏng đã ba ngày, người già không lên được.' };
  const { id } = await givenCase(town, { ...same, contact });
  const twin = await givenCase(town, same);
  const here = `?${new URLSearchParams({ back: LIST })}`;
  const page = await open(`/office/cases/${id}${here}`);
  for (const to of [`${id}/contact`, twin.id]) expect(page).toContain(`href="/office/cases/${to}${here}"`);
  const ask = await open(`/office/cases/${id}/contact${here}`);
  for (const to of [`href="/office/cases/${id}`, `action="/office/cases/${id}/contact`])
    expect(ask).toContain(`${to}${here}"`);
});
