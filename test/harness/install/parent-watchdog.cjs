'use strict';

// Takes the place of VS Code's native watchdog in the server that the harness installs (C++ without a prebuilt binary):
// the extension host ends when the process that it works for has gone.
// https://github.com/microsoft/vscode-native-watchdog/blob/main/index.d.ts

exports.start = (pid) => {
  const check = () => {
    try {
      process.kill(pid, 0);
    } catch {
      process.exit(87);
    }
  };
  setInterval(check, 3000).unref();
};
