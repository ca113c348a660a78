import { firstStatus } from '../../domain/case.ts';
import { type CaseEvent, chainHash } from './record.ts';
import type { CaseRow } from './tallies.ts';

/** Something that is not as the program wrote it. `name` is a reference, with the number of an event, or a counter's cell. */
export interface Finding {
  what: 'changed' | 'missing' | 'reordered' | 'status' | 'counter' | 'attachment' | 'orphans';
  name: string;
}

type StoredEvent = CaseEvent & { hash: string };

/** Walks the events of one case: each must follow the one before it, and say what its hash says. */
export function checkChain(
  row: Pick<CaseRow, 'reference' | 'kind' | 'status'>,
  events: readonly StoredEvent[],
): Finding[] {
  const findings: Finding[] = [];
  const found = (what: Finding['what'], n: number) => void findings.push({ what, name: `${row.reference} #${n}` });
  let before: StoredEvent | null = null;
  let status: unknown = null;
  for (const event of events) {
    const due: number = (before?.n ?? 0) + 1;
    for (let n = due; n < event.n; n++) found('missing', n);
    const { hash, ...facts } = event;
    // After a gap the event cannot be checked against what is gone.
    if (event.n === due && hash !== chainHash(before?.hash ?? '', facts)) {
      found(before && event.at < before.at ? 'reordered' : 'changed', event.n);
    }
    status = event.data.status ?? status ?? firstStatusOf(event, row);
    before = event;
  }
  if (!before) found('missing', 1);
  // The last events of a case could be cut off without breaking the chain: then the case says more than its events do.
  else if (status !== row.status) findings.push({ what: 'status', name: `${row.reference}: ${row.status}` });
  return findings;
}

function firstStatusOf(event: CaseEvent, row: Pick<CaseRow, 'kind'>): string {
  const kind = event.data.kind;
  return firstStatus(typeof kind === 'string' ? (kind as CaseRow['kind']) : row.kind);
}
