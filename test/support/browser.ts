import { createServer } from 'node:net';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterEach, beforeEach, expect } from 'vitest';
import { sessionOf } from './desk.ts';
import { givenTown, type Town } from './town.ts';

let launched: Promise<Browser> | null = null;

/** A real Chromium, the one that `npm test` found: one for all files of a process, with which it ends. */
export function theBrowser(): Promise<Browser> {
  launched ??= chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  return launched;
}

export interface OpenTown extends Town {
  /** Where it listens. */
  base: string;
}

/**
 * A town that a browser can visit, at its own address, so that the links in its mails lead back to it.
 * @param host how the browser calls this machine
 */
async function givenOpenTown(environment: Record<string, string> = {}, host = '127.0.0.1'): Promise<OpenTown> {
  const port = await freePort();
  const base = `http://${host}:${port}`;
  const town = await givenTown({ BASE_URL: base, ...environment });
  await town.app.listen({ port, host: '127.0.0.1' });
  return Object.assign(town, { base });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The two widths that every journey is walked at, and every page of one is looked at. */
export const PHONE = { viewport: { width: 360, height: 740 } };
export const DESK = { viewport: { width: 1280, height: 900 } };

/** People with a browser each, in one town. */
export interface Visitors {
  /** A new person, with a phone unless told otherwise, who reads Vietnamese. */
  arrives(options?: BrowserContextOptions): Promise<Page>;
  /** Somebody of the town who is signed in already. */
  sits(personId: string, options?: BrowserContextOptions): Promise<Page>;
  /** What any of their pages complained of: scripts that failed, a policy that was broken, a file that was missing. */
  faults: string[];
  leave(): Promise<void>;
}

/**
 * A town of its own for each test of a file, and people to visit it. Whatever any of their pages complained of fails the test.
 * @param enter where the file keeps them
 * @param host how the browser calls this machine
 */
export function eachInATown(enter: (town: OpenTown, people: Visitors) => void | Promise<void>, host?: string): void {
  let town: OpenTown;
  let people: Visitors;
  beforeEach(async () => {
    town = await givenOpenTown({}, host);
    people = visitorsOf(await theBrowser(), town);
    await enter(town, people);
  });
  afterEach(async () => {
    const { faults } = people;
    await people.leave();
    await town.close();
    expect(faults).toEqual([]);
  });
}

function visitorsOf(browser: Browser, town: OpenTown): Visitors {
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  async function arrives(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      baseURL: town.base,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      ...PHONE,
      ...options,
    });
    context.setDefaultTimeout(20_000);
    listen(context, faults);
    contexts.push(context);
    return context.newPage();
  }
  return {
    faults,
    arrives,
    async sits(personId, options) {
      const page = await arrives(options);
      const value = await sessionOf(town, personId);
      await page.context().addCookies([{ name: 'session', value, url: town.base }]);
      return page;
    },
    async leave() {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
    },
  };
}

/** A page that was refused (422, 409) is an answer, not a fault; that a file of a page is missing is one. */
function listen(context: BrowserContext, faults: string[]): void {
  context.on('weberror', (error) => void faults.push(`script: ${error.error().message}`));
  context.on('console', (message) => {
    const isNetwork = message.text().startsWith('Failed to load resource');
    const isLoud = message.type() === 'error' || message.type() === 'warning';
    if (isLoud && !isNetwork) faults.push(`console at ${message.page()?.url()}: ${message.text()}`);
  });
  context.on('response', (response) => {
    const isPart = !['document', 'fetch'].includes(response.request().resourceType());
    if (isPart && response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
}

/** How far the page reaches beyond the window, in pixels. */
export const overflow = (page: Page): Promise<number> =>
  page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
