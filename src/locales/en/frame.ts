import type { Texts } from '../types.ts';
import type { frame as vi } from '../vi/frame.ts';

export const frame: Texts<typeof vi> = {
  'frame.menu': 'Sections',
  'frame.menu.cases': 'Cases',
  'frame.menu.quarantine': 'Quarantine',
  'frame.menu.boxes': 'Boxes',
  'frame.menu.reports': 'Reports',
  'frame.menu.mail': 'Mail',
  'frame.menu.people': 'People',
  'frame.menu.settings': 'Settings',
  'frame.me': 'My account',
  'frame.signOut': 'Sign out',
  'frame.footer': 'Hòm Thư – for the people in charge',
  'frame.nobody': 'Unknown person',
  'frame.titled': '{post}, {unit}',
  'frame.post.head': 'Head',
  'frame.post.deputy': 'Deputy head',
  'frame.post.officer': 'Officer',
  'frame.post.specialist': 'Specialist',
  'frame.post.inspector': 'Inspector',
  'frame.post.administrator': 'Administrator',
  'frame.more': 'Show more',
  'frame.first': 'Back to the start',
  'frame.pages': 'Pages',
  'frame.problems': 'Please correct',
  'frame.error': 'Error:',
};
