import type { Texts } from '../types.ts';
import type { receipt as vi } from '../vi/receipt.ts';

export const receipt: Texts<typeof vi> = {
  'receipt.title': 'Nous avons reçu votre avis',
  'receipt.thanks': 'Merci du temps consacré à {place}.',
  'receipt.code': 'Votre code de suivi',
  'receipt.code.hint':
    'Gardez-le maintenant : nous n’en conservons pas de copie, et sans lui la réponse est introuvable. Toute personne qui l’a peut lire votre avis et la réponse.',
  'receipt.qr': 'Code QR contenant le code de suivi',
  'receipt.keep': 'Gardez le code d’une de ces trois façons',
  'receipt.keep.photo': 'Capturez l’écran, ou prenez-le en photo avec un autre téléphone.',
  'receipt.keep.print': 'Imprimez le reçu.',
  'receipt.keep.copy': 'Recopiez-le, ou collez-le dans un message à vous-même.',
  'receipt.print': 'Imprimer le reçu',
  'receipt.copy': 'Copier le code',
  'receipt.copied': 'Copié',
  'receipt.due': 'Réponse attendue',
  'receipt.due.rating': 'Votre note est comptée. Il n’y a pas de réponse à attendre.',
  'receipt.unit': 'Service responsable',
  'receipt.reference': 'Référence',
  'receipt.received': 'Réception',
  'receipt.kind': 'Type',
  'receipt.where': 'Suivi sur {address}',
  'receipt.contest':
    'Si la réponse ne vous satisfait pas, vous pouvez demander une fois un réexamen à l’échelon supérieur, sous {n, plural, one {# jour ouvré} other {# jours ouvrés}}.',
  'receipt.kept': 'J’ai gardé le code',
  'receipt.words': 'Voulez-vous en dire plus ?',
  'receipt.words.hint': 'Une seule phrase aide déjà beaucoup.',
  'receipt.words.kind': 'C’est',
  'receipt.words.send': 'Ajouter ces mots',
  'receipt.words.elsewhere':
    'Ces mots n’ont pas pu être ajoutés à votre avis. Vous pouvez les envoyer comme un nouvel avis ; le premier reste tel quel.',
  'kept.title': 'C’est fait, merci',
  'kept.next': 'La suite',
  'kept.received': 'Votre avis est arrivé : {unit}.',
  'kept.rating': 'Votre note compte désormais dans les chiffres : {unit}.',
  'kept.answer': 'La réponse est attendue',
  'kept.contest':
    'Pendant {n, plural, one {# jour ouvré} other {# jours ouvrés}} ensuite, vous pouvez demander une fois un réexamen à l’échelon supérieur.',
  'kept.track': 'Suivez l’avancement à tout moment avec votre code.',
  'kept.track.button': 'Suivre',
  'kept.again': 'Un autre avis sur ce lieu',
  'expired.title': 'Ce reçu ne peut plus être affiché',
  'expired.text': 'Par sécurité, le reçu ne s’ouvre que quelques minutes. Votre avis a été reçu et il est traité.',
  'expired.code': 'Si vous avez gardé le code de suivi, utilisez-le pour voir l’avancement.',
  'expired.lost':
    'Sinon : le code n’est pas conservé dans le système et ne peut donc être retrouvé. Votre avis est traité quand même.',
  'back.title': 'Ces mots n’ont pas été envoyés ; ils sont toujours là',
  'back.send': 'Envoyer à {place}',
  'back.copy': 'Copiez ces mots, puis ouvrez la bonne boîte avec le code de son panneau et renvoyez-les.',
};
