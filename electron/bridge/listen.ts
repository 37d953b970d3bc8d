import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { type Answer, channels } from '../../shared/contract/bridge.ts';
import { Refusal } from '../../shared/errors/index.ts';
import { isOwnPage } from '../window/lockdown.ts';

/** Hears the page's calls, answered by `answer`; any other sender, frame or address is refused. */
export function listenToPage(
  answer: (name: unknown, input: unknown) => Promise<Answer<unknown>>,
  ownWindow: () => Electron.WebContents | undefined,
): void {
  ipcMain.handle(channels.call, async (event, name: unknown, input: unknown): Promise<Answer<unknown>> => {
    if (!isOwnSender(event, ownWindow())) return { ok: false, error: new Refusal('FOREIGN_SENDER').coded() };
    return answer(name, input);
  });
}

function isOwnSender(event: IpcMainInvokeEvent, own: Electron.WebContents | undefined): boolean {
  return (
    own !== undefined &&
    event.sender === own &&
    event.senderFrame === own.mainFrame &&
    isOwnPage(event.senderFrame.url)
  );
}
