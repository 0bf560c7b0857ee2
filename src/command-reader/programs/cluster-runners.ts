import { prefixProgram } from './shared/prefix';

/** Slurm's srun(1) and salloc(1), and MPI's mpirun(1): their options, then the command. */
export const program = prefixProgram({
  names: ['srun', 'salloc', 'mpirun', 'mpiexec'],
  valueFlags: [
    ...[
      '-n',
      '--ntasks',
      '-N',
      '--nodes',
      '-c',
      '--cpus-per-task',
      '-p',
      '--partition',
      '-A',
      '--account',
      '-t',
      '--time',
    ],
    ...[
      '--mem',
      '--mem-per-cpu',
      '-J',
      '--job-name',
      '-w',
      '--nodelist',
      '-x',
      '--exclude',
      '-G',
      '--gpus',
      '--gres',
      '-C',
    ],
    ...['-q', '--qos', '-D', '--chdir', '-o', '--output', '-e', '--error', '-i', '--input', '-d', '--dependency'],
    ...['-np', '--np', '-H', '-host', '--host', '-hostfile', '--hostfile', '-machinefile', '--map-by', '--bind-to'],
  ],
});
