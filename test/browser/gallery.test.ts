import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allSamples } from '../../scripts/lib/all-samples.ts';
import { pagePolicy } from '../../src/platform/http/headers.ts';
import { createRenderer } from '../../src/platform/views/renderer.ts';
import { overflow, theBrowser } from '../support/browser.ts';
import { HOUSE } from '../support/town.ts';

/**
 * Every sample of every page and mail. The full product (languages, schemes, widths, forced colours) would take minutes, so each
 * page is seen in two opposite corners at the same time, and has met every property at least once when both are done.
 */
const CORNERS = [
  { lang: 'vi', colorScheme: 'light', width: 360, narrow: 320, forced: false },
  { lang: 'en', colorScheme: 'dark', width: 1280, narrow: 360, forced: true },
] as const;
type Corner = (typeof CORNERS)[number];
const HEIGHT = 900;
const LAW = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const ORIGIN = 'http://gallery.example.vn';
const EMPTY = '<!doctype html><html lang="vi"><title>.</title><main><h1>.</h1></main></html>';
type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>;

const views = createRenderer({ folder: `${HOUSE}views`, inlineCss: `${HOUSE}public/public.css` });
const samples = Object.entries(await allSamples(HOUSE)).flatMap(([template, list]) =>
  list.map((model, i) => ({ name: `${template} ${i + 1}`, template, model })),
);
type Sample = (typeof samples)[number];

const said: string[] = [];
const walked = new Set<string>();

/** A wall of a corner: its own window, in which axe is ready; mails have one without the policy of pages, since a mail styles itself. */
const walls = new Map<string, Page>();
const wallOf = ({ lang }: Corner, { template }: { template: string }) => `${template.split('/')[0]} ${lang}`;

async function furnish(corner: Corner, template: 'pages' | 'mail'): Promise<void> {
  const { width, colorScheme } = corner;
  // Without motion a colour is what it will be at once.
  const looks = { colorScheme, reducedMotion: 'reduce' as const };
  const context = await (await theBrowser()).newContext({ viewport: { width, height: HEIGHT }, ...looks });
  context.on('console', (message) => void said.push(message.text()));
  // The mailbox, which has frames, allows them in its own routes.
  const policy = `${pagePolicy(views.styleSource())}; frame-src 'self'`;
  const headers: Record<string, string> = template === 'pages' ? { 'content-security-policy': policy } : {};
  await context.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ body: EMPTY, contentType: 'text/html; charset=utf-8', headers });
    if (pathname.endsWith('.css')) return route.fulfill({ path: `${HOUSE}public${pathname.replace('/assets', '')}` });
    // Scripts are courtesies and photos are samples: pages have to be whole without either.
    return route.fulfill({ body: '', contentType: pathname.endsWith('.js') ? 'text/javascript' : 'image/png' });
  });
  const page = await context.newPage();
  await page.goto(ORIGIN);
  // Leaves axe in the window, where it stays while the samples come and go.
  await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  walls.set(wallOf(corner, { template }), page);
}

beforeAll(async () => {
  for (const corner of CORNERS) for (const template of ['pages', 'mail'] as const) await furnish(corner, template);
});
afterAll(() => Promise.all([...walls.values()].map((page) => page.context().close())));

function render({ template, model }: Sample, lang: 'vi' | 'en'): string {
  const [folder, ...rest] = template.split('/');
  const name = rest.join('/') as never;
  return folder === 'mail' ? views.mail(name, lang, model as never).html : views.page(name, lang, model as never);
}

/** Controls of which only the ground shows that they are controls: forced colours take the ground away. */
const invisibleControls = (page: Page) =>
  page.locator('button, .button, input, select, textarea').evaluateAll((controls) =>
    controls
      .filter((control) => control.checkVisibility() && !control.closest('.trap'))
      .filter((control) => !['radio', 'checkbox', 'file', 'hidden'].includes(control.getAttribute('type') ?? ''))
      .filter((control) => {
        const style = control.ownerDocument.defaultView?.getComputedStyle(control);
        return style?.borderBottomStyle === 'none' || style?.borderBottomWidth === '0px';
      })
      .map((control) => control.outerHTML.slice(0, 120)),
  );

/** Cells of tables whose content runs into the next one. */
const spilling = (page: Page) =>
  page
    .locator('td, th')
    .evaluateAll((cells) =>
      cells
        .filter((cell) => cell.checkVisibility() && cell.clientWidth > 1 && cell.scrollWidth > cell.clientWidth + 1)
        .map((cell) => `spills: ${cell.outerHTML.slice(0, 120)}`),
    );

/** What axe finds; landmarks and headings of good practice are a matter of pages, a mail is shown inside one. */
async function findings(page: Page, { template }: Sample): Promise<string[]> {
  const values = template.startsWith('mail/') ? LAW : [...LAW, 'best-practice'];
  const options = { iframes: false, resultTypes: ['violations'], runOnly: { type: 'tag', values } };
  const { violations, passes } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`);
  if (passes.length === 0) throw new Error('axe saw nothing');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

async function look(corner: Corner, sample: Sample): Promise<string[]> {
  const { lang, width, narrow, forced } = corner;
  const page = walls.get(wallOf(corner, sample));
  if (!page) throw new Error('the corner is not furnished');
  await page.setContent(render(sample, lang));
  const faults = [...(await findings(page, sample)), ...(await spilling(page))];
  if ((await overflow(page)) > 0) faults.push(`reaches beyond ${width} px`);
  // Mail is read on telephones first, in either scheme.
  const narrowest = sample.template.startsWith('mail/') ? 320 : narrow;
  await page.setViewportSize({ width: narrowest, height: HEIGHT });
  if ((await overflow(page)) > 0) faults.push(`reaches beyond ${narrowest} px`);
  await page.setViewportSize({ width, height: HEIGHT });
  if (forced) {
    await page.emulateMedia({ forcedColors: 'active' });
    faults.push(...(await invisibleControls(page)));
    await page.emulateMedia({ forcedColors: 'none' });
  }
  walked.add(`${sample.name} ${lang}`);
  return faults.map((fault) => `${lang}, ${width} px: ${fault}`);
}

test.each(samples)('$name can be read and used by everybody', async (sample) => {
  const faults = await Promise.all(CORNERS.map((corner) => look(corner, sample)));
  expect(faults.flat()).toEqual([]);
});

test('the walk reached its end, and no page broke its own policy', () => {
  expect(samples.length).toBeGreaterThan(90);
  expect(walked.size).toBe(samples.length * CORNERS.length);
  expect(said).toEqual([]);
});
