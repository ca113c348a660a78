import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { makeBoxCode } from '../../src/domain/codes.ts';
import { deskOf } from '../support/desk.ts';
import { scan } from '../support/scan.ts';
import { givenTown, HOUSE, type Town } from '../support/town.ts';

let town: Town;
beforeEach(async () => {
  town = await givenTown();
});
afterEach(() => town.close());

describe('the list of boxes', () => {
  test('an officer sees the boxes of the own unit, a specialist those of the city', async () => {
    const officer = await (await deskOf(town, 'officer-00070')).get('/office/boxes');
    expect(officer.body).toContain('Quầy số 3');
    expect(officer.body).not.toContain('Cửa Nam');
    const specialist = await (await deskOf(town, 'specialist')).get('/office/boxes');
    expect(specialist.body).toContain('phường Cửa Nam');
    expect(specialist.body).toContain('Văn Miếu');
  });

  test('is searched without marks, by place, spot, unit or code', async () => {
    const desk = await deskOf(town, 'specialist');
    const found = async (q: string) => {
      const { body } = await desk.get(`/office/boxes?q=${encodeURIComponent(q)}`);
      return ['counter', 'other-counter', 'gate'].filter((name) =>
        body.includes(`/office${'/boxes'}${town.box(name)}"`),
      );
    };
    expect(await found('van mieu cong')).toEqual(['gate']);
    expect(await found('QUẦY SỐ 3')).toEqual(['counter']);
    expect(await found('hoan kiem')).toEqual(['counter']);
    expect(await found(town.box('gate').slice(1).toLowerCase())).toEqual(['gate']);
    expect(await found('không có nơi nào như vậy')).toEqual([]);
  });

  test('shows a hundred at a time, each once', async () => {
    const { store, ids } = town.services;
    const made = Array.from({ length: 250 }, (_, i) => ({
      id: `more-${i}`,
      code: makeBoxCode(ids.bytes(32)),
      placeId: 'mc-00070',
      spotVi: `Quầy số ${i}`,
      spotEn: `Counter ${i}`,
      status: 'active' as const,
      successorId: null,
      createdAt: town.clock.now(),
    }));
    await store.write(async (tx) => {
      await tx.insert(store.t.box).values(made);
      await tx
        .insert(store.t.boxUnit)
        .values(made.map(({ id }) => ({ boxId: id, unitId: '00070', validFrom: '2025-07-01', validTo: null })));
    });
    await town.app.close();
    town.app = await createApp(town.services, HOUSE);
    const desk = await deskOf(town, 'head-00070');
    const seen: string[] = [];
    const sizes: number[] = [];
    let url: string | undefined = '/office/boxes';
    while (url) {
      const { body } = await desk.get(url);
      const codes = [...body.matchAll(/<code>(\w{7})<\/code>/g)].map(([, code]) => String(code));
      sizes.push(codes.length);
      seen.push(...codes);
      url = /rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
    }
    expect(sizes).toEqual([100, 100, 52]);
    expect(new Set(seen).size).toBe(252);
  });
});

describe('one box', () => {
  test('of another unit is not shown, nor its code, nor its sign', async () => {
    const desk = await deskOf(town, 'officer-00070');
    for (const part of ['', '/qr.svg', '/qr.png', '/print']) {
      expect((await desk.get(`/office/boxes${town.box('other-counter')}${part}`)).statusCode).toBe(403);
    }
    expect((await desk.get('/office/boxes/7K3QXM8')).statusCode).toBe(404);
  });

  test('an inspector looks and does not print', async () => {
    const desk = await deskOf(town, 'inspector');
    const page = await desk.get(`/office/boxes${town.box('gate')}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('/print');
    expect((await desk.get(`/office/boxes${town.box('gate')}/print`)).statusCode).toBe(403);
  });

  test('that is retired names its successor and has no sign any more', async () => {
    const desk = await deskOf(town, 'head-00070');
    const page = await desk.get(`/office/boxes${town.box('old-counter')}`);
    expect(page.body).toContain(`Hòm thư thay thế: ${town.box('counter').slice(1)}`);
    expect((await desk.get(`/office/boxes${town.box('old-counter')}/qr.png`)).statusCode).toBe(410);
  });
});

describe('the QR code', () => {
  test('as PNG is 1,200 pixels of black and white, and says the address in capitals', async () => {
    const desk = await deskOf(town, 'head-00070');
    const png = await desk.get(`/office/boxes${town.box('counter')}/qr.png`);
    expect(png.headers['content-type']).toBe('image/png');
    expect(await scan(png.rawPayload)).toBe(`HTTP://HOM-THU.EXAMPLE.VN${town.box('counter')}`);
    const { data, info } = await sharp(png.rawPayload).greyscale().raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([1200, 1200]);
    expect(new Set(data)).toEqual(new Set([0, 255]));
  });

  test('as SVG says the same, in version 3 with its white margin', async () => {
    const desk = await deskOf(town, 'head-00070');
    const svg = await desk.get(`/office/boxes${town.box('counter')}/qr.svg`);
    expect(svg.headers['content-type']).toBe('image/svg+xml');
    expect(svg.body).toContain('viewBox="0 0 37 37"');
    expect(await scan(svg.rawPayload, 600)).toBe(`HTTP://HOM-THU.EXAMPLE.VN${town.box('counter')}`);
  });

  test('leads to the form', async () => {
    expect((await town.get(town.box('counter'))).statusCode).toBe(200);
  });
});

describe('the sign', () => {
  test('names the place in two languages, the address in words, whom to trust, and which copy it is', async () => {
    const desk = await deskOf(town, 'head-00070');
    const code = town.box('counter').slice(1);
    const sign = await desk.get(`/office/boxes/${code}/print`);
    expect(sign.body).toContain('Điểm phục vụ hành chính công phường Hoàn Kiếm');
    expect(sign.body).toContain('Service point, Hoan Kiem Ward – Counter 3');
    expect(sign.body).toContain(`<strong>hom-thu.example.vn/${code}</strong>`);
    expect(sign.body).toContain('Chỉ tin địa chỉ bắt đầu bằng http://hom-thu.example.vn');
    expect(sign.body).toContain('Lịch sự, tôn trọng, lắng nghe người dân');
    expect(sign.body).toContain(`${code} · 16/11/2026`);
    expect(sign.body).not.toContain('class="menu"');
    expect(sign.body).not.toContain('style=');
  });
});
