import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Store } from '../../src/platform/db/store.ts';
import { cases, tag, waitTally } from '../../src/schema/sqlite.ts';
import { at } from '../support/calendar.ts';
import { deskOf, givenCase, referencesIn, tabsIn } from '../support/desk.ts';
import { givenTown } from '../support/town.ts';
import { settle } from '../support/town-rows.ts';

export function deskSentences(store: () => Store): void {
  test('the lists of the desk run on it: tabs and their figures, filters, names in a question, many at once and back', async () => {
    await settle(store());
    const town = await givenTown({}, store());
    const late = await givenCase(town, { dueAt: at('2026-11-12 17:00') });
    const asked = await givenCase(town);
    const secret = await givenCase(town, { restricted: true, restriction: 'denunciation' });
    const head = await deskOf(town, 'head-00070');
    const shown = async (params: string) => referencesIn((await head.get(`/office/cases?${params}`)).body);
    await head.post(`/office/cases/${asked.id}/question`, { message: 'Ông/bà đến quầy nào?' });
    expect(await shown('tab=todo')).toEqual([late.reference]);
    expect(await shown('tab=late')).toEqual([late.reference]);
    expect(await shown('tab=waiting')).toEqual([asked.reference]);
    expect(await shown('tab=restricted')).toEqual([secret.reference]);
    expect(await shown('q=phuong+hoan+kiem')).toHaveLength(3);
    await head.post('/office/tags', { name: 'Chờ lâu' });
    const [label] = await store().read.select().from(tag);
    const many = new URLSearchParams({ act: 'tag', tag: label?.id ?? '', back: 'tab=all' });
    for (const { id } of [late, asked]) many.append('case', id);
    const done = await head.postAll('/office/cases/bulk', many);
    expect(await shown(`tab=all&tag=${label?.id}`)).toHaveLength(2);
    const page = (await head.get(String(done.headers.location))).body;
    await head.post(/action="(\/office\/cases\/undo\/[^"]+)"/.exec(page)?.[1] ?? '', { back: '' });
    expect(await shown(`tab=all&tag=${label?.id}`)).toEqual([]);
    await head.postAll(
      '/office/cases/bulk',
      new URLSearchParams({ act: 'assign', person: 'head-00070', case: late.id }),
    );
    expect(await shown('tab=todo&mine=1')).toEqual([late.reference]);
    expect(await shown('tab=all&who=nobody')).toEqual([asked.reference]);
    expect(await shown('tab=all&who=nobody&kind=complaint&q=phuong+hoan+kiem')).not.toContain(late.reference);
    await head.post('/office/cases/lists', { name: 'Quá hạn', address: 'tab=late', first: '1' });
    expect((await head.get('/office/cases')).headers.location).toBe('/office/cases?tab=late');
    const figures = { todo: '1', waiting: '1', late: '1', done: '0', all: '2', restricted: '1', mine: '1' };
    expect(tabsIn((await head.get('/office/cases?tab=todo')).body)).toEqual(figures);
    const city = await deskOf(town, 'specialist');
    expect(tabsIn((await city.get('/office/cases?tab=late')).body)).toMatchObject({
      todo: '1',
      waiting: '1',
      late: '1',
    });
    await head.postAll('/office/cases/bulk', new URLSearchParams({ act: 'spam', case: asked.id }));
    expect((await store().read.select().from(waitTally)).map(({ n }) => n)).toEqual([0]);
    const [row] = await store().read.select().from(cases).where(eq(cases.id, asked.id));
    expect([row?.status, row?.waitingFor]).toEqual(['spam', null]);
    expect((await city.get('/office/cases?tab=done&status=spam')).body).toMatch(/Hoàn Kiếm <span class="n">1</);
    expect(await shown('tab=done&status=spam&who=nobody')).toEqual([asked.reference]);
    await head.post(`/office/cases/${late.id}/note`, { message: 'Trùng với hồ sơ khác.', forHead: '1' });
    expect((await head.get('/office/cases?tab=todo')).body).toContain('Xem ghi chú của');
    const next = `/office/cases/${asked.id}?back=tab%3Dall%26kind%3Dcomplaint&at=${late.dueAt + 1}.1`;
    expect((await head.get(next)).body).toMatch(new RegExp(`rel="next"[^>]*>[^<]*${late.reference}`));
    expect(town.logged.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
    await town.app.close();
  }, 60_000);
}
