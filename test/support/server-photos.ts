import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

const chunk = (kind: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(kind), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** A PNG (https://www.w3.org/TR/png-3) of one colour in a few hundred kilobytes, of which a decoder makes `side * side` pixels. */
export function pngBomb(side: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

/** A photo as a phone takes it: place and device written into it. */
export async function phoneJpeg(side = 200): Promise<Buffer> {
  const pixels = Buffer.from(Array.from({ length: side * side * 3 }, (_, i) => (i * 7919) % 251));
  const gps = {
    GPSLatitudeRef: 'N',
    GPSLatitude: '21/1 1/1 42/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '105/1 50/1 8/1',
  };
  return await sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Dienthoai', Model: 'May 7391' }, IFD3: gps })
    .toBuffer();
}

/** The first bytes of a photo of an iPhone (ISO/IEC 23008-12), and nothing behind them. */
export const heic = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic'),
  Buffer.from([0, 0, 0, 0]),
  Buffer.from('mif1heic'),
  Buffer.alloc(400, 7),
]);
