import type { FastifyRequest } from 'fastify';

export interface PostedField {
  name: string;
  value: string;
  /** Words that somebody typed; the others go along unseen. */
  shown: boolean;
}

const FOR_WORDS = ['message', 'reason', 'overrule', 'promise', 'title', 'body', 'who'];
const CONTACT = ['contactName', 'contactPhone', 'contactEmail'];
/** Never shown, though a passphrase has blanks. */
const SECRET = /password|current|again|code|token|sealed|response/i;

/** What has a blank in it was typed by a person; so was a short word in a field for words. */
const fieldOf = (name: string, value: string): PostedField => ({
  name,
  value,
  shown: !SECRET.test(name) && (/\s/.test(value) || [...FOR_WORDS, ...CONTACT].includes(name)),
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

/**
 * What was posted, as fields that a page can show again; files are lost. A form with files is read here unless somebody has begun to: a form
 * can be read once, so its readers leave what they have in `request.body`.
 */
export async function postedFields(request: FastifyRequest): Promise<PostedField[]> {
  // Only scopes that take files know the word.
  const unread = 'isMultipart' in request && request.isMultipart() && !request.body;
  if (unread && request.raw.destroyed) return [];
  if (unread) return (await ofParts(request)).filter(({ value }) => value !== '');
  const { body } = request;
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    [value].flat().flatMap((one) => (typeof one === 'string' ? [fieldOf(name, one)] : [])),
  );
}

/** The words that somebody typed, to be read and copied where they cannot be sent again. */
export const postedWords = async (request: FastifyRequest): Promise<string[]> =>
  (await postedFields(request)).filter(({ shown, value }) => shown && value !== '').map(({ value }) => value);
