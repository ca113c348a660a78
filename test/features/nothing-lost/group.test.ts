import { expect, test } from 'vitest';
import { groupCommit } from '../../../src/platform/db/group.ts';
import { StoreTrouble } from '../../../src/platform/db/store.ts';

/** A connection that notes what it is told, on a disk that fails when told to. */
function givenConnection() {
  const told: string[] = [];
  let open = false;
  const fails = new Set<string>();
  const step = (name: string, opens: boolean) => () => {
    told.push(name);
    if (fails.has(name)) throw new Error(`${name} failed`);
    open = opens;
  };
  const connection = {
    begin: step('begin', true),
    commit: step('commit', false),
    rollback: step('rollback', false),
    recover: step('recover', false),
    inTransaction: () => open,
    async flush() {
      told.push('flush');
      if (fails.has('flush')) throw new Error('flush failed');
    },
  };
  return { told, fails, write: groupCommit(connection, (error) => (isDisk(error) ? new StoreTrouble('full') : error)) };
}

const isDisk = (error: unknown) => error instanceof Error && /disk|flush|commit/.test(error.message);
const outcomes = async (jobs: Promise<unknown>[]) =>
  (await Promise.allSettled(jobs)).map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)));
const FULL = 'StoreTrouble: the store cannot write: full';

test('given a sync of the disk that fails, then nobody of the group is told "received", and none of it is written again', async () => {
  const { write, fails, told } = givenConnection();
  fails.add('flush');
  let ran = 0;
  const job = async () => ++ran;
  expect(await outcomes([write(job), write(job), write(job)])).toEqual([FULL, FULL, FULL]);
  expect(ran).toBe(3);
  expect(told).toEqual(['begin', 'commit', 'flush']);
});

test('after a sync that failed, nothing more is written until what it left in doubt is on the disk', async () => {
  const { write, fails, told } = givenConnection();
  fails.add('flush');
  await outcomes([write(async () => 1)]);
  fails.delete('flush');
  fails.add('recover');
  told.length = 0;
  expect(await outcomes([write(async () => 2)])).toEqual(['Error: recover failed']);
  expect(told).toEqual(['recover']);
  fails.delete('recover');
  told.length = 0;
  expect(await outcomes([write(async () => 3)])).toEqual([3]);
  expect(await outcomes([write(async () => 4)])).toEqual([4]);
  expect(told).toEqual(['recover', 'begin', 'commit', 'flush', 'begin', 'commit', 'flush']);
});

test('given a full disk in the middle of a group, then all of it is refused at once, not tried again one by one', async () => {
  const { write, told } = givenConnection();
  const full = async () => {
    throw new Error('the disk is full');
  };
  expect(await outcomes([write(async () => 1), write(full), write(async () => 3)])).toEqual([FULL, FULL, FULL]);
  expect(told).toEqual(['begin', 'rollback']);
  expect(await outcomes([write(async () => 4)])).toEqual([4]);
});

test('given that even undoing fails, then the connection is usable again as soon as it can be undone', async () => {
  const { write, fails, told } = givenConnection();
  fails.add('commit');
  fails.add('rollback');
  expect(await outcomes([write(async () => 1)])).toEqual(['Error: rollback failed']);
  fails.clear();
  told.length = 0;
  expect(await outcomes([write(async () => 2)])).toEqual([2]);
  expect(told).toEqual(['rollback', 'begin', 'commit', 'flush']);
});
