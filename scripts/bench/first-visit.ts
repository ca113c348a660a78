import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../lib/browser.mjs';
import { atMost, type Figure } from './figure.ts';

/** A slow phone: 150 ms to the server and back, 1.6 Mbit/s, a processor four times slower than this one. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };

interface Visit {
  bytes: number;
  requests: number;
  usable: number;
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  let bytes = 0;
  let requests = 0;
  const types = new Map<string, string>();
  devtools.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    types.set(requestId, request.url.startsWith('data:') ? 'Inlined' : (type ?? ''));
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    // Scripts are a courtesy: the form is read, filled and sent without them.
    if (['Script', 'Inlined'].includes(types.get(requestId) ?? '')) return;
    requests += 1;
    bytes += encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'load' });
  // As text: this part runs in the browser.
  const usable = await page.evaluate<number>("performance.getEntriesByType('navigation')[0].domInteractive / 1000");
  await context.close();
  return { bytes, requests, usable };
}

/** What a first visit costs a phone that has never been here. */
export async function firstVisit(url: string, rounds: number): Promise<Figure[]> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await findBrowser());
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const visits: Visit[] = [];
  for (let n = 0; n < rounds; n++) visits.push(await visit(browser, url));
  await browser.close();
  return [
    {
      what: 'first visit: bytes with headers',
      beside: '–',
      goal: '≤ 6 KB',
      unit: ' KB',
      values: visits.map((one) => one.bytes / 1024),
      met: atMost(6),
    },
    {
      what: 'first visit: requests needed',
      beside: '–',
      goal: '1',
      unit: '',
      values: visits.map((one) => one.requests),
      met: atMost(1),
    },
    {
      what: 'first visit: usable on a slow phone',
      beside: '–',
      goal: '≤ 1.0 s',
      unit: ' s',
      values: visits.map((one) => one.usable),
      met: atMost(1),
    },
  ];
}
