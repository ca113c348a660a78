import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fold } from '../../src/domain/text.ts';
import type { CaseRow } from '../../src/features/cases/index.ts';
import { aboutHead, type Desk, deskOf, givenCase, referencesIn } from '../support/desk.ts';
import { givenTown, type Town } from '../support/town.ts';

let town: Town;
let city: Desk;
let ward: Desk;
let here: CaseRow;
let there: CaseRow;
let temple: CaseRow;

const former = (predecessorName: string, predecessorDistrict: string, successorId: string, more = {}) => ({
  id: `${predecessorName} ${successorId}`,
  predecessorId: null,
  predecessorName,
  predecessorKind: 'phuong',
  predecessorDistrict,
  fold: fold(predecessorName),
  successorId,
  share: 'whole' as const,
  effectiveFrom: '2025-07-01',
  clause: '1',
  source: 'test',
  ...more,
});

beforeAll(async () => {
  town = await givenTown();
  await town.services.store.write(async (tx) => {
    await tx
      .insert(town.services.store.t.unitSuccession)
      .values([
        former('Hàng Bạc', 'quận Hoàn Kiếm', '00070'),
        former('Điện Biên', 'quận Ba Đình', '00070', { share: 'part' }),
        former('Điện Biên', 'quận Ba Đình', '00082', { share: 'part' }),
        former('Cửa Đông', 'nhiều quận (ven sông)', '00082'),
      ]);
  });
  here = await givenCase(town, { message: 'Ồn ào suốt buổi sáng.' });
  there = await givenCase(town, { ...at82, message: 'Chờ lâu.' });
  temple = await givenCase(town, {
    unitId: 'HN-VMQTG',
    filedUnitId: 'HN-VMQTG',
    placeId: 'dt-van-mieu',
    boxId: 'gate',
    message: 'Bán hàng rong ồn ào.',
  });
  city = await deskOf(town, 'specialist');
  ward = await deskOf(town, 'head-00070');
});
afterAll(() => town.close());

const at82 = { unitId: '00082', filedUnitId: '00082', placeId: 'mc-00082', boxId: 'other-counter' };
const page = async (desk: Desk, q: string) => (await desk.get(`/office/cases?q=${encodeURIComponent(q)}`)).body;
const found = async (desk: Desk, q: string) => referencesIn(await page(desk, q));

describe('a name in the question', () => {
  test.each([
    ['Phường Cửa Nam', 'phuong cua nam'],
    ['Cua Nam Ward', 'CỬA NAM'],
    ['p. Cửa Nam', 'Cửa Nam'],
  ])('of a unit, as "%s" or "%s", finds its cases and says so', async (...names) => {
    for (const name of names) {
      const body = await page(city, name);
      expect(referencesIn(body)).toEqual([there.reference]);
      expect(body).toContain('Gồm cả hồ sơ của Phường Cửa Nam.');
    }
  });

  test('of a place finds what was said there; other words beside it narrow that down', async () => {
    expect(await found(city, 'van mieu')).toEqual([temple.reference]);
    expect(await found(city, 'hành chính công hoàn kiếm')).toEqual([here.reference]);
    expect(await found(city, 'ồn ào')).toEqual([temple.reference, here.reference]);
    expect(await found(city, 'ồn ào Văn Miếu - Quốc Tử Giám')).toEqual([temple.reference]);
    expect(await found(city, 'ồn ào phường Hoàn Kiếm')).toEqual([here.reference]);
    expect(await found(city, 'chờ lâu phường Hoàn Kiếm')).toEqual([]);
  });

  test('of a ward or district of before finds the cases of whoever took over, and says since when', async () => {
    const ofWard = await page(city, 'phường hàng bạc');
    expect(referencesIn(ofWard)).toEqual([here.reference]);
    expect(ofWard).toContain('Phường Hàng Bạc (quận Hoàn Kiếm) từ ngày 01/07/2025 thuộc Phường Hoàn Kiếm.');
    const cut = await page(city, 'Dien Bien');
    expect(referencesIn(cut)).toEqual([there.reference, here.reference]);
    expect(cut).toContain('thuộc Phường Hoàn Kiếm và Phường Cửa Nam.');
    const ofDistrict = await page(city, 'quận Ba Đình');
    expect(referencesIn(ofDistrict)).toEqual([there.reference, here.reference]);
    expect(ofDistrict).toContain('Quận Ba Đình từ ngày 01/07/2025 thuộc');
    expect(await found(city, 'ồn ào quận Ba Đình')).toEqual([here.reference]);
    expect(await found(city, 'nhiều quận')).toEqual([]);
  });

  test('finds nothing that the reader may not see, and still says where it went', async () => {
    const other = await page(ward, 'phường Cửa Nam');
    expect([referencesIn(other), other.includes('Gồm cả')]).toEqual([[], false]);
    const cut = await page(ward, 'phường Điện Biên');
    expect(referencesIn(cut)).toEqual([here.reference]);
    expect(cut).toContain('thuộc Phường Hoàn Kiếm và Phường Cửa Nam.');
  });
});

test('pages of what was found are full, whatever must not be seen between', async () => {
  const house = await givenTown();
  try {
    const seen: string[] = [];
    for (let i = 0; i < 60; i++) {
      house.clock.add(1000);
      await givenCase(house, { ...aboutHead, unitId: 'HN-SVHTT', message: 'Loa phường hỏng' });
      house.clock.add(1000);
      seen.unshift((await givenCase(house, { message: 'Loa phường hỏng' })).reference);
    }
    // Somebody of the ward who also gathers figures for the city.
    await house.services.store.write(async (tx) => {
      const post = { unitId: 'HN-SVHTT', post: 'head' as const, validFrom: 0, validTo: null };
      await tx.insert(house.services.store.t.appointment).values({ id: 'both', personId: 'officer-00070', ...post });
    });
    const desk = await deskOf(house, 'officer-00070');
    const first = (await desk.get('/office/cases?q=loa+hong')).body;
    expect(referencesIn(first)).toEqual(seen.slice(0, 50));
    const next = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=') ?? '';
    const second = (await desk.get(next)).body;
    expect(referencesIn(second)).toEqual(seen.slice(50));
    expect(second).not.toContain('rel="next"');
  } finally {
    await house.close();
  }
});

describe('a case that was handed on', () => {
  test('is found by its reference, as far as the unit that handed it on knew', async () => {
    const { id, reference } = await givenCase(town);
    const sent = await ward.post(`/office/cases/${id}/transfer`, {
      unit: 'Phường Cửa Nam',
      reason: 'Việc ở phường Cửa Nam.',
    });
    expect(sent.statusCode).toBe(303);
    const receiver = await deskOf(town, 'head-00082');
    await receiver.post(`/office/cases/${id}/note`, { message: 'Ghi chú của phường Cửa Nam.' });
    const body = await page(ward, reference);
    expect(body).toContain(`Hồ sơ ${reference} đã chuyển đi`);
    expect(body).toContain('Phường Hoàn Kiếm đã chuyển hồ sơ này sang Phường Cửa Nam lúc');
    expect(body).toContain('Việc ở phường Cửa Nam.');
    expect(body).not.toContain('Ghi chú của phường');
    expect(body).not.toContain(`/office/cases/${id}"`);
    expect(await page(await deskOf(town, 'officer-00070'), reference)).toContain('đã chuyển đi');
    const stranger = await deskOf(town, 'head-HN-VMQTG');
    expect(await page(stranger, reference)).not.toContain('đã chuyển đi');
  });

  test('is not told to those of the unit who could not have read it', async () => {
    const secret = await givenCase(town, { restricted: true, restriction: 'denunciation' });
    await ward.post(`/office/cases/${secret.id}/transfer`, {
      unit: 'Phường Cửa Nam',
      reason: 'Việc ở phường Cửa Nam.',
    });
    expect(await page(ward, secret.reference)).toContain('đã chuyển đi');
    const officer = await deskOf(town, 'officer-00070');
    expect(await page(officer, secret.reference)).not.toContain('đã chuyển đi');
  });
});
