import type { Texts } from '../types.ts';
import type { error as vi } from '../vi/error.ts';

export const error: Texts<typeof vi> = {
  'refusal.forbidden': 'Vous ne pouvez pas voir cette page',
  'refusal.forbidden.help':
    'Si vous venez d’envoyer un formulaire, rouvrez la page depuis l’adresse de la boîte et renvoyez-le.',
  'refusal.notFound': 'Cette page n’existe pas',
  'refusal.notFound.help':
    'L’adresse est peut-être mal saisie. Vous pouvez entrer le code imprimé sur le panneau à la page d’accueil.',
  'refusal.gone': 'Cette page n’existe plus',
  'refusal.gone.help': 'Elle a expiré ou a été retirée. Si vous avez un code de suivi, utilisez la page de suivi.',
  'refusal.tooLarge': 'L’envoi est trop volumineux',
  'refusal.tooLarge.help':
    'Rien n’a été envoyé : c’est plus que ce que nous pouvons recevoir en une fois, et cette page n’a pas pu garder votre texte. Votre appareil, lui, l’a le plus souvent gardé :',
  'error.tooLarge.back': 'Appuyez sur le bouton Retour du navigateur : votre texte est toujours dans le formulaire.',
  'error.tooLarge.draft':
    'S’il est vide, scannez à nouveau le code ou rouvrez l’adresse de la boîte : le brouillon gardé sur cet appareil revient (si le navigateur exécute les scripts).',
  'error.tooLarge.shorten':
    'Ramenez-le à 4 000 caractères au plus, envoyez moins de photos ou des photos plus petites (3 au plus, 8 Mo chacune), puis renvoyez.',
  'refusal.tooMany': 'Trop d’essais à la fois',
  'refusal.tooMany.help':
    'Vous n’y êtes pour rien : beaucoup de personnes partagent le même réseau. Réessayez dans une minute.',
  'refusal.overloaded': 'Le système est occupé',
  'refusal.overloaded.help': 'Réessayez dans quelques minutes.',
  'refusal.badRequest': 'Nous n’avons pas pu lire cette demande',
  'refusal.badRequest.help': 'Revenez en arrière, rechargez la page et réessayez.',
  'refusal.bug': 'Une erreur s’est produite chez nous',
  'refusal.bug.help':
    'Elle a été enregistrée. Réessayez dans quelques minutes ; si elle persiste, donnez-nous le code ci-dessous.',
  'error.requestId': 'Code d’erreur : {id}',
  'refusal.badFile': 'Ce fichier n’est pas une image lisible',
  'refusal.badFile.help':
    'Envoyez une image JPEG, PNG ou WebP. Sur iPhone, une capture d’écran de la photo convient aussi.',
  'refusal.signInNeeded': 'Veuillez vous connecter',
  'refusal.signInNeeded.help':
    'Votre session est terminée ou n’a pas commencé. Connectez-vous puis rouvrez cette page.',
  'refusal.crossSite': 'La demande vient d’un autre site',
  'refusal.crossSite.help':
    'Par sécurité, nous n’acceptons que les formulaires envoyés depuis ce site. Rouvrez la page depuis l’adresse de la boîte et renvoyez-le.',
  'refusal.conflict': 'Quelqu’un vient de modifier ce contenu',
  'refusal.conflict.help': 'Rechargez la page pour voir le nouvel état, puis réessayez.',
  'refusal.notAllowedNow': 'Ce n’est pas possible à cette étape',
  'refusal.notAllowedNow.help':
    'Votre envoi est passé à une autre étape. Consultez à nouveau le suivi pour voir où il en est.',
  'refusal.storeFull': 'Rien ne peut être enregistré pour le moment',
  'refusal.storeFull.help': 'Rien n’a été envoyé. Réessayez dans quelques minutes.',
  'refusal.storeReadOnly': 'Rien ne peut être enregistré pour le moment',
  'refusal.storeReadOnly.help': 'Rien n’a été envoyé. Réessayez dans quelques minutes.',
};
