import './pages.ts';

export { askToErase, requestsOf } from './ask.ts';
export { eraseGranted } from './decide.ts';
export { privacyDesk } from './desk.ts';
export { privacyMail } from './mail.ts';
export { ownData, ownPage } from './own-data.ts';
export { remindPrivacy } from './remind.ts';
export { mailSamples } from './samples.ts';
