/** What a value looks like in all of its samples together, and which parts of it a template has read. */
export interface Shape {
  path: string;
  fields: Map<string, Shape>;
  /** What the lists hold, or null when it is never a list with something in it. */
  item: Shape | null;
  isList: boolean;
  /** No sample has anything here. */
  isEmpty: boolean;
  used: boolean;
}

export function leaf(path: string): Shape {
  return { path, fields: new Map(), item: null, isList: false, isEmpty: false, used: false };
}

/** @param values all samples of one place in a model */
export function shapeOf(values: readonly unknown[], path: string): Shape {
  const shape = leaf(path);
  const lists = values.filter((value) => Array.isArray(value));
  shape.isList = lists.length > 0;
  shape.isEmpty = values.every((value) => value === null || value === undefined || value === false);
  const items = lists.flat();
  if (items.length > 0) shape.item = shapeOf(items, `${path}[]`);
  const objects = values.filter(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  ) as object[];
  for (const name of new Set(objects.flatMap((object) => Object.keys(object)))) {
    const within = objects.map((object) => (object as Record<string, unknown>)[name]);
    shape.fields.set(name, shapeOf(within, path ? `${path}.${name}` : name));
  }
  return shape;
}

/** Paths that no template has read, outermost only. */
export function unread(shape: Shape): string[] {
  const inside = [...shape.fields.values(), ...(shape.item ? [shape.item] : [])];
  if (shape.used && inside.length === 0) return [];
  if (!touched(shape)) return [shape.path];
  return inside.flatMap(unread);
}

function touched(shape: Shape): boolean {
  return shape.used || [...shape.fields.values()].some(touched) || (shape.item !== null && touched(shape.item));
}
