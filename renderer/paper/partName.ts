const NUMERALS = [...'一二三四五六七八九十'];

/** 联次 from 1: 第一联. */
export const partName = (part: number) => `第${NUMERALS[part - 1] ?? ` ${part} `}联`;
