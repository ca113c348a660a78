export { acceptLoss, countLoss, type Loss } from './lost.ts';
export { type ResealProgress, reseal } from './reseal.ts';
export { readRing, settleKey } from './ring.ts';
