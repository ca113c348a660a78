import { RETENTION, SPAM_RETENTION_DAYS } from '../domain/retention.ts';

/** One kind of personal data: of whom, what for, and how long it is kept. The lengths of residents' data are those of `/rieng-tu`. */
export interface PersonalKind {
  of: 'resident' | 'staff' | 'both';
  why: string;
  until: string;
}

const words = `${RETENTION.anonymise.amount} months after the case was closed, or on request; spam ${SPAM_RETENTION_DAYS} days`;
const contact = `${RETENTION.erase_contact.amount} days after the case was closed, or on request; spam ${SPAM_RETENTION_DAYS} days`;
const asCase = 'as long as the case, for who did what must stay provable (Law on Archives 33/2024/QH15)';

export const PERSONAL_KINDS = {
  words: { of: 'resident', why: 'to answer what somebody said', until: words },
  said: { of: 'both', why: 'the dialogue, and what the unit notes beside it', until: words },
  photo: { of: 'resident', why: 'to see what is meant; location and device are gone before it is kept', until: words },
  contact: { of: 'resident', why: 'to ask back; sealed, opened by two people with a stated reason', until: contact },
  code: {
    of: 'resident',
    why: 'a keyed hash by which the resident finds the case; nobody can turn it back',
    until: 'as long as the case',
  },
  sending: { of: 'resident', why: 'a keyed hash that makes a second sending harmless', until: words },
  request: { of: 'resident', why: 'what a resident asks about their own data', until: 'until it is decided' },
  event: { of: 'both', why: 'what happened to a case, with the reasons that staff gave', until: asCase },
  deed: { of: 'staff', why: 'who did, asked for or decided something', until: asCase },
  account: {
    of: 'staff',
    why: 'to sign in and be written to',
    until: 'as long as the account; closed ones are named by the audit log',
  },
  secret: {
    of: 'staff',
    why: 'proof of who signs in; hashed or sealed',
    until: 'until it is replaced, used or taken away',
  },
  post: { of: 'staff', why: 'who may do what, and who stands in', until: asCase },
  session: {
    of: 'staff',
    why: 'to stay signed in',
    until: 'SESSION_MOST_HOURS: 7 days unless set, 30 at most; dead ones go with the next sign-in',
  },
  tries: { of: 'both', why: 'keyed hashes that slow down guessing', until: '1 day' },
  undo: {
    of: 'staff',
    why: 'to take back what was done to many cases at once',
    until: '10 minutes; gone with the next such act',
  },
  own: { of: 'staff', why: 'what a person keeps for their own work', until: 'until they remove it' },
  mail: { of: 'staff', why: 'to send a mail once, and to show what is stuck', until: '90 days after it was sent' },
  inbound: { of: 'staff', why: 'to deal with a mail that came in once', until: '90 days' },
  address: {
    of: 'staff',
    why: 'to stop writing to a mailbox that takes nothing',
    until: 'until the mailbox takes mail again',
  },
} as const satisfies Record<string, PersonalKind>;
export type PersonalKindName = keyof typeof PERSONAL_KINDS;

/**
 * Every column of every table: `none` holds nothing about a person, every other name is a kind of personal data. A column that stands
 * nowhere here fails `npm run check`: whoever adds one decides what it is, why it is kept and for how long.
 */
export const PERSONAL_DATA: Readonly<Record<string, Readonly<Partial<Record<PersonalKindName | 'none', string>>>>> = {
  answer_template: { deed: 'changed_by', none: 'id unit_id kind status lang title body active changed_at' },
  answer_draft: {
    deed: 'person_id writer',
    said: 'message outcome promise promise_on photos note',
    none: 'case_id unit_id state source saved_at',
  },
  promise: { said: 'words', none: 'id case_id unit_id month made_at due_on state moved kept_at' },
  answer_tally: { none: 'month unit_id restricted kind measure n' },
  audit: { deed: 'person_id subject data', none: 'position at action unit_id case_id hash' },
  chain_day: { none: 'day chain position hash kept_at' },
  outside_body: {
    none: 'id kind name_vi name_en address phone email website how_vi how_en source changed_at retired_at',
  },
  cases: {
    words: 'message who satisfaction_reason',
    sending: 'submission_id',
    code: 'tracking_hash',
    deed: 'assignee_id',
    none: 'serial id reference box_id place_id place_kind filed_unit_id unit_id kind status queue suspicion restriction restricted urgent rating rule_code rule_version about happened_at lang source received_at month due_at first_due_at answered_at on_time closed_at closed_reason contest_until contested_at satisfaction outcome gate apology anonymised_at waiting_for',
  },
  case_event: { deed: 'actor_id', event: 'data', none: 'position case_id n kind at actor unit_id open hash journal' },
  message: { said: 'body', deed: 'person_id', none: 'id case_id at kind unit_id lang' },
  attachment: { photo: 'digest', none: 'id case_id message_id at media_type bytes width height' },
  sealed_contact: { contact: 'sealed consent_at', none: 'case_id' },
  tally: {
    none: 'month unit_id restricted kind received in_progress answered closed redirected declined merged spam answered_on_time answered_late contested ratings rating_sum satisfactions satisfaction_sum extended',
  },
  wait_tally: { none: 'unit_id restricted n' },
  rule_tally: { none: 'month unit_id restricted kind rule_code n' },
  rule_month: { none: 'month restricted kind rule_code n' },
  privacy_request: {
    request: 'words',
    deed: 'decided_by',
    sending: 'sending',
    none: 'id case_id kind asked_at due_at state decided_at ground',
  },
  key_request: {
    deed: 'asked_by decided_by reason answer',
    none: 'id what case_id asked_unit_id asked_at state decided_at read_until read_at',
  },
  key_ring: { none: 'id sealed added_at progress finished_at' },
  case_merge: { none: 'case_id into_id at' },
  case_former: { none: 'case_id unit_id why at' },
  original: { words: 'text', photo: 'digest', none: 'id case_id part part_id width height at' },
  tag: { none: 'id unit_id name fold created_at retired_at' },
  case_tag: { none: 'serial tag_id at' },
  saved_filter: { own: 'person_id name address', none: 'id opens_first created_at' },
  head_note: { deed: 'person_id', none: 'case_id unit_id at' },
  bulk_deed: { undo: 'person_id done', none: 'id act at undone_at' },
  unit: {
    none: 'id code name_vi name_en fold kind parent_id valid_from valid_to words_in_mail hours works_on_holidays city_wide source',
  },
  unit_succession: {
    none: 'id predecessor_id predecessor_name predecessor_kind predecessor_district fold successor_id share effective_from clause source',
  },
  place: { none: 'id code name_vi name_en fold kind unit_id ward_id address lat lng source' },
  box: { none: 'id code place_id spot_vi spot_en status successor_id created_at' },
  box_unit: { none: 'box_id unit_id valid_from valid_to' },
  rule: {
    none: 'code version code_of_conduct article topic_vi topic_en kind place_kinds sensitive urgent verified source valid_from valid_to',
  },
  holiday: { none: 'date name_vi name_en type status source' },
  setting: { none: 'key value source changed_at' },
  calendar_change: { deed: 'person_id', none: 'id at edit cursor looked moved done_at' },
  case_seen: { none: 'case_id unit_id at' },
  presence: { deed: 'person_id day', none: '' },
  person: { account: 'id email title lang', secret: 'password_hash', none: 'created_at disabled_at' },
  appointment: { post: 'person_id', none: 'id unit_id post valid_from valid_to' },
  absence: { post: 'person_id substitute_id starts_at ends_at', none: 'id' },
  post_request: {
    post: 'person_id',
    account: 'email',
    deed: 'asked_by decided_by',
    none: 'id unit_id post valid_from valid_to asked_at state decided_at',
  },
  session: {
    session: 'id person_id method second_due second_at second_by seen_at rights',
    none: 'created_at expires_at',
  },
  sign_in_link: { secret: 'id person_id', none: 'created_at expires_at used_at' },
  code_app: { secret: 'person_id sealed last_step', none: 'created_at used_at' },
  passkey: { secret: 'id person_id label public_key counter transports', none: 'created_at used_at' },
  recovery_code: { secret: 'id person_id', none: 'created_at used_at' },
  spent_challenge: { secret: 'id', none: 'expires_at' },
  failed_sign_in: { tries: 'id n first_at last_at', none: '' },
  dead_mailbox: { address: 'address_hash person_id words', none: 'since last_at source taken_at' },
  arrival: { inbound: 'digest outbox_id', none: 'at outcome' },
  outbox: {
    mail: 'person_id recipient_id sent_to params last_error letter_id',
    none: 'id kind dedupe_key state case_id unit_id created_at due_at attempts locked_until locked_by sent_at turns',
  },
  slot: { none: 'sweep slot started_at ended_at count error' },
};
