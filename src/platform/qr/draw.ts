import { create } from 'qrcode';
import { blackOnWhite } from './png.ts';

export type QrLevel = 'L' | 'M' | 'Q' | 'H';

/** White margin that a reader needs, in modules (ISO/IEC 18004 §6.3.8). */
const QUIET = 4;

/**
 * A QR code as one SVG path in units of modules: `<svg viewBox="0 0 size size"><path d=…>`. `size` counts the quiet zone of four modules on
 * each side. Upper-case texts (`HTTPS://HOST/CODE`) give fewer, larger modules.
 */
export function qrPath(text: string, level: QrLevel): { size: number; path: string } {
  const { size, data } = create(text, { errorCorrectionLevel: level }).modules;
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!data[y * size + x]) continue;
      const from = x;
      while (x + 1 < size && data[y * size + x + 1]) x++;
      const run = x - from + 1;
      path += `M${from + QUIET} ${y + QUIET}h${run}v1h-${run}z`;
    }
  }
  return { size: size + 2 * QUIET, path };
}

/** The same as a file of its own: pure black on white, its edges on whole modules. */
export function qrSvg(text: string, level: QrLevel): string {
  const { size, path } = qrPath(text, level);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
}

/** The same as a square PNG of one bit a pixel; modules have a whole number of pixels, what is left over widens the white margin. */
export function qrPng(text: string, level: QrLevel, pixels: number): Promise<Buffer> {
  const { size, data } = create(text, { errorCorrectionLevel: level }).modules;
  const scale = Math.floor(pixels / (size + 2 * QUIET));
  if (scale < 1) throw new RangeError(`${pixels} pixels are too few for ${size} modules`);
  const margin = Math.floor((pixels - size * scale) / 2);
  return blackOnWhite(pixels, (x, y) => {
    const column = Math.floor((x - margin) / scale);
    const row = Math.floor((y - margin) / scale);
    const inside = column >= 0 && row >= 0 && column < size && row < size;
    return inside && Boolean(data[row * size + column]);
  });
}
