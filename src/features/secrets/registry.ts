import type { SealedColumn } from '../../platform/crypto/sealed-column.ts';
import { sealedContacts } from '../cases/index.ts';
import { sealedCodeApps } from '../staff/index.ts';

/** Every column that holds something sealed, in the order in which they are sealed anew. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [sealedCodeApps, sealedContacts];
