const thousands = (count: number) => count.toLocaleString('zh-CN');

/** How many documents the list has, and how many of them were read so far. */
export function countText(read: number, count: { count: number; more: boolean } | undefined): string {
  if (!count) return '';
  const total = `${count.more ? '超过' : '共'} ${thousands(count.count)} 份`;
  return read < count.count && read > 0 ? `${total} · 已读 ${thousands(read)}` : total;
}
