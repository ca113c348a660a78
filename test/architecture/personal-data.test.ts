import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { columnsOfProgram, registerFaults } from '../../scripts/lib/personal-data.ts';
import { RETENTION } from '../../src/domain/retention.ts';
import { PERSONAL_DATA, PERSONAL_KINDS } from '../../src/schema/personal-data.ts';

test('the register of personal data says of every column whether it is about a person', () => {
  expect(registerFaults(columnsOfProgram(), PERSONAL_DATA)).toEqual([]);
});

test('a column that was added and not thought about is found', () => {
  expect(registerFaults({ guest: ['id', 'phone', 'age'] }, { guest: { none: 'id id', account: 'age fax' } })).toEqual([
    'guest.phone: say in src/schema/personal-data.ts whether it is about a person',
    'guest.id stands 2 times in the register of personal data',
    'guest.fax is in the register and gone',
  ]);
  expect(registerFaults({}, { guest: { none: 'id' } })).toEqual(['the table guest is gone']);
});

test('what residents are told at /rieng-tu and what the register says come from one place', () => {
  expect(PERSONAL_KINDS.words.until).toContain(`${RETENTION.anonymise.amount} months`);
  expect(PERSONAL_KINDS.contact.until).toContain(`${RETENTION.erase_contact.amount} days`);
  const page = readFileSync(new URL('../../src/features/places/public-routes.ts', import.meta.url), 'utf8');
  expect(page).toContain('RETENTION.anonymise.amount');
  expect(page).toContain('RETENTION.erase_contact.amount');
});
