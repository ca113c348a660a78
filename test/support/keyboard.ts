import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { overflow } from './browser.ts';

const MOST_STEPS = 160;

/**
 * What has the focus, looked at all at once; nothing while a page gives way to the next. What the style sheet takes away
 * once it comes keeps the focus until the next picture is drawn: nobody sees that moment.
 */
const focused = (page: Page, selector: string) =>
  page
    .locator(':focus')
    .evaluateAll(
      (elements, wanted) =>
        elements.flatMap((element) => {
          if (element.getClientRects().length === 0) return [];
          const style = element.ownerDocument.defaultView?.getComputedStyle(element);
          const { width, height } = element.getBoundingClientRect();
          const shown = style?.outlineStyle !== 'none' && width > 0 && height > 0;
          return [{ fits: element.matches(wanted), shown, html: element.outerHTML.slice(0, 120) }];
        }),
      selector,
    )
    .catch(() => []);

/** Goes on by Tab to the control that fits, and sees on the way that the place of the keyboard can always be seen. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press('Tab');
    const [focus] = await focused(page, selector);
    if (!focus) continue;
    expect(focus.shown, focus.html).toBe(true);
    if (focus.fits) return;
  }
  throw new Error(`no Tab leads to ${selector}`);
}

/** The form that does something to a case, with or without a list in hand. */
export const formFor = (noun: string): string => `form:is([action$="/${noun}"], [action*="/${noun}?"])`;

/** Goes to a field and writes into it. */
export async function typeInto(page: Page, selector: string, words: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.type(words);
}

/** Goes to a control and presses it. */
export async function press(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press('Enter');
}

const LAW = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const WIDTHS = [360, 1280];
type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>;

/** What axe finds on the page that is open; it stays in the page, where it is ready for the next look. */
async function violations(page: Page): Promise<string[]> {
  const options = { resultTypes: ['violations' as const], runOnly: { type: 'tag' as const, values: LAW } };
  const isReady = await page.evaluate<boolean>("'axe' in window");
  const found = isReady
    ? await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`)
    : await new AxeBuilder({ page }).setLegacyMode(true).options(options).analyze();
  return found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
}

/** The page that is open stands the checks of axe and fits, on a phone and on a desk. */
export async function isSound(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect(await overflow(page), `${page.url()} at ${width} px`).toBe(0);
    expect(await violations(page), `${page.url()} at ${width} px`).toEqual([]);
  }
  if (before) await page.setViewportSize(before);
}
