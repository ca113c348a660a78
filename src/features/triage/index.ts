import type { FastifyInstance } from 'fastify';
import { aftercareRoutes } from './aftercare-routes.ts';
import { answerRoutes } from './answer-routes.ts';
import { bulkRoutes } from './bulk-routes.ts';
import type { DeskDeps } from './case-file.ts';
import { caseRoutes } from './case-routes.ts';
import { deedRoutes } from './deed-routes.ts';
import { endingPreview } from './ending-preview.ts';
import { extensionRoutes } from './extension-routes.ts';
import { headNoteRoutes } from './head-note-routes.ts';
import { letterRoutes } from './letter-routes.ts';
import { listRoutes } from './list-routes.ts';
import { originalRoutes } from './original-routes.ts';
import { outcomeRoutes } from './outcome.ts';
import './pages.ts';
import { quarantineRoutes } from './quarantine.ts';
import { redactionRoutes } from './redaction-routes.ts';
import { savedRoutes } from './saved-routes.ts';
import { tagRoutes } from './tag-routes.ts';
import { templateRoutes } from './template-routes.ts';
import { keepTrail } from './trail.ts';
import { wayBack } from './way-back.ts';

export { addToDraft, putDraft } from './answer-drafts.ts';
export { dropDrafts } from './drop-drafts.ts';
export { templateImporter } from './import-templates.ts';
export { timeline } from './timeline.ts';
export { trailHere } from './trail.ts';

/** The unit's desk, behind the door of the office: list, file, what is done with a case, quarantine. */
export function deskRoutes(office: FastifyInstance, deps: DeskDeps): void {
  office.addHook('onSend', keepTrail);
  listRoutes(office, deps);
  bulkRoutes(office, deps);
  savedRoutes(office, deps);
  tagRoutes(office, deps);
  caseRoutes(office, deps);
  answerRoutes(office, deps);
  aftercareRoutes(office, deps);
  templateRoutes(office, deps);
  extensionRoutes(office, deps);
  letterRoutes(office, deps);
  redactionRoutes(office, deps);
  originalRoutes(office, deps);
  headNoteRoutes(office, deps);
  deedRoutes(office, deps);
  endingPreview(office, deps);
  wayBack(office, deps);
  outcomeRoutes(office, deps);
  quarantineRoutes(office, deps);
}
