/**
 * Fragments that must not appear in a code on a wall, Vietnamese first (swear words, teencode, "chết"), then English.
 * Written in plain letters; the digits that are read as letters (1 I L, 3 E, 4 A, 5 S, 6 G, 7 T, 8 B) are matched too.
 * O, U are no signs of our alphabet, so words that need them cannot be formed; V stands for U, as people read it.
 */
const FRAGMENTS =
  'DM DMM DKM DCM CMM VCL VKL VCC VLZ CLM CLMM CCC CAC CAK DIT DEK DEL BVI LZ DJT DAM CHET VNCH SEX XXX ' +
  'ASS ARSE ANAL BVTT BITCH BRA CVNT CVM DAMN DEAD DEATH DICK DIE DRVG FAG FART FCK FVCK FVK FVC GAY GVN HATE HELL JEW ' +
  'KILL KKK NAZI NGR NEGR NIGG PEE PENIS PISS RAPE SHIT SHT SLVT SVCK TIT TWAT VAG WANK WTF CRAP BASTARD SATAN 666 69';

const READ_AS: Readonly<Record<string, string>> = {
  I: '1',
  L: '1',
  E: '[E3]',
  A: '[A4]',
  S: '[S5]',
  G: '[G69]',
  T: '[T7]',
  B: '[B8]',
};

const RUDE = new RegExp(
  FRAGMENTS.split(' ')
    .map((word) => word.replace(/[A-Z]/g, (letter) => READ_AS[letter] ?? letter))
    .join('|'),
);

/** Whether signs read like a rude word, in Vietnamese or English. `signs` is upper-case, from the alphabet of codes. */
export function isRude(signs: string): boolean {
  return RUDE.test(signs);
}
