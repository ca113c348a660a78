import './pages.ts';

export { counterRoutes } from './routes.ts';
