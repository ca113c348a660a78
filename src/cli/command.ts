/** What a command may use to speak. */
export interface Shell {
  /** Folder of the program. */
  house: string;
  /** A line for the reader. */
  say(line: string): void;
  /** On a terminal a line that the next one replaces; elsewhere nothing. */
  progress(line: string): void;
}

/** A subcommand of `homthu`. */
export interface Command {
  usage: string;
  does: string;
  /** @throws Mistake for what the caller can put right */
  run(args: string[], shell: Shell): Promise<void>;
}

/** Something the caller can put right; its message is the one line that is printed. */
export class Mistake extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Mistake';
  }
}
