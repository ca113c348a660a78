/** What an administrator may set. */
export const settings = {
  'settings.title': 'Cài đặt',
} as const;
