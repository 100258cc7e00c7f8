; What the setup and the uninstaller answer, beside 0 (done), 1 (the person cancelled) and 2 (a file could not be
; written). The numbers are those of Windows Installer: Intune, Configuration Manager and winget know them, and
; Intune tries again by itself after "busy".
!define EXIT_NEEDS_RIGHTS 740
!define EXIT_OLD_WINDOWS 1150
!define EXIT_AT_WORK 1618
!define EXIT_NEWER_HERE 1638
!define EXIT_WRONG_USE 1639

; Leave with a code; a person is told why, fleet tools read the code.
!macro RefuseWith CODE SENTENCE
  MessageBox MB_OK|MB_ICONEXCLAMATION "${SENTENCE}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend
!define RefuseWith "!insertmacro RefuseWith"
