import { customPinyin, pinyin } from 'pinyin-pro';
import { readBy } from './pinyin.ts';

/** Words of names and places that pinyin-pro 3.29 reads wrongly. Only whole words: a single character would override all. */
const ownReadings: Readonly<Record<string, string>> = {
  分行: 'fēn háng',
  车行: 'chē háng',
  五金行: 'wǔ jīn háng',
  典当行: 'diǎn dàng háng',
  拍卖行: 'pāi mài háng',
  给排水: 'jǐ pái shuǐ',
  载重: 'zài zhòng',
  六合: 'lù hé',
  盐都: 'yán dū',
  浒墅关: 'xǔ shù guān',
  浒关: 'xǔ guān',
  莘庄: 'xīn zhuāng',
  乐清: 'yuè qīng',
  乐亭: 'lào tíng',
  单县: 'shàn xiàn',
  洪洞: 'hóng tóng',
  六安: 'lù ān',
  歙县: 'shè xiàn',
};

// Ours at the first reading: building their table takes 10 ms.
let told = false;

readBy((text, surname) => {
  if (!told) customPinyin(ownReadings);
  told = true;
  return pinyin(text, { type: 'array', surname });
});
