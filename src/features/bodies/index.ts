import './pages.ts';

export { addBody } from './put.ts';
export { type BodyCard, type BodyRow, cardOf, findBody, readBodies } from './read.ts';
export { bodyRoutes } from './routes.ts';
