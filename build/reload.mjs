/**
 * Reloads every page of a program that listens for Chromium's debugging protocol.
 *
 * @param {string} address host:port
 */
export async function reloadPages(address) {
  const targets = /** @type {{ type: string, webSocketDebuggerUrl: string }[]} */ (
    await (await fetch(`http://${address}/json/list`)).json()
  );
  const pages = targets.filter(({ type }) => type === 'page');
  await Promise.all(pages.map(({ webSocketDebuggerUrl }) => send(webSocketDebuggerUrl, 'Page.reload')));
}

/**
 * @param {string} url
 * @param {string} method without parameters
 */
function send(url, method) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.onopen = () => socket.send(JSON.stringify({ id: 1, method }));
    socket.onmessage = () => {
      socket.close();
      resolve(undefined);
    };
    socket.onerror = () => reject(new Error(`No answer from ${url}`));
  });
}
