import type { FastifyPluginAsync } from 'fastify';
import { takeUploads } from '../../platform/http/scopes.ts';
import type { Services } from '../../platform/services.ts';
import type { Cases } from '../cases/index.ts';
import type { Places } from '../places/index.ts';
import { apiRoutes } from './api.ts';
import { createFiling } from './file-together.ts';
import { formPageRoute } from './form-page-route.ts';
import { formRoutes } from './form-routes.ts';
import { createPace } from './limits.ts';
import { receiptRoutes } from './receipt-routes.ts';
import { createRecognition } from './recognise.ts';

export { Problem } from './api-schemas.ts';
export { decide, type Sending, trackingCodeOf, trackingHashOf } from './decide.ts';
export { findSubmission } from './find-submission.ts';
export { fittingRule } from './fitting-rule.ts';
export { type FieldError, LONGEST_MESSAGE, NOTHING_TYPED, type Typed } from './forms.ts';
export { judge, type Taken } from './judge.ts';
export { sealKept } from './kept-photos.ts';
export { createPace } from './limits.ts';
export { intakeOperations } from './operations.ts';
export { type KeptPhotos, sayErrors } from './pages.ts';
export { type Received, readSending } from './read-sending.ts';
export { fitsPlace, type RuleChoices, ruleChoices } from './rule-choices.ts';
export { placeOf, shortAddress } from './scene.ts';
export { storeOnce } from './store-once.ts';
export { type Visit, visitOf } from './visit.ts';

/** The resident's door: form, receipt, and the JSON twin. */
export function createIntake(
  services: Services,
  { places, cases }: { places: Places; cases: Cases },
): FastifyPluginAsync {
  return async (app) => {
    const deps = {
      services,
      places,
      cases,
      pace: createPace(),
      submissionIdFor: createRecognition(services.ids.uuid),
      fileCase: createFiling(services.store, cases),
    };
    formPageRoute(app, services, places);
    await app.register(async (posts) => {
      await takeUploads(posts);
      receiptRoutes(posts, services, deps);
      apiRoutes(posts, services, deps);
      formRoutes(posts, services, deps);
    });
  };
}
