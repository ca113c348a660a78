import { expect, test } from 'vitest';
import { mapFaults, roomFaults, theRooms } from './rules/rooms.ts';
import { textOf } from './rules/source.ts';

test('every room has a door, and a short page that says what it is for', () => {
  expect(roomFaults(theRooms())).toEqual([]);
});

test('a room that says nothing, too much or the wrong thing is found', () => {
  const readme = `# places: units\n\nSole writer of \`unit\`.\n${'\n'.repeat(20)}- Uses: nothing.`;
  const faults = roomFaults([
    { name: 'attic', readme: null, door: false },
    { name: 'cellar', readme: '# the cellar\n', door: true },
    { name: 'places', readme, door: true },
  ]);
  expect(faults).toEqual(
    expect.arrayContaining([
      'attic has no index.ts, the door by which others come in',
      'attic has no README.md',
      'cellar/README.md does not begin with "# cellar: purpose"',
      'cellar/README.md does not say "Owns no table"',
      'cellar/README.md lacks "Must never:"',
      'places/README.md has 24 lines; 15 at most',
      'places/README.md does not name its table box',
      'places/README.md lacks "Must never:"',
    ]),
  );
});

test('the page on the house names every room', () => {
  const names = theRooms().map(({ name }) => name);
  expect(mapFaults(names, textOf('docs/architecture.md'))).toEqual([]);
});

test('a room that the page forgets, and one that is gone, are found', () => {
  const page = '## Rooms\n\n| `cases` | the ledger |\n| `attic` | old things |\n\n## Who may know whom\n';
  expect(mapFaults(['cases', 'cellar'], page)).toEqual([
    'docs/architecture.md lacks the room cellar',
    'docs/architecture.md names attic, which is gone',
  ]);
});
