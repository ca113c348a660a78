import type { Texts } from '../types.ts';
import type { home as vi } from '../vi/home.ts';

export const home: Texts<typeof vi> = {
  'home.title': 'Parlez au lieu où vous êtes',
  'home.lead':
    'Scannez le QR code du panneau à un guichet, une gare, un site historique ou un parc pour complimenter, signaler un problème ou suggérer. Sans compte. Quelqu’un est responsable, la réponse a une date, et un code permet de suivre.',
  'home.box': 'Vous avez un code de boîte ?',
  'home.box.hint': 'Les 7 signes imprimés sous le QR code, par exemple 7K3QXM9.',
  'home.track': 'Déjà envoyé quelque chose ?',
  'home.error.empty': 'Entrez le code de la boîte.',
  'home.error.mistyped': 'Ce code n’est pas juste. Comparez-le avec le panneau ; il n’a ni 0, I, L, O ni U.',
};
