import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { userInfo } from 'node:os';
import path from 'node:path';
import { diskFolder } from './quick-folder.ts';

const EXIM = '/usr/sbin/exim4';
const DOVECOT = '/usr/sbin/dovecot';

/** Whether Debian's mail servers are here; `npm test` installs them where it may, and says so where it may not. */
export const hasMailServers = existsSync(EXIM) && existsSync(DOVECOT);

export interface MailServers {
  smtpUrl: string;
  imapUrl: string;
  /** The mailbox over TLS: from the first byte, or by STARTTLS, as on another machine. */
  imapTls: { imaps: string; starttls: string };
  /** Its certificate, in PEM, signed by itself. */
  certificate: string;
  /** The letters of everybody but the mailbox that is read over IMAP. */
  delivered(): string;
  /** How many mails lie in the mailbox, or in one of its folders. */
  waiting(folder?: string): number;
  close(): Promise<void>;
}

/** Neither server goes on as root. Root lends them the user that the package made; anybody else runs them as themselves. */
function who(): { name: string; group: string; ids: { uid?: number; gid?: number }; admins: string } {
  if (process.getuid?.() === 0) {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'Debian-exim'], { encoding: 'utf8' }));
    return { name: 'Debian-exim', group: 'Debian-exim', ids: { uid: id('-u'), gid: id('-g') }, admins: '' };
  }
  const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
  return { name: userInfo().username, group, ids: {}, admins: `admin_groups = ${process.getgroups?.().join(' : ')}` };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Resolves when a port greets; gives up when the server behind it has ended. */
async function greets(port: number, running: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 400 && running.exitCode === null; tries++) {
    const greeted = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('data', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
      socket.once('close', () => resolve(false));
    });
    if (greeted) return;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error(`nothing greets on port ${port}`);
}

/**
 * Addresses of `example.vn` are delivered; those beginning with `later` are put off, with `unknown` refused, and with `gone` taken first and
 * sent back then. What comes to `tra-lai` of `hn.example.vn`, with whatever behind a plus, goes into the mailbox.
 */
const eximConf = (folder: string, port: number, { name, group, admins }: ReturnType<typeof who>) => `
primary_hostname = mail.example.vn
spool_directory = ${folder}/spool
log_file_path = ${folder}/spool/%slog
pid_file_path = ${folder}/spool/pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
tls_advertise_hosts =
keep_environment =
never_users =
${admins}
host_lookup =
rfc1413_query_timeout = 0s
acl_smtp_rcpt = rcpt
acl_smtp_data = accept
acl_smtp_mail = accept
begin acl
rcpt:
  defer local_parts = ^later
        message = 4.2.1 come back later
  deny local_parts = ^unknown
        message = 5.1.1 no such user here
  accept
begin routers
returns:
  driver = accept
  domains = hn.example.vn
  local_parts = tra-lai
  local_part_suffix = +*
  local_part_suffix_optional
  transport = mailbox
gone:
  driver = redirect
  local_parts = ^gone
  allow_fail
  data = :fail: mailbox unknown
all:
  driver = accept
  transport = file
begin transports
mailbox:
  driver = appendfile
  directory = ${folder}/mail/Maildir
  maildir_format
  create_directory
  envelope_to_add
  return_path_add
  user = ${name}
  group = ${group}
file:
  driver = appendfile
  file = ${folder}/mail/delivered
  return_path_add
  user = ${name}
  group = ${group}
begin retry
* * F,1h,1s
`;

/** As long as the test takes; by the tool that Debian's Dovecot brings along. */
function makeCertificate(folder: string): string {
  const names = ['-subj', '/CN=mail.example.vn', '-addext', 'subjectAltName=IP:127.0.0.1,IP:127.0.0.2'];
  const files = ['-keyout', path.join(folder, 'tls.key'), '-out', path.join(folder, 'tls.crt')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...kind, ...names, ...files], { stdio: 'ignore' });
  chmodSync(path.join(folder, 'tls.key'), 0o644);
  return readFileSync(path.join(folder, 'tls.crt'), 'utf8');
}

const dovecotConf = (folder: string, [port, tls]: readonly number[], { name, group }: ReturnType<typeof who>) => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1, 127.0.0.2
ssl = yes
ssl_cert = <${folder}/tls.crt
ssl_key = <${folder}/tls.key
disable_plaintext_auth = no
default_internal_user = ${name}
default_internal_group = ${group}
default_login_user = ${name}
mail_location = maildir:${folder}/mail/Maildir
first_valid_uid = 1
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${name} gid=${group} home=${folder}/mail
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tls}
    ssl = yes
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;

/** Exim and Dovecot as Debian has them, on ports of their own, as nobody in particular. Null, and a line that says so, where they will not run. */
export async function givenMailServers(): Promise<MailServers | null> {
  // A command that ran in this process before may have left its own: then the servers, as somebody else, could not read what is written for them.
  process.umask(0o022);
  let why: unknown;
  for (let tries = 0; tries < 3; tries++) {
    try {
      return await startMailServers();
    } catch (error) {
      // Somebody else may have taken the port meanwhile.
      why = error;
    }
  }
  process.stderr.write(`Skipped: the real mail servers do not run here (${String(why)})\n`);
  return null;
}

async function startMailServers(): Promise<MailServers> {
  // Not where the other tests write: the servers run as somebody else, who may not look in there.
  const folder = mkdtempSync(path.join(diskFolder(), 'homthu-mta-'));
  const user = who();
  const [smtp, imap, imaps] = [await freePort(), await freePort(), await freePort()];
  for (const name of ['', 'spool', 'mail', 'run', 'state']) {
    mkdirSync(path.join(folder, name), { recursive: true });
    if (user.ids.uid !== undefined) chownSync(path.join(folder, name), user.ids.uid, user.ids.gid ?? 0);
  }
  const certificate = makeCertificate(folder);
  writeFileSync(path.join(folder, 'exim.conf'), eximConf(folder, smtp, user), { mode: 0o644 });
  writeFileSync(path.join(folder, 'dovecot.conf'), dovecotConf(folder, [imap, imaps], user), { mode: 0o644 });
  const options = { ...user.ids, stdio: 'ignore', cwd: '/' } as const;
  const exim = spawn(EXIM, ['-C', `${folder}/exim.conf`, '-bdf', '-q1s'], options);
  const dovecot = spawn(DOVECOT, ['-F', '-c', `${folder}/dovecot.conf`], options);
  const close = async () => {
    await Promise.all([exim, dovecot].map(ends));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await Promise.all([greets(smtp, exim), greets(imap, dovecot)]);
  } catch (error) {
    await close();
    throw error;
  }
  const maildir = path.join(folder, 'mail/Maildir');
  const files = (name: string) => (existsSync(name) ? readdirSync(name).length : 0);
  return {
    smtpUrl: `smtp://127.0.0.1:${smtp}`,
    imapUrl: `imap://tra-lai:secret@127.0.0.1:${imap}`,
    imapTls: {
      imaps: `imaps://tra-lai:secret@127.0.0.1:${imaps}`,
      starttls: `imap://tra-lai:secret@127.0.0.2:${imap}`,
    },
    certificate,
    delivered: () => {
      const file = path.join(folder, 'mail/delivered');
      return existsSync(file) ? readFileSync(file, 'utf8') : '';
    },
    waiting: (name = '') => files(path.join(maildir, name, 'new')) + files(path.join(maildir, name, 'cur')),
    close,
  };
}

const ends = (server: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });
