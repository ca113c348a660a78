import type { Texts } from '../types.ts';
import type { form as vi } from '../vi/form.ts';

export const form: Texts<typeof vi> = {
  'form.title': 'Votre avis sur {place}',
  'form.intro': 'Votre avis concerne',
  'form.handler':
    '{unit} le lira et répondra sous {n, plural, one {# jour ouvré} other {# jours ouvrés}} à un signalement, sous {m} à une suggestion.',
  'form.rate': 'Que pensez-vous de ce lieu ?',
  'form.rate.hint': 'Un seul geste suffit.',
  'form.kind': 'Ou dites-en plus : vous souhaitez…',
  'form.kind.praise': 'Complimenter',
  'form.kind.praise.hint': 'une personne, un beau geste',
  'form.kind.complaint': 'Signaler un problème',
  'form.kind.complaint.hint': 'ce qui ne va pas',
  'form.kind.suggestion': 'Suggérer',
  'form.kind.suggestion.hint': 'ce qui aiderait',
  'form.message': 'Votre message',
  'form.message.hint': 'Quoi, où, quand. N’indiquez pas de numéro d’identité.',
  'form.rule.do': 'Ce qui mérite un compliment',
  'form.rule.dont': 'Ce qui n’allait pas',
  'form.rule.more': 'Choisir un point des codes de conduite',
  'form.rule.none': 'Aucun',
  'form.about': 'À propos de qui ou de quoi ?',
  'form.about.head.hint': 'Transmis directement à l’échelon supérieur ; le service ne le voit pas.',
  'form.details': 'Plus : qui, quand',
  'form.who': 'Qui, à quel guichet ?',
  'form.who.hint': 'Nom sur le badge, numéro du guichet ou brève description.',
  'form.happenedAt': 'Quand ?',
  'form.photos': 'Photos',
  'form.photos.hint': '3 photos au plus, 8 Mo chacune. Le lieu et les données de l’appareil sont effacés.',
  'form.photos.kept': '{n, plural, one {# photo conservée} other {# photos conservées}}. Inutile de choisir à nouveau.',
  'form.contact': 'Laisser un contact',
  'form.contact.promise':
    'Le service voit vos mots, pas qui vous êtes. Votre contact est scellé ; chaque ouverture exige un motif, et vous la voyez dans le suivi.',
  'form.contactName': 'Nom',
  'form.contactPhone': 'Téléphone',
  'form.contactEmail': 'E-mail',
  'form.consent': 'J’accepte que ce contact soit conservé pour m’interroger sur cet avis.',
  'form.doors':
    'Un recours contre une décision ou une dénonciation d’infraction suit une procédure à part, au bureau d’accueil des citoyens.',
  'form.emergency': 'Urgence : police {police}, pompiers {fire}, ambulance {ambulance}.',
  'form.website': 'Laissez ce champ vide',
  'form.send': 'Envoyer',
  'form.anonymous': 'Ni compte ni nom nécessaires.',
  'form.address': 'Adresse de cette boîte : {address}',
  'form.counter': '{n} caractères restants',
  'form.counter.over': '{n} caractères de trop',
  'form.offline': 'Pas encore envoyé. Vos mots sont gardés sur cet appareil et partiront au retour du réseau.',
  'form.sending': 'Envoi…',
  'form.draft': 'Votre brouillon a été restauré.',
  'error.form.kind.missing': 'Choisissez Complimenter, Signaler un problème ou Suggérer.',
  'error.form.kind.unknown': 'Choisissez Complimenter, Signaler un problème ou Suggérer.',
  'error.form.rating.missing': 'Choisissez un des cinq visages.',
  'error.form.rating.unknown': 'Choisissez un des cinq visages.',
  'error.form.message.missing': 'Écrivez ce que vous voulez dire.',
  'error.form.message.tooLong':
    '{over, plural, one {# caractère} other {# caractères}} de trop. Raccourcissez à {most} caractères au plus.',
  'error.form.rule.unknown': 'Cette règle n’est pas en vigueur. Choisissez-en une autre, ou aucune.',
  'error.form.about.unknown': 'Choisissez une des quatre réponses, ou aucune.',
  'error.form.who.tooLong':
    '« Qui, à quel guichet ? » : {over, plural, one {# caractère} other {# caractères}} de trop. {most} caractères au plus.',
  'error.form.happenedAt.notATime': 'Indiquez une date et une heure, par exemple 20/11/2026 09:30.',
  'error.form.happenedAt.inFuture':
    'Ce moment n’est pas encore venu. Indiquez quand cela s’est passé, ou laissez vide.',
  'error.form.happenedAt.longAgo': 'C’est trop ancien. Vérifiez l’année, ou laissez vide.',
  'error.form.contactName.tooLong':
    'Le nom a {over, plural, one {# caractère} other {# caractères}} de trop. {most} caractères au plus.',
  'error.form.contactPhone.notAPhone': 'Ce numéro de téléphone semble faux. Exemple : +84 912 345 678.',
  'error.form.contactEmail.notAMail': 'Cette adresse e-mail semble fausse. Exemple : nom@example.vn.',
  'error.form.consent.missing': 'Cochez votre accord pour conserver ce contact, ou effacez le contact.',
  'error.form.submissionId.notAUuid': 'Le numéro de cet envoi est mal formé. Veuillez renvoyer.',
  'error.form.submissionId.otherWords':
    'Le numéro de cet envoi appartient à d’autres mots : ceux-ci n’ont pas été envoyés. Renvoyez pour en faire un nouvel avis.',
  'error.form.photos.tooMany': '3 photos au plus. Retirez-en.',
  'error.form.photos.tooBig': 'Une photo dépasse 8 Mo. Choisissez-en une plus petite.',
  'error.form.photos.content': 'Un fichier n’est pas une image JPEG, PNG ou WebP.',
  'error.form.photos.heic':
    'Nous ne lisons pas les photos HEIC de l’iPhone. Envoyez une capture d’écran de la photo, ou envoyez sans elle.',
  'error.form.photos.size': 'Une photo est trop grande. Choisissez-en une plus petite.',
  'error.form.photos.crowded':
    'Trop de photos arrivent en même temps : la vôtre n’a pas pu être reçue. Vos mots sont conservés : choisissez à nouveau la photo et renvoyez, ou envoyez sans photo.',
  'error.form.form.tooMuch':
    'Le formulaire reçu compte trop de champs pour être lu en entier. Vérifiez votre texte et renvoyez.',
  'error.form.form.unreadable': 'Le formulaire reçu est illisible. Ouvrez à nouveau cette page et renvoyez.',
  'error.form.photos.broken':
    'Les photos ne sont pas arrivées entières, le réseau est peut-être faible. Choisissez-les à nouveau.',
  'steer.title': 'Un autre service convient mieux à votre demande',
  'steer.emergency': 'En cas de danger, appelez tout de suite',
  'steer.emergency.text':
    'Cette boîte n’est pas un service de secours : le responsable peut la lire des heures plus tard. Ces numéros sont gratuits.',
  'steer.police': '113 – Police',
  'steer.fire': '114 – Pompiers',
  'steer.ambulance': '115 – Ambulance',
  'steer.child': '111 – Protection de l’enfance',
  'steer.denunciation': 'Cela ressemble à une dénonciation',
  'steer.denunciation.text':
    'Une dénonciation signale une infraction à l’autorité compétente (loi sur la dénonciation 25/2018/QH14).',
  'steer.denunciation.1':
    'Envoyez une lettre signée avec nom, adresse et contact ; ou venez l’exposer en personne (articles 22 et 23).',
  'steer.denunciation.2': 'Votre nom, votre adresse et toute trace de vous doivent rester secrets (article 9).',
  'steer.denunciation.3':
    'Sans nom, elle n’est pas traitée comme dénonciation ; claire et étayée, elle est tout de même vérifiée ou transmise (article 25).',
  'steer.denunciation.anyway':
    'Si vous l’envoyez ici malgré tout, seules des personnes habilitées d’un échelon supérieur la lisent ; le service visé ne la voit pas.',
  'steer.complaint': 'Cela ressemble à un recours contre une décision',
  'steer.complaint.text':
    'Un recours demande de revoir une décision ou un acte administratif qui atteint vos propres droits (loi sur les recours 02/2011/QH13).',
  'steer.complaint.1': 'Déposez-le par écrit ou en personne, avec nom et adresse, auprès de l’organe qui a décidé.',
  'steer.complaint.2': 'En général sous 90 jours après avoir connu la décision. L’envoyer ici n’arrête pas ce délai.',
  'steer.complaint.anyway':
    'Si vous l’envoyez ici malgré tout, il est reçu comme un avis, et seules des personnes habilitées le lisent.',
  'steer.where': 'Où aller',
  'steer.where.text':
    'Au bureau d’accueil des citoyens du quartier, de la commune ou de la ville, aux heures de bureau. Le personnel vous guide gratuitement.',
  'steer.words': 'Ce que vous avez écrit (à copier ou à modifier)',
  'steer.send': 'Envoyer à cette boîte',
  'steer.edit': 'Revenir et modifier',
  'busy.title': 'Pas encore envoyé, vos mots sont toujours là',
  'busy.text':
    'Le système n’a pas pu enregistrer cet avis. Rien n’a été envoyé. Appuyez sur Renvoyer dans quelques minutes ; ne fermez pas cette page.',
  'busy.send': 'Renvoyer',
  'busy.photos': 'Cette page ne peut pas garder les photos. Choisissez-les à nouveau pour les joindre.',
  'box.mistyped': 'Ce code de boîte n’est pas juste',
  'box.mistyped.text': 'Aucune boîte n’a le code « {code} ». Un code a 7 signes, sans 0, I, L, O ni U.',
  'box.mistyped.near': 'Vouliez-vous dire',
  'box.retired': 'Cette boîte n’est plus utilisée',
  'box.retired.text': 'Le panneau de {place} n’est plus à jour.',
  'box.retired.successor': 'La boîte qui la remplace : {place}',
  'box.retired.none': 'Vous pouvez entrer le code d’une autre boîte à la page d’accueil.',
  'box.code': 'Code de la boîte',
  'box.open': 'Ouvrir la boîte',
};
