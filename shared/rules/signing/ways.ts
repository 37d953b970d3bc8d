/** Where a branch has its papers signed. */
export const signingWays = {
  either: '屏幕上或纸上都可以',
  screen: '只在屏幕上签',
  paper: '只在纸上签',
} as const;

export type SigningWay = keyof typeof signingWays;
export const signingWayKeys = Object.keys(signingWays) as SigningWay[];

/** Until the branch says otherwise. */
export const USUAL_WAY: SigningWay = 'either';
