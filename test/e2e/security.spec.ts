import type { Page } from '@playwright/test';
import { makeBranch } from './branch.ts';
import { expect, test } from './launch.ts';

/** What the page gets for a call, whether or not the contract knows it. */
function answerOf(page: Page, name: string, input?: unknown) {
  return page.evaluate(
    ([call, value]) =>
      (window as unknown as { kedang: { call(name: string, input: unknown): Promise<unknown> } }).kedang.call(
        call as string,
        value,
      ),
    [name, input],
  );
}

const refused = (code: string) =>
  expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) });

test('the page is sandboxed and knows nothing but the bridge', async ({ launch }) => {
  const { app, page } = await launch();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
      contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
  expect(await page.evaluate(() => typeof (globalThis as { require?: unknown }).require)).toBe('undefined');
  expect(await page.evaluate(() => typeof (globalThis as { process?: unknown }).process)).toBe('undefined');
  expect(
    await page.evaluate(() => Object.keys((window as unknown as { kedang: object }).kedang).sort()),
  ).toEqual(['call', 'onFileHanded', 'onLocked', 'onProgress']);
});

test('no window has a switch that opens it', async ({ launch }) => {
  const { app } = await launch();
  const opening = await app.evaluate(({ BrowserWindow }) => {
    const names = [
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
      'nodeIntegrationInWorker',
      'nodeIntegrationInSubFrames',
      'navigateOnDragDrop',
    ];
    return BrowserWindow.getAllWindows().map(({ webContents }) => {
      const preferences = (
        webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences();
      return names.filter((name) => preferences[name]);
    });
  });
  expect(opening).toEqual([[]]);
});

test('a webview is not attached', async ({ launch }) => {
  const { app, page } = await launch();
  await page.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://example.com/');
    view.setAttribute('allowpopups', '');
    document.body.append(view);
  });
  const kinds = () =>
    app.evaluate(({ webContents }) => webContents.getAllWebContents().map((one) => one.getType()));
  expect(await kinds()).toEqual(['window']);
  // Where a window allows webviews all the same, attaching one is refused.
  const attached = await app.evaluate(async ({ BrowserWindow }) => {
    const other = new BrowserWindow({ show: false, webPreferences: { webviewTag: true, sandbox: true } });
    let attaching = false;
    other.webContents.on('did-attach-webview', () => {
      attaching = true;
    });
    await other.loadURL('data:text/html,<webview src="about:blank"></webview>');
    await new Promise((resolve) => setTimeout(resolve, 500));
    other.destroy();
    return attaching;
  });
  expect(attached).toBe(false);
});

test('nothing is downloaded past the save dialog', async ({ launch }) => {
  const { app, page } = await launch();
  await expect(page.locator('body')).toContainText('分公司');
  await app.evaluate(({ session }) => {
    const asked: boolean[] = [];
    Object.assign(globalThis, { asked });
    session.defaultSession.on('will-download', (event) => asked.push(event.defaultPrevented));
  });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['taken']));
    link.download = 'taken.txt';
    document.body.append(link);
    link.click();
  });
  const asked = () => app.evaluate(() => (globalThis as unknown as { asked: boolean[] }).asked);
  await expect.poll(asked).toEqual([true]);
});

test('navigation away is denied', async ({ launch }) => {
  const { app, page } = await launch();
  // An attempt stops what is still loading.
  await expect(page.locator('body')).toContainText('分公司');
  const urlInMain = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL());
  const before = await urlInMain();
  expect(before).toBe('app://kedang/');
  await app.evaluate(({ BrowserWindow }) => {
    const tried: [string, boolean][] = [];
    Object.assign(globalThis, { tried });
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', (event) =>
      tried.push([event.url, event.defaultPrevented]),
    );
  });
  const tries = () => app.evaluate(() => (globalThis as unknown as { tried: [string, boolean][] }).tried);
  // Asked for when the evaluation is over: it would wait for a navigation of its own that never comes.
  const goTo = (address: string) =>
    page.evaluate((to) => {
      setTimeout(() => {
        window.location.href = to;
      });
    }, address);

  for (const address of ['https://example.com/', 'app://other/']) {
    await goTo(address);
    await expect.poll(tries, address).toContainEqual([address, true]);
  }
  // Chromium itself refuses these; the last try, which main sees, comes after them.
  for (const address of ['file:///etc/passwd', 'data:text/html,out', 'https://example.com/last'])
    await goTo(address);
  await expect.poll(tries).toContainEqual(['https://example.com/last', true]);
  expect(await urlInMain()).toBe(before);
  const shown = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
    );
  await expect.poll(shown).toContain('分公司');
});

test('new windows are denied', async ({ launch }) => {
  const { app, page } = await launch();
  expect(await page.evaluate(() => window.open('app://kedang/') === null)).toBe(true);
  expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
  expect(app.windows()).toHaveLength(1);
});

test('permissions are denied', async ({ launch }) => {
  const { page } = await launch();
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  const camera = await page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'given',
      (error: Error) => error.name,
    ),
  );
  expect(['NotAllowedError', 'NotFoundError']).toContain(camera);
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
    const asked = names.map((name) => navigator.permissions.query({ name: name as PermissionName }));
    return (await Promise.all(asked)).map(({ state }) => state);
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('the page’s policy lets nothing inline run and nothing in from outside', async ({ launch }) => {
  const { page } = await launch();
  const policy = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'));
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  expect(
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = true';
      document.body.append(script);
      return (globalThis as { ran?: boolean }).ran ?? false;
    }),
  ).toBe(false);
  const evaluated = await page.evaluate(() => {
    const script = document.createElement('script');
    script.src = 'data:text/javascript,globalThis.ran=true';
    return new Promise((done) => {
      script.onerror = () => done('blocked');
      script.onload = () => done('ran');
      document.body.append(script);
    });
  });
  expect(evaluated).toBe('blocked');
  const fetched = await page.evaluate(() =>
    fetch('https://example.com/').then(
      () => 'fetched',
      () => 'blocked',
    ),
  );
  expect(fetched).toBe('blocked');
});

test('the page’s address serves its own folder only', async ({ launch }) => {
  const { page } = await launch();
  const statuses = await page.evaluate(async () => {
    const paths = [
      '/index.html',
      '/../electron/main.js',
      '/%2e%2e/electron/main.js',
      '/..%2felectron%2fmain.js',
    ];
    return Promise.all(paths.map(async (path) => (await fetch(path)).status));
  });
  expect(statuses).toEqual([200, 404, 404, 404]);
});

test('calls are checked: name, input, person, right, sender', async ({ launch }) => {
  const branch = makeBranch(launch.home);
  const { app, page } = await launch();
  expect(await answerOf(page, 'archive.steal')).toEqual(refused('UNKNOWN_REQUEST'));
  expect(await answerOf(page, 'constructor')).toEqual(refused('UNKNOWN_REQUEST'));
  expect(await answerOf(page, 'documents.open', { id: 5 })).toEqual(refused('NOT_SIGNED_IN'));
  expect(await answerOf(page, 'people.list')).toEqual(refused('NOT_SIGNED_IN'));
  expect(await answerOf(page, 'archive.open', { code: 'A'.repeat(5000) })).toEqual(refused('BAD_REQUEST'));
  expect(await answerOf(page, 'archive.open', { code: '00000-00000' })).toEqual(
    refused('RECOVERY_CODE_INVALID'),
  );
  expect(await answerOf(page, 'archive.open', { code: branch.recoveryCode })).toMatchObject({ ok: true });
  const wrong = { login: branch.administrator, password: 'not this one' };
  expect(await answerOf(page, 'session.signIn', wrong)).toEqual(refused('SIGN_IN_FAILED'));
  const { administrator: login, password } = branch;
  expect(await answerOf(page, 'session.signIn', { login, password })).toMatchObject({ ok: true });
  expect(await answerOf(page, 'documents.open', { id: 5 })).toEqual(refused('BAD_REQUEST'));
  const clerk = { name: '钱出纳', login: 'qian', role: 'cashier', password: 'changjiang-1' };
  expect(await answerOf(page, 'people.add', clerk)).toMatchObject({ ok: true });
  await answerOf(page, 'session.signOut');
  await answerOf(page, 'session.signIn', { login: clerk.login, password: clerk.password });
  expect(await answerOf(page, 'people.list')).toEqual(refused('PASSWORD_MUST_CHANGE'));
  const own = { old: clerk.password, password: 'taihu-lake-27' };
  expect(await answerOf(page, 'people.changeOwnPassword', own)).toMatchObject({ ok: true });
  expect(await answerOf(page, 'people.add', { ...clerk, login: 'other' })).toEqual(refused('NO_RIGHT'));
  expect(await answerOf(page, 'week.seal', { week: '2026-W47', reasons: {} })).toEqual(refused('NO_RIGHT'));
  await answerOf(page, 'session.lock');
  expect(await answerOf(page, 'people.list')).toEqual(refused('NOT_SIGNED_IN'));

  const stranger = await app.evaluate(async ({ app: program, BrowserWindow }) => {
    const preload = `${program.getAppPath()}/dist/electron/preload.cjs`;
    const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await other.loadURL('app://kedang/');
    const answer: unknown = await other.webContents.executeJavaScript(`window.kedang.call('archive.state')`);
    other.destroy();
    return answer;
  });
  expect(stranger).toEqual(refused('FOREIGN_SENDER'));
});

test('a second start brings the first window forward and ends', async ({ launch }) => {
  const { app } = await launch();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  await expect(launch()).rejects.toThrow();
  expect(
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isMinimized())),
  ).toEqual([false]);
});
