import { machineIo } from './cli/machine-io';
import { runCommandLine } from './cli/main';

/** The command line: arguments → subcommand → exit code. No `process.exit`, which would cut off what is still being written. */
runCommandLine(process.argv.slice(2), machineIo()).then(
  (code) => {
    process.exitCode = code;
  },
  (fault: unknown) => {
    // Expected failures are exit codes; what arrives here is a bug, and its stack is what a report of it needs.
    console.error('ai-tool-policy: an internal error; please report it together with what follows.');
    console.error(fault);
    process.exitCode = 2;
  },
);
