import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { allSamples } from '../../scripts/lib/all-samples.ts';
import { viewsFaults } from '../../scripts/lib/views-faults.ts';
import { LANGS } from '../../src/platform/i18n/index.ts';
import { createRenderer } from '../../src/platform/views/renderer.ts';

const house = process.cwd();
let copy: string;
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'homthu-views-'));
  cpSync(join(house, 'views'), copy, { recursive: true });
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

function plant(file: string, change: (text: string) => string) {
  writeFileSync(join(copy, file), change(readFileSync(join(copy, file), 'utf8')));
}

test('templates and view models agree in both directions', async () => {
  expect(viewsFaults(join(house, 'views'), await allSamples(house))).toEqual([]);
});

test('a name that no model has is found, also where strict mode would let it pass', async () => {
  plant('pages/tracking/enter.hbs', (text) => `${text}{{#if typoed}}x{{/if}}`);
  expect(viewsFaults(copy, await allSamples(house))).toContainEqual(
    expect.stringContaining('"typoed" is in no sample'),
  );
});

test('a part of a model that no template reads is found', async () => {
  plant('pages/intake/steer.hbs', (text) => text.replace('{{place}}', ''));
  expect(viewsFaults(copy, await allSamples(house))).toContain(
    'pages/intake/steer.hbs does not read "place" of its samples',
  );
});

test('a name handed to a partial that does not look at it is found', async () => {
  plant('pages/tracking/enter.hbs', (text) => text.replace('{{> code-finder ', '{{> code-finder colour="red" '));
  expect(viewsFaults(copy, await allSamples(house))).toContainEqual(
    expect.stringContaining('does not look at "colour"'),
  );
});

test('a template without a sample and a partial that nothing calls are found', async () => {
  writeFileSync(join(copy, 'pages/public/lonely.hbs'), 'x');
  writeFileSync(join(copy, 'partials/idle.hbs'), 'x');
  const faults = viewsFaults(copy, await allSamples(house));
  expect(faults).toContain('pages/public/lonely.hbs has no sample');
  expect(faults).toContain('nothing calls the partial "idle"');
});

test('every page renders from every sample in every language', async () => {
  const renderer = createRenderer({ folder: join(house, 'views'), inlineCss: join(house, 'public/public.css') });
  for (const [name, models] of Object.entries(await allSamples(house))) {
    if (!name.startsWith('pages/')) continue;
    for (const lang of LANGS) {
      for (const model of models) {
        const html = renderer.page(name.slice('pages/'.length) as 'intake/expired', lang, model as { back: null });
        expect(html).toMatch(/^<!doctype html>\s*<html lang="[a-zA-Z-]+">/);
      }
    }
  }
});
