/** A picture that may be shown: decoded and encoded anew, so that nothing but pixels is left of what was sent. */
export interface Photo {
  jpeg: Buffer;
  width: number;
  height: number;
}

/** `heic`: a phone's own format, which no prebuilt decoder may read; `size`: too many pixels; `content`: no picture. */
export type PhotoProblem = 'heic' | 'size' | 'content';

/** Longest edge of what is kept, in pixels: a sign's text stays legible. */
const LONGEST_EDGE = 1920;
/** A 12-megapixel phone has 12e6; decoding more than this costs memory that residents' pages need. */
const MOST_PIXELS = 50e6;

const startsWith = (bytes: Uint8Array, signs: number[], at = 0) => signs.every((sign, i) => bytes[at + i] === sign);
const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** What the first bytes say, whatever the name says. https://mimesniff.spec.whatwg.org/#image-type-pattern-matching-algorithm */
export function sniff(bytes: Uint8Array): 'jpeg' | 'png' | 'webp' | 'avif' | 'heic' | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp';
  if (ascii(bytes, 4, 8) !== 'ftyp') return null;
  const brand = ascii(bytes, 8, 12);
  if (brand === 'avif' || brand === 'avis') return 'avif';
  return ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'].includes(brand) ? 'heic' : null;
}

let decoder: ReturnType<typeof loadDecoder> | null = null;

/** Loaded with the first photo: it costs 27 MB. Every loader but four is blocked; SVG and PDF are programs, not photos. */
async function loadDecoder() {
  const { default: sharp } = await import('sharp');
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['Jpeg', 'Png', 'Webp', 'Heif'].map((name) => `VipsForeignLoad${name}Buffer`),
  });
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

let busy: Promise<unknown> = Promise.resolve();

/** One picture at a time in the whole process: eight at once take 300 MB. The work is done outside the main thread. */
export function cleanPhoto(bytes: Uint8Array): Promise<Photo | { problem: PhotoProblem }> {
  const turn = busy.then(() => decode(bytes));
  busy = turn.catch(() => undefined);
  return turn;
}

async function decode(bytes: Uint8Array): Promise<Photo | { problem: PhotoProblem }> {
  const format = sniff(bytes);
  if (format === 'heic') return { problem: 'heic' };
  if (!format) return { problem: 'content' };
  decoder ??= loadDecoder();
  const sharp = await decoder;
  try {
    const { data, info } = await sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS })
      .autoOrient()
      .resize({ width: LONGEST_EDGE, height: LONGEST_EDGE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 78, mozjpeg: true })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: data, width: info.width, height: info.height };
  } catch (error) {
    return { problem: /pixel limit/i.test(String(error)) ? 'size' : 'content' };
  }
}

/** An area of a picture, in thousandths of its width and height. */
export interface Area {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A kept picture with these areas black, encoded anew: nothing of what lay under them is left. In the same turn as everything that decodes. */
export function blackOutAreas(jpeg: Uint8Array, areas: readonly Area[]): Promise<Photo> {
  const turn = busy.then(() => drawBlack(jpeg, areas));
  busy = turn.catch(() => undefined);
  return turn;
}

async function drawBlack(bytes: Uint8Array, areas: readonly Area[]): Promise<Photo> {
  decoder ??= loadDecoder();
  const sharp = await decoder;
  const { width, height } = await sharp(bytes).metadata();
  const patches = areas.map(({ x, y, w, h }) => {
    const [left, top] = [Math.floor((x * width) / 1000), Math.floor((y * height) / 1000)];
    const [right, bottom] = [Math.ceil(((x + w) * width) / 1000), Math.ceil(((y + h) * height) / 1000)];
    const size = {
      width: Math.max(1, Math.min(right, width) - left),
      height: Math.max(1, Math.min(bottom, height) - top),
    };
    return { left, top, input: { create: { ...size, channels: 3 as const, background: '#000000' } } };
  });
  const { data, info } = await sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS })
    .composite(patches)
    .jpeg({ quality: 78, mozjpeg: true })
    .toBuffer({ resolveWithObject: true });
  return { jpeg: data, width: info.width, height: info.height };
}
