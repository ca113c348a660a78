import type { Texts } from '../types.ts';
import type { deskError as vi } from '../vi/desk-error.ts';

export const deskError: Texts<typeof vi> = {
  'deskError.notFound': 'There is no such page',
  'deskError.notFound.help':
    'The address may be mistyped, the case may have been handed on, or it is not yours to see.',
  'deskError.forbidden': 'You may not do this',
  'deskError.forbidden.help': 'It belongs to another post. If you need it, ask the administrator of your unit.',
  'deskError.crossSite': 'The request came from another site',
  'deskError.crossSite.help':
    'For safety, only forms sent from this site are taken. Open the page again from the list of cases and repeat it.',
  'deskError.gone': 'This page is gone',
  'deskError.gone.help': 'It has expired or was taken down. Open it again from the list of cases.',
  'deskError.conflict': 'Somebody has just changed this',
  'deskError.conflict.help': 'Your change was not kept. Open the page again to see the new state, then repeat it.',
  'deskError.notAllowedNow': 'This cannot be done at this step',
  'deskError.notAllowedNow.help': 'The case has moved on. Open it again to see where it stands now.',
  'deskError.tooLarge': 'What you sent is too large',
  'deskError.tooLarge.help':
    'Nothing was kept. Press Back in your browser: what you wrote is usually still there. Then remove photos or shorten it, and send again.',
  'deskError.words': 'What you entered',
  'deskError.words.help':
    'It was not sent and is not kept anywhere. Copy what you still need before you leave this page.',
  'deskError.back': 'Back to the list of cases',
};
