import { type Drawing, type Shape, tones } from '../../shared/charts/drawing.ts';

/** A drawing on screen; on paper it is the same. */
export function Chart({ drawing }: { drawing: Drawing }) {
  const { width, height, about, shapes } = drawing;
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={about}>
      {shapes.map((shape, place) => (
        // A drawing is made anew as a whole: its shapes have no other identity than their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Element key={place} shape={shape} />
      ))}
    </svg>
  );
}

function Element({ shape }: { shape: Shape }) {
  const tone = tones[shape.tone];
  switch (shape.kind) {
    case 'rect':
      return <rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} fill={tone} />;
    case 'dot':
      return <circle cx={shape.x} cy={shape.y} r={shape.radius} fill={tone} />;
    case 'line':
      return (
        <polyline
          points={shape.points.map((point) => point.join(',')).join(' ')}
          fill="none"
          stroke={tone}
          strokeWidth={shape.width}
        />
      );
    case 'text':
      return (
        <text
          x={shape.x}
          y={shape.y}
          fontSize={shape.size}
          fontWeight={shape.bold ? 600 : 400}
          textAnchor={shape.anchor}
          fill={tone}
        >
          {shape.text}
        </text>
      );
  }
}
