/** Accounts, sign-in, appointments, absences. */
export const staff = {
  'staff.title': 'Người dùng',
} as const;
