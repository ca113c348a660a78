/** The list of mails, stuck ones, digests. */
export const notices = {
  'notices.title': 'Thư báo',
} as const;
