import type { ThemeConfig } from 'antd';

/** Office screens show many rows: 13 px and low controls; motion would only delay them. */
export const theme: ThemeConfig = {
  // The same for all trees of React, so that they share the styles.
  cssVar: { key: 'kedang' },
  token: {
    colorPrimary: '#24598f',
    colorInfo: '#24598f',
    colorLink: '#24598f',
    colorSuccess: '#2f7d4f',
    colorWarning: '#b7791f',
    colorError: '#b3372f',
    // antd's own pale shades of these muted colours come out grey.
    colorSuccessBg: '#e5f3ea',
    colorSuccessBorder: '#b5d9c2',
    colorWarningBg: '#fcf1dc',
    colorWarningBorder: '#ecd09a',
    colorErrorBg: '#fbe9e7',
    colorErrorBorder: '#eab8b3',
    colorPrimaryBg: '#e8f0f8',
    colorInfoBg: '#e8f0f8',
    colorText: '#1f2630',
    colorTextSecondary: '#5b6673',
    colorTextTertiary: '#7d8793',
    colorBorder: '#cfd6de',
    colorBorderSecondary: '#e3e7ec',
    colorBgLayout: '#f4f6f8',
    fontFamily:
      '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
    fontSize: 13,
    controlHeight: 28,
    controlHeightSM: 24,
    controlHeightLG: 34,
    borderRadius: 4,
    borderRadiusLG: 6,
    sizeStep: 3,
    motion: false,
  },
};
