import { type Action, visibleUnits } from '../../domain/permission.ts';
import type { Units } from '../../domain/units.ts';
import type { Visitor } from '../../platform/http/types.ts';
import { type Lang, type MessageKey, translator } from '../../platform/i18n/index.ts';
import type { OfficeFrame } from '../../platform/views/pages.ts';

/** The menu of the desk, in its order: a page stands here with the act that it is for. */
const MENU: readonly { href: string; label: MessageKey; action: Action }[] = [
  { href: '/office/cases', label: 'frame.menu.cases', action: 'case.list' },
  { href: '/office/counter', label: 'frame.menu.counter', action: 'counter.use' },
  { href: '/office/quarantine', label: 'frame.menu.quarantine', action: 'case.release' },
  { href: '/office/boxes', label: 'frame.menu.boxes', action: 'box.read' },
  { href: '/office/reports', label: 'frame.menu.reports', action: 'report.read' },
  { href: '/office/people', label: 'frame.menu.people', action: 'people.read' },
  { href: '/office/keys', label: 'frame.menu.keys', action: 'contact.approve' },
  { href: '/office/keys', label: 'frame.menu.keys', action: 'contact.ask' },
  { href: '/office/keys', label: 'frame.menu.keys', action: 'sealed.ask' },
  { href: '/office/privacy', label: 'frame.menu.privacy', action: 'privacy.decide' },
  { href: '/office/privacy', label: 'frame.menu.privacy', action: 'case.release' },
  { href: '/office/audit', label: 'audit.title', action: 'audit.read' },
  { href: '/office/mail', label: 'frame.menu.mail', action: 'mail.read' },
  { href: '/office/settings', label: 'frame.menu.settings', action: 'setting.manage' },
];

/** What of the menu this visitor may open at all, and where they are now. */
export function drawFrame(
  visitor: Visitor,
  path: string,
  lang: Lang,
  tag: Pick<OfficeFrame, 'person' | 'unit'>,
  units: Units,
): OfficeFrame {
  const t = translator(lang);
  const may = (action: Action) => {
    const where = visibleUnits(visitor.powers, units, action);
    return where === 'all' || where.size > 0;
  };
  return {
    ...tag,
    menu: MENU.filter(
      ({ action, href }, i) => may(action) && !MENU.slice(0, i).some((one) => one.href === href && may(one.action)),
    ).map(({ href, label }) => ({
      href,
      label: t(label),
      current: path === href || path.startsWith(`${href}/`),
    })),
  };
}
