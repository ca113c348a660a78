import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildAssets } from '../../scripts/lib/assets.mjs';
import { at } from '../../scripts/lib/paths.mjs';

const built = mkdtempSync(path.join(tmpdir(), 'homthu-assets-'));
beforeAll(() => buildAssets(at('public'), built));
afterAll(() => rmSync(built, { recursive: true }));

test('all scripts together, those of the desk too, are at most 6 KB on the wire', () => {
  const scripts = readdirSync(built).filter((name) => name.endsWith('.js.br'));
  expect(scripts.length).toBe(readdirSync(at('public')).filter((name) => name.endsWith('.js')).length);
  const bytes = scripts.map((name) => statSync(path.join(built, name)).size);
  expect(bytes.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(6 * 1024);
});

test('the form knows a page of ours, also one of a busy server, from that of a proxy by what every page has', () => {
  const mark = /!\/(.+)\/\.test\(page\)/.exec(readFileSync(at('public/form.js'), 'utf8'))?.[1];
  expect(readFileSync(at('views/layouts/public.hbs'), 'utf8')).toMatch(new RegExp(mark ?? 'none'));
});
