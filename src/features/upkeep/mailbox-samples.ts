import type { Lang } from '../../platform/i18n/index.ts';
import type { Services } from '../../platform/services.ts';
import type { Mails } from '../../platform/views/pages.ts';
import { mailSamples as common } from '../../platform/views/samples.ts';
import { mailSamples as mailroom } from '../mailroom/index.ts';
import { mailSamples as notices } from '../notices/index.ts';
import { mailSamples as privacy } from '../privacy/index.ts';
import { mailSamples as proof } from '../proof/index.ts';
import { mailSamples as staff } from '../staff/index.ts';
import { inEnglish } from './sample-words.ts';

const ALL: { [N in keyof Mails]: Mails[N][] } = { ...notices, ...mailroom, ...privacy, ...proof, ...staff, ...common };
const OFFICE_LANGS = ['vi', 'en'] as const satisfies readonly Lang[];

export interface SampleMail {
  id: string;
  name: keyof Mails;
  lang: Lang;
  subject: string;
  text: string;
  html: string;
}

function written<N extends keyof Mails>({ views }: Pick<Services, 'views'>, name: N): SampleMail[] {
  return ALL[name].flatMap((model, index) =>
    OFFICE_LANGS.map((lang) => ({
      id: `${name.replace('/', '-')}-${index + 1}-${lang}`,
      name,
      lang,
      ...views.mail(name, lang, lang === 'en' ? inEnglish(model) : model),
    })),
  );
}

/** Every kind of mail in each of its states, in Vietnamese and English. */
export function writeSamples(services: Pick<Services, 'views'>): SampleMail[] {
  return (Object.keys(ALL) as (keyof Mails)[]).flatMap((name) => written(services, name));
}
