import type { FastifyRequest } from 'fastify';

export interface PostedField {
  name: string;
  value: string;
  /** Words that somebody typed; the others go along unseen. */
  shown: boolean;
}

/** What has a blank in it was typed by a person; so was a short word in a field for words. */
const fieldOf = (name: string, value: string): PostedField => ({
  name,
  value,
  shown: /\s/.test(value) || ['message', 'reason', 'overrule', 'promise', 'title', 'body'].includes(name),
});

/** The text of a form with files, as far as it can be read; the files are lost. */
async function ofParts(request: FastifyRequest): Promise<PostedField[]> {
  const fields: PostedField[] = [];
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') part.file.resume();
      else if (typeof part.value === 'string') fields.push(fieldOf(part.fieldname, part.value));
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
    [value].flat().flatMap((one) => (typeof one === 'string' ? [fieldOf(name, one)] : [])),
  );
}
