import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { leaf, type Shape, shapeOf, unread } from './shapes.ts';

type Node = hbs.AST.Node;
type Call = { params: hbs.AST.Expression[]; hash?: hbs.AST.Hash };
interface Scene {
  file: string;
  context: Shape;
  outer: Shape[];
  root: Shape;
  /** Names that a partial may be called without, since it asks for them with `if`. */
  optional: ReadonlySet<string>;
  block: hbs.AST.Program | null;
}

const HELPERS = new Set(['t', 'date', 'datetime', 'iso', 'deadline', 'number', 'eq', 'asset']);
const FRAME = shapeOf(
  [
    {
      lang: '',
      htmlLang: '',
      style: '',
      index: 0,
      first: true,
      last: true,
      langs: [{ code: '', tag: '', name: '', current: true }],
    },
  ],
  '@',
);

/**
 * Compares the names in a template (and in the layouts and partials it calls) with its samples, both ways: a name that no sample has,
 * a part of a sample that nothing reads, a name given to a partial that does not read it.
 */
export function compare(folder: string, template: string, samples: readonly unknown[]): string[] {
  const faults: string[] = [];
  const root = shapeOf(samples, '');
  root.used = true;
  const parsed = (file: string) => Handlebars.parse(readFileSync(join(folder, `${file}.hbs`), 'utf8'));

  function walk(nodes: readonly Node[], scene: Scene): void {
    for (const node of nodes) visit(node, scene);
  }

  function visit(node: Node, scene: Scene): void {
    if (node.type === 'MustacheStatement') expression(node as hbs.AST.MustacheStatement, scene);
    else if (node.type === 'BlockStatement') block(node as hbs.AST.BlockStatement, scene);
    else if (node.type === 'PartialStatement') partial(node as hbs.AST.PartialStatement, null, scene);
    else if (node.type === 'PartialBlockStatement') {
      const call = node as hbs.AST.PartialBlockStatement;
      partial(call, call.program, scene);
    }
  }

  function expression(node: { path: Node } & Call, scene: Scene): void {
    const path = node.path as hbs.AST.PathExpression;
    if (HELPERS.has(path.original)) readAll(node, scene);
    else read(path, scene);
  }

  function readAll({ params, hash }: Call, scene: Scene): void {
    for (const value of [...params, ...(hash?.pairs.map((pair) => pair.value) ?? [])]) shapeAt(value, scene);
  }

  /** The shape of a value, read. */
  function shapeAt(value: Node, scene: Scene): Shape {
    if (value.type === 'PathExpression') return read(value as hbs.AST.PathExpression, scene);
    if (value.type === 'SubExpression') expression(value as hbs.AST.SubExpression, scene);
    return leaf('');
  }

  function read(path: hbs.AST.PathExpression, scene: Scene): Shape {
    const shape = find(path, scene);
    if (shape.fields.size === 0) shape.used = true;
    return shape;
  }

  function find(path: hbs.AST.PathExpression, scene: Scene): Shape {
    const [start, parts] = startOf(path, scene);
    let shape = start;
    for (const part of parts as string[]) {
      if (shape.isList && part === 'length') return shape;
      const next = shape.fields.get(part);
      if (!next)
        return missing(path, scene, (shape === scene.context && scene.optional.has(part)) || isSpared(shape, scene));
      shape = next;
    }
    return shape;
  }

  /** A shared layout or partial asks first whether it was given anything; a page must show both cases in its samples. */
  function isSpared(shape: Shape, scene: Scene): boolean {
    return shape.isEmpty && !scene.file.startsWith('pages/');
  }

  function missing(path: hbs.AST.PathExpression, scene: Scene, excused: boolean): Shape {
    if (!excused)
      faults.push(`${scene.file}.hbs:${path.loc.start.line} "${path.original}" is in no sample of ${template}`);
    return excused ? { ...leaf(''), isEmpty: true } : leaf('');
  }

  function startOf(path: hbs.AST.PathExpression, scene: Scene): [Shape, unknown[]] {
    if (path.data) return path.parts[0] === 'root' ? [scene.root, path.parts.slice(1)] : [FRAME, path.parts];
    return [path.depth === 0 ? scene.context : (scene.outer.at(-path.depth) ?? leaf('')), path.parts];
  }

  function block(node: hbs.AST.BlockStatement, scene: Scene): void {
    const name = (node.path as hbs.AST.PathExpression).original;
    const subject = node.params[0] as Node;
    const shape = shapeAt(subject, scene);
    shape.used = true;
    const outer = [...scene.outer, scene.context];
    if (name === 'each' && !shape.item) {
      if (isSpared(shape, scene)) return;
      faults.push(
        `${scene.file}.hbs:${node.loc.start.line} no sample of ${template} has anything in "${(subject as hbs.AST.PathExpression).original}"`,
      );
    } else if (name === 'each')
      walk(node.program.body, { ...scene, context: shape.item as Shape, outer, optional: new Set() });
    else if (name === 'with') walk(node.program.body, { ...scene, context: shape, outer, optional: new Set() });
    else walk(node.program.body, scene);
    if (node.inverse) walk(node.inverse.body, scene);
  }

  function partial(node: { name: Node } & Call, inside: hbs.AST.Program | null, scene: Scene): void {
    const name = (node.name as hbs.AST.PathExpression).original;
    if (name === '@partial-block') {
      insideOf(scene);
      return;
    }
    const file = name.startsWith('layouts/') ? name : `partials/${name}`;
    const context = contextOf(node, scene);
    const ast = parsed(file);
    walk(ast.body, { file, context, outer: [], root: scene.root, optional: askedFor(ast), block: inside });
    const named = namesRead(ast);
    for (const { key } of node.hash?.pairs ?? []) {
      if (!named.has(key)) faults.push(`${scene.file}.hbs: the partial "${name}" does not look at "${key}"`);
    }
  }

  /** `{{> row}}` sees nothing, `{{> row item}}` the item, `{{> row item n=1}}` the item and n. */
  function contextOf({ params, hash }: Call, scene: Scene): Shape {
    const whole = params[0] ? given(params[0], scene) : leaf('');
    whole.used ||= whole.fields.size === 0;
    if (!hash) return whole;
    const named = hash.pairs.map((pair): [string, Shape] => [pair.key, given(pair.value, scene)]);
    return { ...whole, fields: new Map([...whole.fields, ...named]) };
  }

  function insideOf(scene: Scene): void {
    if (!scene.block) return;
    walk(scene.block.body, { ...scene, file: template, context: scene.root, optional: new Set(), block: null });
  }

  /** What a partial is handed: the part of the model itself, so that reading it there counts. */
  function given(value: Node, scene: Scene): Shape {
    return value.type === 'PathExpression' ? find(value as hbs.AST.PathExpression, scene) : shapeAt(value, scene);
  }

  const ast = parsed(template);
  walk(ast.body, { file: template, context: root, outer: [], root, optional: new Set(), block: null });
  return [...new Set(faults), ...unread(root).map((path) => `${template}.hbs does not read "${path}" of its samples`)];
}

/** Names that a partial tests with `if` or `unless`. */
function askedFor(ast: hbs.AST.Program): ReadonlySet<string> {
  const names = new Set<string>();
  const visitor = new Handlebars.Visitor();
  visitor.BlockStatement = function (node) {
    const param = node.params[0] as hbs.AST.PathExpression | undefined;
    if (['if', 'unless'].includes((node.path as hbs.AST.PathExpression).original) && param?.type === 'PathExpression')
      names.add(String(param.parts[0]));
    Handlebars.Visitor.prototype.BlockStatement.call(this, node);
  };
  visitor.accept(ast);
  return names;
}

/** First parts of all names in a template. */
function namesRead(ast: hbs.AST.Program): ReadonlySet<string> {
  const names = new Set<string>();
  const visitor = new Handlebars.Visitor();
  visitor.PathExpression = (path) => void names.add(String(path.parts[0]));
  visitor.accept(ast);
  return names;
}
