import { App as AntdApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { RefusalNotices } from '../contract/queries.ts';
import { RefusalText } from '../contract/RefusalText.tsx';
import { theme } from './theme.ts';

dayjs.locale('zh-cn');

/** The server puts a fresh nonce into the page; the styles that antd makes while running carry it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

/**
 * Dialogs and lists stand here instead of in the body: over the body antd also locks its scrolling, by a style without
 * the nonce. Our body never scrolls.
 */
const overlays = document.getElementById('overlays')!;

/** antd with our theme, around everything but the screens before signing in. */
export function Antd({ children }: { children: ReactNode }) {
  return (
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      getPopupContainer={() => overlays}
      button={{ autoInsertSpace: false }}
      {...(nonce && { csp: { nonce } })}
    >
      <AntdApp style={{ height: '100%' }} message={{ maxCount: 2 }}>
        <Notices>{children}</Notices>
      </AntdApp>
    </ConfigProvider>
  );
}

/** A refusal without a place of its own on the page appears at its edge. */
function Notices({ children }: { children: ReactNode }) {
  const { notification } = AntdApp.useApp();
  const show = (error: unknown) =>
    notification.error({
      title: '没有完成',
      description: <RefusalText error={error} />,
      placement: 'topRight',
      duration: 8,
    });
  return <RefusalNotices value={show}>{children}</RefusalNotices>;
}
