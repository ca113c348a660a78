import './pages.ts';

export { signRoutes } from './routes.ts';
