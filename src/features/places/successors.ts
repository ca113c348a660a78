import { like } from 'drizzle-orm';
import { fold } from '../../domain/text.ts';
import type { Handle } from '../../platform/db/store.ts';
import { unitSuccession } from '../../schema/sqlite.ts';

/** A unit of old, and what took over from it. */
export interface FormerUnit {
  name: string;
  kind: string;
  district: string;
  successors: { unitId: string; share: 'whole' | 'part'; from: string }[];
}

const KIND_WORDS = /^(phuong|xa|thi tran|p\.|x\.|tt\.)\s*/;
const MOST = 20;

/**
 * Former units by the name that people still use, with or without diacritics or "phường". Where one was cut, several took
 * over, and only the street can tell which.
 */
export async function successorsOf(handle: Handle, name: string): Promise<FormerUnit[]> {
  const folded = fold(name).trim().replace(/\s+/g, ' ').replace(KIND_WORDS, '').replace(/[%_]/g, '');
  if (folded.length < 2) return [];
  const links = await handle
    .select()
    .from(unitSuccession)
    .where(like(unitSuccession.fold, `${folded}%`))
    .orderBy(unitSuccession.fold, unitSuccession.predecessorKind, unitSuccession.share);
  const exact = links.filter((link) => link.fold === folded);
  const former = Map.groupBy(exact.length > 0 ? exact : links, (link) =>
    [link.predecessorKind, link.predecessorName, link.predecessorDistrict].join(' '),
  );
  return [...former.values()].slice(0, MOST).map((group) => ({
    name: group[0]?.predecessorName ?? '',
    kind: group[0]?.predecessorKind ?? '',
    district: group[0]?.predecessorDistrict ?? '',
    successors: group.map((link) => ({ unitId: link.successorId, share: link.share, from: link.effectiveFrom })),
  }));
}
