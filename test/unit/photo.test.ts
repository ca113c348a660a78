import sharp from 'sharp';
import { expect, test } from 'vitest';
import { cleanPhoto, type Photo } from '../../src/platform/files/photo.ts';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#3366cc' } });

/** As a phone takes it: on its side, with the place and the owner written into it. */
const fromPhone = () =>
  picture(400, 300)
    .withExif({
      IFD0: { Artist: 'Chu may', Model: 'Phone 7' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 1/1 42/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

test('given a photo with place and owner written into it, then only its pixels are kept, upright', async () => {
  const sent = await fromPhone();
  expect(sent.includes('Phone 7')).toBe(true);
  const { jpeg, width, height } = (await cleanPhoto(sent)) as Photo;
  expect([width, height]).toEqual([300, 400]);
  const kept = await sharp(jpeg).metadata();
  expect([kept.exif, kept.xmp, kept.iptc, kept.icc]).toEqual([undefined, undefined, undefined, undefined]);
  for (const trace of ['Phone 7', 'Chu may', 'Exif']) expect(jpeg.includes(trace)).toBe(false);
});

test('given a picture that has a program behind it, then the program is gone', async () => {
  const polyglot = Buffer.concat([await picture(20, 20).png().toBuffer(), Buffer.from('<script>alert(1)</script>')]);
  const cleaned = await cleanPhoto(polyglot);
  if ('jpeg' in cleaned) expect(cleaned.jpeg.includes('script')).toBe(false);
  else expect(cleaned.problem).toBe('content');
});

test('given a large photo, then it is kept at most 1,920 pixels long', async () => {
  const { width, height } = (await cleanPhoto(await picture(4000, 1000).jpeg().toBuffer())) as Photo;
  expect([width, height]).toEqual([1920, 480]);
});

test.each([
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'content'],
  ['a PDF', Buffer.from('%PDF-1.7\n%'), 'content'],
  ['text', Buffer.from('not a picture'), 'content'],
  ['nothing', Buffer.alloc(0), 'content'],
  ['half a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'content'],
  ['a phone’s own format', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0', 'latin1'), 'heic'],
])('given %s, whatever its name, then it is refused with the reason', async (_what, bytes, problem) => {
  expect(await cleanPhoto(bytes)).toEqual({ problem });
});

test('given a small file that unfolds to more than 50 million pixels, then it is refused before it is decoded', async () => {
  const bomb = await picture(8000, 7000).png({ compressionLevel: 9 }).toBuffer();
  expect(bomb.length).toBeLessThan(500_000);
  expect(await cleanPhoto(bomb)).toEqual({ problem: 'size' });
});
