import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { protocol, session } from 'electron';
import { PREVIEW_POLICY, previewOf } from './previews.ts';

export const APP_ORIGIN = 'app://kedang';

/**
 * Nothing comes from outside, nothing inline runs. The page makes some of its styles while it runs; they carry the nonce
 * of this very load. Frames show the PDF of a sheet in Chromium's own viewer.
 */
const contentSecurityPolicy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "object-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Where the page finds the nonce. */
const withNonce = (html: string, nonce: string) =>
  html.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`);

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        codeCache: true,
        stream: true,
        corsEnabled: true,
      },
    },
  ]);
}

const previewHeaders = {
  // Chromium's PDF viewer, which is a page of another origin.
  'access-control-allow-origin': 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai',
  'content-type': 'application/pdf',
  'content-security-policy': PREVIEW_POLICY,
  'x-content-type-options': 'nosniff',
};

/** Serves the built page, previews of sheets, and nothing above its folder. */
export function serveApp(pageFolder: string): void {
  session.defaultSession.protocol.handle('app', async (request) => {
    const preview = request.method === 'GET' && previewOf(new URL(request.url).pathname);
    if (preview) return new Response(preview, { headers: previewHeaders });
    const file = fileOfRequest(pageFolder, request.url);
    if (!file || request.method !== 'GET') return new Response('', { status: 404 });
    try {
      const nonce = randomBytes(16).toString('base64');
      const content = await readFile(file);
      const body = extname(file) === '.html' ? withNonce(content.toString(), nonce) : new Uint8Array(content);
      return new Response(body, {
        headers: {
          'content-type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': contentSecurityPolicy(nonce),
          'x-content-type-options': 'nosniff',
          'cross-origin-opener-policy': 'same-origin',
        },
      });
    } catch {
      return new Response('', { status: 404 });
    }
  });
}

/** The file that an address of the page stands for; undefined for another host or a path that leaves the folder. */
export function fileOfRequest(pageFolder: string, address: string): string | undefined {
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== APP_ORIGIN) return undefined;
  const path = normalize(join(pageFolder, decodeURIComponent(url.pathname)));
  const inside = path.startsWith(pageFolder.endsWith(sep) ? pageFolder : pageFolder + sep);
  if (!inside) return undefined;
  return url.pathname === '/' ? join(pageFolder, 'index.html') : path;
}

export function pageFolder(): string {
  return fileURLToPath(new URL('../../renderer', import.meta.url));
}
