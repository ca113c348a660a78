import type { Instant } from '../../domain/instant.ts';
import { mailHost } from '../mail/compose.ts';
import type { Letter, Mailer, Sending } from '../mail/mailer.ts';
import type { ReturnAddresses } from '../mail/return-address.ts';
import type { Services } from '../services.ts';
import { lanePause } from './backoff.ts';
import { claim, LOCK_MS, lineOf } from './claim.ts';
import type { Mailboxes } from './mailboxes.ts';
import type { OutboxRow } from './outbox.ts';
import { type Draft, letterId, type Pack, type Parcel } from './parcel.ts';
import { afterPacking, release, set, settle } from './record.ts';

export interface DeliverDeps {
  services: Pick<Services, 'store' | 'clock' | 'log' | 'config' | 'ids'>;
  mailer: Mailer;
  pack: Pack;
  bundles: ReadonlySet<string>;
  mailboxes: Mailboxes;
  /** Where reports and answers come back to; null: nobody reads them. */
  returns: ReturnAddresses | null;
}

type Written = Extract<Parcel, { draft: unknown }>;

/** Letters on their way at the same moment; as many as the mailer has connections. */
const ABREAST = 3;
/** A batch is put back when its lock is about to run out: what is left goes with the next one. */
const BATCH_MS = LOCK_MS / 2;

/** What a letter must not overtake: its rows' lines, and what goes about the same case to the same mailbox by another line. */
function linesOf(parcel: Parcel): string[] {
  const told = parcel.rows.filter(({ caseId }) => caseId !== null);
  const lines = told.map(lineOf);
  return 'draft' in parcel ? [...lines, ...told.map(({ caseId }) => `${caseId} ${parcel.draft.to}`)] : lines;
}

/**
 * The way out for mail: claims, packs and sends until nothing is due or the server is out of reach. Then the whole lane rests, for growing
 * pauses, and no row has used up a try. A letter before which others went well is to blame itself, and counts its tries.
 */
export function createLane({ services, mailer, pack, bundles, mailboxes, returns }: DeliverDeps) {
  const { store, clock, log, config, ids } = services;
  const by = ids.uuid();
  const host = mailHost(config.baseUrl);
  const blamed = new Map<string, number>();
  let downs = 0;
  let restsUntil: Instant = 0;
  let sent = 0;

  /** A second silence at the same letter, with others delivered in between, is an answer to this letter. */
  function judge(id: string, sending: Sending): Sending {
    if (!('down' in sending)) {
      blamed.delete(id);
      return sending;
    }
    const then = blamed.get(id);
    blamed.set(id, sent);
    return then !== undefined && sent > then ? { later: sending.down } : sending;
  }

  /** Envelope sender and `Reply-To` of a letter, by which what comes back finds its rows. */
  function backTo([row]: readonly OutboxRow[], { answerable }: Draft): Pick<Letter, 'returnPath' | 'replyTo'> {
    if (!returns || !row) return {};
    const token = { outboxId: row.id, turns: row.turns };
    return {
      returnPath: returns.write({ ...token, kind: 'bounce' }),
      ...(answerable && { replyTo: returns.write({ ...token, kind: 'reply' }) }),
    };
  }

  async function send(written: Written, now: Instant): Promise<boolean> {
    const { rows, draft, sent: taken } = written;
    const id = letterId(rows);
    const letter = { ...draft, ...backTo(rows, draft), messageId: `<${id}@${host}>` };
    const sending = judge(id, await mailer.send(letter));
    if ('down' in sending) {
      downs += 1;
      restsUntil = now + lanePause(downs);
      log.warn({ reason: sending.down, count: downs }, 'the mail server is out of reach');
    } else {
      downs = 0;
      if ('ok' in sending) {
        sent += 1;
        taken?.();
      } else
        log.warn({ mailId: id, reason: 'never' in sending ? sending.never : sending.later }, 'a mail was not taken');
    }
    await settle({ store, by, mailboxes }, written, sending, { now, downs });
    return 'ok' in sending || 'never' in sending;
  }

  async function sendAll(parcels: readonly Parcel[], now: Instant, signal: AbortSignal): Promise<void> {
    const began = clock.now();
    const held = new Set(parcels.flatMap((parcel) => ('later' in parcel ? linesOf(parcel) : [])));
    const onTheWay = new Map<Promise<void>, readonly string[]>();
    for (const parcel of parcels) {
      const about = linesOf(parcel);
      const meets = (others: Iterable<string>) => [...others].some((id) => about.includes(id));
      while (onTheWay.size >= ABREAST || meets([...onTheWay.values()].flat())) await Promise.race(onTheWay.keys());
      const settled = afterPacking(parcel, now);
      const stop = signal.aborted || restsUntil > now || clock.now() - began > BATCH_MS || meets(held);
      if (settled || stop || !('draft' in parcel)) {
        await set(store, by, parcel.rows, settled ?? release);
        continue;
      }
      const trip = send(parcel, now).then((settledForGood) => {
        if (!settledForGood) for (const id of about) held.add(id);
        onTheWay.delete(trip);
      });
      onTheWay.set(trip, about);
    }
    await Promise.all(onTheWay.keys());
  }

  /**
   * A mistake of ours in one row must not keep the others: after a failed batch each row is packed alone. What fails then is tried again: the
   * files of the program may just be in replacement.
   */
  async function packed(rows: readonly OutboxRow[], now: Instant): Promise<Parcel[]> {
    try {
      return await pack(rows, now);
    } catch (err) {
      log.error({ err, count: rows.length }, 'mail could not be written');
      const [row] = rows;
      if (rows.length === 1 && row) return [{ rows, later: `could not be written: ${(err as Error).message}` }];
      return (await Promise.all(rows.map((one) => packed([one], now)))).flat();
    }
  }

  /** Sends all that is due. Resolves when done; what is on its way when `signal` fires is finished first. */
  return async function deliver(now: Instant, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && restsUntil <= now) {
      const rows = await claim(store, by, now, bundles);
      if (rows.length === 0) return;
      await sendAll(await packed(rows, now), now, signal);
    }
  };
}
