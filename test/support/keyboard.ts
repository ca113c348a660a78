import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { overflow } from './browser.ts';

const MOST_STEPS = 160;

/** What has the focus, looked at all at once; nothing while a page gives way to the next. */
const focused = (page: Page, selector: string) =>
  page
    .locator(':focus')
    .evaluateAll(
      (elements, wanted) =>
        elements.map((element) => {
          const style = element.ownerDocument.defaultView?.getComputedStyle(element);
          const { width, height } = element.getBoundingClientRect();
          const shown = style?.outlineStyle !== 'none' && width > 0 && height > 0;
          return { fits: element.matches(wanted), shown, html: element.outerHTML.slice(0, 120) };
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

/** Goes to a control and presses it. */
export async function press(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press('Enter');
}

const LAW = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const WIDTHS = [360, 1280];

/** The page that is open stands the checks of axe and fits, on a phone and on a desk. */
export async function isSound(page: Page): Promise<void> {
  const before = page.viewportSize();
  // One window is enough: without frames there is nothing to put together in another.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).withTags(LAW);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect(await overflow(page), `${page.url()} at ${width} px`).toBe(0);
    const { violations } = await axe.analyze();
    expect(violations.map(({ id, nodes }) => `${page.url()} at ${width} px: ${id} ${nodes[0]?.html}`)).toEqual([]);
  }
  if (before) await page.setViewportSize(before);
}
