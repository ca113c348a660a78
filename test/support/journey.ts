import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { localMailbox } from '../../src/platform/mail/create.ts';
import type { OpenTown } from './browser.ts';
import { press, typeInto } from './keyboard.ts';

/** A photo as a phone takes it: noise, so that it does not compress to nothing. */
export async function photo(width: number, height: number, quality = 80) {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  const buffer = await sharp({ create: { width, height, channels: 3, background: '#888', noise } })
    .jpeg({ quality })
    .toBuffer();
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer };
}

/** Sends what waits in the outbox, as the runner does by itself a moment later. */
export const postmanComes = (town: OpenTown): Promise<void> => town.app.runner.tick(town.clock.now());

/** Opens what the newest mail to an address links to, of some subject where that matters. */
export async function followMail(town: OpenTown, page: Page, to: string, subject = ''): Promise<void> {
  await postmanComes(town);
  const { config, clock } = town.services;
  const mailbox = localMailbox(config, clock);
  const found = (await mailbox.list(100)).find((mail) => mail.to === to && mail.subject.includes(subject));
  const mail = found && (await mailbox.read(found.id));
  const [, link] = /<a[^>]* href="([^"]+)"/.exec(mail?.html ?? '') ?? [];
  if (!link) throw new Error(`no mail to ${to} has a link`);
  await page.goto(link.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='));
}

/** How a person fills in and presses: with the mouse, or by the keyboard alone. Fields and controls are named as in the page. */
interface Hands {
  write(page: Page, field: string, words: string): Promise<void>;
  press(page: Page, control: string): Promise<void>;
}

const mouse: Hands = {
  write: (page, field, words) => page.locator(field).fill(words),
  press: (page, control) => page.locator(control).first().click(),
};

const keys: Hands = { write: typeInto, press };

/** Recovery codes that somebody wrote down when they set their second step up, by town and address. */
const written = new WeakMap<OpenTown, Map<string, string[]>>();

/** Sets the second step up with a code app, or shows it, where the post asks for it. */
async function secondStep(town: OpenTown, page: Page, email: string, { write, press }: Hands): Promise<void> {
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/office/sign-in'));
  const notes = written.get(town) ?? new Map<string, string[]>();
  written.set(town, notes);
  if (page.url().includes('/office/second/setup')) {
    await press(page, 'a[href*="/setup/app"]');
    const secret = Secret.fromBase32((await page.locator('b.code').innerText()).replaceAll(' ', ''));
    await write(page, '#code', new TOTP({ secret }).generate({ timestamp: town.clock.now() }));
    await press(page, 'main form button');
    await page.getByRole('heading', { name: 'Cất mã dự phòng' }).waitFor();
    notes.set(email, await page.locator('li .code').allInnerTexts());
    await press(page, 'main a.button');
  } else if (page.url().includes('/office/second?')) {
    await write(page, '#code', notes.get(email)?.pop() ?? '');
    await press(page, 'form[action="/office/second"] button');
  }
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/office/second'));
}

/** Asks for a one-time link at the sign-in page that is open, comes back by the mail, and takes the second step. */
async function signIn(town: OpenTown, page: Page, email: string, hands: Hands): Promise<void> {
  await hands.write(page, '#email', email);
  await hands.press(page, 'button[formaction^="/office/sign-in/link"]');
  await page.getByRole('heading', { name: 'Hãy mở hộp thư' }).waitFor();
  // Other mail may have come in the same minute.
  await followMail(town, page, email, 'Liên kết đăng nhập');
  await hands.press(page, 'main form button');
  await secondStep(town, page, email, hands);
}

export const signInByMail = (town: OpenTown, page: Page, email: string): Promise<void> =>
  signIn(town, page, email, mouse);

/** The same by keyboard alone. */
export const signInByKeys = (town: OpenTown, page: Page, email: string): Promise<void> =>
  signIn(town, page, email, keys);

/** The tracking code that the receipt shows. */
export async function codeOnReceipt(page: Page): Promise<string> {
  return (await page.locator('output#tracking-code').innerText()).trim();
}

/** Looks a case up as somebody who kept the code. */
export async function track(page: Page, code: string): Promise<void> {
  await page.goto('/tra-cuu');
  await page.getByLabel('Mã tra cứu', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Tra cứu', exact: true }).click();
}
