/**
 * Names that never get a shim, whatever a policy says: a file of such a name in front of the system's own would stand in the way
 * of every script, or of the shim itself. Commands of these names are still found by what the terminal reports.
 */
export function isReservedCommand(name: string): boolean {
  const lower = name.toLowerCase();
  return reserved.has(lower) || versioned.test(lower) || windowsDevice.test(lower) || windowsEnding.test(lower);
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Compared without case: on macOS and Windows a file `LS` is found for `ls`. */
const reserved: ReadonlySet<string> = new Set([
  // Shells: they run the shims, and a login must never depend on one.
  ...words(
    'ash bash busybox cmd csh dash elvish fish ion ksh mksh nu oksh powershell pwsh rbash sh tcsh toybox xonsh zsh',
  ),
  // Interpreters, compilers and build tools: a tool written in them is told by its own name.
  ...words(`bun cargo cl cmake csc deno dotnet elixir erl fsc gcc ghc go gradle groovy irb java javac javaw julia kotlin ld lua
    luajit make mono mvn ninja node nodejs ocaml perl php pypy python pythonw r rscript ruby rustc scala swift tclsh wish`),
  // Package managers and runners: what they run is told by the command reader, not by their own name.
  ...words(`apk apt apt-get brew choco conda corepack dnf dpkg flatpak gem mamba nix npm npx pacman pip pipenv pipx pnpm pnpx
    poetry port rpm scoop snap uv uvx winget yarn yum zypper`),
  // Other people's privileges, machines and containers.
  ...words(`chroot containerd crictl ctr docker doas helm kubectl mosh nerdctl podman rsync scp sftp ssh ssh-add ssh-agent su
    sudo systemctl vagrant wsl`),
  // Version control, editors, pagers, multiplexers and what people live in.
  ...words(`code code-insiders codium emacs gh git gpg gvim hg less nano nvim screen svn tmux vi view vim vimdiff`),
  // Found on nearly every machine though POSIX does not name them.
  ...words(`7z adduser agetty arch base64 bunzip2 bzip2 clear curl dir dircolors dmesg fgrep egrep free gawk gunzip gzip hostname
    ifconfig init install ip journalctl killall last login lsblk lsof md5sum mktemp mount netstat nslookup open passwd pgrep ping
    pkill poweroff readlink realpath reboot reset seq service setsid sha1sum sha256sum shred shuf shutdown sort stat stdbuf sync
    systemd sysctl tac tar timeout top traceroute truncate umount unxz unzip useradd vdir watch wget whereis which whoami xdg-open
    xz yes zcat zip`),
  // Utilities and built-ins of POSIX (The Open Group Base Specifications, issue 8, 'Utilities' and 'Special Built-In Utilities').
  ...words(`admin alias ar asa at awk basename batch bc bg break c17 c99 cal cat cd cflow chgrp chmod chown cksum cmp comm command
    compress continue cp crontab csplit ctags cut cxref date dd delta df diff dirname dot du echo ed env eval ex exec exit expand
    export expr false fc fg file find fold fort77 fuser gencat get getconf getopts gettext grep hash head iconv id ipcrm ipcs jobs
    join kill lex link ln locale localedef logger logname lp ls m4 mailx man mesg mkdir mkfifo more msgfmt mv newgrp ngettext nice
    nl nm nohup od paste patch pathchk pax pr printf prs ps pwd qalter qdel qhold qmove qmsg qrerun qrls qselect qsig qstat qsub
    read readonly renice return rm rmdel rmdir sact sccs sed set shift sleep source split strings strip stty tabs tail talk tee
    test time times touch tput tr trap true tsort tty type ulimit umask unalias uname uncompress unexpand unget uniq unlink unset
    uucp uudecode uuencode uustat uux val wait wc what who write xargs xgettext yacc`),
  // Built into cmd, or in Windows' own folder.
  ...words(`assoc attrib call chcp chkdsk cls color copy cscript del doskey endlocal erase explorer fc find findstr for forfiles
    ftype goto icacls if ipconfig label mklink mode move msiexec net netsh notepad path pause popd prompt pushd rd reg regedit
    regsvr32 ren rename robocopy rundll32 sc schtasks setlocal setx start subst taskkill tasklist title tree ver verify vol where
    wmic wscript xcopy`),
]);

/** `python3.12`, `node20`, `gcc-13`, `pip3`, `ruby3.2`. */
const versioned =
  /^(?:bash|clang|clang\+\+|cpp|g\+\+|gcc|ghc|go|java|javac|lua|node|perl|php|pip|pwsh|pypy|python|pythonw|r|ruby|tclsh)[-.\d]+[a-z]{0,2}$/;

/** Devices of Windows, with any ending: `con`, `nul.txt`. */
const windowsDevice = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;

/** Windows drops a final dot and adds endings by itself, so that `ls.exe.cmd` would be found for `ls.exe`. */
const windowsEnding = /\.(?:bat|cmd|com|exe|js|msc|ps1|vbs|wsf)$|\.$/;
