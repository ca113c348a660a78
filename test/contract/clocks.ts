import { expect, test } from 'vitest';
import { forecast, noteChange, recompute } from '../../src/features/calendar/index.ts';
import { createCases } from '../../src/features/cases/index.ts';
import { postDaily, postWeekly, remindUnread, tellOverdue } from '../../src/features/notices/index.ts';
import { IMPORTERS, importFile, putHours, putSetting } from '../../src/features/places/index.ts';
import type { Store } from '../../src/platform/db/store.ts';
import { calendarChange, cases, outbox } from '../../src/schema/sqlite.ts';
import { at, shown } from '../support/calendar.ts';
import { deskOf, givenCase } from '../support/desk.ts';
import { givenTown } from '../support/town.ts';
import { settle } from '../support/town-rows.ts';

/** What time brings about, and what a change of working time does. */
export function clockSentences(store: () => Store): void {
  test('deadlines are foretold and computed anew, and every sweep finds its mails, once', async () => {
    await settle(store());
    const town = await givenTown({}, store());
    const { services, app, clock } = town;
    const one = await givenCase(town, { dueAt: at('2026-11-23 17:00') });
    const answered = { status: 'answered', queue: 'done', answeredAt: at('2026-11-13 10:00') } as const;
    await givenCase(town, { ...answered, kind: 'praise', contestUntil: at('2026-11-30 17:00') });
    const edit = { days: [{ date: '2026-11-20', before: null, after: 'holiday' as const }], hours: [] };
    expect(await forecast(services, app.places.city(), edit)).toMatchObject({ moved: 1, looked: 1, more: false });
    await store().write((tx) => noteChange(tx, services, edit, null));
    const deps = { services, places: app.places, cases: createCases(services, app.places, async () => {}) };
    expect([await recompute(deps), await recompute(deps)]).toEqual([2, 0]);
    expect(await store().read.select().from(calendarChange)).toMatchObject([{ looked: 2, moved: 2, edit }]);
    const dates = (await store().read.select().from(cases)).map(({ dueAt, contestUntil }) => contestUntil ?? dueAt);
    expect(dates.map(shown).sort()).toEqual(['2026-11-25 17:00', '2026-12-01 17:00']);

    const days = 'date,name_vi,name_en,type,status\n2026-11-24,Ngày làm việc,Working day,ordinary,official\n';
    expect(await importFile(services, IMPORTERS.holidays, Buffer.from(days))).toMatchObject({
      written: true,
      changed: 1,
    });
    await store().write(async (tx) => {
      await putHours(
        tx,
        '00070',
        { hours: [{ weekday: 1, opens: 480, closes: 720 }], worksOnHolidays: true },
        clock.now(),
      );
      await putSetting(tx, { key: 'presence.since', value: '2026-01-01', source: '' }, clock.now());
    });
    await app.places.refresh();
    expect(app.places.city().units.get('00070')).toMatchObject({ worksOnHolidays: true });
    await (await deskOf(town, 'head-00070')).get(`/office/cases/${one.id}`);
    const sweeps = [remindUnread, tellOverdue, postWeekly, postDaily];
    const run = async (now: number) => {
      const counts: number[] = [];
      for (const sweep of sweeps) counts.push(await sweep({ services, places: app.places }, now));
      return counts;
    };
    clock.set('2026-11-30 08:00');
    // Opened, so not unread; late, with the level above; a digest of the week, also for units above, and one of the day.
    expect(await run(clock.now())).toEqual([0, 2, 4, 1]);
    expect(await run(clock.now())).toEqual([0, 0, 0, 0]);
    await app.runner.tick(clock.now());
    const states = (await store().read.select().from(outbox)).map(({ kind, state }) => `${kind} ${state}`);
    expect(states).toEqual(expect.arrayContaining(['overdue sent', 'overdue_above sent', 'weekly sent', 'daily sent']));
    expect(town.logged.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
    await town.app.close();
  }, 60_000);
}
