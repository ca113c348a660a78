import { firstStatus } from '../../domain/case.ts';
import { type CaseEvent, chainHash } from './record.ts';
import type { CaseRow } from './tallies.ts';

/** Something that is not as the program wrote it. `name` is a reference, with the number of an event, or a counter's cell. */
export interface Finding {
  what:
    | 'changed'
    | 'missing'
    | 'reordered'
    | 'status'
    | 'words'
    | 'added'
    | 'erased'
    | 'gap'
    | 'swapped'
    | 'unchained'
    | 'counter'
    | 'attachment'
    | 'unit'
    | 'due'
    | 'assignee'
    | 'restriction'
    | 'joined'
    | 'contact'
    | 'sealed'
    | 'orphans';
  name: string;
}

type StoredEvent = CaseEvent & { hash: string };

/** Walks the events of one case: each must follow the one before it, and say what its hash says. */
export function checkChain(row: CheckedCase, events: readonly StoredEvent[]): Finding[] {
  const found = (what: Finding['what'], n: number): Finding => ({ what, name: `${row.reference} #${n}` });
  if (events.length === 0) return [found('missing', 1)];
  const links = events.flatMap((event, i) => {
    const before = events[i - 1] ?? null;
    const due = (before?.n ?? 0) + 1;
    const gap = Array.from({ length: Math.max(0, event.n - due) }, (_, k) => found('missing', due + k));
    // After a gap the event cannot be checked against what is gone.
    return gap.length > 0 || follows(event, before)
      ? gap
      : [found(isEarlier(event, before) ? 'reordered' : 'changed', event.n)];
  });
  // The last events of a case could be cut off without breaking the chain: then the case says more than its events do.
  if (statusOf(row, events) !== row.status) links.push({ what: 'status', name: `${row.reference}: ${row.status}` });
  return links;
}

type CheckedCase = Pick<CaseRow, 'reference' | 'kind' | 'status'>;

function follows(event: StoredEvent, before: StoredEvent | null): boolean {
  const { hash, ...facts } = event;
  return hash === chainHash(before?.hash ?? '', facts);
}

const isEarlier = (event: StoredEvent, before: StoredEvent | null) => before !== null && event.at < before.at;

/** What the events say last of the status. */
function statusOf(row: CheckedCase, events: readonly StoredEvent[]): unknown {
  const said = events.findLast((event) => event.data.status !== undefined);
  const kind = events[0]?.data.kind;
  return said?.data.status ?? firstStatus(typeof kind === 'string' ? (kind as CaseRow['kind']) : row.kind);
}
