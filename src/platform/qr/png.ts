import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const deflated = promisify<Buffer, Buffer>(deflate);

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** A square PNG (ISO/IEC 15948) of one bit a pixel: black where `isBlack` says so. */
export async function blackOnWhite(pixels: number, isBlack: (x: number, y: number) => boolean): Promise<Buffer> {
  const stride = Math.ceil(pixels / 8) + 1; // a filter byte (0: none) before each line
  const raw = Buffer.alloc(stride * pixels);
  for (let y = 0; y < pixels; y++) {
    for (let x = 0; x < pixels; x++) {
      const at = y * stride + 1 + (x >> 3);
      if (!isBlack(x, y)) raw[at] = (raw[at] as number) | (0x80 >> (x & 7));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels, 0);
  header.writeUInt32BE(pixels, 4);
  header[8] = 1; // bits a sample; the colour type after it stays 0: grey
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', await deflated(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
