import type { Action } from '../../src/domain/permission.ts';

/** Whom a route lets in. Who adds a route says it here; the walk of all routes goes by it, and docs/permissions.md is written from it. */
export type Door = { fields?: Record<string, string>; params?: Record<string, string>; shutOnly?: boolean } & (
  | { to: 'anyone' }
  /** Whoever is signed in, about themself alone. */
  | { to: 'self' }
  /** Whoever is signed in; shows what this act lets them see, which may be nothing. */
  | { to: 'narrowed'; may: Action }
  /** Whoever may do this in some unit. */
  | { to: 'some'; may: Action | readonly Action[] }
  /** Whoever may do this about the city as a whole. */
  | { to: 'city'; may: Action }
  /** Whoever may do this about the unit of a box, a person, a mail, or the unit itself. */
  | { to: 'unit'; may: Action; of: 'box' | 'person' | 'mail' | 'unit' }
  /** Whoever may read a case, and do this with it. For all others it is not there. */
  | { to: 'case'; may: Action }
  /** A case that quarantine holds. */
  | { to: 'held'; may: Action }
  /** A thing that has an owner or a rule of its own, which the named file of tests is about. */
  | { to: 'own'; seeTest: string }
);

const anyone: Door = { to: 'anyone' };
const self: Door = { to: 'self' };
const narrowed = (may: Action): Door => ({ to: 'narrowed', may });
const some = (...may: Action[]): Door => ({ to: 'some', may });
const city = (may: Action, more: Partial<Door> = {}): Door => ({ to: 'city', may, ...more }) as Door;
const unit = (of: 'box' | 'person' | 'mail' | 'unit', may: Action, more: Partial<Door> = {}): Door =>
  ({ to: 'unit', of, may, ...more }) as Door;
/** Asks for the page of the form, which changes nothing. */
const EDIT = { fields: { edit: 'yes' } };
const inCase = (may: Action, more: Partial<Door> = {}): Door => ({ to: 'case', may, ...EDIT, ...more }) as Door;
/** What it is about does not exist, so that only those can be told apart who are shut out of the case itself. */
const shutOnly = { shutOnly: true };
const own = (seeTest: string): Door => ({ to: 'own', seeTest });

/** Every route of the program, by method and path. `HEAD` goes with `GET`. */
export const DOORS: Readonly<Record<string, Door>> = {
  'GET /': anyone,
  'GET /*': anyone,
  'GET /:box': anyone,
  'POST /:box': anyone,
  'GET /api/v1/boxes/:code': anyone,
  'POST /api/v1/boxes/:code/feedback': anyone,
  'GET /api/v1/feedback': anyone,
  'GET /api/v1/stats': anyone,
  'GET /bien-nhan': anyone,
  'POST /bien-nhan': anyone,
  'GET /dev/mail': anyone,
  'GET /dev/mail/:id': anyone,
  'GET /dev/mail/:id/html': anyone,
  'GET /dev/mail/:id/source': anyone,
  'GET /dev/mail/samples': anyone,
  'GET /dev/mail/samples/:id': anyone,
  'GET /healthz': anyone,
  'GET /metrics': anyone,
  'GET /openapi.json': anyone,
  'GET /quy-tac': anyone,
  'GET /quy-tac/:code': anyone,
  'GET /readyz': anyone,
  'GET /rieng-tu': anyone,
  'GET /robots.txt': anyone,
  'GET /thong-ke': anyone,
  'GET /thong-ke.csv': anyone,
  'GET /tra-cuu': anyone,
  'POST /tra-cuu': anyone,
  'GET /tra-cuu/anh/:token': anyone,
  'GET /office/sign-in': anyone,
  'POST /office/sign-in': anyone,
  'GET /office/sign-in/:token': anyone,
  'POST /office/sign-in/:token': anyone,
  'POST /office/sign-in/link': anyone,
  'GET /office/sign-in/passkey': anyone,
  'POST /office/sign-in/passkey': anyone,
  'GET /office/sign-in/sent': anyone,

  'GET /office': self,
  'GET /office/me': self,
  'POST /office/me/language': self,
  'POST /office/me/password': self,
  'POST /office/me/second/codes': self,
  'POST /office/me/second/remove': self,
  'POST /office/me/sessions/close': self,
  'POST /office/me/sign-out-others': self,
  'GET /office/second': self,
  'POST /office/second': self,
  'GET /office/second/passkey': self,
  'POST /office/second/passkey': self,
  'GET /office/second/setup': self,
  'GET /office/second/setup/app': self,
  'POST /office/second/setup/app': self,
  'GET /office/second/setup/passkey': self,
  'POST /office/second/setup/passkey': self,
  'POST /office/sign-out': self,
  'POST /office/sign-out-everywhere': self,

  'GET /office/cases': narrowed('case.list'),
  'POST /office/cases/bulk': narrowed('case.read'),
  'POST /office/cases/undo/:deed': own('list-bulk.test.ts'),
  'POST /office/cases/lists': self,
  'POST /office/cases/lists/:saved/:verb': own('list-tabs.test.ts'),
  'GET /office/cases/:id': inCase('case.read'),
  'GET /office/cases/:id/letter': inCase('case.read', shutOnly),
  'GET /office/cases/:id/photos/:photo': inCase('case.read', shutOnly),
  'GET /office/cases/:id/:noun/:step/:deed': inCase('case.read', {
    params: { noun: 'promises', step: 'a', deed: 'kept' },
  }),
  'POST /office/cases/:id/:noun': inCase('case.read'),
  'GET /office/cases/:id/:noun': inCase('case.read', { params: { noun: 'answer' } }),
  'GET /office/cases/:id/:noun/:step': inCase('case.read', { params: { noun: 'refusal', step: 'preview' } }),
  'POST /office/cases/:id/:noun/preview': inCase('case.decline', { params: { noun: 'refusal' } }),
  'POST /office/cases/:id/head-note': inCase('case.approve'),
  'POST /office/cases/:id/:noun/template': inCase('case.answer', { params: { noun: 'answer' } }),
  'POST /office/cases/:id/answer': inCase('case.answer'),
  'POST /office/cases/:id/answer/draft': inCase('case.answer'),
  'POST /office/cases/:id/answer/drop': inCase('case.answer'),
  'POST /office/cases/:id/answer/preview': inCase('case.answer'),
  'POST /office/cases/:id/answer/return': inCase('case.approve'),
  'POST /office/cases/:id/answer/withdraw': inCase('case.answer'),
  'POST /office/cases/:id/apology': inCase('case.answer'),
  'POST /office/cases/:id/promises/:promise/:deed': inCase('case.answer', shutOnly),
  'GET /office/cases/:id/contact': inCase('contact.open', shutOnly),
  'POST /office/cases/:id/contact': inCase('contact.open', shutOnly),
  'GET /office/cases/:id/redaction': inCase('case.redact'),
  'POST /office/cases/:id/redaction': inCase('case.redact', shutOnly),
  'POST /office/cases/:id/original': inCase('case.readOriginal', shutOnly),
  'GET /office/outcomes': narrowed('case.read'),
  'GET /office/quarantine': some('case.release'),
  'POST /office/quarantine/:id/:verb': { to: 'held', may: 'case.release', ...shutOnly },
  'GET /office/tags': some('tag.manage'),
  'POST /office/tags': some('tag.manage'),
  'POST /office/tags/:tag/retire': own('list-bulk.test.ts'),

  'GET /office/counter': some('counter.use'),
  'POST /office/counter': own('counter.test.ts'),
  'GET /office/counter/slip': own('counter.test.ts'),

  'GET /office/boxes': narrowed('box.read'),
  'GET /office/boxes/:code': unit('box', 'box.read'),
  'GET /office/boxes/:code/print': unit('box', 'box.print'),
  'GET /office/boxes/:code/qr.png': unit('box', 'box.print', shutOnly),
  'GET /office/boxes/:code/qr.svg': unit('box', 'box.print'),

  'GET /office/people': some('people.read'),
  'GET /office/people/invite': some('people.manage'),
  'POST /office/people/invite': some('people.manage'),
  'GET /office/people/hand-over': some('people.manage'),
  'POST /office/people/hand-over': some('people.manage'),
  'GET /office/people/:id': unit('person', 'people.read'),
  'POST /office/people/:id/posts': unit('person', 'people.manage'),
  'POST /office/people/:id/posts/:entry/end': unit('person', 'people.manage', { fields: { on: 'no day' } }),
  'POST /office/people/:id/requests/:entry/:decision': own('people-posts.test.ts'),
  'POST /office/people/:id/absences': unit('person', 'absence.set', { fields: { awayTo: 'no day' } }),
  'POST /office/people/:id/absences/:entry/end': unit('person', 'absence.set', shutOnly),
  'POST /office/people/:id/details': unit('person', 'people.manage', { fields: { email: 'none' } }),
  'POST /office/people/:id/disable': unit('person', 'people.manage', shutOnly),
  'POST /office/people/:id/enable': unit('person', 'people.manage', shutOnly),

  'POST /office/people/:id/reset-second': unit('person', 'people.manage', shutOnly),

  'GET /office/mail': some('mail.read'),
  'POST /office/mail/:id/again': unit('mail', 'mail.read'),
  'POST /office/mail/returned/:person': unit('person', 'mail.read', shutOnly),

  'GET /office/reports': some('report.read'),
  'GET /office/reports/cases.csv': { ...some('report.export'), ...shutOnly },
  'GET /office/reports/figures.csv': some('report.export'),
  'GET /office/reports/rules.csv': some('report.export'),
  'GET /office/reports/report.xlsx': { ...some('report.export'), ...shutOnly },

  'GET /office/keys': own('proof-keys.test.ts'),
  'POST /office/keys': city('sealed.ask'),
  'GET /office/keys/:id': own('proof-keys.test.ts'),
  'POST /office/keys/:id/approval': own('proof-keys.test.ts'),
  'POST /office/keys/:id/reading': own('proof-keys.test.ts'),
  'POST /office/keys/:id/refusal': own('proof-keys.test.ts'),
  'POST /office/keys/:id/withdrawal': own('proof-keys.test.ts'),
  'GET /office/audit': city('audit.read'),
  'GET /office/audit.csv': city('audit.read'),

  'GET /office/privacy': narrowed('privacy.decide'),
  'GET /office/privacy/:id': inCase('privacy.decide'),
  'POST /office/privacy/:id/erasure': inCase('privacy.decide', shutOnly),
  'POST /office/privacy/:id/refusal': inCase('privacy.decide'),

  'GET /office/settings/extension': city('setting.manage'),
  'POST /office/settings/extension': city('setting.manage', shutOnly),
  'GET /office/bodies': city('setting.manage'),
  'GET /office/bodies/:id': city('setting.manage', shutOnly),
  'POST /office/bodies/:id': city('setting.manage', shutOnly),
  'POST /office/bodies/:id/turn': city('setting.manage', shutOnly),
  'GET /office/settings': narrowed('setting.manage'),
  'POST /office/settings/reminders': city('setting.manage'),
  'POST /office/settings/terms': city('setting.manage'),
  'GET /office/settings/calendar': self,
  'GET /office/settings/calendar/changes/:id': own('calendar-changes.test.ts'),
  'POST /office/settings/calendar/changes': city('setting.manage'),
  'GET /office/settings/calendar/day': city('setting.manage'),
  'POST /office/settings/calendar/day': city('setting.manage'),
  'GET /office/settings/calendar/import': city('setting.manage'),
  'POST /office/settings/calendar/import': city('setting.manage'),
  'GET /office/settings/units': some('setting.manage'),
  'GET /office/settings/units/:unit': unit('unit', 'setting.manage'),
  'POST /office/settings/units/:unit/hours': unit('unit', 'setting.manage'),
  'POST /office/settings/units/:unit/words': unit('unit', 'setting.manage', shutOnly),
  'GET /office/settings/templates': some('setting.manage'),
  'POST /office/settings/templates': some('setting.manage'),
  'POST /office/settings/templates/:id/:to': own('answer-templates.test.ts'),
  'POST /office/settings/templates/approval': own('answer-templates.test.ts'),
};
