import type { ThemeConfig } from 'antd';

/** Office screens show many rows: 13 px and low controls; motion would only delay them. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#24598f',
    colorInfo: '#24598f',
    colorLink: '#24598f',
    colorSuccess: '#2f7d4f',
    colorWarning: '#b7791f',
    colorError: '#b3372f',
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
