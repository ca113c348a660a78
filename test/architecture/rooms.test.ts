import { expect, test } from 'vitest';
import { betweenRooms } from './rules/boundaries.ts';
import { mapFaults, roomFaults, theRooms, usesFaults } from './rules/rooms.ts';
import { textOf, theProgram } from './rules/source.ts';

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

test('each room says which rooms it uses, all of them and no other', () => {
  expect(usesFaults(theRooms(), betweenRooms(theProgram()))).toEqual([]);
});

test('a room that is used in silence, and one that is only said to be, are found', () => {
  const readme = '- Uses: `attic` for lamps,\n  `domain/case`.\n- Must never: use `cellar`.';
  const rooms = ['attic', 'cellar', 'hall'].map((name) => ({
    name,
    readme: name === 'hall' ? readme : '- Uses: no room.',
  }));
  expect(usesFaults(rooms, [{ from: 'src/features/hall', to: 'src/features/cellar' }])).toEqual([
    'hall/README.md does not say that it uses cellar',
    'hall/README.md says that it uses attic, and it does not',
  ]);
});
