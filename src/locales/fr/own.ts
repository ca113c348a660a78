import type { Texts } from '../types.ts';
import type { own as vi } from '../vi/own.ts';

/** What residents may see, take away and have erased of themselves. */
export const own: Texts<typeof vi> = {
  'own.title': 'Vos données',
  'own.lead': 'Qui détient ce code peut voir ce qui est conservé à son sujet et en demander l’effacement.',
  'own.download': 'Télécharger mes données',
  'own.json': 'Télécharger en JSON',
  'own.erase': 'Demander l’effacement',
  'own.erase.hint':
    'Votre contact et vos mots sont effacés ; les chiffres généraux restent. Si votre avis est en cours de traitement, les mots sont effacés à la fin.',
  'own.erase.words': 'Pourquoi, si vous voulez le dire',
  'own.erase.send': 'Envoyer la demande d’effacement',
  'own.sent': 'Votre demande d’effacement est envoyée.',
  'own.waiting': 'Vous avez demandé l’effacement de vos données. Réponse du service : {due}.',
  'own.done': 'Ce que vous demandiez est effacé.',
  'own.done.later': 'Demande acceptée : votre contact est effacé, vos mots le seront à la fin du traitement.',
  'own.refused': 'Demande refusée : {ground}',
  'own.ground.inspection': 'cette affaire fait l’objet d’une inspection et la loi veut que les données soient gardées.',
  'own.ground.dispute': 'une plainte, une dénonciation ou un litige a besoin des données.',
  'own.ground.others':
    'vos mots concernent aussi d’autres personnes qui ont droit à une réponse ; votre part est masquée.',
  'own.file': 'Données de l’avis {reference}',
  'own.file.lead': 'Voici tout ce qui est conservé à votre sujet dans cet avis, hors notes internes du service.',
  'own.file.happened': 'Moment des faits',
  'own.file.rating': 'Satisfaction',
  'own.file.topic': 'Sujet',
  'own.file.about': 'À propos de',
  'own.file.who': 'Qui ou où',
  'own.file.answerRating': 'Note de la réponse',
  'own.file.photo': 'Photo envoyée le {at}',
  'own.file.requests': 'Demandes sur les données',
  'own.said.question': 'le service a demandé',
  'own.said.reply': 'vous avez ajouté',
  'own.said.answer': 'le service a répondu',
  'own.said.update': 'le service a informé',
  'own.said.contest': 'vous avez demandé un réexamen',
  'own.state.open': 'en attente de réponse',
  'own.state.done': 'faite',
  'own.state.refused': 'refusée',
};
