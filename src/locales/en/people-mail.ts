import type { Texts } from '../types.ts';
import type { peopleMail as vi } from '../vi/people-mail.ts';

/** Mails about posts, addresses and absences of people of the office. */
export const peopleMail: Texts<typeof vi> = {
  'people.mail.asked.subject': 'Please confirm: {post}, {unit}',
  'people.mail.asked.lead':
    '{by} asks for the post of {post}, {unit}, to be given to {person} from {day}. It begins only when a second person confirms.',
  'people.mail.asked.button': 'Look and confirm',
  'people.mail.imported.subject': 'Please confirm: posts of a file of people',
  'people.mail.imported.lead':
    'A file of people has been imported; in it, {person} as {post}, {unit}. The posts begin only when a second person confirms them.',
  'people.mail.imported.button': 'Look and confirm',
  'people.mail.address.subject': 'Please confirm: address of {person}',
  'people.mail.address.lead':
    '{by} asks that {person} ({post}, {unit}) have another address. Whoever reads the new mailbox signs in with this account, so a second person must confirm.',
  'people.mail.address.button': 'Look and confirm',
  'people.mail.addressRefused.subject': 'Not confirmed: address of {person}',
  'people.mail.addressRefused.lead': '{by} did not agree that {person} ({post}, {unit}) have another address.',
  'people.mail.addressRefused.button': 'Look',
  'people.mail.given.subject': 'New in post: {post}, {unit}',
  'people.mail.given.lead': '{person} is {post}, {unit}, from {day}. Given or confirmed by: {by}.',
  'people.mail.given.button': 'Look',
  'people.mail.given.own':
    'You are {post}, {unit}, from {day}. Sign in with this address; if you have no password yet, ask for a link at the sign-in page.',
  'people.mail.given.ownButton': 'Go to the desk',
  'people.mail.ended.subject': 'No longer in post: {post}, {unit}',
  'people.mail.ended.lead': '{person} is no longer {post}, {unit}, from {day}. Noted by: {by}.',
  'people.mail.ended.button': 'Look',
  'people.mail.ended.own':
    'You are no longer {post}, {unit}, from {day}. The cases of the unit stay with the post. Noted by: {by}.',
  'people.mail.ended.ownButton': 'See my account',
  'people.mail.refused.subject': 'Not confirmed: {post}, {unit}',
  'people.mail.refused.lead': '{by} did not agree to give the post of {post}, {unit}, to {person}.',
  'people.mail.refused.button': 'Look',
  'people.mail.check': 'If this is not right, tell the unit above or another administrator at once.',
  'people.mail.absence.subject': 'You stand in from {from} to the end of {to}',
  'people.mail.absence.lead':
    '{person} is away from {from} to the end of {to} and named you to stand in ({units}). New feedback is mailed to you in that time.',
  'people.mail.absence.button': 'Go to the desk',
  'people.mail.absence.ownSubject': 'You were noted as away from {from} to the end of {to}',
  'people.mail.absence.own':
    'Somebody noted that you are away from {from} to the end of {to}. If this is not right, take it off.',
  'people.mail.absence.ownButton': 'See my absences',
};
