import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { samples as intake } from '../../src/features/intake/samples.ts';
import { minifyCss } from '../../src/platform/views/compact.ts';
import { createRenderer } from '../../src/platform/views/renderer.ts';

const house = process.cwd();
const inlineCss = join(house, 'public/public.css');
const renderer = createRenderer({ folder: join(house, 'views'), inlineCss });
const [form, wrong] = intake['intake/form'];
if (!form || !wrong) throw new Error('the form has samples');

describe('the form of a box', () => {
  test('is at most 6 KB on the wire with its style, in every language', () => {
    for (const lang of ['vi', 'en', 'zh', 'ko', 'ja', 'fr'] as const) {
      expect(brotliCompressSync(renderer.page('intake/form', lang, form)).length).toBeLessThanOrEqual(6 * 1024);
    }
  });

  test('is the same for everybody: nothing in it depends on the visitor', () => {
    expect(renderer.page('intake/form', 'vi', form)).toBe(renderer.page('intake/form', 'vi', form));
    expect(renderer.page('intake/form', 'vi', form)).not.toContain('submissionId');
  });

  test('asks for nothing by default: no consent is ticked, no kind is chosen', () => {
    expect(renderer.page('intake/form', 'vi', form)).not.toMatch(/ checked/);
  });

  test('gives back every word with what is wrong, and a link from each mistake to its field', () => {
    const html = renderer.page('intake/form', 'vi', wrong);
    expect(html).toContain('<div id="error-summary" role="alert"');
    expect(html).toContain('Phiếu hẹn trả kết quả ngày 12 mà đến ngày 19 vẫn chưa có.\nHỏi thì bảo cứ chờ');
    for (const { field } of wrong.errors) {
      expect(html).toContain(`href="#${field}"`);
      expect(html).toContain(`id="${field}"`);
    }
    expect(html).toContain(
      'id="message" name="message" rows="5" aria-invalid="true" aria-describedby="message-error message-hint"',
    );
  });

  test('shows what people type as text', () => {
    const html = renderer.page('intake/form', 'vi', {
      ...form,
      values: { ...form.values, message: '</textarea><script>alert(1)</script>', who: '"><img src=x>' },
    });
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img');
  });
});

test('the policy names the very style that the page carries', () => {
  const style = /<style>([\s\S]*?)<\/style>/.exec(renderer.page('intake/expired', 'vi', { back: null }))?.[1] ?? '';
  const digest = createHash('sha256').update(style).digest('base64');
  expect(renderer.styleSource()).toBe(`'sha256-${digest}'`);
});

test('a stylesheet loses its air and keeps its meaning', () => {
  expect(minifyCss('/* a */ a:not(.b) > c {\n  color: red;\n  margin: 0 auto;\n}\n')).toBe(
    'a:not(.b)>c{color:red;margin:0 auto}',
  );
});

describe('a renderer', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'homthu-views-'));
    cpSync(join(house, 'views'), folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const page = join('pages', 'intake', 'expired.hbs');

  test('shows a changed template at once while somebody works on it, and keeps it otherwise', () => {
    const fresh = createRenderer({ folder, inlineCss, fresh: true });
    const kept = createRenderer({ folder, inlineCss });
    for (const each of [fresh, kept]) each.page('intake/expired', 'vi', { back: null });
    writeFileSync(join(folder, page), 'changed');
    expect(fresh.page('intake/expired', 'vi', { back: null })).toBe('changed');
    expect(kept.page('intake/expired', 'vi', { back: null })).not.toBe('changed');
  });

  test('refuses a name that the model lacks, and a helper that does not exist', () => {
    const fresh = createRenderer({ folder, inlineCss, fresh: true });
    writeFileSync(join(folder, page), '{{nobody}}');
    expect(() => fresh.page('intake/expired', 'vi', { back: null })).toThrow('nobody');
    writeFileSync(join(folder, page), '{{shout "x"}}');
    expect(() => fresh.page('intake/expired', 'vi', { back: null })).toThrow('shout');
  });

  test('writes a mail as subject, text and HTML, each escaped as it needs', () => {
    const link = 'https://hanoi.example.vn/?a=1&b=2';
    const mail = renderer.mail('staff/sign-in', 'vi', { link, until: Date.UTC(2026, 10, 23, 2, 15) });
    expect(mail.subject).toBe('Liên kết đăng nhập Hòm Thư');
    expect(mail.text).toContain(link);
    expect(mail.html).toContain('a&#x3D;1&amp;b&#x3D;2');
  });
});

test('no page carries a script or a style of its own: the policy would refuse it', () => {
  for (const name of ['public', 'office'] as const) {
    expect(readFileSync(join(house, `views/layouts/${name}.hbs`), 'utf8')).not.toMatch(
      /<script(?! type="module" src)| on\w+=| style=/,
    );
  }
});
