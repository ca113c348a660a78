import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { keepChainHead, recordAudit, verifyAudit, verifyDays } from '../../src/features/audit/index.ts';
import { verifyLedger } from '../../src/features/cases/index.ts';
import { verifyKeys, verifyLog } from '../../src/features/proof/index.ts';
import { reseal } from '../../src/features/secrets/index.ts';
import type { Store } from '../../src/platform/db/store.ts';
import { audit, caseEvent, keyRequest } from '../../src/schema/sqlite.ts';
import { deskOf, givenCase } from '../support/desk.ts';
import { givenTown } from '../support/town.ts';
import { settle } from '../support/town-rows.ts';

const contact = { name: 'Người gửi', phone: '0900 000 000', email: '' };

export function proofSentences(store: () => Store): void {
  test('whoever writes at the same instant, the journal and the audit log are one chain each, and the proof holds', async () => {
    await settle(store());
    const town = await givenTown({}, store());
    const { services } = town;
    await Promise.all(Array.from({ length: 6 }, () => givenCase(town)));
    await Promise.all(
      Array.from({ length: 6 }, () =>
        store().write((tx) => recordAudit(services, tx, { action: 'setting.changed', personId: 'administrator' })),
      ),
    );
    const events = await store().read.select().from(caseEvent).orderBy(asc(caseEvent.position));
    expect(events.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6]);
    await keepChainHead(services, town.clock.now() + 86_400_000);
    const found: unknown[] = [];
    const tell = (finding: unknown) => void found.push(finding);
    await verifyLedger(store().read, services.vault, tell, () => {});
    expect(await verifyAudit(store().read, tell, () => {})).toBe(6);
    expect(await verifyDays(store().read, tell)).toBe(2);
    expect(found).toEqual([]);
    await town.app.close();
  });

  test('two keys, the audit with its filters and the schedule of erasing run on it', async () => {
    await settle(store());
    const town = await givenTown({}, store());
    const row = await givenCase(town, { contact });
    const head = await deskOf(town, 'head-00070');
    const deputy = await deskOf(town, 'deputy-00070');
    await head.post(`/office/cases/${row.id}/contact`, { reason: 'Hẹn gặp.' });
    const [key] = await store().read.select().from(keyRequest);
    await deputy.post(`/office/keys/${key?.id}/approval`, { own: '1' });
    expect((await head.post(`/office/keys/${key?.id}/reading`)).body).toContain(contact.phone);
    const inspector = await deskOf(town, 'inspector');
    const held = await givenCase(town, { queue: 'quarantine', suspicion: 'advert' });
    await inspector.get('/office/quarantine');
    expect((await inspector.get(`/office/audit?case=${held.reference}`)).body).toContain(
      '<td data-label="Việc">Xem danh sách cách ly',
    );
    for (const query of [
      '',
      '?which=reading',
      '?which=ask_contact',
      '?person=truong.00070@example.vn',
      `?case=${row.reference}`,
    ]) {
      expect((await inspector.get(`/office/audit${query}`)).body).toContain(row.reference);
    }
    const administrator = await deskOf(town, 'administrator');
    expect((await administrator.get('/office/audit?from=2026-01-01&to=2026-12-31')).body).toContain(row.reference);
    expect(await reseal(town.services)).toBe(0);
    await head.post(`/office/cases/${row.id}/refusal`, { seen: '4', reason: 'not_conduct', message: 'Xin chào.' });
    town.clock.add(800 * 86_400_000);
    await town.app.runner.tick(town.clock.now());
    const events = await store().read.select().from(caseEvent).orderBy(asc(caseEvent.position));
    const own = events.filter(({ caseId }) => caseId === row.id);
    expect(own.map(({ kind }) => kind).slice(-2)).toEqual(['erase_contact', 'anonymise']);
    const entries = await store().read.select({ action: audit.action }).from(audit);
    expect(entries).toEqual([{ action: 'quarantine.read' }]);
    const found: unknown[] = [];
    await verifyKeys(store().read, (finding) => void found.push(finding));
    await verifyLog(store().read, (finding) => void found.push(finding));
    expect(found).toEqual([]);
    expect(town.logged.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
    await town.app.close();
  }, 60_000);
}
