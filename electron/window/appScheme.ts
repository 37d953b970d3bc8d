import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ProtocolRequest, type ProtocolResponse, protocol, session } from 'electron';
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

/**
 * Serves the built page, previews of sheets, and nothing above its folder.
 *
 * By the older call of Electron: `protocol.handle` answers with fetch's `Response`, and to read Node's fetch takes the
 * main thread 40 ms right when the window waits for its page. Files are read at once, since a trip through the thread
 * pool takes longer than the few hundred KB in the package.
 */
export function serveApp(pageFolder: string): void {
  session.defaultSession.protocol.registerBufferProtocol('app', (request, answer) =>
    answer(answerTo(pageFolder, request)),
  );
}

const notFound = { statusCode: 404, data: Buffer.alloc(0) };

function answerTo(pageFolder: string, { method, url }: ProtocolRequest): ProtocolResponse {
  if (method !== 'GET') return notFound;
  const preview = previewOf(new URL(url).pathname);
  if (preview) {
    const { buffer, byteOffset, byteLength } = preview;
    return { data: Buffer.from(buffer, byteOffset, byteLength), headers: previewHeaders };
  }
  const file = fileOfRequest(pageFolder, url);
  const content = file && contentOf(file);
  if (!content) return notFound;
  const nonce = randomBytes(16).toString('base64');
  return {
    data: extname(file) === '.html' ? Buffer.from(withNonce(content.toString(), nonce)) : content,
    headers: {
      'content-type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': contentSecurityPolicy(nonce),
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
    },
  };
}

/** Undefined when there is no such file. */
function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** The file that an address of the page stands for; undefined for another host or a path that leaves the folder. */
export function fileOfRequest(pageFolder: string, address: string): string | undefined {
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== APP_ORIGIN) return undefined;
  const name = decoded(url.pathname);
  if (name === undefined) return undefined;
  const path = normalize(join(pageFolder, name));
  const inside = path.startsWith(pageFolder.endsWith(sep) ? pageFolder : pageFolder + sep);
  if (!inside) return undefined;
  return url.pathname === '/' ? join(pageFolder, 'index.html') : path;
}

/** Undefined for a stray %, which would otherwise end the program. */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

export function pageFolder(): string {
  return fileURLToPath(new URL('../../renderer', import.meta.url));
}
