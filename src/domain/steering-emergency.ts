/** Emergencies: danger to people now, for which a letter box is the wrong place. Read on folded text. */

type Danger = { signal: string; words: RegExp };

const rx = (source: string) => new RegExp(String.raw`\b(?:${source})\b`);

/** Words that mean danger with and without accents. */
const DANGERS: readonly Danger[] = [
  {
    signal: 'violence',
    words: rx(
      'danh nhau|dam nhau|chem nhau|chem nguoi|au da|hanh hung|danh dap|cam dao|vac dao|rut dao|dao phay|' +
        'cam sung|rut sung|no sung|cuop giat|dang cuop|bi cuop|bat coc|de doa giet|doi giet|' +
        'fighting|fight|stabb(?:ed|ing)|with (?:a )?(?:knife|gun)|(?:has|holding|waving) a (?:knife|gun)|gunshots?|shooting at|' +
        'attacking|beating (?:up )?(?:a|him|her|people)|being (?:beaten|robbed|attacked)|kidnapp(?:ed|ing)|' +
        'bagarre|couteau|se battent|agress(?:e|ion)|au secours',
    ),
  },
  {
    signal: 'fire',
    words: rx(
      'hoa hoan|boc chay|chay nha|chay lon|dam chay|khoi nghi ngut|khoi den boc|ro (?:ri )?(?:khi )?gas|mui gas|' +
        'on fire|caught fire|there(?: is|s|.s) a? ?fire|fire(?=!)|is burning|gas leak|au feu|en feu|incendie',
    ),
  },
  {
    signal: 'explosive',
    words: rx(
      'luu dan|thuoc no|chat no|dat bom|danh bom|qua bom|bom hen gio|khung bo|bomb|explosives?|explosion|grenade|bombe',
    ),
  },
  {
    signal: 'medical',
    words: rx(
      'bat tinh|ngat xiu|dot quy|ngung tho|ngung tim|kho tho nang|nhoi mau|chay mau nhieu|chay nhieu mau|' +
        '(?:goi|can) cap cuu|cap cuu gap|chet duoi|nhay cau|dinh tu tu|muon tu tu|dien giat|ket (?:trong )?thang may|' +
        'roi xuong (?:ho|song|duong ray)|nga xuong (?:ho|song|duong ray)|unconscious|heart attack|not breathing|' +
        'can.?t breathe|bleeding|drowning|collapsed|passed out|seizure|call an ambulance|inconscient|arret cardiaque|malaise',
    ),
  },
  {
    signal: 'child',
    words: rx(
      'bao hanh tre|danh (?:dap )?tre em|xam hai (?:tinh duc )?tre|be (?:bi )?lac|tre lac|lac (?:me|bo)|child abuse|lost child',
    ),
  },
];

/** Words that without accents also mean something harmless (đang cháy, đang chạy): believed with their accents only. */
const ACCENTED: readonly Danger[] = [
  { signal: 'violence', words: /đâm người|đánh người|bắn nhau|mã tấu/ },
  { signal: 'fire', words: /đang cháy|có cháy|bị cháy|cháy (?:to|rồi|kìa)/ },
  { signal: 'explosive', words: /có bom/ },
  { signal: 'medical', words: /tự tử|co giật|ngất đi|đuối nước/ },
  { signal: 'child', words: /dâm ô/ },
];

const EAST_ASIAN: readonly Danger[] = [
  {
    signal: 'violence',
    words: /打架|持刀|拿刀|抢劫|杀人|흉기|싸우고|싸움이|칼을 들|강도가|喧嘩|ケンカ|けんか|刃物|強盗/,
  },
  { signal: 'fire', words: /着火|起火|火灾|불이 났|불이야|화재가|火事|燃えて/ },
  { signal: 'explosive', words: /炸弹|爆炸|폭탄|폭발|爆弾|爆発/ },
  { signal: 'medical', words: /昏倒|晕倒|救命|救护车|쓰러졌|쓰러져|의식이 없|살려|倒れて|意識がない|助けて/ },
];

const NOW = rx(
  'ngay (?:bay gio|luc nay|lap tuc|tai day)|bay gio|luc nay|hien (?:dang|gio|tai)|khan cap|cuu (?:voi|toi|nguoi)|' +
    'dang (?:danh|dam|chem|chay|cuop|cam dao|hanh hung|keu cuu)|goi (?:ngay )?(?:cong an|cap cuu|11[345])|' +
    'right now|at this moment|happening now|help(?=!)|call the police|maintenant|en ce moment',
);
const NOT_NOW = rx(
  '(?:hom|toi|dem|sang|trua|chieu|tuan|thang) (?:qua|truoc|no|kia)|nam (?:ngoai|truoc)|lan truoc|da tung|thuong xuyen|hay danh|hay (?:bi|xay ra)|' +
    'thinh thoang|nhieu lan|(?:moi|hang) (?:ngay|tuan|toi)|ngay nao|dao nay|nguy co|co the (?:bi|xay ra|gay)|de (?:xay ra|gay|bi)|phong (?:chong|chay|ngua)|' +
    'dien tap|tap huan|tuyen truyen|cam (?:danh|mang)|cam on|hoan nghenh|tuyen duong|khen|da (?:kip thoi )?(?:giup|dua|so cuu|can ngan|dap tat)|neu (?:co|xay ra|khong)|' +
    'yesterday|last (?:night|week|month|year|time)|ago|every day|often|always|thank|risk of|in case of|hier|merci',
);
const EAST_ASIAN_NOT_NOW = /昨天|昨日|上周|어제|지난|谢谢|感谢|감사|ありがとう/;

/**
 * Kinds of danger that the text tells of as going on now; empty for what is over, usual, feared, drilled or thanked for.
 * `lower` is the text in small letters, `accented` whether it is written with Vietnamese accents.
 */
export function dangersIn(lower: string, folded: string, accented: boolean): string[] {
  const found = DANGERS.filter(({ words }) => words.test(folded));
  if (accented) found.push(...ACCENTED.filter(({ words }) => words.test(lower)));
  if (found.length === 0 || (NOT_NOW.test(folded) && !NOW.test(folded))) return [];
  return [...new Set(found.map(({ signal }) => signal))];
}

/** The same for Chinese, Korean and Japanese. */
export function dangersInEastAsian(folded: string): string[] {
  if (EAST_ASIAN_NOT_NOW.test(folded)) return [];
  return EAST_ASIAN.filter(({ words }) => words.test(folded)).map(({ signal }) => signal);
}
