; The uninstaller. Data stays unless a person ticks otherwise, or /PURGE=1 says so.
;
; Switches: /S, /ALLUSERS (written into the list of programs by the setup), /PURGE=1.

!ifndef KEEP
  ; It comes into the setup as a file, signed; the one of this compilation is not wanted.
  !pragma warning disable 6020
!endif

Var EraseBox

Function un.onInit
  Push $0
  Call un.ReadWhom
  ${un.ReadValue} "/PURGE=" $Purge
  Call un.SettleWhom
  !insertmacro MUI_UNGETLANGUAGE
  Call un.RequireRights
  Call un.IsAtWork
  Pop $0
  ${If} $0 == 1
    ${RefuseWith} ${EXIT_AT_WORK} "$(AT_WORK_REMOVING)"
  ${EndIf}
  Pop $0
FunctionEnd

Function un.RequireRights
  Push $0
  Push $1
  ${If} $Whom == "all"
    Call un.HasRights
    Pop $0
    ${If} $0 != 1
      ${IfNot} ${Silent}
        ${GetParameters} $1
        ClearErrors
        ExecShell "runas" "$INSTDIR\${UNINSTALL}" $1
        ${IfNot} ${Errors}
          Quit
        ${EndIf}
      ${EndIf}
      ${RefuseWith} ${EXIT_NEEDS_RIGHTS} "$(NEEDS_RIGHTS)"
    ${EndIf}
  ${EndIf}
  Pop $1
  Pop $0
FunctionEnd

Function un.AskAboutData
  !insertmacro MUI_HEADER_TEXT "$(REMOVE_TITLE)" "$(REMOVE_SUBTITLE)"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 60u "$(REMOVE_TEXT)"
  Pop $0
  ${NSD_CreateCheckbox} 0 70u 100% 24u "$(ERASE_TOO)"
  Pop $EraseBox
  ${NSD_AddStyle} $EraseBox ${BS_MULTILINE}|${BS_TOP}
  ${If} $Purge == 1
    ${NSD_Check} $EraseBox
  ${EndIf}
  nsDialogs::Show
FunctionEnd

; What is erased cannot be had back, so this one thing is asked twice.
Function un.TakeAnswer
  ${NSD_GetState} $EraseBox $Purge
  ${If} $Purge == ${BST_CHECKED}
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(ERASE_SURE)" IDYES sure
    Abort
    sure:
    StrCpy $Purge 1
  ${EndIf}
FunctionEnd

Section "Uninstall"
  ; The program first: while it cannot be removed, nothing else is.
  ClearErrors
  Delete "$INSTDIR\${PROGRAM}"
  ${If} ${Errors}
    Abort "$(AT_WORK_REMOVING)"
  ${EndIf}
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\arriving"
  RMDir /r "$INSTDIR\leaving"
  RMDir /r "$INSTDIR\versions"
  Delete "$INSTDIR\${UNINSTALL}"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey SHCTX "${ARP}"
  DeleteRegKey SHCTX "Software\Classes\${BACKUP_CLASS}"
  DeleteRegValue SHCTX "Software\Classes\${BACKUP}" ""
  DeleteRegKey /ifempty SHCTX "Software\Classes\${BACKUP}"
  DeleteRegKey SHCTX "${SETTINGS}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ${If} $Purge == 1
    Call un.EraseData
  ${EndIf}
SectionEnd

; The person's own data, logs, settings and keys; with /ALLUSERS everybody's files. Keys of others lie in their own
; Credential Manager, where nobody else can remove them: without the files they open nothing.
Function un.EraseData
  Push $0
  Push $1
  Push $2
  ${If} $Whom == "all"
    RMDir /r "$APPDATA\${NAME}"
    Call un.Profiles
    Pop $2
    FindFirst $0 $1 "$2\*"
    ${DoWhile} $1 != ""
      ${If} $1 != "."
      ${AndIf} $1 != ".."
        RMDir /r "$2\$1\AppData\Local\${NAME}"
      ${EndIf}
      FindNext $0 $1
    ${Loop}
    FindClose $0
  ${Else}
    RMDir /r "$LOCALAPPDATA\${NAME}"
  ${EndIf}
  !macro ForgetKey KEY
    System::Call 'advapi32::CredDeleteW(w "${NAME} ${KEY}", i 1, i 0) i .r0'
  !macroend
  !insertmacro ForgetKey "database-key"
  !insertmacro ForgetKey "database-key-before"
  !insertmacro ForgetKey "database-key-incoming"
  !insertmacro ForgetKey "register-key"
  !insertmacro ForgetKey "account session"
  Pop $2
  Pop $1
  Pop $0
FunctionEnd
