import { Alert, Button } from 'antd';
import { RefusalText } from './RefusalText.tsx';

/** A refusal where its result would have stood. */
export function RefusalNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <Alert
      type="error"
      showIcon
      title={<RefusalText error={error} />}
      {...(onRetry && {
        action: (
          <Button size="small" onClick={onRetry}>
            重试
          </Button>
        ),
      })}
    />
  );
}
