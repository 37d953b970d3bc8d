import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import SignaturePad from 'signature_pad';

/** In pixels of the picture, which is as wide as three signature boxes of a sheet. */
const WIDTH = 600;
const HEIGHT = 180;

/**
 * A name drawn by mouse, pen or finger. `onChange` gets the picture as PNG in base64, undefined when nothing is drawn.
 */
export function DrawingPad({ onChange }: { onChange(png: string | undefined): void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(undefined);
  const told = useRef(onChange);
  told.current = onChange;

  useEffect(() => {
    if (!canvas.current) return;
    const drawn = new SignaturePad(canvas.current, {
      backgroundColor: '#ffffff',
      penColor: '#10294d',
      minWidth: 1.2,
      maxWidth: 4,
    });
    pad.current = drawn;
    const ended = () => told.current(drawn.toDataURL('image/png').replace(/^data:image\/png;base64,/, ''));
    drawn.addEventListener('endStroke', ended);
    return () => {
      drawn.removeEventListener('endStroke', ended);
      drawn.off();
    };
  }, []);

  return (
    <div className="drawing">
      <canvas ref={canvas} width={WIDTH} height={HEIGHT} aria-label="手写签名" />
      <Button
        size="small"
        onClick={() => {
          pad.current?.clear();
          onChange(undefined);
        }}
      >
        清除重写
      </Button>
    </div>
  );
}
