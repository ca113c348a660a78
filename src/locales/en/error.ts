import type { Texts } from '../types.ts';
import type { error as vi } from '../vi/error.ts';

export const error: Texts<typeof vi> = {
  'refusal.forbidden': 'You may not see this page',
  'refusal.forbidden.help':
    'If you have just sent a form, open the page again from the address of the box and send it once more.',
  'refusal.notFound': 'There is no such page',
  'refusal.notFound.help':
    'The address may be mistyped. You can enter the box code printed on the sign on the start page.',
  'refusal.gone': 'This page is gone',
  'refusal.gone.help': 'It has expired or was taken down. If you have a tracking code, use the tracking page.',
  'refusal.tooLarge': 'What you sent is too large',
  'refusal.tooLarge.help':
    'Nothing has been sent: this is more than we can take at once, so this page could not keep what you wrote. Your device most likely did:',
  'error.tooLarge.back': 'Press your browser’s Back button: your words are still in the form.',
  'error.tooLarge.draft':
    'If it is empty, scan the code or open the address of the box again: the draft kept on this device comes back (where the browser runs scripts).',
  'error.tooLarge.shorten':
    'Shorten it to at most 4,000 characters, send fewer or smaller photos (at most 3, 8 MB each), then send again.',
  'refusal.tooMany': 'Too many tries at once',
  'refusal.tooMany.help':
    'You did nothing wrong: many people share one network. Please wait about a minute and try again.',
  'refusal.overloaded': 'The system is busy',
  'refusal.overloaded.help': 'Please try again in a few minutes.',
  'refusal.badRequest': 'We could not read this request',
  'refusal.badRequest.help': 'Go back, reload the page and try again.',
  'refusal.bug': 'Something went wrong on our side',
  'refusal.bug.help': 'The fault has been recorded. Try again in a few minutes; if it stays, tell us the code below.',
  'error.requestId': 'Error code: {id}',
  'refusal.badFile': 'This file is not a picture that we can read',
  'refusal.badFile.help': 'Send a JPEG, PNG or WebP picture. On an iPhone, a screenshot of the photo works too.',
  'refusal.signInNeeded': 'Please sign in',
  'refusal.signInNeeded.help': 'Your session has ended or not begun. Sign in, then open this page again.',
  'refusal.crossSite': 'The request came from another site',
  'refusal.crossSite.help':
    'To be safe we only take forms sent from this site itself. Open the page again from the address of the box and send it once more.',
  'refusal.conflict': 'Somebody has just changed this',
  'refusal.conflict.help': 'Reload the page to see the new state, then try again.',
  'refusal.notAllowedNow': 'This cannot be done at the present step',
  'refusal.notAllowedNow.help': 'The feedback has moved on. Look it up again to see where it stands.',
  'refusal.storeFull': 'The system cannot store anything for the moment',
  'refusal.storeFull.help': 'Nothing has been sent. Please try again in a few minutes.',
  'refusal.storeReadOnly': 'The system cannot store anything for the moment',
  'refusal.storeReadOnly.help': 'Nothing has been sent. Please try again in a few minutes.',
};
