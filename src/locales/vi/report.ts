/** Summaries of a period and their files. */
export const report = {
  'report.title': 'Báo cáo',
} as const;
