import { describe, expect, test } from 'vitest';
import { eachInATown, type OpenTown, overflow, type Visitors } from '../support/browser.ts';
import { codeOnReceipt } from '../support/journey.ts';
import { onlyCase } from '../support/residents.ts';

let town: OpenTown;
let people: Visitors;
eachInATown((ofTest, visitors) => {
  town = ofTest;
  people = visitors;
});

/** What a visitor's phone asks for, what it gets, and what the visitor writes. */
const VISITORS = [
  { locale: 'en-GB', lang: 'en', words: 'The guide at the gate was very kind to my children.' },
  { locale: 'zh-CN', lang: 'zh-Hans', words: '门口的讲解员对孩子们非常亲切。' },
  { locale: 'ko-KR', lang: 'ko', words: '입구의 안내원이 아이들에게 매우 친절했습니다.' },
  { locale: 'ja-JP', lang: 'ja', words: '入口の案内係の方が子どもたちにとても親切でした。' },
  { locale: 'fr-FR', lang: 'fr', words: 'Le guide à l’entrée a été très gentil avec mes enfants.' },
];

describe('at the gate of the Temple of Literature', () => {
  test.each(VISITORS)(
    'a visitor whose phone speaks $locale praises in that language',
    async ({ locale, lang, words }) => {
      const page = await people.arrives({ locale, javaScriptEnabled: false });
      await page.goto(town.box('gate'));
      expect(await page.locator('html').getAttribute('lang')).toBe(lang);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Temple of Literature');
      expect(await page.locator('main').innerText()).not.toMatch(/[ạảấầẩẫậắằẳẵặẹẻẽếềểễệọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/);
      expect(await overflow(page)).toBe(0);
      await page.locator('input[name="kind"][value="praise"]').check();
      await page.locator('#message').fill(words);
      await page.locator('#feedback button.main').click();
      expect(await codeOnReceipt(page)).toMatch(/^[0-9A-Z]{4}/);
      expect(await page.locator('html').getAttribute('lang')).toBe(lang);
      expect(await overflow(page)).toBe(0);
      expect(await onlyCase(town)).toMatchObject({ message: words, kind: 'praise', placeId: 'dt-van-mieu' });
    },
  );

  test('the language of the link at the top stays from the form to the receipt', async () => {
    const page = await people.arrives({ javaScriptEnabled: false });
    await page.goto(town.box('gate'));
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Very good' }).click();
    expect(new URL(page.url()).searchParams.get('lang')).toBe('en');
    await page.locator('output#tracking-code').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });
});
