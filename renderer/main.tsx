import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { makeQueryClient } from './contract/queries.ts';
import './theme/base.css';
import { theme } from './theme/theme.ts';

dayjs.locale('zh-cn');

/** The server puts a fresh nonce into the page; the styles that antd makes while running carry it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

/**
 * Dialogs and lists stand here instead of in the body: over the body antd also locks its scrolling, by a style without
 * the nonce. Our body never scrolls.
 */
const overlays = document.getElementById('overlays')!;

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      getPopupContainer={() => overlays}
      button={{ autoInsertSpace: false }}
      {...(nonce && { csp: { nonce } })}
    >
      <AntdApp style={{ height: '100%' }} message={{ maxCount: 2 }}>
        <QueryClientProvider client={makeQueryClient()}>
          <App />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  </StrictMode>,
);
