/** Where somebody can go instead, or what they can do; the words, addresses and numbers are in the catalogues and settings. */
export type WayOut =
  | 'citizen_reception'
  | 'denunciation_office'
  | 'competent_body'
  | 'ihanoi'
  | 'public_service_portal'
  | 'file_lookup'
  | 'mediation'
  | 'emergency_numbers'
  | 'send_again_with_facts'
  | 'earlier_answer'
  | 'none';

type Reason = { readonly wayOut: WayOut; readonly source: string };

/** Why a case is shown another door. The resident reads the reason and the door; nobody is turned away without one. */
export const REDIRECT_REASONS = {
  formal_complaint: {
    wayOut: 'citizen_reception',
    source: 'Law on Complaints 02/2011/QH13: asks to review a decision or act, in writing or in person, with identity',
  },
  denunciation: {
    wayOut: 'denunciation_office',
    source:
      'Law on Denunciation 25/2018/QH14 art. 22, 23, 25: signed letter or in person; clear facts without a name go art. 25(2)',
  },
  emergency: { wayOut: 'emergency_numbers', source: 'Police 113, fire 114, ambulance 115' },
  outside_city: {
    wayOut: 'competent_body',
    source: 'Railway, airport, ministries and their hospitals belong to the State, not to the city',
  },
  field_report: {
    wayOut: 'ihanoi',
    source: 'Decision 1207/QĐ-UBND of 28/02/2025: roads, lights, refuse, order on the spot',
  },
  administrative_rule: {
    wayOut: 'public_service_portal',
    source: 'Decree 20/2008/NĐ-CP and Decision 31/2021/QĐ-TTg art. 43: opinions on rules and procedures',
  },
  file_status: {
    wayOut: 'file_lookup',
    source: 'Decree 118/2025/NĐ-CP: a file at the one-stop point is looked up by its number',
  },
  private_dispute: {
    wayOut: 'mediation',
    source: 'Between private persons: mediation at the residential group, or a court',
  },
} as const satisfies Record<string, Reason>;

/** Why a case is not worked on though it came through the right door. */
export const DECLINE_REASONS = {
  not_conduct: { wayOut: 'none', source: 'Decisions 522/QĐ-UBND and 1665/QĐ-UBND of 2017 are about conduct' },
  insufficient_after_no_reply: {
    wayOut: 'send_again_with_facts',
    source: 'The unit asked, and no answer came in time',
  },
  abusive_without_facts: { wayOut: 'send_again_with_facts', source: 'Rude words with facts in them are worked on' },
  already_settled: { wayOut: 'earlier_answer', source: 'The same matter has had an answer, and nothing new is said' },
  withdrawn: { wayOut: 'none', source: 'The sender asked to stop' },
} as const satisfies Record<string, Reason>;

export type RedirectReason = keyof typeof REDIRECT_REASONS;
export type DeclineReason = keyof typeof DECLINE_REASONS;
