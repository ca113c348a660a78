import type { HelperOptions } from 'handlebars';
import {
  deadlineInWords,
  formatDate,
  formatDateTime,
  formatNumber,
  isoLocal,
  type Lang,
  type MessageKey,
  type Params,
  translator,
} from '../i18n/index.ts';

const lang = (options: HelperOptions) => options.data.lang as Lang;

/** All that a template may call besides `if`, `unless`, `each` and `with`; the results are escaped like any value. */
export const helpers = {
  /** `{{t "form.send"}}`, `{{t "form.answerDays" n=days}}`; with two words the second continues the key: `{{t "common.kind" kind}}`. */
  t(...args: unknown[]) {
    const options = args.pop() as HelperOptions;
    return translator(lang(options))(args.join('.') as MessageKey, options.hash as Params);
  },
  date: (at: number, options: HelperOptions) => formatDate(at, lang(options)),
  datetime: (at: number, options: HelperOptions) => formatDateTime(at, lang(options)),
  /** For `<time datetime>`. */
  iso: (at: number) => isoLocal(at),
  deadline: (at: number, options: HelperOptions) => deadlineInWords(at, lang(options)),
  number: (n: number, options: HelperOptions) => formatNumber(n, lang(options)),
  eq: (a: unknown, b: unknown) => a === b,
};
