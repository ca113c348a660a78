import type { FastifyRequest } from 'fastify';
import type { Instant } from '../../domain/instant.ts';
import { can, visibleUnits } from '../../domain/permission.ts';
import { holdsPost } from '../../domain/units.ts';
import type { Lang } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';
import type { City } from '../places/index.ts';
import { everywhere } from './above.ts';
import type { DeskDeps } from './case-file.ts';
import { type Counts, countCases } from './counts.ts';
import { holderTitle, tableOf } from './holder.ts';
import type { ListQuery } from './query.ts';
import { readSaved, type SavedFilter } from './saved-filters.ts';
import { isNothing, listScope, quarantineScope, type Scope, within } from './scope.ts';
import { spamByUnit } from './spam-by-unit.ts';
import { readTags, type TagRow } from './tags.ts';
import { undoable } from './undo.ts';

/** Somebody who can be given cases of a unit. */
export interface Colleague {
  personId: string;
  unitId: string;
}

/** Everything that a list shows beside its rows. */
export interface Desk {
  frame: OfficeFrame;
  city: City;
  lang: Lang;
  now: Instant;
  personId: string;
  /** Whose cases are on the reader's table: see {@link tableOf}. */
  mine: readonly string[];
  scope: Scope;
  counts: Counts;
  /** Empty but where spam of several units is looked at. */
  spamByUnit: { unitId: string; n: number }[];
  mayRelease: boolean;
  /** Units in which the reader does something with cases; `assigns` and `judges`: gives them out, and says what is spam. */
  worksIn: Scope['units'];
  assigns: boolean;
  judges: boolean;
  keepsTags: boolean;
  saved: SavedFilter[];
  tags: TagRow[];
  /** To whom cases are given, and whose cases can be listed: the people of the reader's units, or of the one that is looked at. */
  colleagues: Colleague[];
  holders: Colleague[];
  /** What can still be taken back, of what was just done. */
  undoId: string | null;
  titleOf(personId: string): string;
  holderOf(personId: string, unitId: string): string;
}

const listed = (units: 'all' | ReadonlySet<string>): Scope['units'] => (units === 'all' ? 'all' : [...units]);

/** People in force now in these units, who may answer there. */
function colleaguesIn({ staff, places }: DeskDeps, unitIds: readonly string[], at: Instant): Colleague[] {
  const { appointments, posts } = staff.register();
  const { units } = places.city();
  const there = appointments.filter((one) => unitIds.includes(one.unitId) && holdsPost(one, at));
  const pairs = new Map(there.map(({ personId, unitId }) => [`${personId} ${unitId}`, { personId, unitId }]));
  return [...pairs.values()].filter(({ personId, unitId }) =>
    can(posts(personId, at), 'case.answer', { unitId }, units),
  );
}

export async function deskOf(deps: DeskDeps, request: FastifyRequest, query: ListQuery): Promise<Desk> {
  const { services, staff, places } = deps;
  const { read } = services.store;
  const city = places.city();
  const visitor = staff.visitor(request);
  const { personId } = visitor;
  const powers = everywhere(deps, visitor);
  const now = services.clock.now();
  const scope = listScope(powers, city.units);
  const worksIn = listed(visibleUnits(powers, city.units, 'case.tag'));
  const own = worksIn === 'all' ? [] : worksIn;
  const here = { staff, city, at: now };
  const mine = tableOf(here, personId);
  const may = (action: 'case.assign' | 'case.decline' | 'tag.manage') =>
    !isNothing(listed(visibleUnits(powers, city.units, action)));
  // Whoever looks at one unit of many filters by that unit's tags and people.
  const looked = query.unit && !own.includes(query.unit) ? within(scope, query.unit).units : own;
  const named = looked === 'all' ? [] : looked;
  return {
    frame: staff.frame(request),
    city,
    lang: request.lang,
    now,
    personId,
    mine,
    scope,
    counts: await countCases(read, within(scope, query.unit), { now, mine }),
    spamByUnit: query.status === 'spam' && !query.unit && scope.units.length !== 1 ? await spamByUnit(read, scope) : [],
    mayRelease: !isNothing(quarantineScope(powers, city.units).units),
    worksIn,
    assigns: may('case.assign'),
    judges: may('case.decline'),
    keepsTags: may('tag.manage'),
    saved: await readSaved(read, personId),
    tags: await readTags(read, named),
    colleagues: may('case.assign') ? colleaguesIn(deps, own, now) : [],
    holders: colleaguesIn(deps, named, now),
    undoId: query.undo && ((await undoable(deps, read, personId, query.undo))?.id ?? null),
    titleOf: (id) => staff.titleOf(id, request.lang),
    holderOf: (id, unitId) => holderTitle(here, id, staff.responsible(unitId, now)?.personId ?? null, request.lang),
  };
}
