import { contextBridge, ipcRenderer } from 'electron';
import { type Bridge, channels } from '../../shared/contract/bridge.ts';

const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke(channels.call, name, input),
  onProgress: (listener) => listen(channels.progress, listener),
  onLocked: (listener) => listen(channels.locked, listener),
  onFileHanded: (listener) => listen(channels.fileHanded, listener),
};

/** The page's listener never sees Electron's event object. */
function listen<T>(channel: string, listener: (value: T) => void): () => void {
  const heard = (_event: unknown, value: T) => listener(value);
  ipcRenderer.on(channel, heard);
  return () => {
    ipcRenderer.removeListener(channel, heard);
  };
}

contextBridge.exposeInMainWorld('kedang', bridge);
