import type { Texts } from '../types.ts';
import type { privacy as vi } from '../vi/privacy.ts';

export const privacy: Texts<typeof vi> = {
  'privacy.title': 'Vie privée',
  'privacy.lead':
    'Ni compte ni nom. Ces pages n’utilisent aucun cookie, aucun pistage, et n’envoient rien à des tiers.',
  'privacy.not': 'Nous ne conservons pas',
  'privacy.not.address': 'votre adresse réseau, votre appareil ou votre navigateur avec votre avis ;',
  'privacy.not.location': 'où vous êtes ; le lieu inscrit dans les photos est effacé avant conservation ;',
  'privacy.not.code':
    'votre code de suivi : seulement son empreinte, si bien que personne ne peut retrouver un code perdu.',
  'privacy.stored': 'Ce que nous conservons, pourquoi, combien de temps',
  'privacy.what': 'Données',
  'privacy.why': 'Pourquoi',
  'privacy.long': 'Combien de temps',
  'privacy.who': 'Qui peut lire',
  'privacy.words': 'Vos mots et les échanges',
  'privacy.words.why': 'traiter et répondre',
  'privacy.words.long': '{n} mois après la clôture ; puis le texte est effacé et seuls restent des chiffres',
  'privacy.words.who':
    'le service responsable et ses supérieurs ; un avis sur un chef de service n’est lu qu’au-dessus de lui',
  'privacy.photos': 'Photos',
  'privacy.photos.why': 'montrer ce qui s’est passé',
  'privacy.photos.long': '{n} mois après la clôture',
  'privacy.photos.who': 'comme ci-dessus',
  'privacy.contact': 'Contact (si vous en laissez un)',
  'privacy.contact.why': 'vous interroger sur cet avis',
  'privacy.contact.long': '{n, plural, one {# jour} other {# jours}} après la clôture',
  'privacy.contact.who':
    'scellé ; ouvert seulement si deux personnes sont d’accord et disent pourquoi, jamais la personne visée ; vous voyez chaque ouverture dans le suivi',
  'privacy.quarantine': 'Avis qui semblent indésirables',
  'privacy.quarantine.why': 'ne pas perdre de vrais avis',
  'privacy.quarantine.long': '{n, plural, one {# jour} other {# jours}}',
  'privacy.quarantine.who': 'les administrateurs et les inspecteurs',
  'privacy.figures': 'Chiffres (type, lieu, mois, règle)',
  'privacy.figures.why': 'rapports et statistiques publiques',
  'privacy.figures.long': 'durablement, sans lien avec personne',
  'privacy.figures.who': 'tout le monde ; les petits nombres sont masqués',
  'privacy.rights': 'Vos droits',
  'privacy.rights.text':
    'Selon la loi sur la protection des données personnelles 91/2025/QH15, vous pouvez savoir, retirer votre accord et demander l’effacement. Écrivez votre demande sur la page de suivi avec votre code ; réponse sous 2 jours ouvrés.',
  'privacy.phone': 'Sur votre appareil',
  'privacy.phone.text':
    'Les mots inachevés restent dans votre navigateur jusqu’au reçu, puis sont effacés. Ce que vous n’envoyez pas, personne ne le voit.',
};
