const MINUTE = 60_000;

/**
 * Minutes between one try and the next, when the server has asked to come back later: greylisting is over after 1 or 5 minutes, a full disk or
 * a tired filter after hours. Together 75 hours, so that a weekend passes before a mail is given up; after the last it is stuck.
 */
const PAUSES = [1, 5, 15, 60, 120, 240, 480, 720, 720, 720, 720, 720] as const;

/** Milliseconds to wait after so many failed tries; null when it is time to give up. */
export function pauseAfter(attempts: number): number | null {
  const minutes = PAUSES[attempts - 1];
  return minutes === undefined ? null : minutes * MINUTE;
}

/** Milliseconds for which nothing is sent, after the server was out of reach so many times in a row: 5 seconds, doubling up to 5 minutes. */
export function lanePause(failures: number): number {
  return Math.min(5000 * 2 ** (failures - 1), 5 * MINUTE);
}
