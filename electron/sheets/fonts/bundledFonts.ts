import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The two weights that every sheet is set in, and their files: in node_modules, also inside the packaged app's asar. */
export const bundledFonts = {
  regular: require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
} as const;
