import { describe, expect, test } from 'vitest';
import { htmlToText } from '../../src/platform/mail/html-text.ts';
import { ownWords } from '../../src/platform/mail/own-words.ts';

const WORDS = 'Kính gửi ông/bà,\n\nChúng tôi đã nhắc cán bộ ở quầy số 3.\nTừ ngày 01/12/2026 quầy mở lúc 7 giờ 30.';

describe('what a person wrote above the quotation', () => {
  test.each([
    [
      'Gmail, Vietnamese',
      `${WORDS}\n\nVào Th 2, 16 thg 11, 2026 vào lúc 09:00 Hòm Thư <hom-thu@example.vn> đã viết:\n\n> Đơn vị của ông/bà vừa nhận được một ý kiến.\n>\n> Mã số: HT2611`,
    ],
    [
      'Gmail, Vietnamese, the line broken in three',
      `${WORDS}\n\nVào Th 2, 16 thg 11, 2026 vào lúc 09:00 Hòm Thư của Thành phố\nHà Nội <\nhom-thu@example.vn> đã viết:\n\n> Đơn vị của ông/bà`,
    ],
    [
      'Gmail, English',
      `${WORDS}\n\nOn Mon, Nov 16, 2026 at 9:00 AM Hòm Thư <hom-thu@example.vn> wrote:\n\n> Your unit has`,
    ],
    [
      'Apple Mail, Vietnamese',
      `${WORDS}\n\nGửi từ iPhone của tôi\n\n> Vào 16 thg 11, 2026, lúc 09:00, Hòm Thư <hom-thu@example.vn> đã viết:\n> \n> ﻿Đơn vị của ông/bà`,
    ],
    [
      'Apple Mail, English, without marks',
      `${WORDS}\n\nOn 16 Nov 2026, at 09:00, Hòm Thư <hom-thu@example.vn> wrote:\n\nYour unit has just received feedback.\nReference: HT2611`,
    ],
    ['Thunderbird, Vietnamese', `${WORDS}\n\nVào 16/11/2026 09:00, Hòm Thư đã viết:\n> Đơn vị của ông/bà`],
    [
      'Yahoo, Vietnamese',
      `${WORDS}\n\n    Vào Thứ Hai, 16 tháng 11, 2026 lúc 09:00:12 GMT+7, Hòm Thư <hom-thu@example.vn> đã viết:\n\n Đơn vị của ông/bà vừa nhận được\n Mã số: HT2611`,
    ],
    [
      'Outlook, Vietnamese',
      `${WORDS}\n\n________________________________\nTừ: Hòm Thư <hom-thu@example.vn>\nĐã gửi: Thứ Hai, 16 Tháng Mười Một 2026 09:00\nĐến: truong.00070@example.vn\nChủ đề: [HT2611] Phản ánh mới\n\nĐơn vị của ông/bà`,
    ],
    [
      'Outlook, Vietnamese, without a rule',
      `${WORDS}\n\nTừ: Hòm Thư <hom-thu@example.vn>\nĐã gửi: Thứ Hai, 16 Tháng Mười Một 2026 09:00\nTới: truong.00070@example.vn\nChủ đề: [HT2611] Phản ánh mới\n\nĐơn vị của ông/bà`,
    ],
    [
      'Outlook, English, with stars',
      `${WORDS}\n\n*From:* Hòm Thư <hom-thu@example.vn>\n*Sent:* Monday, November 16, 2026 9:00 AM\n*To:* truong.00070@example.vn\n*Subject:* [HT2611]\n\nYour unit`,
    ],
    [
      'Zimbra, Vietnamese',
      `${WORDS}\n\n----- Thư gốc -----\nTừ: "Hòm Thư" <hom-thu@example.vn>\nTới: "truong" <truong.00070@example.vn>\n\nĐơn vị`,
    ],
    ['an old client', `${WORDS}\n\n-----Original Message-----\nFrom: Hòm Thư\n\nYour unit`],
    ['a signature', `${WORDS}\n\n-- \nỦy ban nhân dân phường Hoàn Kiếm\nĐiện thoại: 024 0000 0000`],
    ['Outlook on a phone', `${WORDS}\n\nTải Outlook cho iOS\n________________________________\nTừ: Hòm Thư`],
    ['lines ended as in mail', `${WORDS.replaceAll('\n', '\r\n')}\r\n\r\n> cũ\r\n`],
  ])('%s', (_client, text) => {
    expect(ownWords(text)).toBe(WORDS);
  });

  test('given somebody who answers below the quotation, then only the marked lines go', () => {
    const text = `Vào Th 2, 16 thg 11, 2026 vào lúc 09:00 Hòm Thư <hom-thu@example.vn> đã viết:\n\n> Đơn vị của ông/bà\n> Mã số\n\n${WORDS}`;
    expect(ownWords(text)).toBe(WORDS);
  });

  test('given a sentence that only sounds like a quotation, then it stays', () => {
    const text = 'Vào buổi sáng hôm đó cán bộ đã viết:\n"Hẹn ông quay lại thứ hai".\nTừ: 8 giờ\nChúng tôi xin lỗi.';
    expect(ownWords(text)).toBe(text);
  });

  test('given nothing but a quotation, then there are no words', () => {
    expect(ownWords('On Mon, Nov 16, 2026 at 9:00 AM Hòm Thư <h@example.vn> wrote:\n\n> Your unit')).toBe('');
  });

  test('given half a megabyte of one line, then it is read in a moment', () => {
    const began = performance.now();
    ownWords(`Vào 2026 ${'a '.repeat(250_000)}\n`.repeat(2));
    htmlToText(`<div ${'class '.repeat(80_000)}`);
    htmlToText('<style'.repeat(80_000));
    expect(performance.now() - began).toBeLessThan(1500);
  });
});

describe('words of a mail that is HTML alone', () => {
  test.each([
    [
      'Gmail',
      '<div dir="ltr">Chúng tôi đã nhắc.<div><br></div><div>Xin lỗi ông/bà &amp; cảm ơn.</div></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Vào Th 2 đã viết:<br></div><blockquote class="gmail_quote">Đơn vị</blockquote></div>',
      'Chúng tôi đã nhắc.\n\nXin lỗi ông/bà & cảm ơn.',
    ],
    [
      'Outlook',
      '<html><head><style>p{margin:0}</style></head><body><div>Chúng tôi đã nhắc.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>Từ:</b> Hòm Thư</div><div>Đơn vị</div></body></html>',
      'Chúng tôi đã nhắc.',
    ],
    [
      'Apple Mail',
      '<html><body>Chúng tôi <b>đã</b> nhắc.<div><ul><li>Quầy 3</li><li>Quầy 4</li></ul></div><blockquote type="cite"><div>On 16 Nov</div></blockquote></body></html>',
      'Chúng tôi đã nhắc.\n\n- Quầy 3\n- Quầy 4',
    ],
    [
      'somebody with bad intentions',
      '<script>alert(1)</script><p onclick="x()">Đã nhắc &lt;b&gt;.<img src=x onerror=y()>',
      'Đã nhắc <b>.',
    ],
  ])('%s', (_client, html, words) => {
    expect(ownWords(htmlToText(html))).toBe(words);
  });
});
