import type { FastifyRequest } from 'fastify';
import { Refusal } from '../../domain/errors.ts';
import { type Instant, localMonth } from '../../domain/instant.ts';
import { type Period, parsePeriod } from '../../domain/period.ts';
import type { Action } from '../../domain/permission.ts';
import type { Visitor } from '../../platform/http/types.ts';
import type { City } from '../places/index.ts';
import type { ReportAsk } from './report.ts';
import { holds, narrowed, type Sight, sightOf } from './sight.ts';

export type WrongAsk = { wrong: 'period'; label: string } | { wrong: 'unit'; code: string };

/**
 * What an address asks for: `?month=2026-10|2026-H1|2026`, this month without it, and `&unit=CODE`, everything in sight without it.
 * @throws Refusal `forbidden` for who may not do this anywhere
 */
export function readAsk(
  request: FastifyRequest,
  visitor: Visitor,
  action: Action,
  city: City,
  now: Instant,
): ReportAsk | WrongAsk {
  const sight = sightOf(visitor.powers, city.units, action);
  if (sight.units !== 'all' && sight.units.length === 0) throw new Refusal('forbidden');
  const { month, unit } = request.query as { month?: unknown; unit?: unknown };
  const label = textOf(month) || localMonth(now);
  const code = textOf(unit);
  const period = parsePeriod(label.trim());
  if (!period) return { wrong: 'period', label: label.slice(0, 40) };
  if (!code) return { period, sight, unitId: null, madeAt: now };
  const ask = askForUnit({ period, sight, madeAt: now }, city, code);
  return ask ?? { wrong: 'unit', code: code.slice(0, 40) };
}

/** The same ask about one unit with those below it; null for a unit that is unknown or out of sight, which look the same. */
export function askForUnit(
  ask: { period: Period; sight: Sight; madeAt: Instant },
  city: City,
  code: string,
): ReportAsk | null {
  const found = city.units.values().find((unit) => unit.code === code);
  if (!found || !holds(ask.sight.units, found.id)) return null;
  return { ...ask, sight: narrowed(ask.sight, city.units, found.id), unitId: found.id };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
