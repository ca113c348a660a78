import type { FastifyRequest } from 'fastify';

export interface PostedField {
  name: string;
  value: string;
}

/** The text of a form with files, as far as it can be read; the files are lost. */
async function ofParts(request: FastifyRequest): Promise<PostedField[]> {
  const fields: PostedField[] = [];
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') part.file.resume();
      else if (typeof part.value === 'string') fields.push({ name: part.fieldname, value: part.value });
    }
  } catch {
    // A form that is cut off: what came before the break is shown.
  }
  return fields;
}

/** What was posted, as fields that a page can show again; files are lost. */
export async function postedFields(request: FastifyRequest): Promise<PostedField[]> {
  if (request.isMultipart()) return (await ofParts(request)).filter(({ value }) => value !== '');
  const { body } = request;
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    [value].flat().flatMap((one) => (typeof one === 'string' ? [{ name, value: one }] : [])),
  );
}
