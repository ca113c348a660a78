import { fold } from './fold.ts';

/** Fewer words than these say too little to be called the same matter: "tệ quá" is what many think. */
const LEAST_WORDS = 4;
const LEAST_SHARED = 4;
/** Found on the city's sample texts: the same event in two people's words lies above, two events at one counter below. */
const ALIKE = 0.3;
/** Words that every text has. */
const EVERYDAY = new Set(
  (
    'va la co khong cho toi minh em anh chi cac nhung mot nay do thi ma duoc bi den di ra vao o tai voi cua rat qua the ' +
    'nhu khi hom nay luc gio the and of to a in i was is it for my'
  ).split(' '),
);

/** The matter is told at the beginning; a long text must not make a page slow. */
const LOOKED_AT = 800;

const WORD = /[\p{L}\p{N}]+/gu;

interface Terms {
  words: Set<string>;
  /** Words and pairs of neighbours: most Vietnamese words are written as two. */
  all: Set<string>;
}

function termsOf(text: string): Terms {
  const words = (fold(text.slice(0, LOOKED_AT)).match(WORD) ?? []).filter((word) => !EVERYDAY.has(word));
  const pairs = words.slice(1).map((word, i) => `${words[i]} ${word}`);
  return { words: new Set(words), all: new Set([...words, ...pairs]) };
}

export interface Alike {
  /** Which of the other texts. */
  index: number;
  /** Between 0 and 1, the share of what is said in both. */
  score: number;
}

/**
 * Which of some texts tell of the same matter as one text, the most alike first. Folded, so that diacritics, case and Unicode form do not
 * count; a word that many of these texts have counts for little.
 */
export function alike(text: string, others: readonly string[]): Alike[] {
  const mine = termsOf(text);
  if (mine.words.size < LEAST_WORDS) return [];
  const theirs = others.map(termsOf);
  const having = new Map<string, number>();
  for (const { all } of [mine, ...theirs]) for (const term of all) having.set(term, (having.get(term) ?? 0) + 1);
  const weight = (term: string) => Math.log(1 + (theirs.length + 1) / (having.get(term) ?? 1));
  const sum = (terms: Iterable<string>) => [...terms].reduce((total, term) => total + weight(term), 0);
  const total = sum(mine.all);
  return theirs
    .map(({ words, all }, index) => {
      const enough = mine.words.intersection(words).size >= LEAST_SHARED;
      return { index, score: enough ? (2 * sum(mine.all.intersection(all))) / (total + sum(all)) : 0 };
    })
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score);
}
