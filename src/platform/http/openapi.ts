import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

/** What a client sends or gets, as a named schema (`.meta({ id })`). */
export type Component = z.ZodType;

export interface Answer {
  description: string;
  schema?: Component;
  /** `application/json` unless said. */
  mediaType?: string;
}

/** One thing that can be done at one address. Rooms describe their own; the document lists them. */
export interface Operation {
  method: 'get' | 'post';
  /** `/api/v1/boxes/{code}` */
  path: string;
  id: string;
  summary: string;
  description?: string;
  parameters?: readonly {
    in: 'path' | 'query' | 'header';
    name: string;
    required: boolean;
    description: string;
    schema?: Record<string, unknown>;
  }[];
  body?: Component;
  answers: Readonly<Record<number, Answer>>;
}

const idOf = (schema: Component): string => {
  const id = z.globalRegistry.get(schema)?.id;
  if (!id) throw new Error('a schema of the API has no name: .meta({ id })');
  return id;
};
const addressOf = (id: string) => `#/components/schemas/${id}`;
const content = (schema: Component, mediaType = 'application/json') => ({
  [mediaType]: { schema: { $ref: addressOf(idOf(schema)) } },
});

/** OpenAPI 3.1 from the zod schemas that the handlers themselves use. */
export function openApiDocument(
  info: { title: string; version: string; description: string },
  server: string,
  operations: readonly Operation[],
): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const item = paths[operation.path] ?? {};
    paths[operation.path] = item;
    item[operation.method] = described(operation);
  }
  return { openapi: '3.1.0', info, servers: [{ url: server }], paths, components: { schemas: schemasOf(operations) } };
}

function described({ id, summary, description, parameters = [], body, answers }: Operation) {
  const responses = Object.entries(answers).map(([status, { description: text, schema, mediaType }]) => [
    status,
    { description: text, ...(schema && { content: content(schema, mediaType) }) },
  ]);
  return {
    operationId: id,
    summary,
    ...(description && { description }),
    parameters: parameters.map((one) => ({ schema: { type: 'string' }, ...one })),
    ...(body && { requestBody: { required: true, content: content(body) } }),
    responses: Object.fromEntries(responses),
  };
}

function schemasOf(operations: readonly Operation[]): Record<string, unknown> {
  const used = operations.flatMap(({ body, answers }) => [body, ...Object.values(answers).map(({ schema }) => schema)]);
  const registry = z.registry<{ id: string }>();
  for (const schema of new Set(used)) if (schema) registry.add(schema, { id: idOf(schema) });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: addressOf });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _draft, $id: _address, ...schema }]) => [id, schema]),
  );
}

/** Serves the document, made once, to programs of any origin. */
export function serveOpenApi(app: FastifyInstance, server: string, operations: readonly Operation[]): void {
  const info = {
    title: 'Hòm Thư',
    version: '1',
    description:
      'The JSON twin of the public pages. Errors are problem details (RFC 9457); languages by Accept-Language or `lang`.',
  };
  let made: string | null = null;
  app.get('/openapi.json', (_request, reply) => {
    made ??= JSON.stringify(openApiDocument(info, server, operations));
    return reply
      .type('application/json; charset=utf-8')
      .headers({ 'cache-control': 'public, max-age=3600', 'access-control-allow-origin': '*' })
      .send(made);
  });
}
