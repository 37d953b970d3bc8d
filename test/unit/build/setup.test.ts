import { describe, expect, it } from 'vitest';
import { placeInDistribution } from '../../../build/setup/carried-electron.mjs';
import { installCommand, missingPackages } from '../../../build/setup/debian-packages.mjs';
import { hasDisplay, underDisplay } from '../../../build/setup/display.mjs';
import { electronStep } from '../../../build/setup/electron.mjs';
import { cacheFolderOf } from '../../../build/setup/folders.mjs';
import { installationNeeded, stampOf } from '../../../build/setup/node-packages.mjs';
import { forNodeApi9 } from '../../../build/setup/sqlite-addon.mjs';

describe('the next step to an Electron', () => {
  const fresh = {
    given: undefined,
    official: false,
    tried: false,
    lastFailure: undefined,
    mirror: false,
    carried: false,
    machine: 'linux-x64',
  };
  const anHour = 3_600_000;

  it('takes the one that is named before all others', () => {
    expect(electronStep({ ...fresh, given: '/opt/electron', official: true })).toBe('use given');
  });

  it('takes the official one when it is there, also beside a carried one', () => {
    expect(electronStep({ ...fresh, official: true, carried: true })).toBe('use official');
  });

  it('tries to fetch the official one before it falls back', () => {
    expect(electronStep(fresh)).toBe('fetch official');
    expect(electronStep({ ...fresh, tried: true })).toBe('use carried');
  });

  it('does not wait for a closed network at every start, but tries again after a day', () => {
    const closed = { ...fresh, carried: true, lastFailure: anHour };
    expect(electronStep(closed)).toBe('use carried');
    expect(electronStep({ ...closed, lastFailure: 25 * anHour })).toBe('fetch official');
  });

  it('tries at once when a mirror is named', () => {
    expect(electronStep({ ...fresh, carried: true, lastFailure: anHour, mirror: true })).toBe(
      'fetch official',
    );
  });

  it('has no carried one for other systems', () => {
    for (const machine of ['win32-x64', 'darwin-arm64', 'linux-arm64']) {
      expect(electronStep({ ...fresh, machine })).toBe('fetch official');
      expect(electronStep({ ...fresh, machine, tried: true })).toBe('none');
    }
  });
});

describe('the carried distribution', () => {
  it('renames the program and leaves the foreign application out', () => {
    expect(placeInDistribution('Cypress/Cypress')).toBe('electron');
    expect(placeInDistribution('Cypress/locales/zh-CN.pak')).toBe('locales/zh-CN.pak');
    expect(placeInDistribution('Cypress/resources/app/package.json')).toBeUndefined();
    expect(placeInDistribution('Cypress/resources/app-update.yml')).toBeUndefined();
    expect(placeInDistribution('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined();
    expect(placeInDistribution('Cypress/locales/')).toBeUndefined();
  });

  it('gets an addon that asks for the functions of Node-API 10 by their earlier name', () => {
    const description = "'defines': ['NAPI_VERSION=10', 'NAPI_DISABLE_CPP_EXCEPTIONS'],";
    expect(forNodeApi9(description)).toBe(
      "'defines': ['NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT', " +
        "'NODE_API_EXPERIMENTAL_NO_WARNING', 'NAPI_DISABLE_CPP_EXCEPTIONS'],",
    );
  });

  it('refuses a build description that it does not know', () => {
    expect(() => forNodeApi9("'defines': ['NAPI_VERSION=11']")).toThrow(/NAPI_VERSION=10/);
  });
});

describe('the stamp of the installed packages', () => {
  const machine = { platform: 'linux', arch: 'x64' };

  it('changes with the lock file, the platform and the processor, not with line ends', () => {
    const stamp = stampOf({ lock: '{\n}\n', ...machine });
    expect(stampOf({ lock: '{\r\n}\r\n', ...machine })).toBe(stamp);
    expect(stampOf({ lock: '{ }\n', ...machine })).not.toBe(stamp);
    expect(stampOf({ lock: '{\n}\n', platform: 'linux', arch: 'arm64' })).not.toBe(stamp);
    expect(stampOf({ lock: '{\n}\n', platform: 'win32', arch: 'x64' })).not.toBe(stamp);
  });

  it('asks for an installation when it is absent or of another lock file', () => {
    const state = { wanted: 'a', isLink: false, runsFromInside: false, platform: 'linux' };
    expect(installationNeeded({ ...state, present: 'a' })).toBe('nothing');
    expect(installationNeeded({ ...state, present: undefined })).toBe('ci');
    expect(installationNeeded({ ...state, present: 'b' })).toBe('ci');
    expect(installationNeeded({ ...state, present: 'b', isLink: true })).toBe('leave');
  });

  it('does not remove, on Windows, the Node that is running', () => {
    const state = { present: 'b', wanted: 'a', isLink: false, runsFromInside: true };
    expect(installationNeeded({ ...state, platform: 'win32' })).toBe('install');
    expect(installationNeeded({ ...state, platform: 'linux' })).toBe('ci');
  });
});

describe('the packages of Debian', () => {
  it('lists what is missing and accepts the names of newer releases', () => {
    const wanted = ['xvfb', 'libgtk-3-0', 'libasound2'];
    expect(missingPackages(wanted, new Set(['libgtk-3-0', 'libasound2']))).toEqual(['xvfb']);
    expect(missingPackages(wanted, new Set(['xvfb', 'libgtk-3-0t64', 'libasound2t64']))).toEqual([]);
  });

  it('installs by the name that this release has', () => {
    const { install } = installCommand(['xvfb', 'libasound2'], new Set(['libasound2t64']));
    expect(install).toEqual(['install', '-y', '--no-install-recommends', 'xvfb', 'libasound2t64']);
  });
});

describe('the display', () => {
  it('is always there on Windows and macOS, on Linux when a variable says so', () => {
    expect(hasDisplay({ platform: 'win32', env: {} })).toBe(true);
    expect(hasDisplay({ platform: 'darwin', env: {} })).toBe(true);
    expect(hasDisplay({ platform: 'linux', env: {} })).toBe(false);
    expect(hasDisplay({ platform: 'linux', env: { DISPLAY: ':0' } })).toBe(true);
    expect(hasDisplay({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
  });

  it('is made for a command where there is none', () => {
    expect(underDisplay(['electron', '.'], true)).toEqual(['electron', '.']);
    expect(underDisplay(['electron', '.'], false).slice(0, 2)).toEqual(['xvfb-run', '-a']);
  });
});

describe('the cache folder', () => {
  it('is outside of every checkout, by the custom of the system', () => {
    const home = '/home/li';
    expect(cacheFolderOf({ platform: 'linux', env: {}, home })).toBe('/home/li/.cache/kedang-build');
    expect(cacheFolderOf({ platform: 'linux', env: { XDG_CACHE_HOME: '/var/c' }, home })).toBe(
      '/var/c/kedang-build',
    );
    expect(cacheFolderOf({ platform: 'darwin', env: {}, home })).toBe('/home/li/Library/Caches/kedang-build');
    expect(cacheFolderOf({ platform: 'win32', env: { LOCALAPPDATA: '/l' }, home })).toBe('/l/kedang-build');
  });
});
