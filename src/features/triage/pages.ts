import type { PreviewPage } from './answer-preview.ts';
import type { CasePage } from './case-page.ts';
import type { ExtensionPage } from './extension-routes.ts';
import type { LetterPage } from './letter.ts';
import type { ListPage } from './list-page.ts';
import type { OriginalPage } from './original-routes.ts';
import type { OutcomesPage } from './outcome.ts';
import type { QuarantinePage } from './quarantine.ts';
import type { RedactionPage } from './redaction.ts';
import type { TagsPage } from './tag-routes.ts';
import type { TemplatesPage } from './template-page.ts';

declare module '../../platform/views/pages.ts' {
  interface Pages {
    'triage/list': ListPage;
    'triage/case': CasePage;
    'triage/preview': PreviewPage;
    'triage/templates': TemplatesPage;
    'triage/extension': ExtensionPage;
    'triage/letter': LetterPage;
    'triage/original': OriginalPage;
    'triage/redaction': RedactionPage;
    'triage/outcomes': OutcomesPage;
    'triage/quarantine': QuarantinePage;
    'triage/tags': TagsPage;
  }
}
