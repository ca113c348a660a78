export { acceptLoss, countLoss } from './lost.ts';
export { reseal } from './reseal.ts';
export { readRing, settleKey } from './ring.ts';
