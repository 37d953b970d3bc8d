import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import SignaturePad from 'signature_pad';

/** Of the pad on screen, in its pixels. */
const WIDTH = 620;
const HEIGHT = 150;
/** The picture has as many pixels in one of the screen, for paper. */
const SHARP = 2;
/** White around the name, and the least size of the picture, so that a small mark is not blown up. */
const MARGIN = 8;
const LEAST_WIDTH = 160;
const LEAST_HEIGHT = 80;

/**
 * A name drawn by mouse, pen or finger. `onChange` gets the picture as PNG in base64, undefined when nothing is drawn.
 */
export function DrawingPad({ onChange }: { onChange(png: string | undefined): void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(undefined);
  const told = useRef(onChange);
  told.current = onChange;

  useEffect(() => {
    const sheet = canvas.current;
    if (!sheet) return;
    sheet.getContext('2d')?.setTransform(SHARP, 0, 0, SHARP, 0, 0);
    const drawn = new SignaturePad(sheet, {
      backgroundColor: '#ffffff',
      penColor: '#10294d',
      minWidth: 1,
      maxWidth: 3.2,
    });
    pad.current = drawn;
    const ended = () => told.current(pictureOf(sheet, drawn));
    drawn.addEventListener('endStroke', ended);
    return () => {
      drawn.removeEventListener('endStroke', ended);
      drawn.off();
    };
  }, []);

  return (
    <div className="drawing">
      <canvas
        ref={canvas}
        width={WIDTH * SHARP}
        height={HEIGHT * SHARP}
        style={{ width: WIDTH, height: HEIGHT }}
        aria-label="手写签名"
      />
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

/** What was drawn with little white around it, so that it fills its box on the sheet. PNG in base64. */
function pictureOf(sheet: HTMLCanvasElement, drawn: SignaturePad): string {
  const points = drawn.toData().flatMap((group) => group.points);
  const span = (values: number[], least: number, most: number) => {
    const [from, to] = [Math.min(...values) - MARGIN, Math.max(...values) + MARGIN];
    const more = Math.max(0, least - (to - from)) / 2;
    const start = Math.max(0, Math.floor(from - more));
    return { start, length: Math.min(most, Math.ceil(to + more)) - start };
  };
  const across = span(
    points.map(({ x }) => x),
    LEAST_WIDTH,
    WIDTH,
  );
  const down = span(
    points.map(({ y }) => y),
    LEAST_HEIGHT,
    HEIGHT,
  );
  const picture = document.createElement('canvas');
  picture.width = across.length * SHARP;
  picture.height = down.length * SHARP;
  picture.getContext('2d')?.drawImage(sheet, -across.start * SHARP, -down.start * SHARP);
  return picture.toDataURL('image/png').replace(/^data:image\/png;base64,/, '');
}
