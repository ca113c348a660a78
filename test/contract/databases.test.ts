import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../../src/platform/db/store.ts';
import { KINDS } from '../support/contract.ts';
import { answerSentences } from './answers.ts';
import { caseSentences } from './cases.ts';
import { clockSentences } from './clocks.ts';
import { deedSentences } from './deeds.ts';
import { deskSentences } from './desk.ts';
import { doorSentences } from './door.ts';
import { laneSentences } from './lane.ts';
import { outboxSentences } from './outbox.ts';
import { peopleSentences } from './people.ts';
import { programSentences } from './program.ts';
import { proofSentences } from './proof.ts';
import { searchSentences } from './search.ts';
import { valueSentences } from './values.ts';
import { writeSentences } from './writes.ts';

/** One file for all of the contract, so that PostgreSQL is started once. */
describe.each(KINDS)('$name', (kind) => {
  let open: Store;
  const store = () => open;

  beforeEach(async () => {
    open = await kind.open();
  });
  afterEach(() => open.close());

  writeSentences(store);
  valueSentences(store);
  caseSentences(store);
  searchSentences(store);
  outboxSentences(store);
  laneSentences(store);
  programSentences(store);
  peopleSentences(store);
  answerSentences(store);
  doorSentences(store);
  deedSentences(store);
  deskSentences(store);
  clockSentences(store);
  proofSentences(store);
});
