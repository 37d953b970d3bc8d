// Runs inside Electron, from resources/default_app.asar of the carried distribution: starts the program in the
// folder that the command line names, as the default application of an official distribution does.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.');
const { name, productName, version, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(productName ?? name);
// Not in the type declarations: meant for default applications only.
const internals = /** @type {any} */ (app);
internals.setVersion(version);
internals.setAppPath(folder);
try {
  await import(pathToFileURL(join(folder, main)).href);
} catch (error) {
  // The dialog that Electron would show waits for a click that may never come.
  console.error(error);
  app.exit(1);
}
