import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { BODY_BYTES } from './server.ts';

/** Promised on the form: three photos of at most 8 MB each. */
export const PHOTO_BYTES = 8 * 1024 * 1024;
export const MOST_PHOTOS = 3;
/** The form has some 20 fields; others may stand before them, whoever sends them. More is no form of ours. */
const MOST_FIELDS = 256;
const MOST_FILES = 64;

/** Lets the routes of a scope read files. Elsewhere its hooks would cost each visitor more than the form itself. */
export async function takeUploads(scope: FastifyInstance): Promise<void> {
  // More photos than are kept are let run past, so that they get our words, and the fields behind them are read.
  await scope.register(multipart, {
    limits: {
      fileSize: PHOTO_BYTES,
      files: MOST_FILES,
      fields: MOST_FIELDS,
      fieldSize: BODY_BYTES,
      parts: MOST_FIELDS + MOST_FILES,
    },
    throwFileSizeLimit: false,
  });
}

/** Lets the routes of a scope set and read cookies, which public pages never do. */
export async function keepCookies(scope: FastifyInstance): Promise<void> {
  await scope.register(cookie);
}
