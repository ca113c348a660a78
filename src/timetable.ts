import { keepChainHead } from './features/audit/index.ts';
import { recompute } from './features/calendar/index.ts';
import { type Cases, closeAnswered, forget, handBackOfGone, sweepPhotos } from './features/cases/index.ts';
import { purgeArrivals, reviveSilent } from './features/mailroom/index.ts';
import {
  postDaily,
  postWeekly,
  remindApologies,
  remindDueSoon,
  remindPromises,
  remindUnread,
  tellOverdue,
} from './features/notices/index.ts';
import type { Places } from './features/places/index.ts';
import { eraseGranted, remindPrivacy } from './features/privacy/index.ts';
import { reseal } from './features/secrets/index.ts';
import { remindOfPosts } from './features/staff/index.ts';
import { dropDrafts } from './features/triage/index.ts';
import { purgeJobs } from './platform/jobs/purge.ts';
import type { Sweep } from './platform/jobs/sweeps.ts';
import type { Services } from './platform/services.ts';

/**
 * Everything that happens because time passes. `every` is minutes, or the local time of day. Each may run twice or late and does no harm; the
 * mails that they cause leave when the unit is open.
 */
export function timetable(services: Services, { places, cases }: { places: Places; cases: Cases }): Sweep[] {
  const deps = { services, places };
  const units = () => places.city().units;
  return [
    { name: 'due_soon', every: 10, run: (now) => remindDueSoon(deps, now) },
    { name: 'unread', every: 15, run: (now) => remindUnread(deps, now) },
    { name: 'overdue', every: 5, run: (now) => tellOverdue(deps, now) },
    { name: 'deadlines', every: 1, run: () => recompute({ services, places, cases }) },
    { name: 'close_answered', every: 5, run: (now) => closeAnswered({ services, cases, units }, now) },
    { name: 'promises', every: '07:30', run: (now) => remindPromises(deps, now) },
    { name: 'apologies', every: '07:35', run: (now) => remindApologies(deps, now) },
    { name: 'hand_back', every: 5, run: (now) => handBackOfGone({ services, cases, units }, now) },
    { name: 'weekly', every: '05:00', run: (now) => postWeekly(deps, now) },
    { name: 'daily', every: '05:10', run: (now) => postDaily(deps, now) },
    { name: 'chain_head', every: '00:05', run: (now) => keepChainHead(services, now) },
    { name: 'reseal', every: 1, run: () => reseal(services) },
    { name: 'privacy_due', every: 15, run: (now) => remindPrivacy({ services, places }, now) },
    { name: 'posts_waiting', every: '08:10', run: (now) => remindOfPosts(deps, now) },
    { name: 'erase_granted', every: 60, run: () => eraseGranted({ services, places, cases }) },
    { name: 'forget', every: '02:10', run: (now) => forget({ services, cases }, now) },
    { name: 'drop_drafts', every: '02:30', run: (now) => dropDrafts(services, now) },
    { name: 'sweep_photos', every: '02:40', run: (now) => sweepPhotos(services, now) },
    { name: 'revive_mailboxes', every: 60, run: (now) => reviveSilent(services, now) },
    { name: 'purge_arrivals', every: '03:05', run: (now) => purgeArrivals(services, now) },
    { name: 'purge_jobs', every: '03:10', run: (now) => purgeJobs(services, now) },
  ];
}
