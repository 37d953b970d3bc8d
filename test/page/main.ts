import { fakeBridge, situationOf } from './fake/fakeBridge.ts';

Object.defineProperty(window, 'kedang', { value: fakeBridge(situationOf(location.search)) });
