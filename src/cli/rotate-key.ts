import { KEY_MISMATCH } from '../features/places/index.ts';
import { acceptLoss, countLoss, readRing, reseal, settleKey } from '../features/secrets/index.ts';
import { configOfProcess } from '../platform/config/config.ts';
import { forgetFormerSecret, isKept, renewSecret } from '../platform/config/kept-secret.ts';
import { holdFolder } from '../platform/db/lock.ts';
import { type Command, Mistake } from './command.ts';
import { withServices } from './house.ts';

const HOW =
  'set SECRET_KEY to a new key (openssl rand -base64 48) and SECRET_KEY_OLD to the present one, then run this again or restart the server';

export const rotateKey: Command = {
  usage: 'rotate-key',
  does: 'changes the secret key and seals everything anew; the server must be stopped',
  async run(_args, { house, say, progress }) {
    const config = configOfProcess();
    const release = holdFolder(config.dataDir);
    try {
      if (config.secretKeyOld === null) {
        if (!isKept(config.dataDir, config.secretKey)) throw new Mistake(HOW);
        renewSecret(config.dataDir);
      }
      const done = await withServices(house, async (services) => {
        if (!(await settleKey(services))) throw new Mistake(KEY_MISMATCH);
        await readRing(services);
        return await reseal(services, ({ column, done: n }) => progress(`${column}: ${n} sealed anew ...`));
      });
      forgetFormerSecret(config.dataDir);
      say(`Sealed anew: ${done}. Tracking codes stay as they are; everybody at the desk signs in anew.`);
      say('Keep the new key in another place than the backups; those made before still need the old one.');
    } finally {
      release();
    }
  },
};

export const lostKey: Command = {
  usage: 'lost-key [--accept]',
  does: 'says what is lost without the former secret key; with --accept, lives on with the present one',
  async run(args, { house, say }) {
    const release = holdFolder(configOfProcess().dataDir);
    try {
      await withServices(house, async (services) => {
        if (await settleKey(services)) {
          say('The present key is the one of this database: nothing is lost.');
          return;
        }
        const loss = await countLoss(services);
        say(`Contact data that nobody can open: ${loss.contacts}`);
        say(
          `Tracking codes that find nothing any more: ${loss.trackingCodes}; the cases themselves stay, with every word`,
        );
        say(
          `People who must set up their code app anew: ${loss.codeApps}; recovery codes that are void: ${loss.recoveryCodes}`,
        );
        if (!args.includes('--accept'))
          throw new Mistake('nothing was changed; look for the old key first, or add --accept');
        await acceptLoss(services, loss);
        say('Accepted. Should the old key be found, give it as SECRET_KEY_OLD: contact data and code apps come back.');
      });
    } finally {
      release();
    }
  },
};
