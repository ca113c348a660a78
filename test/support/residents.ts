import type { LightMyRequestResponse } from 'fastify';
import { type CaseRow, type Cases, createCases } from '../../src/features/cases/index.ts';
import { createPlaces } from '../../src/features/places/index.ts';
import type { Town } from './town.ts';

export interface Sent {
  answer: LightMyRequestResponse;
  /** Address of the receipt. */
  receipt: string;
  /** The tracking code, without spaces. */
  code: string;
}

/** Sends a feedback as a person does and reads the receipt. Fails when there is none. */
export async function send(
  town: Town,
  box: string,
  fields: Record<string, string>,
  more?: Parameters<Town['post']>[2],
): Promise<Sent> {
  const answer = await town.post(town.box(box), fields, more);
  if (answer.statusCode !== 303) throw new Error(`not received: ${answer.statusCode} ${answer.body.slice(0, 2000)}`);
  const receipt = String(answer.headers.location);
  return { answer, receipt, code: await codeOn(town, receipt) };
}

export async function codeOn(town: Town, receipt: string): Promise<string> {
  const { body } = await town.get(receipt);
  const output = /<output id="tracking-code">(.*?)<\/output>/s.exec(body)?.[1] ?? '';
  return output.replace(/<[^>]*>|\s/g, '');
}

/** Every case, oldest first. */
export async function allCases({ services: { store } }: Town): Promise<CaseRow[]> {
  return store.read.select().from(store.t.cases).orderBy(store.t.cases.serial);
}

export async function onlyCase(town: Town): Promise<CaseRow> {
  const rows = await allCases(town);
  if (rows.length !== 1 || !rows[0]) throw new Error(`${rows.length} cases`);
  return rows[0];
}

/** Hidden fields of a form, by its step. */
export function hiddenFields(page: string, step: string): Record<string, string> {
  const form = page.split('<form').find((part) => part.includes(`name="step" value="${step}"`)) ?? '';
  const inputs = form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g);
  return Object.fromEntries([...inputs].map(([, name, value]) => [name ?? '', value ?? '']));
}

/** A multipart body of fields and files. */
export function multipart(fields: Record<string, string>, files: { name: string; bytes: Buffer }[]) {
  const boundary = 'a-boundary-of-the-tests';
  const parts: Buffer[] = [];
  for (const [name, value] of Object.entries(fields)) {
    parts.push(Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
  }
  for (const { name, bytes } of files) {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="photos"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`;
    parts.push(Buffer.from(head), bytes, Buffer.from('\r\n'));
  }
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return { payload: Buffer.concat(parts), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}

/** The smallest PNG: one red pixel. */
export const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** What units do with a case; the desk itself has tests of its own. */
export async function givenDesk({
  services,
}: Town): Promise<(caseId: string, move: Parameters<Cases['move']>[2]) => Promise<CaseRow>> {
  const cases = createCases(services, await createPlaces(services), async () => {});
  return (caseId, move) => services.store.write((tx) => cases.move(tx, caseId, move));
}

export const staffOf = (unitId: string) => ({ kind: 'staff' as const, personId: `head-${unitId}`, unitId });
