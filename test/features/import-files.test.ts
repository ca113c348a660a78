import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ImportKind, importers } from '../../src/cli/seed-town.ts';
import { createPlaces, importFile, watchCity } from '../../src/features/places/index.ts';
import { type EmptyHouse, givenEmptyHouse } from '../support/empty.ts';

let house: EmptyHouse;
beforeEach(async () => {
  house = await givenEmptyHouse();
});
afterEach(() => house.close());

const take = (kind: ImportKind, text: string | Uint8Array, dryRun = false) =>
  importFile(house.services, importers(house.services)[kind], Buffer.from(text), { dryRun });
const problems = async (kind: ImportKind, text: string | Uint8Array) =>
  (await take(kind, text)).problems.map(({ line, column, what }) => `${line} ${column} ${what}`);

const UNITS = `code,name_vi,name_en,kind,parent_code
01,Thành phố,City,thanh_pho,
P1,Phường Một,First Ward,phuong,01
P2,Phường Hai,Second Ward,phuong,01
`;
const PLACES = `code,name_vi,name_en,kind,unit
mc-1,Điểm phục vụ phường Một,Service point,mot_cua,P1
`;
const BOXES = 'code,place,spot_vi,spot_en,unit,valid_from\n';
const RULES =
  'code,code_of_conduct,article,topic_vi,topic_en,kind,place_kinds,flags,valid_from\nQ1,522,Ch.II,Đúng giờ,On time,do,mot_cua|cong_so,,2017-01-25\n';

test('given a column that is missing and one that nobody knows, then both are named before any line is read', async () => {
  const text = UNITS.replace('parent_code', 'parent');
  expect(await problems('units', text)).toEqual(['1 parent_code missingColumn', '1 parent unknownColumn']);
});

test('given a file that is not UTF-8, then the administrator is told how to save it', async () => {
  expect(await problems('units', Uint8Array.from([0x63, 0xe9, 0x0a]))).toEqual(['1  notUtf8']);
});

test('given a byte order mark, semicolons and decomposed letters, then the file is read all the same', async () => {
  const text = `\uFEFF${UNITS.replaceAll(',', ';').normalize('NFD')}`;
  expect(await take('units', text)).toMatchObject({ problems: [], added: 3, written: true });
  const { read, t } = house.services.store;
  const [ward] = await read.select().from(t.unit).where(eq(t.unit.code, 'P2'));
  expect(ward?.nameVi).toBe('Phường Hai'.normalize('NFC'));
});

test('given units in a ring, an unknown parent and a code twice, then each is named and nothing is stored', async () => {
  const text = `${UNITS}A,A,A,so,B\nB,B,B,so,A\nC,C,C,so,ZZ\nP1,Lại,Again,phuong,01\n`;
  const found = await problems('units', text);
  expect(found).toEqual(['5 parent_code loop', '6 parent_code loop', '7 parent_code unknownUnit', '8 code double']);
  const { read, t } = house.services.store;
  expect(await read.select().from(t.unit)).toEqual([]);
});

test('given places with an unknown unit, an unknown kind and a point in the sea, then each is named', async () => {
  await take('units', UNITS);
  const head = 'code,name_vi,name_en,kind,unit,lat,lng\n';
  const text = `${head}a,A,A,mot_cua,P9,,\nb,B,B,quan_bia,P1,,\nc,C,C,mot_cua,P1,105.8,21.0\nd,D,D,mot_cua,P1,21.0,\n`;
  expect(await problems('places', text)).toEqual([
    '2 unit unknownUnit',
    '3 kind notInList',
    '4 lat notInCountry',
    '4 lng notInCountry',
    '5 lng halfAPoint',
  ]);
});

test('given a box without a code, then one is made, and the same file again finds it by its spot', async () => {
  await take('units', UNITS);
  await take('places', PLACES);
  const text = `${BOXES},mc-1,Quầy số 1,Counter 1,,\n`;
  expect(await take('boxes', text)).toMatchObject({ added: 1, written: true });
  expect(await take('boxes', text)).toMatchObject({ added: 0, same: 1, written: false });
});

test('given a box code with a wrong check sign, then it is refused', async () => {
  await take('units', UNITS);
  await take('places', PLACES);
  expect(await problems('boxes', `${BOXES}Y22BYVG,mc-1,Quầy số 1,Counter 1,,\n`)).toEqual(['2 code badBoxCode']);
});

test('given two wards that merge, then the box answers to the new one from that day, and the printed code keeps working', async () => {
  await take('units', UNITS);
  await take('places', PLACES);
  await take('boxes', `${BOXES}Y22BYVF,mc-1,Quầy số 1,Counter 1,,2025-07-01\n`);
  const merged = `${BOXES}Y22BYVF,mc-1,Quầy số 1,Counter 1,P2,2026-11-20\n`;
  expect(await take('boxes', merged)).toMatchObject({ changed: 1, written: true });
  expect(await take('boxes', merged)).toMatchObject({ changed: 0, same: 1, written: false });
  const city = (await createPlaces(house.services)).city();
  const box = city.boxesByCode.get('Y22BYVF');
  const answering = (date: string) => city.unitOfBox(box?.id ?? '', Date.parse(`${date}T12:00:00+07:00`))?.code;
  expect(answering('2026-11-19')).toBe('P1');
  expect(answering('2026-11-20')).toBe('P2');
});

test('given a rule with another text, then it becomes a new version from its day, and the old one stays to be read', async () => {
  await take('rules', RULES);
  const changed = RULES.replace('Đúng giờ', 'Có mặt đúng giờ').replace('2017-01-25', '2026-12-01');
  expect(await take('rules', changed)).toMatchObject({ changed: 1, written: true });
  const city = (await createPlaces(house.services)).city();
  expect(city.rule('Q1', 1)).toMatchObject({ topicVi: 'Đúng giờ', validTo: '2026-12-01' });
  expect(city.rule('Q1', 2)).toMatchObject({ topicVi: 'Có mặt đúng giờ', validFrom: '2026-12-01', validTo: null });
  expect(await take('rules', changed)).toMatchObject({ changed: 0, same: 1 });
});

test('given a rule for a kind of place that nobody knows, then it is refused', async () => {
  expect(await problems('rules', RULES.replace('cong_so', 'vu_tru'))).toEqual(['2 place_kinds notInList']);
});

test('given hours that overlap, or that end before they begin, then they are refused', async () => {
  await take('units', UNITS);
  const head = 'unit,weekdays,opens,closes\n';
  expect(await problems('hours', `${head}P1,1-5,08:00,12:00\nP1,3,11:00,13:00\n`)).toEqual(['2 opens overlap']);
  expect(await problems('hours', `${head}P1,1-5,12:00,08:00\n`)).toContain('2 closes closesBeforeOpens');
});

test('given people of an unknown unit or post, or a wrong address, then each is named', async () => {
  await take('units', UNITS);
  const head = 'email,title,unit,post\n';
  const text = `${head}a@example.vn,A,P9,head\nb@example.vn,B,P1,king\nkhong-phai-thu,C,P1,head\ntrưởng@example.vn,D,P1,deputy\na..b@example.vn,E,P1,officer\n`;
  expect(await problems('people', text)).toEqual([
    '2 unit unknownUnit',
    '3 post notInList',
    '4 email notMail',
    '5 email notMail',
    '6 email notMail',
  ]);
});

test('given a unit that is to work for the whole city, then posts that would see more are to be ended first', async () => {
  await take('units', UNITS);
  const held = (valid_to: string) =>
    `email,title,unit,post,valid_to\ncv@example.vn,,P1,specialist,${valid_to}\ncb@example.vn,,P2,officer,\n`;
  await take('people', held(''));
  const wide = 'code,name_vi,name_en,kind,parent_code,city_wide\nP1,Sở Một,One,so,01,yes\nP2,Sở Hai,Two,so,01,yes\n';
  expect(await problems('units', wide)).toEqual(['2 city_wide widensPosts']);
  await take('people', held('2025-12-01'));
  expect(await take('units', wide)).toMatchObject({ problems: [], changed: 2 });
  expect(await take('units', wide)).toMatchObject({ same: 2 });
});

test('given a city that somebody heads, then a new post waits for a second person, and the same file again changes nothing', async () => {
  await take('units', UNITS);
  const head = 'email,title,unit,post,valid_to\n';
  await take('people', `${head}chu-tich@example.vn,Chủ tịch,01,head,\nchu-tich.p1@example.vn,,P1,head,\n`);
  const { read, t } = house.services.store;
  expect(await read.select().from(t.postRequest)).toEqual([]);
  const more = `${head}chu-tich.p1@example.vn,,P1,head,2026-12-01
can-bo.p1@example.vn,,P1,officer,
pho.p1@example.vn,,P1,deputy,
chu-tich.p2@example.vn,,P2,head,2026-01-01
`;
  const { changes } = await take('people', more);
  expect(changes.map(({ what, waitsFor }) => [what, waitsFor])).toEqual([
    ['change', undefined],
    ['add', ['chu-tich.p1@example.vn']],
    ['add', ['Chủ tịch <chu-tich@example.vn>']],
    ['add', undefined],
  ]);
  expect(
    (await read.select().from(t.appointment)).map(({ post, unitId, validTo }) => [post, unitId, validTo !== null]),
  ).toEqual([
    ['head', '01', false],
    ['head', 'P1', true],
    ['head', 'P2', true],
  ]);
  const asked = await read.select().from(t.audit).where(eq(t.audit.action, 'post.asked'));
  expect(asked.map(({ personId, data }) => [personId, data.post])).toEqual([
    [null, 'officer'],
    [null, 'deputy'],
  ]);
  expect((await read.select().from(t.outbox)).map(({ kind, params }) => [kind, params.what])).toEqual([
    ['staff_post', 'imported'],
    ['staff_post', 'imported'],
  ]);
  expect(await take('people', more)).toMatchObject({ added: 0, changed: 0, written: false });
});

test('given many posts that wait, then whoever may confirm them gets one letter of the file, however long it takes to read', async () => {
  await take('units', UNITS);
  const head = 'email,title,unit,post\n';
  await take('people', `${head}chu-tich.p1@example.vn,,P1,head\n`);
  const { services } = house;
  let now = services.clock.now();
  const clock = { now: () => now++ };
  const text = `${head}a@example.vn,,P1,officer\nb@example.vn,,P1,officer\n`;
  await importFile({ ...services, clock }, importers({ ...services, clock }).people, Buffer.from(text));
  const { read, t } = services.store;
  expect(await read.select().from(t.postRequest)).toHaveLength(2);
  expect(await read.select().from(t.outbox)).toHaveLength(1);
});

test('given a head on leave, then the substitute may stand further down in the file, and twice changes nothing', async () => {
  await take('units', UNITS);
  const text = `email,title,unit,post,absent_from,absent_to,substitute
chu-tich.p1@example.vn,Chủ tịch,P1,head,2026-11-17,2026-11-20,pho.p1@example.vn
pho.p1@example.vn,Phó Chủ tịch,P1,deputy,,,
`;
  expect(await take('people', text)).toMatchObject({ problems: [], written: true });
  expect(await take('people', text)).toMatchObject({ added: 0, changed: 0, written: false });
  const { read, t } = house.services.store;
  const [away] = await read.select().from(t.absence);
  const [deputy] = await read.select().from(t.person).where(eq(t.person.email, 'pho.p1@example.vn'));
  expect(away?.substituteId).toBe(deputy?.id);
});

const AWAY = 'email,title,unit,post,absent_from,absent_to,substitute\n';

test('given a city that somebody heads, then no file names a substitute whom another person could not name, and what it notes is on record', async () => {
  await take('units', UNITS);
  const head = 'chu-tich.p1@example.vn,,P1,head';
  const others =
    'chu-tich@example.vn,,01,head,,,\npho.p1@example.vn,,P1,deputy,,,\ncan-bo.p1@example.vn,,P1,officer,,,\n';
  await take('people', `${AWAY}${head},,,\n${others}`);
  const wrong = `${AWAY}moi.p1@example.vn,,P1,deputy,,,\n`;
  for (const who of ['moi', 'can-bo']) {
    const found = await problems('people', `${wrong}${head},2026-11-17,2026-11-20,${who}.p1@example.vn\n`);
    expect([who, found]).toEqual([who, ['3 substitute notSubstitute']]);
  }
  const right = `${AWAY}${head},2026-11-17,2026-11-20,pho.p1@example.vn\n`;
  expect(await take('people', right)).toMatchObject({ problems: [], added: 1 });
  expect(await take('people', right)).toMatchObject({ problems: [], added: 0, written: false });
  const { read, t } = house.services.store;
  const log = await read.select().from(t.audit).where(eq(t.audit.action, 'absence.set'));
  const mails = await read.select().from(t.outbox).where(eq(t.outbox.kind, 'staff_absence'));
  expect([log.map(({ personId }) => personId), mails.length]).toEqual([[null], 2]);
  const longer = right.replace('2026-11-20', '2026-11-27');
  expect(await problems('people', longer)).toEqual(['2 absent_from absenceOverlaps']);
});

test('given two who would stand in for each other, then the file is refused', async () => {
  await take('units', UNITS);
  const days = '2026-11-17,2026-11-20';
  const text = `${AWAY}a@example.vn,,P1,head,${days},b@example.vn\nb@example.vn,,P2,head,${days},a@example.vn\n`;
  expect(await problems('people', text)).toEqual(['3 substitute substituteAway']);
});

test('given an import beside a running server, then the server notices that the town has changed', async () => {
  const places = await createPlaces(house.services);
  const watch = watchCity(house.services, places);
  await watch.look();
  expect(await watch.look()).toBe(false);
  await take('units', UNITS);
  expect(await watch.look()).toBe(true);
  expect(places.city().units.size).toBe(3);
  expect(await watch.look()).toBe(false);
});

test('given words to begin an answer with, then they are taken for every unit or one, and change under the same title', async () => {
  await take('units', UNITS);
  const head = 'status,kind,lang,title,body,unit\n';
  const two = `${head}answered,*,vi,Xin lỗi,"Kính gửi ông/bà,\n\n{unit} xin lỗi.",\nanswered,praise,vi,Cảm ơn,Xin cảm ơn.,P1\n`;
  expect(await take('templates', two)).toMatchObject({ added: 2, problems: [] });
  expect(await take('templates', two)).toMatchObject({ added: 0, same: 2, written: false });
  expect(await take('templates', two.replace('xin lỗi.', 'thành thật xin lỗi.'))).toMatchObject({
    changed: 1,
    same: 1,
  });
  const { read, t } = house.services.store;
  const stored = await read
    .select({ unit: t.answerTemplate.unitId, body: t.answerTemplate.body })
    .from(t.answerTemplate);
  expect(stored.map(({ body }) => body).sort()).toEqual([
    'Kính gửi ông/bà,\n\n{unit} thành thật xin lỗi.',
    'Xin cảm ơn.',
  ]);
  expect(stored.filter(({ unit }) => unit === null)).toHaveLength(1);
  const wrong = `${head}answered,*,vi,Xin lỗi,Gửi {nobody},\nanswered,*,vi,Xin lỗi,Hai lần,\nsent,*,fr,Tên,Lời,ZZ\n`;
  expect(await problems('templates', wrong)).toEqual([
    '2 body unknownHole',
    '3 title double',
    '4 unit unknownUnit',
    '4 status notInList',
    '4 lang notInList',
  ]);
});
