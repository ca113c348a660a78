import type { Texts } from '../types.ts';
import type { rules as vi } from '../vi/rules.ts';

export const rules: Texts<typeof vi> = {
  'rules.title': 'Codes de conduite',
  'rules.lead':
    'Les deux codes de la ville de Hanoï, en mots simples. Quand vous donnez votre avis, vous pouvez choisir le point concerné ; ce n’est pas obligatoire.',
  'rules.code.522': 'Personnes qui travaillent dans les services publics (décision 522/QĐ-UBND de 2017)',
  'rules.code.1665': 'Lieux publics (décision 1665/QĐ-UBND de 2017)',
  'rules.code.khac': 'Autres règles du lieu',
  'rules.do': 'À faire',
  'rules.dont': 'À ne pas faire',
  'rules.source': 'Texte',
  'rules.since': 'En vigueur depuis le {date}',
  'rules.unverified': 'La formulation reste à comparer au texte officiel.',
  'rules.sensitive': 'Les avis sur ce point ne sont lus que par des personnes habilitées à un niveau supérieur.',
  'rules.all': 'Tous les points',
  'rules.language': 'Le texte des règles n’existe qu’en vietnamien et en anglais ; il est ici en anglais.',
};
