import { fill, linkPiece, piecesOf } from './pieces';
import type { ShimView } from './render';
import { marker, textFolder, toldFolder } from './shim-names';

/** What a Windows shim does, kept in a file beside it. */
export type WindowsMode = ShimView['enforcement'] | 'pass';

/**
 * A shim for cmd and PowerShell. PowerShell runs it as well: a `.ps1` would be refused under Windows' default execution policy,
 * and one that is missing from a folder does not hide the `.cmd` there.
 *
 * Of a policy it holds the name alone, which needs no quoting. Texts and mode are files that it shows with `type` and reads with
 * `set /p`; so it is never changed once it is written, which matters since cmd reads a batch file on while it runs.
 *
 * - `%~dp0` is asked for in a subroutine: a batch file that was called in quotes is told the current folder instead.
 * - `where $PATH:` leaves out the current folder, which PowerShell does not search either.
 * - `timeout` refuses an input that is no console. That is how a console is known: there is no way to ask about the other streams,
 *   so that all is shown on the console itself (`CON`) and never gets into a redirected stream.
 * - Another batch file is started without `call`, which would expand `%` in its arguments again.
 */
export function windowsShim(name: string): string {
  return `@echo off
rem Written by the VS Code extension 'AI Tool Policy'.
rem It says what the policy has to say of this command and then starts the program of that name that comes next on PATH.
setlocal EnableExtensions DisableDelayedExpansion
call :here
set "AITP_TEXTS=%AITP_HERE%${textFolder}\\${name}"
set "AITP_FOUND="
for /f "delims=" %%P in ('%SystemRoot%\\System32\\where.exe $PATH:${name} 2^>nul') do if not defined AITP_FOUND if not exist "%%~dpP${marker}" for %%X in (.com .exe .bat .cmd) do if /i "%%~xP"=="%%X" set "AITP_FOUND=%%P"
set "AITP_MODE=pass"
if exist "%AITP_TEXTS%.mode.txt" set /p AITP_MODE=<"%AITP_TEXTS%.mode.txt"
if not defined AITP_FOUND goto missing
if "%AITP_MODE%"=="pass" goto run
%SystemRoot%\\System32\\timeout.exe /t 0 /nobreak >nul 2>nul
if errorlevel 1 goto redirected
(echo 0& echo told)>"%AITP_HERE%${toldFolder}\\${name}" 2>nul
call :utf8
type "%AITP_TEXTS%.box.txt" >CON
call :codepage
if "%AITP_MODE%"=="notify" goto run
if not "%AITP_MODE%"=="confirm" exit /b 126
set "AITP_ANSWER="
set /p "AITP_ANSWER=" <CON
set AITP_ANSWER 2>nul | %SystemRoot%\\System32\\findstr.exe /i /x /c:"AITP_ANSWER=y" /c:"AITP_ANSWER=yes" >nul
if not errorlevel 1 goto run
call :utf8
type "%AITP_TEXTS%.declined.txt" >CON
call :codepage
exit /b 126
:redirected
if "%AITP_MODE%"=="notify" goto run
type "%AITP_TEXTS%.refusal.txt" 1>&2
exit /b 126
:missing
if "%AITP_MODE%"=="pass" (echo ${name}: not found 1>&2) else (type "%AITP_TEXTS%.missing.txt" 1>&2)
exit /b 127
:run
endlocal & "%AITP_FOUND%" %*
exit /b
:here
set "AITP_HERE=%~dp0"
exit /b
:utf8
set "AITP_PAGE="
for /f "tokens=2 delims=:." %%C in ('%SystemRoot%\\System32\\chcp.com') do set "AITP_PAGE=%%C"
%SystemRoot%\\System32\\chcp.com 65001 >nul
exit /b
:codepage
if defined AITP_PAGE %SystemRoot%\\System32\\chcp.com %AITP_PAGE% >nul
exit /b
`.replaceAll('\n', '\r\n');
}

/** By the ending that they get behind the command's name. cmd cannot ask for the terminal's width. */
export function windowsTexts(view: ShimView): Readonly<Record<string, string>> {
  const box = [
    ...framed('┌ ', '│ ', view.title, undefined),
    ...view.body.flatMap(({ text, link }) => framed('│ ', '│ ', text, link)),
    ...framed('└ ', '  ', view.closing, undefined),
  ].join('\r\n');
  return {
    'mode.txt': `${view.enforcement}\r\n`,
    'box.txt': view.enforcement === 'confirm' ? `${box} ` : `${box}\r\n`,
    'declined.txt': `  ${view.declined}\r\n`,
    'refusal.txt': `${view.refusal}\r\n`,
    'missing.txt': `${view.missing}\r\n`,
  };
}

/** Of a folder that is no longer wanted. */
export const windowsPassMode: WindowsMode = 'pass';

const columns = 76;

function framed(first: string, next: string, text: string, link: string | undefined): readonly string[] {
  const pieces = [...piecesOf(text), ...(link === undefined ? [] : [linkPiece(link)])];
  return fill(pieces, columns).map((line, index) => (index === 0 ? first : next) + line);
}
