import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { steer } from '../../src/domain/steering.ts';
import { clean, fold, searchWords } from '../../src/domain/text.ts';
import { deskOf } from '../support/desk.ts';
import { allCases, send } from '../support/residents.ts';
import { givenTown, type Town } from '../support/town.ts';

interface Sample {
  text: string;
  lang: string;
  kind: string;
  place_kind: string;
  notes: string;
}
const samples = readFileSync(new URL('../support/sample-feedback.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Sample);
const KIND: Record<string, string> = { khen_ngoi: 'praise', gop_y: 'suggestion' };
const kindOf = (sample: Sample) => KIND[sample.kind] ?? 'complaint';
const boxOf = (sample: Sample) => (sample.place_kind === 'di_tich' ? 'gate' : 'counter');
const marked = (mark: string) => samples.find(({ notes, kind }) => notes.includes(mark) || kind === mark) as Sample;

let town: Town;
beforeAll(async () => {
  town = await givenTown();
});
afterAll(() => town.close());

/** Sends as a person would who reads another door's page and sends anyway. */
async function sendAnyway(sample: Sample) {
  const fields = { kind: kindOf(sample), message: sample.text };
  const door = steer(clean(sample.text), fold(clean(sample.text)), {}).door;
  return send(town, boxOf(sample), door ? { ...fields, sendAnyway: door } : fields, {
    from: `198.51.100.${samples.indexOf(sample)}`,
  });
}

test('given the forty texts of the city, when people send them, then each is received and kept as it was written', async () => {
  for (const sample of samples) await sendAnyway(sample);
  const rows = await allCases(town);
  expect(rows).toHaveLength(samples.length);
  for (const [i, row] of rows.entries()) {
    expect(row.message).toBe(samples[i]?.text.normalize('NFC').trim());
    expect(row.kind).toBe(kindOf(samples[i] as Sample));
  }
});

test('given advertising and keyboard noise, when they are sent, then they wait in quarantine and no head gets a mail', async () => {
  const rows = await allCases(town);
  const quarantined = rows.filter(({ queue }) => queue === 'quarantine').map(({ message }) => message);
  expect(quarantined.toSorted()).toEqual(
    samples
      .filter(({ kind }) => kind === 'spam')
      .map(({ text }) => text)
      .toSorted(),
  );
  const { store } = town.services;
  const mails = await store.read.select().from(store.t.outbox);
  const ids = new Set(rows.filter(({ queue }) => queue === 'quarantine').map(({ id }) => id));
  expect(mails.length).toBeGreaterThan(0);
  expect(mails.filter(({ caseId }) => caseId !== null && ids.has(caseId))).toEqual([]);
});

test('given a text like a denunciation, when it is sent, then the right door is shown with the words, and sending anyway restricts it', async () => {
  const sample = marked('to_cao');
  const page = await town.post(town.box('counter'), { kind: 'complaint', message: sample.text });
  expect(page.statusCode).toBe(422);
  expect(page.body).toContain('Điều bạn viết giống một tố cáo');
  expect(page.body).toContain(sample.text);
  expect(page.body).toContain('name="sendAnyway" value="denunciation"');
  const row = (await allCases(town)).find(({ message }) => message === sample.text);
  // Nobody in the unit it was sent to can see it.
  expect(row).toMatchObject({ restricted: true, restriction: 'denunciation', filedUnitId: '00070', unitId: '01' });
});

test('given a complaint about a decision, when it is sent, then the procedure and its 90 days are told', async () => {
  const sample = marked('khieu_nai');
  const page = await town.post(town.box('counter'), { kind: 'complaint', message: sample.text });
  expect(page.statusCode).toBe(422);
  expect(page.body).toContain('90 ngày');
  expect(page.body).toContain(sample.text);
  const row = (await allCases(town)).find(({ message }) => message === sample.text);
  expect(row).toMatchObject({ restricted: true, restriction: 'complaint' });
});

test('given an emergency, when it is sent, then 113 is shown at once, and sending anyway makes it urgent', async () => {
  const sample = marked('emergency');
  const page = await town.post(town.box('counter'), { kind: 'complaint', message: sample.text });
  expect(page.body).toContain('href="tel:113"');
  expect(page.body).toContain(sample.text);
  const row = (await allCases(town)).find(({ message }) => message === sample.text);
  expect(row?.urgent).toBe(true);
});

test('given markup in a text, when its sender looks it up, then it is shown as text', async () => {
  const sample = marked('HTML injection');
  const { code } = await send(town, 'other-counter', { kind: 'praise', message: sample.text });
  const page = await town.post('/tra-cuu', { code });
  expect(page.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page.body).not.toContain('<script>alert');
});

test('given a text in decomposed Unicode, when it is searched for in composed or bare letters, then it is found', async () => {
  const sample = marked('decomposed');
  expect(sample.text).not.toBe(sample.text.normalize('NFC'));
  const row = (await allCases(town)).find(({ message }) => message === sample.text.normalize('NFC'));
  const everywhere = { units: 'all', restrictedIn: 'all' } as const;
  for (const query of ['niêm yết công khai', 'niem yet cong khai', 'NIÊM YẾT'.normalize('NFD')]) {
    const found = await town.services.store.dialect.search.find(searchWords(query), everywhere, null, 10);
    expect(found).toContain(row?.serial);
  }
});

test('given an emoji, one word, rude words with facts and raw Telex, when they are sent, then all reach the unit', async () => {
  const rows = await allCases(town);
  for (const mark of ['emoji only', 'one word', 'abusive', 'raw Telex', 'no diacritics', 'Korean']) {
    const sample = marked(mark);
    expect(rows.find(({ message }) => message === sample.text)?.queue, mark).toBe('open');
  }
});

test('given raw Telex, when the head opens it, then it stands beside as it may be meant, and the words stay', async () => {
  const sample = marked('raw Telex');
  const row = (await allCases(town)).find(({ message }) => message === sample.text);
  const page = await (await deskOf(town, 'head-00070')).get(`/office/cases/${row?.id}`);
  expect(page.body).toContain(`>${sample.text}</p>`);
  expect(page.body).toContain('<dd>Cán bộ nói chuyện rất lịch sự</dd>'.normalize('NFC'));
});

test('given an impatient second send of the same words, when both arrive, then there is one case with one receipt', async () => {
  const sample = marked('duplicate sentence');
  const before = (await allCases(town)).length;
  const again = await Promise.all(
    [1, 2].map(() => send(town, 'other-counter', { kind: 'complaint', message: sample.text })),
  );
  expect(again[0]?.code).toBe(again[1]?.code);
  expect(await allCases(town)).toHaveLength(before + 1);
});
