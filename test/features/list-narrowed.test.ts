import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { at } from '../support/calendar.ts';
import { type Desk, deskOf, givenCase, referencesIn, tabsIn } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let head: Desk;
beforeAll(async () => {
  town = await givenTown();
  head = await deskOf(town, 'head-00070');
});
afterAll(() => town.close());

const plain = (html: string) => html.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
const body = async (desk: Desk, params: string) => plain((await desk.get(`/office/cases?${params}`)).body);
const shown = async (desk: Desk, params: string) => referencesIn(await body(desk, params));

describe('a search in a list that is narrowed', () => {
  const words = 'Gửi xe giá cao ở cổng.';
  test('finds what fits both, keeps the list in its form, and the question in the form of filters', async () => {
    const wanted = await givenCase(town, { message: words });
    await givenCase(town, { message: words, kind: 'suggestion' });
    await givenCase(town, { message: words, receivedAt: at('2026-10-12 08:00'), month: '2026-10' });
    const late = await givenCase(town, { message: words, dueAt: at('2026-11-13 17:00') });
    const done = await givenCase(town, {
      message: words,
      status: 'answered',
      queue: 'done',
      answeredAt: at('2026-11-13 09:00'),
      dueAt: at('2026-11-12 17:00'),
    });
    const narrowed = 'tab=todo&kind=complaint&month=2026-11';
    const page = await body(head, `${narrowed}&q=gui+xe`);
    expect(referencesIn(page)).toEqual([done.reference, late.reference, wanted.reference]);
    expect(await shown(head, `${narrowed}&late=1&q=gui+xe`)).toEqual([late.reference]);
    expect(await shown(head, `${narrowed}&status=answered&q=gui+xe`)).toEqual([done.reference]);
    expect(await shown(head, 'tab=todo&kind=praise&q=gui+xe')).toEqual([]);
    const [search = '', filter = ''] = page.match(/<form method="get"[\s\S]*?<\/form>/g) ?? [];
    for (const [name, value] of Object.entries({ tab: 'todo', kind: 'complaint', month: '2026-11' }))
      expect(search).toContain(`name="${name}" value="${value}"`);
    expect(filter).toContain('name="q" value="gui xe"');
    expect(page).toContain('<a href="/office/cases?tab=todo&q=gui+xe">');
  });

  test('goes on page by page through those that fit, however many do not', async () => {
    const fit: string[] = [];
    for (let i = 0; i < 104; i++) {
      town.clock.add(1000);
      const kind = i % 2 === 0 ? ('suggestion' as const) : ('complaint' as const);
      const { reference } = await givenCase(town, { message: 'Đèn đường hỏng', kind });
      if (kind === 'suggestion') fit.unshift(reference);
    }
    const first = await body(head, 'tab=todo&kind=suggestion&q=den+duong');
    expect(referencesIn(first)).toEqual(fit.slice(0, 50));
    const next = /rel="next" href="([^"]+)"/.exec(first)?.[1] ?? '';
    const second = (await head.get(next)).body;
    expect(referencesIn(second)).toEqual(fit.slice(50));
    expect(second).not.toContain('rel="next"');
  });
});

describe('who has a case', () => {
  test('a head lists what one colleague holds, what nobody holds, and keeps that as a list', async () => {
    const house = await givenTown();
    try {
      const held = await givenCase(house, { assigneeId: 'officer-00070' });
      const free = await givenCase(house);
      const own = await givenCase(house, { assigneeId: 'head-00070', message: 'Chờ ở quầy từ sáng.' });
      const desk = await deskOf(house, 'head-00070');
      const [all, officer, nobody] = ['', '&who=officer-00070', '&who=nobody'];
      expect(await shown(desk, `tab=todo${all}`)).toHaveLength(3);
      expect(await shown(desk, `tab=todo${officer}`)).toEqual([held.reference]);
      expect(await shown(desk, `tab=all${nobody}`)).toEqual([free.reference]);
      expect(await shown(desk, 'tab=todo&who=nobody&q=cho')).toEqual([free.reference]);
      expect(await shown(desk, 'tab=todo&who=me&q=cho')).toEqual([own.reference]);
      const page = await body(desk, `tab=todo${officer}`);
      expect(page).toMatch(/<option value="officer-00070" selected>Cán bộ/);
      expect(page).toContain('<option value="nobody">Chưa giao ai');
      expect(page).not.toContain('value="officer-00082"');
      await desk.post('/office/cases/lists', { name: 'Chưa giao', address: 'tab=todo&who=nobody' });
      expect(await body(desk, 'tab=todo&who=nobody')).toMatch(/aria-current="page">Chưa giao</);
      const [row] = await house.services.store.read.select().from(house.services.store.t.savedFilter);
      expect(row?.address).toBe('tab=todo&who=nobody');
    } finally {
      await house.close();
    }
  });

  test('given somebody on leave, the row and the case say until when and who works in their place, who finds it among their own', async () => {
    const house = await givenTown();
    try {
      const { id, reference } = await givenCase(house, { assigneeId: 'officer-00070' });
      const desk = await deskOf(house, 'head-00070');
      await desk.post('/office/people/officer-00070/absences', {
        awayFrom: '',
        awayTo: '2026-11-18',
        substitute: 'deputy-00070',
      });
      const away = 'vắng mặt đến hết 18/11/2026, làm thay: ';
      const list = await body(desk, 'tab=todo');
      expect(list).toContain(away);
      expect(list.slice(list.indexOf('id="bulk-person"'))).toContain(away);
      expect((await desk.get(`/office/cases/${id}`)).body).toContain(away);
      const deputy = await deskOf(house, 'deputy-00070');
      expect(await shown(deputy, 'tab=todo&who=me')).toEqual([reference]);
      expect(tabsIn(await body(deputy, 'tab=todo')).mine).toBe('1');
      house.clock.set('2026-11-19 09:00');
      const back = await deskOf(house, 'deputy-00070');
      expect(await shown(back, 'tab=todo&who=me')).toEqual([]);
      expect(await body(back, 'tab=todo')).not.toContain('vắng mặt đến');
    } finally {
      await house.close();
    }
  });
});
