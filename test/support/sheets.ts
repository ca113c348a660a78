import { inflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/** Rows of a CSV file with its byte order mark. */
export function readCsv(text: string): string[][] {
  return parse(text, { bom: true }) as string[][];
}

interface Sheet {
  xml: string;
  /** Cells as the file types them: a text, a number, or null. */
  rows: (string | number | null)[][];
}

/** A workbook taken apart by hand: what is in the file, not what a library makes of it. */
export function readXlsx(bytes: Buffer): { names: string[]; titles: string[]; sheet(name: string): Sheet } {
  const files = unzip(bytes);
  const text = (name: string) => files.get(name)?.toString('utf8') ?? '';
  const strings = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si = '']) => plain(si));
  const names = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) =>
    plain(name),
  );
  const titles = text('xl/workbook.xml').matchAll(/<definedName name="_xlnm.Print_Titles"[^>]*>([^<]*)</g);
  return {
    names,
    titles: [...titles].map(([, title = '']) => plain(title)),
    sheet(name) {
      const xml = text(`xl/worksheets/sheet${names.indexOf(name) + 1}.xml`);
      const rows = [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) => rowOf(row, strings));
      return { xml, rows };
    },
  };
}

function rowOf(row: string, strings: string[]): (string | number | null)[] {
  const cells: (string | number | null)[] = [];
  for (const [, attributes = '', body = ''] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const letters = /r="([A-Z]+)/.exec(attributes)?.[1] ?? 'A';
    const column = [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    const value = /<v>(.*?)<\/v>/s.exec(body)?.[1];
    if (value === undefined) cells[column] = null;
    else cells[column] = /t="s"/.test(attributes) ? (strings[Number(value)] ?? null) : Number(value);
  }
  return Array.from(cells, (cell) => cell ?? null);
}

const plain = (xml: string) =>
  xml
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;|&#39;/g, "'")
    .replace(/&amp;/g, '&');

/** Files of a ZIP archive, by its central directory (APPNOTE 4.3). */
function unzip(bytes: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const method = bytes.readUInt16LE(at + 10);
    const size = bytes.readUInt32LE(at + 20);
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + size);
    files.set(bytes.toString('utf8', at + 46, at + 46 + nameLength), method === 0 ? data : inflateRawSync(data));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}
