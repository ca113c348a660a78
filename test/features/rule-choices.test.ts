import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedDemo } from '../../src/cli/seed-demo.ts';
import { ruleChoices } from '../../src/features/intake/rule-choices.ts';
import { createPlaces, type RuleRow } from '../../src/features/places/index.ts';
import { type EmptyHouse, givenEmptyHouse } from '../support/empty.ts';
import { onlyCase, send } from '../support/residents.ts';
import { givenTown, HOUSE } from '../support/town.ts';

let house: EmptyHouse;
let rules: readonly RuleRow[];
beforeAll(async () => {
  house = await givenEmptyHouse();
  await seedDemo(house.services, HOUSE);
  rules = (await createPlaces(house.services)).city().rulesAt(house.services.clock.now());
});
afterAll(() => house.close());

const offered = (placeKind: string) => {
  const choices = ruleChoices(rules, placeKind, 'vi');
  const codes = (kind: 'do' | 'dont') => choices[kind].map(({ code }) => code);
  return { do: codes('do'), dont: codes('dont') };
};

test('at a one-stop counter people can praise those who listen, and report those who do not care', () => {
  const counter = offered('mot_cua');
  expect(counter.do.slice(0, 3)).toEqual(['CC23', 'CC22', 'CC21']);
  expect(counter.do.at(-1)).toBe('KH05');
  expect(counter.dont.slice(0, 4)).toEqual(['CC25', 'CC29', 'CC06', 'CC02']);
  for (const code of ['CC26', 'KH01', 'KH03']) expect(counter.dont).toContain(code);
});

test('at every kind of place "something else" comes last, and there are no more than ten choices', () => {
  for (const kind of new Set(rules.flatMap(({ placeKinds }) => placeKinds))) {
    const here = offered(kind);
    expect([kind, here.dont.at(-1), here.do.at(-1)]).toEqual([kind, 'KH99', 'KH05']);
    expect(Math.max(here.do.length, here.dont.length)).toBeLessThanOrEqual(10);
  }
});

test('what the forty texts of the city are about is offered where they were written', () => {
  const lines = readFileSync(new URL('../support/sample-feedback.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const missing: string[] = [];
  for (const line of lines) {
    const { place_kind, notes } = JSON.parse(line) as { place_kind: string; notes: string };
    const here = offered(place_kind);
    for (const [code] of notes.matchAll(/\b(CC|NC|KH|PD)\d\d\b/g)) {
      if (!here.do.includes(code) && !here.dont.includes(code)) missing.push(`${place_kind} ${code}`);
    }
  }
  // A man with a knife is a matter for 113: the emergency door is shown for the words, whatever the topic.
  expect(missing).toEqual(['di_tich CC09', 'ben_xe NC10', 'ben_xe NC18']);
});

test('given a topic that was chosen before the kind was changed, when it does not fit, then it is left out; a suggestion keeps any', async () => {
  for (const [kind, code] of [
    ['praise', null],
    ['complaint', 'CC25'],
    ['suggestion', 'CC25'],
  ] as const) {
    const town = await givenTown();
    await send(town, 'counter', { kind, rule: 'CC25', message: 'Quầy số ba làm việc thế này từ sáng đến trưa.' });
    expect((await onlyCase(town)).ruleCode).toBe(code);
    await town.close();
  }
});
