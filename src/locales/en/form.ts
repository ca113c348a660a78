import type { Texts } from '../types.ts';
import type { form as vi } from '../vi/form.ts';

export const form: Texts<typeof vi> = {
  'form.title': 'Feedback for {place}',
  'form.intro': 'Your feedback is for',
  'form.handler':
    '{unit} will read it and answer a complaint within {n, plural, one {# working day} other {# working days}}, a suggestion within {m}.',
  'form.rate': 'How do you find this place?',
  'form.rate.hint': 'One tap is enough.',
  'form.kind': 'Or tell us more: would you like to…',
  'form.kind.praise': 'Praise',
  'form.kind.praise.hint': 'someone kind, something well done',
  'form.kind.complaint': 'Complain',
  'form.kind.complaint.hint': 'something wrong or unpleasant',
  'form.kind.suggestion': 'Suggest',
  'form.kind.suggestion.hint': 'something that would help',
  'form.message': 'Your words',
  'form.message.hint': 'What, where, when. Please leave out ID numbers.',
  'form.rule.do': 'What deserves praise',
  'form.rule.dont': 'What went wrong',
  'form.rule.more': 'Choose a point of the codes of conduct',
  'form.rule.none': 'None of these',
  'form.about': 'About whom or what?',
  'form.about.head.hint': 'Goes straight to the level above; the unit does not see it.',
  'form.details': 'More: who, when',
  'form.who': 'Who, at which desk?',
  'form.who.hint': 'Name on the badge, desk number or a short description.',
  'form.happenedAt': 'When?',
  'form.photos': 'Photos',
  'form.photos.hint': 'Up to 3 photos, 8 MB each. Location and device data are removed.',
  'form.photos.kept': '{n, plural, one {# photo is} other {# photos are}} kept. No need to choose again.',
  'form.contact': 'Leave a contact',
  'form.contact.promise':
    'The unit sees your words, not who you are. Your contact is sealed; each opening needs a reason, and you see it when you track.',
  'form.contactName': 'Name',
  'form.contactPhone': 'Phone',
  'form.contactEmail': 'Email',
  'form.consent': 'I agree that this contact is stored to ask me about this feedback.',
  'form.doors':
    'A formal complaint about a decision, or a denunciation of law-breaking, has its own procedure at the citizen reception office.',
  'form.emergency': 'Emergency: call police {police}, fire {fire}, ambulance {ambulance}.',
  'form.website': 'Leave this empty',
  'form.send': 'Send',
  'form.anonymous': 'No account, no name needed.',
  'form.address': 'Address of this box: {address}',
  'form.counter': '{n} characters left',
  'form.counter.over': '{n} characters too long',
  'form.offline': 'Not sent yet. Your words are kept on this device and will be sent when the network is back.',
  'form.sending': 'Sending…',
  'form.draft': 'Your draft has been restored.',
  'error.form.kind.missing': 'Choose Praise, Complain or Suggest.',
  'error.form.kind.unknown': 'Choose Praise, Complain or Suggest.',
  'error.form.rating.missing': 'Choose one of the five faces.',
  'error.form.rating.unknown': 'Choose one of the five faces.',
  'error.form.message.missing': 'Write what you want to say.',
  'error.form.message.tooLong':
    '{over, plural, one {# character} other {# characters}} too long. Please shorten it to at most {most} characters.',
  'error.form.rule.unknown': 'This rule is not in force. Choose another one, or none.',
  'error.form.about.unknown': 'Choose one of the four, or leave it empty.',
  'error.form.who.tooLong':
    '“Who, at which desk?” is {over, plural, one {# character} other {# characters}} too long. At most {most} characters.',
  'error.form.happenedAt.notATime': 'Give a date and a time, such as 20/11/2026 09:30.',
  'error.form.happenedAt.inFuture': 'This time has not come yet. Give the time when it happened, or leave it empty.',
  'error.form.happenedAt.longAgo': 'This is too long ago. Check the year, or leave it empty.',
  'error.form.contactName.tooLong':
    'The name is {over, plural, one {# character} other {# characters}} too long. At most {most} characters.',
  'error.form.contactPhone.notAPhone': 'This phone number does not look right. Example: +84 912 345 678.',
  'error.form.contactEmail.notAMail': 'This email address does not look right. Example: name@example.vn.',
  'error.form.consent.missing': 'Tick that we may store your contact, or remove the contact.',
  'error.form.submissionId.notAUuid': 'The number of this sending is malformed. Please send again.',
  'error.form.submissionId.otherWords':
    'The number of this sending belongs to other words, so the words below were not sent. Send once more to make them a new feedback.',
  'error.form.photos.tooMany': 'Only 3 photos can be sent. Please take some out.',
  'error.form.photos.tooBig': 'A photo is larger than 8 MB. Please choose a smaller one.',
  'error.form.photos.content': 'One file is not a JPEG, PNG or WebP picture.',
  'error.form.photos.heic':
    'We cannot read HEIC photos of an iPhone. Send a screenshot of the photo, or send without it.',
  'error.form.photos.size': 'A photo has too many pixels. Please choose a smaller one.',
  'error.form.photos.crowded':
    'Many photos are arriving at once and there was no room for yours. Your words are kept: choose the photo again and send, or send without it.',
  'error.form.form.tooMuch':
    'The form arrived with too many fields to read them all. Please check your words and send again.',
  'error.form.form.unreadable':
    'The form arrived in a shape that cannot be read. Please open this page again and send once more.',
  'error.form.photos.broken':
    'The photos did not arrive whole, perhaps because of a weak network. Please choose them again.',
  'steer.title': 'There is a better place for this',
  'steer.emergency': 'If anybody is in danger, call now',
  'steer.emergency.text':
    'This box is no rescue service: the person in charge may read it hours later. These numbers are free of charge.',
  'steer.police': '113 – Police',
  'steer.fire': '114 – Fire and rescue',
  'steer.ambulance': '115 – Ambulance',
  'steer.child': '111 – Child protection',
  'steer.denunciation': 'This reads like a denunciation',
  'steer.denunciation.text':
    'A denunciation tells the competent authority about a breach of law (Law on Denunciation 25/2018/QH14).',
  'steer.denunciation.1':
    'Send a letter with your signature or fingerprint, with your full name, address and contact; or come and tell it in person (Articles 22, 23).',
  'steer.denunciation.2': 'Your name, address and every trace of you must be kept secret (Article 9).',
  'steer.denunciation.3':
    'Without a name it is not handled as a denunciation; if it is clear and has evidence, it is still inspected or passed on (Article 25).',
  'steer.denunciation.anyway':
    'If you send it here all the same, only authorised people at a higher level read it; the unit concerned does not see it.',
  'steer.complaint': 'This reads like a formal complaint about a decision',
  'steer.complaint.text':
    'A formal complaint asks to review an administrative decision or act that infringes your own rights (Law on Complaints 02/2011/QH13).',
  'steer.complaint.1':
    'File it in writing or in person, with your full name and address, with the body that made the decision.',
  'steer.complaint.2':
    'It must usually be filed within 90 days of learning of the decision. Sending it to this box does not stop that clock.',
  'steer.complaint.anyway':
    'If you send it here all the same, it is received as feedback, and only authorised people read it.',
  'steer.where': 'Where to go',
  'steer.where.text':
    'The citizen reception office of the ward or commune, or of the City, in working hours. The staff there guide you free of charge.',
  'steer.words': 'What you wrote (copy it or change it)',
  'steer.send': 'Send to this box',
  'steer.edit': 'Go back and change',
  'busy.title': 'Not sent yet, your words are still here',
  'busy.text':
    'The system could not store this feedback. Nothing has been sent. Press Send again in a few minutes; do not close this page.',
  'busy.send': 'Send again',
  'busy.photos': 'Photos cannot be kept on this page. Please choose them again if you want to send them.',
  'box.mistyped': 'This box code is not right',
  'box.mistyped.text': 'The code “{code}” belongs to no box. A code has 7 signs and no 0, I, L, O or U.',
  'box.mistyped.near': 'Did you mean',
  'box.retired': 'This box is no longer in use',
  'box.retired.text': 'The sign at {place} is out of date.',
  'box.retired.successor': 'The box that replaces it: {place}',
  'box.retired.none': 'You can enter the code of another box on the start page.',
  'box.code': 'Box code',
  'box.open': 'Open the box',
};
