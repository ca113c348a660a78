import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { visibleUnits } from '../../domain/permission.ts';
import { translator } from '../../platform/i18n/index.ts';
import { recordAudit } from '../audit/index.ts';
import { askOf, cursorOf, cursorText, type Typed, typedOf, type Wrong } from './audit-ask.ts';
import { auditCsv } from './audit-csv.ts';
import { auditLine } from './audit-lines.ts';
import { type Deed, heldKnown, knowable, readAudit } from './audit-query.ts';
import { whichOptions } from './audit-which.ts';
import type { ProofDeps } from './deps.ts';
import type { AuditPage, PageError } from './pages.ts';

const PAGE = 50;

/** `/office/audit` and its file. */
export function auditRoutes(app: FastifyInstance, deps: ProofDeps): void {
  const { services, staff, places } = deps;

  function sightOf(request: FastifyRequest) {
    const { powers } = staff.visitor(request);
    const { units } = places.city();
    if (visibleUnits(powers, units, 'audit.read') !== 'all') throw new Refusal('forbidden');
    return knowable(powers, units);
  }

  app.get('/office/audit', async (request, reply) => {
    const sight = sightOf(request);
    const typed = typedOf(request);
    const asked = await askOf(deps, typed);
    const after = cursorOf(request);
    const found = 'ask' in asked ? await readAudit(services.store.read, asked.ask, sight, after, PAGE + 1) : [];
    const wrong = 'wrong' in asked ? asked.wrong : [];
    const sees = await heldKnown(services.store.read, found, sight);
    const page = auditPage(deps, request, { typed, wrong, found, sees, isLater: after !== null });
    return reply.page('proof/audit', page, wrong.length > 0 ? 422 : 200);
  });

  app.get('/office/audit.csv', async (request, reply) => {
    const sight = sightOf(request);
    const typed = typedOf(request);
    const asked = await askOf(deps, typed);
    if ('wrong' in asked) throw new Refusal('badRequest');
    const { personId } = staff.visitor(request);
    const { person, which, from, to } = typed;
    const data = { person, which, from, to };
    // The file leaves the house: that is written down before its first line.
    await services.store.write((tx) => recordAudit(services, tx, { action: 'audit.exported', personId, data }));
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="nhat-ky.csv"')
      .send(Readable.from(auditCsv(deps, asked.ask, sight, request.lang)));
  });
}

interface Found {
  typed: Typed;
  wrong: readonly Wrong[];
  /** One more than a page when there is more. */
  found: readonly Deed[];
  sees: ReadonlySet<string>;
  isLater: boolean;
}

function auditPage(deps: ProofDeps, request: FastifyRequest, { typed, wrong, found, sees, isLater }: Found): AuditPage {
  const { staff } = deps;
  const { lang } = request;
  const t = translator(lang);
  const address = (path: string, more: Record<string, string> = {}) => {
    const given = Object.entries({ ...typed, ...more }).filter(([, value]) => value !== '');
    return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
  };
  const errors: PageError[] = wrong.map((name) => ({ href: `#${name}`, text: t(`audit.error.${name}`) }));
  const at = (name: Wrong) => errors.find(({ href }) => href === `#${name}`)?.text ?? null;
  const shown = found.slice(0, PAGE);
  const last = found.length > PAGE ? shown.at(-1) : undefined;
  return {
    frame: staff.frame(request),
    typed: { person: typed.person, case: typed.case, from: typed.from, to: typed.to },
    errors,
    wrong: { person: at('person'), from: at('from'), to: at('to') },
    people: [...staff.register().people.values()].map(({ email }) => email).sort(),
    actions: whichOptions(typed.which, lang),
    lines: shown.map((deed) => auditLine(deps, deed, sees, lang)),
    csv: address('/office/audit.csv'),
    next: last ? address('/office/audit', { after: cursorText(last) }) : null,
    first: isLater ? address('/office/audit') : null,
  };
}
