import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { field } from './deps.ts';

/** A file of days, chosen or pasted; a chosen file counts more than what stands in the field. */
export async function readUpload(request: FastifyRequest, most: number): Promise<{ csv: string; whole: boolean }> {
  if (!request.isMultipart()) return { csv: pasted(request.body, most), whole: field(request.body, 'whole') === 'yes' };
  const fields: Record<string, unknown> = {};
  request.body = fields;
  let file = '';
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = part.value;
    else file ||= textOf(await part.toBuffer(), most);
  }
  return { csv: file || pasted(fields, most), whole: field(fields, 'whole') === 'yes' };
}

const pasted = (body: unknown, most: number) => field(body, 'csv', most + 1).replaceAll('\r\n', '\n');

/** Excel's "Unicode Text" is UTF-16; everything else must be UTF-8, which the import itself checks. */
function textOf(bytes: Buffer, most: number): string {
  if (bytes.length > most) throw new Refusal('tooLarge');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  return bytes.toString('utf8');
}
