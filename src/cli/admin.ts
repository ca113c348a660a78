import { createPlaces } from '../features/places/index.ts';
import { createStaff, type Staff } from '../features/staff/index.ts';
import { type Command, Mistake, type Shell } from './command.ts';
import { withServices } from './house.ts';

type Say = Shell['say'];

async function invite(staff: Staff, email: string, say: Say): Promise<void> {
  const { link } = await staff.inviteAdministrator(email);
  say(`Sign-in: ${link}`);
}

/** For the administrator who has lost telephone and recovery codes, and has nobody to ask. */
async function reset(staff: Staff, email: string, say: Say): Promise<void> {
  const known = [...staff.register().people.values()].find((one) => one.email === email.trim().toLowerCase());
  if (!known) throw new Mistake(`nobody here has the address ${email}`);
  await staff.forgetFactors(known.id);
  say('The second step is forgotten and all sessions ended; it is set up anew at the next sign-in.');
}

const VERBS: Readonly<Record<string, typeof invite>> = { invite, reset };

export const admin: Command = {
  usage: 'admin invite|reset EMAIL',
  does: 'makes an administrator and prints a sign-in link for one use; lets who lost the phone set the second step up anew',
  async run([verb = '', email, ...rest], { house, say }) {
    const act = VERBS[verb];
    if (!act || !email?.includes('@') || rest.length > 0) {
      throw new Mistake('write: homthu admin invite EMAIL, or homthu admin reset EMAIL');
    }
    await withServices(house, async (services) => {
      const staff = await createStaff(services, { places: await createPlaces(services) });
      await act(staff, email, say);
    });
  },
};
