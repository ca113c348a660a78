import './pages.ts';

export { askToErase, openRequest, type PrivacyDeps, requestsOf } from './ask.ts';
export { eraseGranted } from './decide.ts';
export { privacyDesk } from './desk.ts';
export { type OwnData, ownData, ownPage } from './own-data.ts';
export { privacyMail, remindPrivacy } from './remind.ts';
export { mailSamples } from './samples.ts';
