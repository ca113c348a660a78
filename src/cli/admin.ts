import { createPlaces } from '../features/places/index.ts';
import { createStaff } from '../features/staff/index.ts';
import { type Command, Mistake } from './command.ts';
import { withServices } from './house.ts';

export const admin: Command = {
  usage: 'admin invite EMAIL',
  does: 'makes an administrator of the city and prints a sign-in link for one use',
  async run([verb, email, ...rest], { house, say }) {
    if (verb !== 'invite' || !email?.includes('@') || rest.length > 0)
      throw new Mistake('write: homthu admin invite EMAIL');
    await withServices(house, async (services) => {
      const staff = await createStaff(services, { places: await createPlaces(services) });
      const { link } = await staff.inviteAdministrator(email);
      say(`Sign-in: ${link}`);
    });
  },
};
