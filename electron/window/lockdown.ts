import { app, session, type WebContents } from 'electron';
import { APP_ORIGIN } from './appScheme.ts';

/**
 * Denies the page all that it does not need. Electron grants permissions and opens windows when nothing is installed,
 * so each is refused here by name; the end-to-end tests try every one.
 */
export function lockDown(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
  session.defaultSession.on('will-download', (event) => event.preventDefault());
  app.on('web-contents-created', (_event, contents) => lockDownContents(contents));
}

function lockDownContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
}

export function isOwnPage(address: string): boolean {
  return address === `${APP_ORIGIN}/` || address.startsWith(`${APP_ORIGIN}/index.html`);
}
