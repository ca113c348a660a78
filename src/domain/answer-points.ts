import { fold } from './fold.ts';
import { excerpt } from './text.ts';

const NUMBERED = /^\s*(?:\(?\d{1,2}[.)]|[a-hA-H][.)]|[-–*•+])\s+(?=\S)/u;
const SENTENCE = /[^.!?\n]+[.!?]*/gu;
const LONGEST_POINT = 90;
const FEWEST_WORDS = 2;

/** Words that say nothing about what a point is about; a question is made of them. */
const EMPTY = new Set(
  (
    'chung toi em chau minh ong ba anh chi ban la co khong va hay hoac thi ma nay do kia cac nhung mot cai nguoi duoc cho voi cua o tai trong ' +
    'ngoai ra vao len xuong khi nao bao gio sao vi the gi ai dau may nhu roi da dang se cung chi con rat qua lai di den tu ve thay noi hoi ' +
    'biet xin de nghi mong muon phai can neu nhieu it ca moi lan ngay a the a an and or is are was were do does did the to of in on at for ' +
    'why what when where who how it this that i you we they my your our be been will would can could should please not no with as so there'
  ).split(' '),
);

/** `quả` of "kết quả" says something, `qua` does not; without marks they are the same. */
const keepingResults = (folded: string): string => folded.replace(/\bket qua\b/g, 'ket ketqua');

const meaning = (text: string): string[] => [
  ...new Set(
    (keepingResults(fold(text)).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 1 && !EMPTY.has(word)),
  ),
];

const isQuestion = (sentence: string) => sentence.trimEnd().endsWith('?');

/** Points that a text makes apart from one another: numbered or bulleted lines, and questions. A text in one flow has none. */
export function pointsOf(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const listed = lines.filter((line) => NUMBERED.test(line)).map((line) => line.replace(NUMBERED, '').trim());
  const flowing = lines.filter((line) => !NUMBERED.test(line)).join('\n');
  const asked = (flowing.match(SENTENCE) ?? []).filter(isQuestion).map((sentence) => sentence.trim());
  return [...(listed.length > 1 ? listed : []), ...asked].filter((point) => meaning(point).length >= FEWEST_WORDS);
}

/** How many points an answer counts off itself. */
export const numberedPoints = (answer: string): number =>
  answer.split('\n').filter((line) => NUMBERED.test(line)).length;

/** The points of which the answer takes up no word (of a long one, not a quarter), as excerpts. */
export function unansweredOf(asked: string, answer: string): string[] {
  const said = new Set(meaning(answer));
  return pointsOf(asked)
    .filter((point) => {
      const words = meaning(point);
      const shared = words.filter((word) => said.has(word)).length;
      return shared < Math.max(1, Math.floor(words.length / 4));
    })
    .map((point) => excerpt(point, LONGEST_POINT));
}
