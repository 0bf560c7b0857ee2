import { program as ansible } from './ansible';
import { program as arch } from './arch';
import { program as asciinema } from './asciinema';
import { program as awf } from './awf';
import { program as awsVault } from './aws-vault';
import { program as brew } from './brew';
import { program as bun } from './bun';
import { program as busybox } from './busybox';
import { program as bwrap } from './bwrap';
import { program as caffeinate } from './caffeinate';
import { program as call } from './call';
import { program as cargo } from './cargo';
import { program as certutil } from './certutil';
import { program as cgexec } from './cgexec';
import { program as choco } from './choco';
import { program as chronic } from './chronic';
import { program as chroot } from './chroot';
import { program as clusterRunners } from './cluster-runners';
import { program as cmd } from './cmd';
import { program as concurrently } from './concurrently';
import { program as conda } from './conda';
import { program as containers } from './containers';
import { program as crossEnv } from './cross-env';
import { program as curl } from './curl';
import { program as debuggers } from './debuggers';
import { program as deno } from './deno';
import { program as direnv } from './direnv';
import { program as distrobox } from './distrobox';
import { program as doas } from './doas';
import { program as docker } from './docker';
import { program as dockerCompose } from './docker-compose';
import { program as doppler } from './doppler';
import { program as dotenv } from './dotenv';
import { program as dtach } from './dtach';
import { program as editors } from './editors';
import { program as entr } from './entr';
import { program as env } from './env';
import { program as envchain } from './envchain';
import { program as evalProgram } from './eval';
import { program as exec } from './exec';
import { program as fd } from './fd';
import { program as find } from './find';
import { program as firejail } from './firejail';
import { program as fishPlugins } from './fish-plugins';
import { program as flatpakSpawn } from './flatpak-spawn';
import { program as flock } from './flock';
import { program as forfiles } from './forfiles';
import { program as gh } from './gh';
import { program as git } from './git';
import { program as go } from './go';
import { program as gosu } from './gosu';
import { program as gum } from './gum';
import { program as hyperfine } from './hyperfine';
import { program as invokeExpression } from './invoke-expression';
import { program as invokeItem } from './invoke-item';
import { program as invokeWebRequest } from './invoke-web-request';
import { program as ionice } from './ionice';
import { program as ip } from './ip';
import { program as kubectl } from './kubectl';
import { program as mcpInspector } from './mcp-inspector';
import { program as mise } from './mise';
import { program as monorepoRunners } from './monorepo-runners';
import { program as mosh } from './mosh';
import { program as nice } from './nice';
import { program as nix } from './nix';
import { program as nixShell } from './nix-shell';
import { program as node } from './node';
import { program as nodemon } from './nodemon';
import { program as nohup } from './nohup';
import { program as npm } from './npm';
import { program as npmRunAll } from './npm-run-all';
import { program as npx } from './npx';
import { program as numactl } from './numactl';
import { program as pacman } from './pacman';
import { program as parallel } from './parallel';
import { program as pip } from './pip';
import { program as pipx } from './pipx';
import { program as pkgx } from './pkgx';
import { program as plainWrappers } from './plain-wrappers';
import { program as pm2 } from './pm2';
import { program as pnpm } from './pnpm';
import { program as poetry } from './poetry';
import { program as powershell } from './powershell';
import { program as procfileRunners } from './procfile-runners';
import type { Program } from './program';
import { program as proxychains } from './proxychains';
import { program as psexec } from './psexec';
import { program as python } from './python';
import { program as remoteShells } from './remote-shells';
import { program as resourceLimits } from './resource-limits';
import { program as runas } from './runas';
import { program as schroot } from './schroot';
import { program as scoop } from './scoop';
import { program as screen } from './screen';
import { program as script } from './script';
import { program as secretRunners } from './secret-runners';
import { program as setarch } from './setarch';
import { program as setsid } from './setsid';
import { program as shell } from './shell';
import { program as sops } from './sops';
import { program as source } from './source';
import { program as ssh } from './ssh';
import { program as sshpass } from './sshpass';
import { program as start } from './start';
import { program as startProcess } from './start-process';
import { program as startServerAndTest } from './start-server-and-test';
import { program as stdbuf } from './stdbuf';
import { program as strace } from './strace';
import { program as su } from './su';
import { program as sudo } from './sudo';
import { program as summon } from './summon';
import { program as systemPackages } from './system-packages';
import { program as systemdRun } from './systemd-run';
import { program as taskQueues } from './task-queues';
import { program as taskset } from './taskset';
import { program as terminals } from './terminals';
import { program as time } from './time';
import { program as timeout } from './timeout';
import { program as tini } from './tini';
import { program as tmux } from './tmux';
import { program as unbuffer } from './unbuffer';
import { program as unshare } from './unshare';
import { program as uv } from './uv';
import { program as versionManagers } from './version-managers';
import { program as watch } from './watch';
import { program as watchexec } from './watchexec';
import { program as windowsTerminal } from './windows-terminal';
import { program as winget } from './winget';
import { program as wsl } from './wsl';
import { program as xargs } from './xargs';
import { program as xvfbRun } from './xvfb-run';
import { program as yarn } from './yarn';
import { program as zshFunctions } from './zsh-functions';

/** Every program that runs, fetches or installs another, one file each; a test proves that the list equals the folder. */
export const programs: readonly Program[] = [
  forfiles,
  runas,
  ansible,
  arch,
  asciinema,
  awf,
  awsVault,
  brew,
  bun,
  busybox,
  caffeinate,
  bwrap,
  call,
  cargo,
  certutil,
  cgexec,
  choco,
  chronic,
  chroot,
  clusterRunners,
  cmd,
  concurrently,
  conda,
  containers,
  crossEnv,
  curl,
  debuggers,
  deno,
  direnv,
  distrobox,
  doas,
  docker,
  dockerCompose,
  doppler,
  dotenv,
  dtach,
  editors,
  entr,
  env,
  envchain,
  evalProgram,
  exec,
  fd,
  find,
  firejail,
  fishPlugins,
  flatpakSpawn,
  flock,
  gh,
  git,
  go,
  gosu,
  gum,
  hyperfine,
  invokeExpression,
  invokeItem,
  invokeWebRequest,
  ionice,
  ip,
  kubectl,
  mcpInspector,
  mise,
  monorepoRunners,
  mosh,
  nice,
  nix,
  nixShell,
  node,
  nodemon,
  nohup,
  npm,
  npmRunAll,
  npx,
  numactl,
  pacman,
  parallel,
  pip,
  pipx,
  pkgx,
  plainWrappers,
  pm2,
  pnpm,
  poetry,
  powershell,
  procfileRunners,
  proxychains,
  psexec,
  python,
  remoteShells,
  resourceLimits,
  schroot,
  scoop,
  screen,
  script,
  secretRunners,
  setarch,
  setsid,
  shell,
  sops,
  source,
  ssh,
  sshpass,
  start,
  startProcess,
  startServerAndTest,
  stdbuf,
  strace,
  su,
  sudo,
  summon,
  systemPackages,
  systemdRun,
  taskQueues,
  taskset,
  terminals,
  time,
  timeout,
  tini,
  tmux,
  unbuffer,
  unshare,
  uv,
  versionManagers,
  watch,
  watchexec,
  windowsTerminal,
  winget,
  wsl,
  xargs,
  xvfbRun,
  yarn,
  zshFunctions,
];
