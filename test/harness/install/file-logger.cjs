'use strict';

// Takes the place of VS Code's native logger (`@vscode/spdlog`) in the server that the harness installs: that one is
// C++ without a prebuilt binary, and without any logger the output channels of extensions stay empty. The same
// functions, writing to the same files, with no rotation: a test's log does not grow that far.
// https://github.com/microsoft/node-spdlog/blob/main/index.d.ts

const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const names = ['trace', 'debug', 'info', 'warn', 'error', 'critical', 'off'];
const words = { warn: 'warning' };

class Logger {
  #file;
  #level = 2;
  #formatted = true;

  constructor(_kind, _name, file) {
    this.#file = file;
    for (const [level, name] of names.entries()) {
      if (name !== 'off') this[name] = (message) => this.#write(level, message);
    }
  }

  #write(level, message) {
    if (level < this.#level) return;
    const time = new Date();
    const local = new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString();
    const word = words[names[level]] ?? names[level];
    const head = this.#formatted ? `${local.slice(0, 10)} ${local.slice(11, 23)} [${word}] ` : '';
    try {
      appendFileSync(this.#file, `${head}${message}${this.#formatted ? '\n' : ''}`);
    } catch {
      // The folder was removed under a server that is stopping.
    }
  }

  getLevel() {
    return this.#level;
  }

  setLevel(level) {
    this.#level = level;
  }

  setPattern() {}

  clearFormatters() {
    this.#formatted = false;
  }

  flush() {}

  drop() {}
}

async function create(name, file) {
  mkdirSync(dirname(file), { recursive: true });
  return new Logger('rotating', name, file);
}

// One statement for each: `import()` finds the names of a CommonJS module only when they are written so.
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
