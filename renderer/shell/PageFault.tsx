import { Alert, Button } from 'antd';
import { Component, type ReactNode } from 'react';

/** A bug in one page takes that page down, not the window. */
export class PageFault extends Component<{ children: ReactNode }, { fault: Error | undefined }> {
  override state = { fault: undefined };

  static getDerivedStateFromError(fault: Error) {
    return { fault };
  }

  override render() {
    const fault: Error | undefined = this.state.fault;
    if (!fault) return this.props.children;
    return (
      <div style={{ padding: 24 }}>
        <Alert
          type="error"
          showIcon
          title="这一页出了意外的问题，您已保存的内容不受影响。"
          description={`请重试；如再出现，请把下面这行告诉管理员：${String(fault)}`}
          action={<Button onClick={() => this.setState({ fault: undefined })}>重试</Button>}
        />
      </div>
    );
  }
}
