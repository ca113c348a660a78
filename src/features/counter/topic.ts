import { type FieldError, fitsPlace, fittingRule, type Typed, type Visit } from '../intake/index.ts';
import type { City } from '../places/index.ts';

/** A topic that this place does not have: chosen before the box was changed. */
export function strayTopic(city: City, typed: Typed, { place }: Visit): FieldError[] {
  const rule = city.rule(typed.rule);
  return rule && !fitsPlace(rule, place.kind) ? [{ field: 'rule', key: 'error.form.rule.elsewhere' }] : [];
}

/** A topic to praise beside a complaint, or the reverse: the clerk sees both lists, so one of the two is a slip of the hand. */
function opposedTopic(city: City, typed: Typed): FieldError[] {
  const rule = city.rule(typed.rule);
  const kind = typed.kind === 'praise' || typed.kind === 'complaint' ? typed.kind : null;
  return rule && kind && !fittingRule(rule, kind) ? [{ field: 'rule', key: 'error.form.rule.otherKind' }] : [];
}

export function topicErrors(city: City, typed: Typed, box: Visit): FieldError[] {
  const stray = strayTopic(city, typed, box);
  return stray.length > 0 ? stray : opposedTopic(city, typed);
}
