import { expect, test } from 'vitest';
import { createPhotoRoom } from '../../src/platform/http/photo-room.ts';

const KB = 1024;

/** Room for 300 KB with three photos in it: on the first line a little moves, on the others a byte a second. */
function givenFullRoom() {
  const room = createPhotoRoom(300 * KB);
  const photos = [room.enter(0), room.enter(0), room.enter(0)] as const;
  const [moving, ...idle] = photos;
  room.take(moving, Buffer.alloc(50 * KB), 0);
  for (const photo of idle) room.take(photo, Buffer.alloc(110 * KB), 0);
  for (let at = 1000; at <= 10_000; at += 1000) {
    room.take(moving, Buffer.alloc(2 * KB), at);
    for (const photo of idle) room.take(photo, Buffer.alloc(1), at);
  }
  const send = (at: number, kb: number) => {
    const photo = room.enter(at);
    room.take(photo, Buffer.alloc(kb * KB), at);
    return photo;
  };
  return { room, photos, send, crowded: () => photos.map((photo) => photo.crowded) };
}

test('given a full room in which all moved within ten seconds, then whoever comes last sends again', () => {
  const { send, crowded } = givenFullRoom();
  expect([send(10_000, 60).crowded, crowded()]).toEqual([true, [false, false, false]]);
});

test('given a full room, then the oldest photo gives way that hardly moved for ten seconds, and none more than needed', () => {
  const { send, crowded } = givenFullRoom();
  expect([send(10_001, 60).crowded, crowded()]).toEqual([false, [false, true, false]]);
  expect([send(10_001, 90).crowded, crowded()]).toEqual([false, [false, true, true]]);
  expect([send(10_001, 150).crowded, crowded()]).toEqual([true, [false, true, true]]);
});

test('given a photo that is here as a whole, then it gives way to nobody, and its room is free once it was decoded', () => {
  const { room, photos, send, crowded } = givenFullRoom();
  for (const photo of photos) room.arrived(photo);
  expect([send(60_000, 60).crowded, crowded()]).toEqual([true, [false, false, false]]);
  for (const photo of photos) room.leave(photo);
  expect(send(60_000, 300).crowded).toBe(false);
});
