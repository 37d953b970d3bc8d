/**
 * Whether windows can be shown without further ado. Windows and macOS always have a display.
 *
 * @param {{ platform: NodeJS.Platform, env: NodeJS.ProcessEnv }} machine
 */
export function hasDisplay({ platform, env }) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * The command under a display made for it, where there is none.
 *
 * @param {[string, ...string[]]} command
 * @param {boolean} displayed
 * @returns {[string, ...string[]]}
 */
export function underDisplay(command, displayed) {
  return displayed ? command : ['xvfb-run', '-a', '--server-args=-screen 0 1440x900x24', ...command];
}
