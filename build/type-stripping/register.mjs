// Lets a Node without type stripping (the 20 inside the carried Electron) start a worker from its TypeScript file.
// Given by --import to the tests that run inside Electron.
import { register } from 'node:module';

register('./load.mjs', import.meta.url);
