import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** What a mail server of the test says to a letter: nothing (it takes it), a refusal, or silence. */
export type Answer = null | { code: number; words: string } | 'silence';

export interface Arrived extends Email {
  to_: string;
  /** Envelope sender. */
  from_: string;
  source: string;
}

export interface TestSmtp {
  url: string;
  port: number;
  /** Letters taken, in the order of their arrival. */
  mails: Arrived[];
  /** How often a letter was offered, taken or not. */
  offered: number;
  /** From now on says this to each letter; a function decides by the recipient's address. */
  says(answer: Answer | ((to: string) => Answer)): void;
  /** Takes letters, but keeps silent about each until `answer` is called. */
  waits(): { answer(): void };
  close(): Promise<void>;
}

/** A real mail server on a port of its own. */
export async function givenSmtp(wanted = 0): Promise<TestSmtp> {
  let answer: (to: string) => Answer = () => null;
  let held: Promise<void> = Promise.resolve();
  const mails: Arrived[] = [];
  const state = { offered: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 1,
    onRcptTo({ address }, _session, done) {
      const said = answer(address);
      if (said === null || said === 'silence') return done();
      state.offered += 1;
      return done(Object.assign(new Error(said.words), { responseCode: said.code }));
    },
    onData(stream, session, done) {
      state.offered += 1;
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
      stream.on('end', async () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        if (answer(to) === 'silence') return;
        await held;
        const from_ = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        const source = Buffer.concat(chunks).toString('utf8');
        mails.push({ ...(await PostalMime.parse(source)), to_: to, from_, source });
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((ready) => void server.listen(wanted, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}?socketTimeout=400`,
    port,
    mails,
    get offered() {
      return state.offered;
    },
    says(said) {
      answer = typeof said === 'function' ? said : () => said;
    },
    waits() {
      let release = () => {};
      held = new Promise((done) => {
        release = done;
      });
      return { answer: () => release() };
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}
