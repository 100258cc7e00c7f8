; The setup of CarDesk Desktop for Windows: for one person without administrator's rights, or with /ALLUSERS for
; everybody on the computer. Compiled by `dev.py package windows`; what it takes and answers is described in
; docs/deploy-windows.md.
;
;   makensis -WX -DVERSION=1.2.3 -DFOUR=1.2.3.0 -DORDER=1.2.3.10000 -DICON=<.ico> -DBUNDLE=<folder>
;            -DUNINSTALLER=<signed .exe> -DOUT=<setup.exe> cardesk.nsi
;   makensis -WX -DVERSION=... -DFOUR=... -DORDER=... -DICON=<.ico> -DOUT=<to throw away> -DKEEP=<command> cardesk.nsi
;
; The second form makes the uninstaller alone and hands it to KEEP, a command with %1 for its path: it has to be
; signed before it is put into the setup, for nobody can reach it there afterwards. ORDER is the version as four
; numbers that compare as versions do: a trial release comes before the release it tries.

Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestDPIAwareness "PerMonitorV2,PerMonitor"
ManifestLongPathAware true
ManifestSupportedOS Win10
; Asks for no rights by itself. /ALLUSERS has to be started with them, or starts itself anew to ask.
RequestExecutionLevel user

!define NAME "CarDesk"
!define PROGRAM "CarDesk.exe"
!define PUBLISHER "CarDesk"
!define UNINSTALL "uninstall.exe"
!define ARP "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define SETTINGS "Software\${NAME}"
!define BACKUP ".cardesk"
!define BACKUP_CLASS "${NAME}.Backup"

!ifdef KEEP
  !uninstfinalize '${KEEP}'
!endif

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
InstallDir ""
AllowRootDirInstall false
ShowInstDetails nevershow
ShowUninstDetails nevershow
XPStyle on
CRCCheck force

!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif

VIProductVersion "${FOUR}"
VIFileVersion "${FOUR}"
VIAddVersionKey "ProductName" "${NAME} Desktop"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} Desktop setup"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "${PUBLISHER}"

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "WordFunc.nsh"
!include "x64.nsh"
!include "nsDialogs.nsh"

; "user" or "all": for whom it is installed.
Var Whom
; What the command line brought: the code of the shop to join, the address of the service, a file that holds both and more.
Var ShopCode
Var ServiceUrl
Var ProvisionFile
; The version that is here already, empty when none is.
Var VersionHere
; 1 when all data goes with the program.
Var Purge

!include "parts\exit_codes.nsh"
!include "parts\pages.nsh"
!include "parts\sentences.nsh"
!include "parts\whom.nsh"
!include "parts\at_work.nsh"
!include "parts\arguments.nsh"
!include "parts\refusals.nsh"
!include "parts\provisioning.nsh"
!include "parts\installing.nsh"
!include "parts\removing.nsh"
