export { type ChangeRow, noteChange } from './change.ts';
export { type Forecast, forecast } from './forecast.ts';
export { recompute } from './recompute.ts';
