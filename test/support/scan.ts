import { createRequire } from 'node:module';
import sharp from 'sharp';

// The package is CommonJS that is the function itself, while its types speak of a default export.
const jsQR = createRequire(import.meta.url)('jsqr') as typeof import('jsqr').default;

/** What a telephone would read from a picture (PNG, SVG); null when it finds no QR code. */
export async function scan(picture: Buffer, density?: number): Promise<string | null> {
  // Where a photo was cleaned in this process before, drawings are refused from then on.
  sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] });
  const { data, info } = await sharp(picture, { density }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null;
}
